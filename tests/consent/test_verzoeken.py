"""The rights of the jongere: a month's clock, a decision with reasons, and what partners see meanwhile."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.rights import Right, Role
from audit.models import Entry
from cases.jongeren.services import invite_citizen
from cases.refusals import Refused
from consent.machtigingen.models import Channel, Signer
from consent.open import open_codes
from consent.verzoeken.models import Besluit, Kind, Opheffing, Outcome, Verlenging, Verzoek
from consent.verzoeken.services import (
    Heard,
    NotYourRight,
    ask,
    decide,
    end_restriction,
    make_longer,
    take_back,
    write_down,
)
from consent.verzoeken.terms import due_after
from partners.models import Ketenpartner
from tests import factories as make


@pytest.mark.parametrize(
    ("received", "months", "due"),
    [
        (date(2026, 11, 26), 1, date(2026, 12, 28)),  # the 26th is Tweede Kerstdag, then a weekend
        (date(2026, 1, 31), 1, date(2026, 3, 2)),  # the last of February is a Saturday
        (date(2026, 11, 4), 3, date(2027, 2, 4)),
        (date(2026, 12, 1), 1, date(2027, 1, 4)),  # New Year passes, the first is a day off
    ],
)
def test_a_month_ends_on_the_same_day_and_never_on_a_day_off(received, months, due):
    """AVG 12(3) and Verordening 1182/71."""
    assert due_after(received, months) == due


def test_a_restriction_closes_everything_from_the_moment_it_is_asked(share, by_law, teun):
    """AVG 18: nobody has to do anything for it."""
    assert open_codes(share.pk)
    assert open_codes(by_law.pk)

    ask(case=teun.case, kind=Kind.BEPERKING, by=teun.user)

    assert open_codes(share.pk) == open_codes(by_law.pk) == []


def test_a_restriction_of_one_share_leaves_the_other(share, by_law, teun):
    ask(case=teun.case, kind=Kind.BEPERKING, by=teun.user, afweging=share)

    assert open_codes(share.pk) == []
    assert open_codes(by_law.pk)


def test_a_bezwaar_closes_what_rests_on_our_task_and_leaves_what_was_signed(share, by_law, teun):
    """AVG 21(1) is about 6(1)(e); what was signed is stopped with one button."""
    ask(case=teun.case, kind=Kind.BEZWAAR, by=teun.user)

    assert open_codes(by_law.pk) == []
    assert open_codes(share.pk)


def test_a_bezwaar_that_is_right_closes_it_for_good_but_not_a_new_decision(by_law, teun, deciding, regiehouder):
    asked = ask(case=teun.case, kind=Kind.BEZWAAR, by=teun.user)
    decide(verzoek=asked, by=regiehouder.user, outcome=Outcome.GRANTED, motivation="Het kan zonder.")

    partner = Ketenpartner.objects.get(pk=by_law.ketenpartner_id)
    again = deciding(case=teun.case, partner=partner, grondslag="SHV-1")

    assert open_codes(by_law.pk) == []
    assert open_codes(again.pk)


@pytest.mark.parametrize("kind", [Kind.BEPERKING, Kind.BEZWAAR])
def test_a_nee_with_reasons_opens_it_again(by_law, teun, regiehouder, kind):
    asked = ask(case=teun.case, kind=kind, by=teun.user)

    decide(verzoek=asked, by=regiehouder.user, outcome=Outcome.REJECTED, motivation="De hulp valt anders stil.")

    assert open_codes(by_law.pk)


@pytest.mark.parametrize("kind", [Kind.CORRECTIE, Kind.WISSEN])
@pytest.mark.parametrize("closes", [True, False])
def test_a_correction_or_erasure_closes_only_when_asked_to(share, teun, kind, closes):
    """AVG 18(1)(a): while we look into whether it is right."""
    ask(case=teun.case, kind=kind, by=teun.user, told="Mijn adres klopt niet.", closes=closes)

    assert bool(open_codes(share.pk)) is not closes


def test_a_correction_that_was_made_opens_again(share, teun, regiehouder):
    asked = ask(case=teun.case, kind=Kind.CORRECTIE, by=teun.user, told="Mijn adres klopt niet.", closes=True)

    decide(verzoek=asked, by=regiehouder.user, outcome=Outcome.GRANTED, motivation="Verbeterd.")

    assert open_codes(share.pk)


def test_a_granted_restriction_stays_until_the_day_that_the_jongere_heard_before(share, teun, regiehouder):
    """AVG 18(3)."""
    asked = ask(case=teun.case, kind=Kind.BEPERKING, by=teun.user)
    decide(verzoek=asked, by=regiehouder.user, outcome=Outcome.GRANTED, motivation="Je hebt gelijk.")

    with pytest.raises(Refused, match="een week"):
        end_restriction(verzoek=asked, by=regiehouder.user, ends_on=timezone.localdate(), reason="Uitgezocht.")
    end_restriction(
        verzoek=asked, by=regiehouder.user, ends_on=timezone.localdate() + timedelta(days=8), reason="Uitgezocht."
    )

    assert open_codes(share.pk) == []


def test_who_restricted_opens_it_again_at_once(share, teun, regiehouder):
    asked = ask(case=teun.case, kind=Kind.BEPERKING, by=teun.user)
    decide(verzoek=asked, by=regiehouder.user, outcome=Outcome.GRANTED, motivation="Je hebt gelijk.")

    take_back(verzoek=asked, by=teun.user)

    assert open_codes(share.pk)


def test_what_is_asked_can_be_taken_back(share, teun):
    asked = ask(case=teun.case, kind=Kind.BEPERKING, by=teun.user)

    take_back(verzoek=asked, by=teun.user)

    assert open_codes(share.pk)
    assert Besluit.objects.get(verzoek=asked).outcome == Outcome.TAKEN_BACK


def test_a_ja_or_nee_needs_words(teun, regiehouder):
    asked = ask(case=teun.case, kind=Kind.WISSEN, by=teun.user)

    with pytest.raises(Refused, match="waarom"):
        decide(verzoek=asked, by=regiehouder.user, outcome=Outcome.REJECTED, motivation=" ")


def test_half_a_ja_to_a_restriction_does_not_exist(teun, regiehouder):
    asked = ask(case=teun.case, kind=Kind.BEPERKING, by=teun.user)

    with pytest.raises(Refused):
        decide(verzoek=asked, by=regiehouder.user, outcome=Outcome.PARTLY, motivation="Een beetje.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Besluit.objects.create(verzoek=asked, outcome=Outcome.PARTLY, motivation="x", by=regiehouder.user)


def test_two_months_more_within_the_month_and_once(teun, regiehouder):
    asked = ask(case=teun.case, kind=Kind.INZAGE, by=teun.user)

    longer = make_longer(verzoek=asked, by=regiehouder.user, reason="Het zijn veel stukken.")

    assert longer.due_on == due_after(asked.received_on, 3)
    with pytest.raises(Refused):
        make_longer(verzoek=asked, by=regiehouder.user, reason="Nog meer.")


def test_after_the_month_nothing_is_made_longer(teun, regiehouder):
    """AVG 12(3): the jongere hears within the month. The database keeps it too."""
    asked = write_down(case=teun.case, kind=Kind.INZAGE, heard=heard(regiehouder, days_ago=60))

    assert asked.is_late
    with pytest.raises(Refused, match="maand is voorbij"):
        make_longer(verzoek=asked, by=regiehouder.user, reason="Te laat.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Verlenging.objects.create(verzoek=asked, reason="x", due_on=asked.due_on, by=regiehouder.user)


def heard(regiehouder, *, capacity=Signer.JONGERE, days_ago=0):
    day = timezone.localdate() - timedelta(days=days_ago)
    return Heard(by=regiehouder.user, channel=Channel.TELEFOON, capacity=capacity, received_on=day)


@pytest.mark.parametrize(
    ("age", "jongere", "parent"), [(11, False, True), (12, True, True), (15, True, True), (16, True, False)]
)
def test_who_uses_the_rights_follows_the_age_table(regiehouder, age, jongere, parent):
    """domain.md §1.4 column C: UAVG 5, fourth paragraph, as it reads since 1 September 2026."""
    case = make.make_case(jongere=make.make_jongere(age=age), regiehouder=regiehouder.user)
    mother = make.make_gezagsdrager(jongere=case.jongere, verified_by=regiehouder.user)
    for person, may in ((case.jongere, jongere), (mother, parent)):
        user = invite_citizen(person=person, by=regiehouder.user)
        case.jongere.refresh_from_db()
        if may:
            ask(case=case, kind=Kind.INZAGE, by=user)
        else:
            with pytest.raises(NotYourRight):
                ask(case=case, kind=Kind.INZAGE, by=user)


def test_a_parent_sees_what_the_parent_asked_and_not_what_the_child_asked(family):
    mine = ask(case=family.case, kind=Kind.INZAGE, by=family.mother)
    ask(case=family.case, kind=Kind.BEPERKING, by=family.jay)

    assert list(Verzoek.objects.for_citizen(family.mother)) == [mine]
    assert Verzoek.objects.for_citizen(family.jay).count() == 2


def test_a_klacht_is_read_by_the_fg_and_not_by_who_it_may_be_about(teun, regiehouder, colleague):
    fg = colleague("Mila Prins", Role.FG)

    klacht = ask(case=teun.case, kind=Kind.KLACHT, by=teun.user, told="Mijn regiehouder luistert niet.")

    assert not Verzoek.objects.for_user(regiehouder.user, Right.VIEW_CASE).exists()
    assert list(Verzoek.objects.for_user(fg.user, Right.VIEW_CASE)) == [klacht]
    assert fg.user.notices.get().kind == "verzoek.asked"
    assert not regiehouder.user.notices.exists()


def test_asking_is_written_down_without_its_words(teun):
    ask(case=teun.case, kind=Kind.CORRECTIE, by=teun.user, told="Mijn achternaam is Bakker-Vos.")

    entry = Entry.objects.get(action="verzoek.asked")
    assert entry.details["kind"] == "correctie"
    assert "Bakker" not in str(entry.details)


def test_a_verzoek_and_what_became_of_it_stay(teun, regiehouder):
    """Law 9."""
    asked = ask(case=teun.case, kind=Kind.BEPERKING, by=teun.user)
    decide(verzoek=asked, by=regiehouder.user, outcome=Outcome.REJECTED, motivation="Nee, want.")

    for row in (asked, asked.besluit):
        with pytest.raises(DatabaseError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Opheffing.objects.create(verzoek=asked, ends_on=timezone.localdate(), by=regiehouder.user)


def test_a_partner_is_told_to_wait_and_not_to_delete(share, teun, school):
    """AVG 18(2): what is restricted is kept, and not used."""
    ask(case=teun.case, kind=Kind.BEPERKING, by=teun.user)

    page = school.teacher.get("/meldingen/").content.decode()

    assert "wis nog niets" in page
    assert "Wij hebben dit gewist" not in page
