"""AVG 19 for who read in nood: hears what was corrected or erased, and is asked whether what it kept is gone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

import audit
from accounts.rights import Role
from cases.agenda import due_in
from cases.dossier.models import Case
from cases.jongeren.services import correct
from cases.refusals import Refused
from consent.machtigingen.models import Channel, Signer
from consent.nood.services import close, review
from consent.retention.rounds import carry_out, confirm, propose
from consent.verzoeken.models import Kind, Outcome
from consent.verzoeken.services import Heard, ask, decide, write_down
from sharing.corrections import notices_of
from sharing.deletion import is_overdue, tell_of_overdue, write_down_deletion
from sharing.models import Confirmation, CorrectionNotice, EndedShare
from sharing.reading import as_partner
from sharing.reading_many import confirm as say_gone
from tests import factories as make
from tests.deciding import signed
from tests.frontend.werkplek.pages import at, text_of
from tests.nooding import opened
from tests.retaining import closed_years_ago, settled

ROEPNAAM, TELEFOON = "persoon.roepnaam", "contact.telefoon"


@pytest.fixture
def opening(teun, school, regiehouder):
    return opened(case=teun.case, partner=school, by=regiehouder.user, fields=(ROEPNAAM, TELEFOON))


@pytest.fixture
def read(opening, school):
    with as_partner(school.member) as shared:
        shared.open(opening.pk)
    return opening


@pytest.fixture
def read_long_ago(teun, school, regiehouder):
    """Opened 16 days ago for two hours, and read in those."""
    then = timezone.now() - timedelta(days=16)
    opening = opened(case=teun.case, partner=school, by=regiehouder.user, at=then)
    make_read(opening, school)
    return opening


def make_read(opening, school):
    audit.record_read(
        actor_id=school.member.pk, actor_name=school.member.naam, actor_role="", case_id=opening.case_id,
        organisation_id=school.id, organisation=school.ketenpartner.naam, fields=opening.field_codes,
        grondslag=opening.ground, purpose=opening.doel, share_id=opening.pk, action="share.read",
    )  # fmt: skip


def put_right(teun, regiehouder, **values):
    jongere = type(teun.case.jongere).objects.get(pk=teun.case.jongere_id)
    correct(jongere=jongere, version=jongere.version, by=regiehouder.user, **values)


def test_who_reads_in_nood_hears_at_once_that_it_was_wrong_and_where_to_look(read, teun, school, regiehouder):
    put_right(teun, regiehouder, telefoon="0699999999")

    assert [notice.field_codes for notice in notices_of(read)] == [[TELEFOON]]
    page = school.teacher.get("/meldingen/").content.decode()
    assert f"/gedeeld/noorderkoog/{read.pk}/" in page or "Kijk opnieuw" in page
    assert "0699999999" not in page
    assert regiehouder.user.notices.filter(kind="correction.told").exists()


def test_after_the_hours_are_over_it_hears_that_what_it_kept_is_wrong(read, teun, school, regiehouder):
    close(opening=read, by=regiehouder.user, reason="Hij is gevonden.")
    put_right(teun, regiehouder, telefoon="0699999999")

    page = school.teacher.get("/meldingen/").content.decode()
    assert "Wat jullie nog hebben, klopt niet meer" in page


def test_the_partner_says_that_it_read_it_and_both_sides_see_that(read, teun, school, regiehouder):
    put_right(teun, regiehouder, telefoon="0699999999")

    school.teacher.post(f"/meldingen/noorderkoog/verbeterd/{notices_of(read)[0].pk}/gelezen/")

    assert notices_of(read)[0].seen_at
    assert "Gelezen op" in text_of(regiehouder.client.get(at("nood", read.pk)))
    assert "ROC Waterkant kreeg bericht" in teun.client.get("/mijn/wie-ziet-wat/").content.decode()


def test_that_a_colleague_looked_at_the_opening_makes_nobody_a_reader(opening, teun, regiehouder):
    regiehouder.client.get(at("nood", opening.pk))
    put_right(teun, regiehouder, telefoon="0699999999")

    assert not CorrectionNotice.objects.exists()
    assert not EndedShare.objects.filter(pk=opening.pk, was_read=True).exists()


def test_a_notice_is_of_a_share_or_of_nood_and_never_of_both_or_neither(read, school):
    with pytest.raises(IntegrityError, match="correction_of_a_share_or_of_nood"), transaction.atomic():
        CorrectionNotice.objects.create(ketenpartner_id=school.id, field_codes=[ROEPNAAM])


def test_no_word_after_two_weeks_comes_back_to_the_regiehouder(read_long_ago, teun, regiehouder):
    items = due_in(Case.objects.filter(pk=teun.case.pk), until=timezone.localdate())
    tell_of_overdue()
    tell_of_overdue()

    (item,) = [one for one in items if one.kind == "wissen_vragen_nood"]
    assert item.text == "ROC Waterkant zei nog niet dat alles weg is"
    assert regiehouder.user.notices.filter(kind="deletion.overdue.nood").count() == 1
    assert at("nood", read_long_ago.pk) in regiehouder.client.get("/vandaag/").content.decode()
    assert "Dat had al gemoeten: bel ze." in text_of(regiehouder.client.get(at("nood", read_long_ago.pk)))


def test_what_was_found_not_right_is_asked_back_from_that_moment(read, teun, colleague):
    review(opening=read, by=colleague("Anna", Role.COORDINATOR).user, justified=False, remark="Niet nodig.")

    ended = EndedShare.objects.get(pk=read.pk)
    assert ended.was_read
    assert ended.ended_at < timezone.now()
    due = due_in(Case.objects.filter(pk=teun.case.pk), until=timezone.localdate() + timedelta(days=14))
    assert "wissen_vragen_nood" in [one.kind for one in due]


def test_who_reads_in_nood_hears_that_the_jongere_asked_to_stand_still_and_is_not_asked_to_delete(read, teun, school):
    """AVG 18 and 19"""
    ask(case=teun.case, kind=Kind.BEPERKING, by=teun.user, closes=True)

    assert "Staat stil" in school.teacher.get("/meldingen/").content.decode()
    assert not EndedShare.objects.exclude(why="beperkt").filter(pk=read.pk).exists()


def test_what_nobody_read_is_not_asked_back(teun, school, regiehouder):
    opened(case=teun.case, partner=school, by=regiehouder.user, at=timezone.now() - timedelta(days=16))

    tell_of_overdue()

    assert not regiehouder.user.notices.filter(kind="deletion.overdue.nood").exists()


def test_when_the_partner_said_it_nothing_waits_any_more(read_long_ago, school):
    assert is_overdue(read_long_ago.pk)

    say_gone(school.member, read_long_ago.pk)

    assert not is_overdue(read_long_ago.pk)


def test_the_regiehouder_writes_down_what_was_said_by_phone(read_long_ago, regiehouder, colleague):
    outsider = colleague("Bo Buiten")
    assert outsider.client.post(at("nood-gewist", read_long_ago.pk)).status_code == 404

    regiehouder.client.post(at("nood-gewist", read_long_ago.pk))

    assert not is_overdue(read_long_ago.pk)
    with pytest.raises(Refused, match="niets te bevestigen"):
        write_down_deletion(share_id=read_long_ago.pk, by=regiehouder.user)


@pytest.fixture
def erase_plan(regiehouder, colleague):
    """The jongere asked to erase the plan, and two people did."""

    def erase(case):
        heard = Heard(by=regiehouder.user, channel=Channel.LOKET, capacity=Signer.JONGERE, received_on=make.days_ago(0))
        asked = write_down(case=case, kind=Kind.WISSEN, heard=heard)
        decide(verzoek=asked, by=regiehouder.user, outcome=Outcome.PARTLY, motivation="Dat mag.", erases=["plan"])
        fg, beheerder = colleague("F", Role.FG).user, colleague("B", Role.FUNCTIONEEL_BEHEERDER).user
        return carry_out(ronde=confirm(ronde=propose(by=fg), by=beheerder))

    return erase


def test_who_read_a_part_that_was_erased_is_told_to_erase_it_too(teun, school, deciding, erase_plan):
    """AVG 17 and 19: by a share as well as in nood."""
    make.make_goal(plan=teun.case.plans.get())
    share = signed(deciding(case=teun.case, partner=school, fields=("plan.doelen", ROEPNAAM)), by=teun.user)
    with as_partner(school.member) as shared:
        shared.open(share.pk)

    assert erase_plan(teun.case) == 1

    (notice,) = notices_of(share)
    assert (notice.erased, notice.field_codes) == (True, ["plan.doelen"])
    assert "Wis het ook in jullie eigen systeem." in school.teacher.get("/meldingen/").content.decode()


def test_what_a_partner_said_about_nood_goes_with_the_dossier(read_long_ago, school, teun, regiehouder, colleague):
    say_gone(school.member, read_long_ago.pk)
    fg, beheerder = colleague("F", Role.FG).user, colleague("B", Role.FUNCTIONEEL_BEHEERDER).user
    Case.objects.filter(pk=teun.case.pk).update(task="doorstroompunt")
    settled(by=fg)
    closed_years_ago(3, case=Case.objects.get(pk=teun.case.pk))

    assert carry_out(ronde=confirm(ronde=propose(by=fg), by=beheerder)) == 1

    assert not Confirmation.objects.filter(afweging_id=read_long_ago.pk).exists()
