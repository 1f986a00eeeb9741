"""Schools we work with: whom to call, the yearly startgesprek, and who left without a talk beforehand."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.rights import Role
from audit.models import Entry
from cases.agenda import due_in
from cases.dossier.models import Case
from cases.dossier.services import close_case
from cases.refusals import NotValid
from cases.scholen import services
from cases.scholen.models import School
from cases.scholen.years import first_day, schooljaar_of
from cases.schoolgesprekken.leaving import left_unspoken, whom_to_call
from cases.schoolgesprekken.models import Schoolgesprek
from cases.schoolgesprekken.services import CalledOff, OtherJongere, call_off_schoolgesprek, write_schoolgesprek
from cases.versions import ChangedByOther
from tests import factories as make
from tests import schooling

SAID = {"met_wie": "Fatma Demir", "terugblik": "Er werd laat gemeld.", "afspraken": "Bellen voor uitschrijven."}
AGREED = {"met_wie": "Fatma Demir", "afspraken": "Hij krijgt een ander rooster."}


@pytest.fixture
def coach(inside):
    return make.make_user("Wouter Wandelaar")


@pytest.fixture
def roc(coach):
    return schooling.make_school(by=coach, naam="ROC Waterkant", brin="25LX")


@pytest.fixture
def teun(coach):
    """Teun, who left the ROC yesterday without a diploma."""
    case = make.make_case(regiehouder=coach)
    began = min(make.days_ago(60), first_day(schooljaar_of()))
    left_on = max(make.days_ago(1), first_day(schooljaar_of()))
    make.make_inschrijving(jongere=case.jongere, begon_op=began, eindigde_op=left_on)
    return case


def spoken(case, held_on, **over):
    return schooling.make_schoolgesprek(case=case, about="uitschrijving", held_on=held_on, **AGREED | over)


def test_a_school_year_begins_on_the_first_of_august():
    assert schooljaar_of(date(2026, 7, 31)) == 2025
    assert schooljaar_of(date(2026, 8, 1)) == 2026


def test_the_case_knows_whom_to_call_at_the_school_of_the_jongere(coach, roc):
    """B46"""
    person = schooling.make_contactpersoon(school=roc)
    schooling.make_contactpersoon(school=schooling.make_school(naam="Elders"), naam="Iemand anders")
    case = make.make_case()
    make.make_inschrijving(jongere=case.jongere, school="Ander woord voor het ROC", brin="25LX")

    assert list(whom_to_call(case)) == [person]


def test_a_school_without_brin_is_found_by_its_name(coach):
    """B46"""
    person = schooling.make_contactpersoon(school=schooling.make_school(naam="De Haven"))
    case = make.make_case()
    make.make_inschrijving(jongere=case.jongere, school="de haven", brin="")

    assert list(whom_to_call(case)) == [person]


def test_a_contact_person_can_be_reached_and_stops_without_being_forgotten(coach, roc):
    """B46"""
    with pytest.raises(NotValid, match="Vul een telefoonnummer of een e-mailadres in"):
        schooling.make_contactpersoon(school=roc, telefoon="", email="")
    person = schooling.make_contactpersoon(school=roc)

    services.change_contactpersoon(person=person, version=1, by=coach, until=make.days_ago(0))

    assert not roc.contactpersonen.current()
    assert roc.contactpersonen.count() == 1


def test_a_school_counts_as_spoken_with_only_when_the_talk_was_held(coach, roc):
    """B47"""
    talk = schooling.make_startgesprek(school=roc)
    assert list(School.objects.without_startgesprek()) == [roc]

    services.write_startgesprek(talk=talk, version=1, by=coach, held_on=make.days_ago(0), **SAID)

    assert not School.objects.without_startgesprek()
    assert list(School.objects.without_startgesprek(schooljaar_of() + 1)) == [roc]


def test_a_startgesprek_that_was_held_looks_back_and_agrees(coach, roc):
    """B47"""
    talk = schooling.make_startgesprek(school=roc)

    with pytest.raises(NotValid, match="hoe jullie terugkijken"):
        services.write_startgesprek(talk=talk, version=1, by=coach, held_on=make.days_ago(0), met_wie="Fatma")


def test_a_school_has_one_startgesprek_a_year_and_it_stays_in_its_year(coach, roc):
    """B47"""
    talk = schooling.make_startgesprek(school=roc)

    with pytest.raises(NotValid, match="staat er al een startgesprek"):
        schooling.make_startgesprek(school=roc)
    with pytest.raises(services.OtherSchooljaar, match="valt buiten schooljaar"):
        services.write_startgesprek(talk=talk, version=1, by=coach, planned_on=make.days_ago(400))


def test_the_second_who_writes_about_a_startgesprek_hears_of_the_first(coach, roc):
    talk = schooling.make_startgesprek(school=roc)
    services.write_startgesprek(talk=talk, version=1, by=coach, met_wie="Fatma")

    with pytest.raises(ChangedByOther):
        services.write_startgesprek(talk=talk, version=1, by=coach, met_wie="Joris")


def test_only_who_works_with_schools_agrees_with_them(roc):
    someone = make.make_user("Fleur", roles=(Role.FG,))

    with pytest.raises(services.NotWithSchools):
        services.add_school(naam="Nog een", by=someone)
    assert not School.objects.for_user(someone)


def test_a_spreekuur_is_planned_and_then_counted_without_names(coach, roc):
    """B51"""
    day = schooling.make_spreekuur(school=roc, with_leerplicht=True)

    with pytest.raises(NotValid, match="hoeveel jongeren"):
        services.write_spreekuur(day=day, version=1, by=coach, held_on=make.days_ago(0))
    day.refresh_from_db()
    services.write_spreekuur(day=day, version=1, by=coach, held_on=make.days_ago(0), gesproken=6)

    assert roc.spreekuren.get().gesproken == 6


def test_a_preventive_talk_is_planned_is_due_on_its_day_and_is_written_down(coach):
    """B51"""
    case = make.make_case(regiehouder=coach)
    talk = schooling.make_schoolgesprek(case=case, planned_on=make.days_ago(0))
    assert [item.kind for item in due_in(Case.objects.all())] == ["schoolgesprek"]

    write_schoolgesprek(talk=talk, version=1, by=coach, held_on=make.days_ago(0), **AGREED)

    assert due_in(Case.objects.all()) == []
    assert Entry.objects.filter(action="schoolgesprek.written", case_id=case.pk).exists()


def test_leaving_school_without_an_earlier_talk_is_seen(teun):
    """B48"""
    assert [one.school for one in left_unspoken(Case.objects.all())] == ["ROC Waterkant"]


def test_a_talk_on_or_before_the_last_day_counts_and_one_afterwards_does_not(teun):
    """B48"""
    left_on = teun.jongere.inschrijvingen.get().eindigde_op
    if left_on < make.days_ago(0):
        spoken(teun, make.days_ago(0))
        assert left_unspoken(Case.objects.all())

    spoken(teun, left_on)

    assert not left_unspoken(Case.objects.all())


def test_a_talk_that_was_only_planned_does_not_count(teun):
    """B48"""
    schooling.make_schoolgesprek(case=teun, about="uitschrijving", planned_on=make.days_ago(2))

    assert left_unspoken(Case.objects.all())


def test_whoever_leaves_with_a_diploma_needed_no_talk(teun):
    """B48"""
    make.make_diploma(jongere=teun.jongere, niveau="entree", behaald_op=make.days_ago(1))

    assert not left_unspoken(Case.objects.all())


def test_of_cases_that_somebody_may_not_see_nobody_is_named(teun):
    assert not left_unspoken(Case.objects.none())


def test_a_talk_is_about_a_school_of_the_same_jongere(teun):
    other = make.make_inschrijving(jongere=make.make_jongere(roepnaam="Sem"))

    with pytest.raises(OtherJongere):
        schooling.make_schoolgesprek(case=teun, inschrijving=other)
    row = Schoolgesprek(case=teun, jongere=teun.jongere, inschrijving=other, about="verzuim",
                        planned_on=make.days_ago(0), by=teun.regiehouder)  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        row.save(force_insert=True)
        cursor.execute("set constraints all immediate")


def test_a_talk_is_called_off_with_a_reason_and_then_takes_nothing_more(teun):
    talk = schooling.make_schoolgesprek(case=teun)

    with pytest.raises(NotValid, match="waarom het niet doorgaat"):
        call_off_schoolgesprek(talk=talk, version=1, cancel_reason="", by=teun.regiehouder)
    talk.refresh_from_db()
    call_off_schoolgesprek(talk=talk, version=1, cancel_reason="School is dicht.", by=teun.regiehouder)

    with pytest.raises(CalledOff):
        write_schoolgesprek(talk=talk, version=2, by=teun.regiehouder, met_wie="Fatma")


def test_in_a_closed_case_no_talk_is_planned(teun):
    close_case(case=teun, version=teun.version, reason="werk", by=teun.regiehouder)

    with pytest.raises(Exception, match="Deze casus is gesloten"):
        schooling.make_schoolgesprek(case=teun)
