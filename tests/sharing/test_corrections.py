"""AVG 19: who read what was corrected hears it, without the value; and who ended confirms that it is gone."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cases.agenda import due_in
from cases.corrected import codes_of
from cases.dossier.models import Case
from cases.dossier.services import correct_betrokkene
from cases.imports.services import import_file
from cases.intake.services import form_of
from cases.jongeren.models import Jongere
from cases.jongeren.services import correct
from cases.plan.models import Plan
from cases.plan.services import correct_action, correct_goal
from cases.refusals import Refused
from consent.machtigingen.services import withdraw
from sharing.corrections import notices_of
from sharing.deletion import is_overdue, tell_of_overdue, write_down_deletion
from sharing.models import CorrectionNotice, SharedCorrection
from sharing.reading import as_partner
from sharing.reading_many import corrections, see_correction
from tests import factories as make
from tests.deciding import signed
from tests.held import choose


@pytest.fixture
def share(teun, school, deciding):
    return signed(deciding(case=teun.case, partner=school), by=teun.user)


@pytest.fixture
def read(share, school):
    with as_partner(school.member) as shared:
        shared.open(share.pk)
    return share


def put_right(teun, regiehouder, **values):
    jongere = type(teun.case.jongere).objects.get(pk=teun.case.jongere_id)
    correct(jongere=jongere, version=jongere.version, by=regiehouder.user, **values)


def test_who_read_it_is_told_which_field_and_not_the_value(read, teun, school, regiehouder):
    put_right(teun, regiehouder, roepnaam="Teunis")

    told = notices_of(read)[0]
    assert told.field_codes == ["persoon.roepnaam"]
    page = school.teacher.get("/meldingen/").content.decode()
    assert "Kijk opnieuw" in page
    assert "Teunis" not in page


@pytest.fixture
def plan_read(teun, regiehouder, school, deciding):
    """The ROC read goals, actions and how many are involved."""
    goal = make.make_goal(plan=Plan.objects.get(case=teun.case))
    rows = {"doel": goal, "actie": make.make_action(goal=goal), "betrokkene": make.make_betrokkene(case=teun.case),
            "intake": teun.case.intakes.get()}  # fmt: skip
    codes = ("plan.doelen", "plan.acties", "betrokken.aantal", "intake.antwoorden")
    share = signed(deciding(case=teun.case, partner=school, fields=codes), by=teun.user)
    with as_partner(school.member) as shared:
        shared.open(share.pk)
    return share, rows


@pytest.mark.parametrize(("what", "code"), [
    ("doel", "plan.doelen"), ("actie", "plan.acties"), ("betrokkene", "betrokken.aantal"),
    ("intake", "intake.antwoorden"),
])  # fmt: skip
def test_a_corrected_goal_action_betrokkene_or_answer_is_told_too(plan_read, what, code, regiehouder):
    share, rows = plan_read
    if what == "doel":
        correct_goal(goal=rows[what], by=regiehouder.user, text="Een plek als leerling-kok")
    elif what == "actie":
        correct_action(action=rows[what], by=regiehouder.user, text="Bel de school")
    elif what == "intake":
        choose(rows[what], form_of(rows[what]).find("huidig-werk"), "ja", version=1)
    else:
        correct_betrokkene(betrokkene=rows[what], by=regiehouder.user, until=timezone.localdate())

    assert code in notices_of(share)[0].field_codes


def test_an_import_that_corrects_tells_who_read_it_once_and_nobody_twice(read, teun, tmp_path, regiehouder):
    jongere = Jongere.objects.get(pk=teun.case.jongere_id)
    file = tmp_path / "jongeren.csv"
    file.write_text(
        f"bsn;voornamen;roepnaam;achternaam;geboortedatum\n"
        f"{jongere.bsn};{jongere.voornamen};Teunis;{jongere.achternaam};{jongere.geboortedatum:%d-%m-%Y}\n"
    )

    for _ in range(2):
        import_file(path=file, by=regiehouder.user, progress=lambda outcome: None)

    assert [notice.field_codes for notice in notices_of(read)] == [["persoon.roepnaam"]]


def test_who_did_not_read_it_is_told_nothing(share, teun, regiehouder):
    put_right(teun, regiehouder, roepnaam="Teunis")

    assert not CorrectionNotice.objects.exists()


def test_what_was_not_shared_is_not_told(read, teun, regiehouder):
    put_right(teun, regiehouder, telefoon="0612345678")

    assert not CorrectionNotice.objects.exists()


def test_saving_without_a_change_tells_nobody(read, teun, regiehouder):
    put_right(teun, regiehouder, roepnaam=teun.case.jongere.roepnaam)

    assert not CorrectionNotice.objects.exists()


def test_who_may_not_read_any_more_hears_that_what_it_has_is_wrong(read, teun, school, regiehouder):
    withdraw(machtiging=read.machtiging, by=teun.user)
    put_right(teun, regiehouder, roepnaam="Teunis")

    assert "Wat jullie nog hebben, klopt niet meer" in school.teacher.get("/meldingen/").content.decode()


def test_an_age_is_corrected_with_the_date_of_birth(teun):
    assert {"persoon.geboortedatum", "persoon.leeftijd", "persoon.meerderjarig"} <= set(
        codes_of(teun.case.jongere, ["geboortedatum"])
    )


def test_the_partner_says_that_it_read_it_and_all_sides_see_that(read, teun, school, regiehouder):
    put_right(teun, regiehouder, roepnaam="Teunis")
    notice = notices_of(read)[0]

    school.teacher.post(f"/meldingen/noorderkoog/verbeterd/{notice.pk}/gelezen/")

    assert notices_of(read)[0].seen_at
    assert "Gelezen op" in regiehouder.client.get(f"/delen/{read.pk}/").content.decode()
    assert "ROC Waterkant kreeg bericht" in teun.client.get("/mijn/wie-ziet-wat/").content.decode()
    assert regiehouder.user.notices.filter(kind="correction.told").exists()


def test_another_partner_sees_and_answers_nothing(read, teun, partner, regiehouder):
    put_right(teun, regiehouder, roepnaam="Teunis")
    other, notice = partner("Wijkteam Oost", "wijkteam"), notices_of(read)[0]

    assert corrections(other.member) == []
    assert other.teacher.post(f"/meldingen/noorderkoog/verbeterd/{notice.pk}/gelezen/").status_code == 404
    with pytest.raises(LookupError):
        see_correction(other.member, notice.pk, schema="noorderkoog")


def test_the_database_lets_no_partner_answer_for_another(read, teun, school, partner, regiehouder):
    put_right(teun, regiehouder, roepnaam="Teunis")
    other = partner("Wijkteam Oost", "wijkteam")

    with as_partner(other.member), connection.cursor() as cursor:
        assert not SharedCorrection.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(
                "insert into sharing_correctionseen (id, notice_id, ketenpartner_id, seen_at, member_id, member_name)"
                " values (gen_random_uuid(), gen_random_uuid(), %s, now(), gen_random_uuid(), 'x')", [school.id]
            )  # fmt: skip


def test_no_word_after_two_weeks_comes_back_to_the_regiehouder(read, teun):
    withdraw(machtiging=read.machtiging, by=teun.user)
    later = timezone.localdate() + timedelta(days=14)

    items = due_in(Case.objects.filter(pk=teun.case.pk), until=later)

    assert "ROC Waterkant zei nog niet dat alles weg is" in [item.text for item in items]
    assert not due_of(teun, later - timedelta(days=1))


def due_of(teun, until):
    return [item for item in due_in(Case.objects.filter(pk=teun.case.pk), until=until) if item.kind == "wissen_vragen"]


def test_what_nobody_read_needs_no_word(share, teun):
    withdraw(machtiging=share.machtiging, by=teun.user)

    assert not due_of(teun, timezone.localdate() + timedelta(days=40))


def test_the_regiehouder_writes_down_what_the_partner_said(read, teun, regiehouder):
    withdraw(machtiging=read.machtiging, by=teun.user)

    regiehouder.client.post(f"/delen/{read.pk}/gewist/")

    assert not due_of(teun, timezone.localdate() + timedelta(days=40))
    assert "zei op" in teun.client.get("/mijn/wie-ziet-wat/").content.decode()
    with pytest.raises(Refused):
        write_down_deletion(share_id=read.pk, by=regiehouder.user)


def test_an_open_share_has_nothing_to_write_down(read, regiehouder):
    with pytest.raises(Refused):
        write_down_deletion(share_id=read.pk, by=regiehouder.user)
    tell_of_overdue()
    assert not is_overdue(read.pk)
