"""Break-glass (issue 4 §8): a reason, the smallest set, hours and not days, a second person, and law 1 for the rest."""

from datetime import date, datetime, timedelta

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from accounts.notices.models import Notice
from accounts.rights import Right, Role
from audit.models import Entry
from cases.agenda import due_in
from cases.dossier.models import Case
from cases.dossier.services import close_case
from cases.refusals import NotValid, Refused
from consent.nood.models import Ground, Noodopening
from consent.nood.rules import AskedToWait
from consent.nood.services import NotReviewed, NotYourReview, close, review, review_due_on
from consent.open import open_codes
from consent.refusals import ForbiddenByLaw, NoSamenwerking, SamePerson
from consent.verzoeken.models import Kind
from consent.verzoeken.services import ask
from sharing.models import ClosedShare, SharedCase
from sharing.reading import NotShared, as_partner
from tenants import hop
from tests import factories as make
from tests.consent.test_database_keeps import as_owner
from tests.nooding import FIELDS, opened

LONG_AGO = timedelta(days=3)


@pytest.fixture
def opening(teun, school, regiehouder):
    return opened(case=teun.case, partner=school, by=regiehouder.user)


def read_by(member):
    """What this partner reads now, by the number of the share."""
    with as_partner(member) as shared:
        return {row.pk: set(row.granted) for row in shared.cases()}


def why_closed(member):
    with as_partner(member):
        return {row.pk: row.why for row in ClosedShare.objects.all()}


def test_what_is_opened_in_nood_is_read_at_once_and_the_log_has_the_ground(opening, school):
    with as_partner(school.member) as shared:
        read = shared.open(opening.pk)

    assert {shown.field.code for shown in read.fields} == set(FIELDS)
    assert read.share.nood_until == opening.until
    line = Entry.objects.get(action="share.read", share_id=opening.pk)
    assert (line.grondslag, line.purpose, line.organisation) == ("VITAL", opening.doel, school.ketenpartner.naam)
    act = Entry.objects.get(action="nood.opened")
    assert (act.details["ground"], act.fields, act.case_id) == ("VITAL", list(FIELDS), opening.case_id)
    assert opening.reason not in str(act.details)


def test_another_partner_reads_nothing_of_it(opening, partner):
    assert read_by(partner("GGZ Noord", "ggz").member) == {}


def test_after_its_hours_it_is_closed_by_itself_and_the_partner_hears_to_delete(teun, school, regiehouder):
    ago = timezone.now() - timedelta(hours=3)

    over = opened(case=teun.case, partner=school, by=regiehouder.user, hours=2, at=ago)

    assert read_by(school.member) == {}
    assert why_closed(school.member) == {over.pk: "nood voorbij"}
    with as_partner(school.member) as shared:
        with pytest.raises(NotShared):
            shared.open(over.pk)
        shared.confirm(over.pk)


@pytest.mark.parametrize("justified", [True, False])
def test_a_second_person_who_says_it_was_wrong_closes_it_at_once(opening, school, coordinator, justified):
    review(opening=opening, by=coordinator, justified=justified, remark="Gebeld met de school.")

    assert (opening.pk in read_by(school.member)) is justified
    assert why_closed(school.member) == ({} if justified else {opening.pk: "nood gestopt"})
    assert Entry.objects.get(action="nood.reviewed").details["justified"] is justified
    assert Notice.objects.filter(kind="nood.reviewed", recipient=opening.by).exists()


def test_it_is_closed_earlier_when_it_is_no_longer_needed(opening, school, regiehouder):
    close(opening=opening, by=regiehouder.user, reason="Hij is veilig.")

    assert read_by(school.member) == {}
    with pytest.raises(Refused, match="al dicht"):
        close(opening=opening, by=regiehouder.user, reason="Nog een keer.")


def test_it_closes_with_the_case_and_with_the_samenwerking(teun, opening, school, regiehouder):
    with hop("public"):
        school.ketenpartner.samenwerkingen.get().end()
    assert read_by(school.member) == {}

    case = Case.objects.get(pk=teun.case.pk)
    close_case(case=case, version=case.version, reason="werk", by=regiehouder.user)

    with pytest.raises(NoSamenwerking), transaction.atomic():
        opened(case=make.make_case(regiehouder=regiehouder.user), partner=school, by=regiehouder.user)
    with pytest.raises(Refused):
        opened(case=case, partner=school, by=regiehouder.user)


def test_a_restriction_closes_it_and_nothing_is_opened_as_long_as_it_holds(teun, opening, school, regiehouder, partner):
    """AVG 18 stays: everything else of law 1 does."""
    ask(case=teun.case, kind=Kind.BEPERKING, by=teun.user)

    assert read_by(school.member) == {}
    assert why_closed(school.member) == {opening.pk: "beperkt"}
    with pytest.raises(AskedToWait):
        opened(case=teun.case, partner=partner("GGZ Noord", "ggz"), by=regiehouder.user)


def test_a_bezwaar_does_not_close_it(teun, opening, school):
    ask(case=teun.case, kind=Kind.BEZWAAR, by=teun.user)

    assert opening.pk in read_by(school.member)


@pytest.mark.parametrize(
    ("task", "ground", "code"),
    [
        ("doorstroompunt", Ground.VITAL, "zrm.gg"),  # WEB 9.2.7(2), law 8
        ("jeugdwet", Ground.MELDCODE, "zrm.gg"),  # no basis was read for health on this ground
        ("jeugdwet", Ground.VITAL, "casus.samenvatting"),  # free text may hold anything
    ],
)
def test_hard_stops_win_also_in_nood(regiehouder, school, task, ground, code):
    case = make.make_case(regiehouder=regiehouder.user, task=task)

    with pytest.raises(ForbiddenByLaw):
        opened(case=case, partner=school, by=regiehouder.user, ground=ground, fields=[code])


def test_health_is_open_on_a_vital_interest_and_a_later_stop_closes_it(teun, school, regiehouder):
    """The view asks the law again at every read, whatever a row says."""
    opening = opened(case=teun.case, partner=school, by=regiehouder.user, fields=["zrm.gg", "persoon.naam"])
    assert read_by(school.member)[opening.pk] == {"zrm.gg", "persoon.naam"}

    Case.objects.filter(pk=teun.case.pk).update(task="doorstroompunt")

    assert read_by(school.member)[opening.pk] == {"persoon.naam"}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"fields": {}}, "minstens één"),
        ({"fields": dict.fromkeys([*FIELDS, "persoon.roepnaam", "persoon.achternaam", "persoon.geboortedatum",
                                                  "contact.adres", "contact.email"], "Nodig.")}, "hoogstens 6"),
        ({"fields": {"persoon.naam": " "}}, "schrijf op waarom"),
        ({"reason": " "}, "leeg"),
        ({"doel": ""}, "."),
        ({"hours": 25}, "hoogstens 24 uur"),
        ({"hours": 0}, "24 uur"),
        ({"reason": "Zijn BSN is 999990019."}, "BSN"),
        ({"untold_until": timezone.now() + timedelta(days=9)}, "waarom de jongere"),
        ({"untold_until": timezone.now() + timedelta(days=40), "untold_reason": "Gevaar."}, "tot wanneer"),
    ],
)  # fmt: skip
def test_what_is_not_motivated_or_too_much_is_refused_and_nothing_is_open(teun, school, regiehouder, wrong, sentence):
    with pytest.raises((Refused, NotValid), match=sentence), transaction.atomic():
        opened(case=teun.case, partner=school, by=regiehouder.user, **wrong)

    assert read_by(school.member) == {}


def test_hours_do_not_become_days_by_opening_again(teun, opening, school, regiehouder, coordinator):
    """Two tabs too: the second finds the first."""
    with pytest.raises(NotReviewed):
        opened(case=teun.case, partner=school, by=regiehouder.user)

    review(opening=opening, by=coordinator, justified=True, remark="Terecht.")
    assert opened(case=teun.case, partner=school, by=regiehouder.user).pk in read_by(school.member)


def test_the_second_person_is_never_who_opened_it_and_oversees(opening, colleague):
    with pytest.raises(SamePerson):
        review(opening=opening, by=opening.by, justified=True, remark="Goed.")
    with pytest.raises(NotYourReview):
        review(opening=opening, by=colleague("Nora Kok").user, justified=True, remark="Goed.")


def test_a_coordinator_does_not_judge_what_they_opened(teun, school, coordinator, colleague):
    mine = opened(case=teun.case, partner=school, by=coordinator)

    assert not Noodopening.objects.to_review(coordinator).exists()
    assert list(Noodopening.objects.to_review(colleague("Bea", Role.COORDINATOR).user)) == [mine]


def test_one_second_person_is_enough(opening, coordinator, colleague):
    review(opening=opening, by=coordinator, justified=True, remark="Terecht.")

    with pytest.raises(Refused, match="al een tweede persoon"):
        review(opening=opening, by=colleague("Bea", Role.COORDINATOR).user, justified=False, remark="Toch niet.")


@pytest.mark.parametrize(
    ("opened_on", "due"),
    [
        (date(2026, 11, 25), date(2026, 11, 26)),
        (date(2026, 11, 27), date(2026, 11, 30)),  # a Friday
        (date(2026, 12, 24), date(2026, 12, 28)),  # two days of Christmas, of which one is a Saturday
    ],
)
def test_the_second_person_has_one_working_day(opened_on, due):
    assert review_due_on(timezone.make_aware(datetime.combine(opened_on, datetime.min.time()))) == due


def test_who_has_to_look_hears_it_and_it_is_on_the_day_list_until_somebody_did(coordinator, opening, regiehouder):
    assert Notice.objects.filter(kind="nood.opened", recipient=coordinator).exists()
    assert not Notice.objects.filter(kind="nood.opened", recipient=regiehouder.user).exists()

    def due():
        return [item for item in due_in(Case.objects.all(), until=opening.review_due_on) if item.kind == "nood"]

    assert [item.about_id for item in due()] == [opening.pk]
    review(opening=opening, by=coordinator, justified=True, remark="Terecht.")
    assert due() == []


def test_it_is_told_unless_motivated_otherwise_and_then_after_that_term(teun, school, regiehouder, coordinator):
    soon = timezone.now() + timedelta(days=5)
    quiet = opened(case=teun.case, partner=school, by=regiehouder.user, untold_until=soon, untold_reason="Vader leest.")
    assert list(Noodopening.objects.for_citizen(teun.user)) == []

    review(opening=quiet, by=coordinator, justified=True, remark="Niet gevaarlijk.", tell_now=True)
    assert list(Noodopening.objects.for_citizen(teun.user)) == [quiet]

    before = timezone.now() - LONG_AGO
    told = opened(
        case=teun.case, partner=school, by=regiehouder.user, at=before, untold_until=before + timedelta(days=1),
        untold_reason="Vader leest mee.",
    )  # fmt: skip
    assert set(Noodopening.objects.for_citizen(teun.user)) == {quiet, told}


def test_only_with_a_right_on_the_case_an_opening_is_there(opening, regiehouder, colleague):
    other = colleague("Nora Kok").user

    assert Noodopening.objects.for_user(regiehouder.user, Right.SHARE_CASE).exists()
    assert not Noodopening.objects.for_user(other, Right.VIEW_CASE).exists()


def test_the_neighbours_see_none_of_it(opening, zandwaard):
    with hop(zandwaard):
        assert not Noodopening.objects.exists()
        assert not SharedCase.objects.exists()


def test_asking_in_nood_opens_no_afweging(opening):
    assert open_codes(opening.pk) == []


@pytest.mark.parametrize("table", ["consent_noodopening", "consent_noodreview", "consent_noodclosed"])
@pytest.mark.parametrize("act", ["update {} set id = id", "delete from {}", "truncate {} cascade"])
def test_the_web_only_adds(inside, table, act):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(act.format(table))


@pytest.mark.parametrize("table", ["consent_noodopening", "consent_noodreview", "consent_noodclosed"])
def test_even_the_owner_only_adds(inside, table):
    with as_owner() as owner, pytest.raises(psycopg.errors.InsufficientPrivilege, match="only added to"):
        owner.execute(f"truncate {table} cascade")


def insert(opening, **over):
    """Another opening by plain SQL, with these columns changed."""
    kept = {name: f"o.{name}" for name in (
        "ketenpartner_id", "ketenpartner_naam", "ground", "reason", "doel", "field_codes", "field_reasons", "until",
        "review_due_on", "untold_until", "untold_reason", "by_id", "case_id", "at")} | over  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"insert into consent_noodopening (id, {', '.join(kept)})"
            f" select gen_random_uuid(), {', '.join(kept.values())} from consent_noodopening o where o.id = %s",
            [opening.pk],
        )


@pytest.mark.parametrize(
    ("over", "rule"),
    [
        ({}, "before it is opened again"),
        ({"at": "o.at + interval '1 hour'", "until": "o.until + interval '1 hour'"}, "beforehand"),
        ({"until": "o.at + interval '25 hours'"}, "nood_lasts_hours"),
        ({"review_due_on": "o.review_due_on + 20"}, "one working day"),
        ({"field_codes": "array['persoon.naam', 'persoon.naam']"}, "once, with why"),
        ({"field_reasons": "array['']", "field_codes": "array['persoon.naam']"}, "once, with why"),
        ({"field_codes": "array['persoon.naam']"}, "nood_reason_per_field"),
        ({"untold_until": "o.at + interval '1 day'"}, "nood_untold_says_why"),
        ({"reason": "''"}, "nood_says_why"),
    ],
)
def test_the_database_keeps_the_promise_whatever_our_code_does(opening, coordinator, over, rule):
    if over:
        review(opening=opening, by=coordinator, justified=True, remark="Terecht.")

    with pytest.raises(IntegrityError, match=rule):
        insert(opening, **over)


@pytest.mark.parametrize(
    ("by", "tell_now", "rule"), [("o.by_id", "false", "another one"), ("%s", "true", "told at once")]
)
def test_the_database_wants_another_second_person(opening, coordinator, by, tell_now, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "insert into consent_noodreview (id, opening_id, justified, remark, tell_now, by_id, at)"
            f" select gen_random_uuid(), o.id, true, 'Terecht.', {tell_now}, {by}, clock_timestamp()"
            " from consent_noodopening o where o.id = %s",
            [*([coordinator.pk] if by == "%s" else []), opening.pk],
        )
