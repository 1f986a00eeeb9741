"""At 27 a case goes on under another task or closes with a warm goodbye: somebody chooses, and the database insists."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from accounts.rights import Role
from audit.models import Entry
from cases.agenda import due_in
from cases.dossier.models import Case
from cases.dossier.services import CaseClosed, ChooseAtAge, ChosenAtAge, GoodbyeComesFirst, change_case, close_case
from cases.jongeren.services import correct
from cases.leeftijd.models import Leeftijdskeuze
from cases.leeftijd.services import NotDoneYet, NothingToChoose
from cases.letters.models import Letter
from cases.refusals import NotValid
from cases.settings.services import change_settings
from cases.versions import ChangedByOther
from tests import factories as make
from tests.leaving import REFUSED, further, goodbye, turning


def due(case):
    found = due_in(Case.objects.filter(pk=case.pk), until=make.days_ago(-30))
    return [item.kind for item in found if item.kind == "leeftijd.keuze"]


@pytest.fixture
def amira(inside):
    """26, and 27 in ten days."""
    return turning(10)


def test_nothing_happens_by_itself(inside):
    """WEB 9.2.1"""
    late = turning(-200)

    assert due(late) == ["leeftijd.keuze"]
    late.refresh_from_db()
    assert (late.task, late.closed_at) == ("doorstroompunt", None)


def test_the_case_goes_on_under_another_task_and_nobody_is_asked_again(amira):
    chosen = further(amira)

    amira.refresh_from_db()
    assert (amira.task, amira.closed_at) == ("wmo", None)
    assert (chosen.keuze, chosen.reason) == ("verder", "Zij heeft begeleiding nodig.")
    assert chosen.verjaardag == timezone.localdate() + timedelta(days=10)
    assert due(amira) == []
    assert Entry.objects.get(action="leeftijd.chosen").details["task"] == "wmo"


def test_the_case_closes_with_a_warm_goodbye(amira):
    chosen = goodbye(amira)

    amira.refresh_from_db()
    assert amira.closing_reason == "leeftijd"
    assert (chosen.overdracht, chosen.opvolger_naam) == ("gedaan", "Roos de Vries")
    assert chosen.letter == Letter.objects.get(case=amira)
    assert "Roos de Vries van Sociaal wijkteam neemt het van mij over." in str(chosen.letter.paper.content)
    assert due(amira) == []


def test_who_wants_nobody_else_is_written_down_with_the_reason(amira):
    assert goodbye(amira, **REFUSED).overdracht_reden == "Zij wil het zelf doen."


def test_without_a_letter_there_is_a_reason(amira):
    chosen = goodbye(amira, how="", zonder_brief="Haar post wordt gelezen.")

    assert chosen.letter is None
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "half",
    [
        {"reason": ""},
        {"overdracht": "gedaan", "overgedragen_op": make.days_ago(1)},
        {"overdracht": "gedaan", "opvolger_naam": "Roos"},
        {"overdracht": "overgeslagen"},
        {"overdracht": "geweigerd", "overdracht_reden": "Wil niet.", "opvolger_naam": "Roos"},
        {"overdracht": ""},
        {"how": ""},
    ],
)
def test_a_goodbye_by_halves_is_refused_and_the_case_stays_open(amira, half):
    with pytest.raises(NotValid), transaction.atomic():
        goodbye(amira, **half)

    amira.refresh_from_db()
    assert amira.closed_at is None
    assert not Leeftijdskeuze.objects.exists()
    assert not Letter.objects.exists()


def test_a_handover_that_is_still_to_come_is_no_handover(amira):
    with pytest.raises(NotDoneYet):
        goodbye(amira, overdracht="gedaan", opvolger_naam="Roos", overgedragen_op=make.days_ago(-1))


@pytest.mark.parametrize("task", ["doorstroompunt", "leerplicht", "jeugdwet"])
def test_a_task_with_a_bound_of_its_own_is_no_way_on(amira, task):
    with pytest.raises(NotValid), transaction.atomic():
        further(amira, task=task)


@pytest.mark.parametrize(("days", "over"), [(85, {}), (10, {"task": "wmo"})])
def test_there_is_nothing_to_choose_before_its_time_or_under_another_task(inside, days, over):
    for choose in (further, goodbye):
        with pytest.raises(NothingToChoose):
            choose(turning(days, **over))


def test_from_twelve_weeks_before_somebody_can_choose(inside):
    assert further(turning(84)).task == "wmo"


def test_a_regio_that_helps_until_23_chooses_at_23(inside):
    """B9"""
    change_settings(by=make.make_user(roles=(Role.FUNCTIONEEL_BEHEERDER,)), version=1, doorstroompunt_until=23)

    assert further(turning(3, age=23)).task == "wmo"


def test_of_two_people_at_once_one_chooses(amira):
    stale = Case.objects.get(pk=amira.pk)
    further(amira)

    with pytest.raises(ChangedByOther), transaction.atomic():
        further(stale)
    assert Leeftijdskeuze.objects.count() == 1


def test_in_a_closed_case_nothing_is_chosen(amira):
    goodbye(amira)

    with pytest.raises(CaseClosed):
        further(amira)


def test_the_ordinary_ways_do_not_go_around_the_choice(amira):
    with pytest.raises(ChooseAtAge):
        change_case(case=amira, version=amira.version, by=amira.regiehouder, task="wmo")
    with pytest.raises(GoodbyeComesFirst):
        close_case(case=amira, version=amira.version, by=amira.regiehouder, reason="leeftijd")

    assert close_case(case=amira, version=amira.version, by=amira.regiehouder, reason="werk").closed_at


def test_what_went_on_does_not_come_back_unless_the_birthday_was_wrong(amira):
    """WEB 9.2.1"""
    further(amira)
    back = {"case": amira, "by": amira.regiehouder, "task": "doorstroompunt"}

    with pytest.raises(ChosenAtAge):
        change_case(version=amira.version, **back)
    with pytest.raises(DatabaseError), transaction.atomic():
        Case.objects.filter(pk=amira.pk).update(task="doorstroompunt")

    correct(jongere=amira.jongere, version=amira.jongere.version, geboortedatum=make.born(20), by=amira.regiehouder)
    assert change_case(version=amira.version, **back).task == "doorstroompunt"


def test_the_database_closes_nobody_for_age_without_a_goodbye(amira):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=amira.pk).update(closed_at=timezone.now(), closing_reason="leeftijd")


def test_a_choice_is_never_changed_or_removed(amira):
    further(amira)

    for sql in ("update cases_leeftijdskeuze set task = 'wmo'", "delete from cases_leeftijdskeuze"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
