"""Asking a consultatieteam: with a name or without, for as long as it lasts, and what is done with the advice (B49)."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from accounts.notices.models import Notice
from accounts.rights import Right
from audit.models import Entry
from cases.agenda import due_in
from cases.bijzonder.services import NotCharged, look
from cases.consultatie.models import Advies, Consultatie
from cases.consultatie.services import (
    NamesTheJongere,
    NoLongerOpen,
    NothingToFollow,
    NotInTheTeam,
    NotTroubledThere,
    advise,
    follow_up,
    may_be_asked,
    take_back,
)
from cases.consultatie.teams import NotAFormer, change_team, form_team
from cases.dossier.models import Case
from cases.dossier.services import close_case
from cases.dossier.team import add_colleague
from cases.refusals import NotValid
from cases.versions import ChangedByOther
from tests import factories as make
from tests import thinking


@pytest.fixture
def case(inside):
    return make.make_case(jongere=make.make_jongere(roepnaam="Teun", achternaam="Bakker"))


@pytest.fixture
def nora(inside):
    return make.make_user("Nora Kok")


def reads(user, case):
    return Case.objects.for_user(user, Right.VIEW_CASE).filter(pk=case.pk).exists()


def test_a_team_may_read_the_case_until_its_advice_and_not_change_it(case, nora):
    """B49"""
    asked = thinking.with_access(case=case, team=thinking.make_team(nora))
    assert reads(nora, case)
    assert not Case.objects.for_user(nora, Right.CHANGE_CASE).filter(pk=case.pk).exists()

    thinking.make_advies(consultatie=asked, by=nora)

    assert not reads(nora, case)


def test_reading_ends_by_itself_when_the_day_has_passed(case, nora):
    """B49"""
    team = thinking.make_team(nora)
    thinking.with_access(case=case, team=team)
    case.given_rights.filter(user=nora).update(until=make.days_ago(1))
    late = thinking.with_access(case=case, team=thinking.make_team(), asked_on=make.days_ago(9), until=make.days_ago(1))

    assert not reads(nora, case)
    assert late not in Consultatie.objects.open()
    with pytest.raises(NoLongerOpen):
        thinking.make_advies(consultatie=late)


def test_without_a_name_nobody_gets_access_and_the_question_says_nothing(case, nora):
    """B49"""
    team = thinking.make_team(nora)
    for telling in ("Wat doen we met Teun?", "Een jongere, BAKKER van naam", f"Zie {case.reference}"):
        with pytest.raises(NamesTheJongere):
            thinking.make_consultatie(case=case, team=team, vraag=telling)

    asked = thinking.make_consultatie(case=case, team=team)

    assert not reads(nora, case)
    assert [one.vraag for one in Consultatie.objects.for_member(nora)] == [asked.vraag]


def test_special_answers_stay_closed_to_a_team_that_reads_along(case, nora):
    """B49, WEB 9.2.7 lid 2"""
    thinking.with_access(case=case, team=thinking.make_team(nora))

    with pytest.raises(NotCharged):
        look(case=case, by=nora, role="lid")


def test_only_where_the_last_scores_are_low_on_several_domains(case):
    """B49"""
    make.make_score(case=case, domain="FIN", value=2)
    make.make_score(case=case, domain="HUIS", value=5)
    assert not may_be_asked(case)

    with pytest.raises(NotTroubledThere):
        thinking.make_consultatie(case=case)
    with pytest.raises(NotValid, match="ten minste twee gebieden"):
        thinking.make_consultatie(case=case, domains=["FIN"])


def test_with_access_only_when_the_jongere_knows_and_for_two_months_at_most(case):
    """B49"""
    with pytest.raises(NotValid, match="als de jongere ervan weet"):
        thinking.make_consultatie(case=case, wijze="toegang")
    for day in (make.days_ago(1), make.days_ago(-61)):
        with pytest.raises(NotValid, match="hoogstens 60 dagen"):
            thinking.make_consultatie(case=case, until=day)


def test_what_a_colleague_had_for_good_is_not_lent_nor_taken_away(case, nora):
    add_colleague(case=case, colleague=nora, rights=[Right.CHANGE_CASE], by=case.regiehouder)
    asked = thinking.with_access(case=case, team=thinking.make_team(nora))

    thinking.make_advies(consultatie=asked, by=nora)

    assert Case.objects.for_user(nora, Right.CHANGE_CASE).filter(pk=case.pk).exists()


def test_who_is_put_in_the_team_of_the_case_while_reading_along_stays(case, nora):
    asked = thinking.with_access(case=case, team=thinking.make_team(nora))
    add_colleague(case=case, colleague=nora, rights=[], by=case.regiehouder)
    add_colleague(case=case, colleague=nora, rights=[Right.VIEW_CASE], by=case.regiehouder)

    take_back(consultatie=asked, by=case.regiehouder)

    assert reads(nora, case)


def test_another_open_question_goes_on_lending(case, nora):
    team = thinking.make_team(nora)
    first, second = (thinking.with_access(case=case, team=team) for _ in range(2))

    thinking.make_advies(consultatie=first, by=nora)
    assert reads(nora, case)

    take_back(consultatie=second, by=case.regiehouder)
    assert not reads(nora, case)


def test_closing_a_case_ends_what_was_lent(case, nora):
    thinking.with_access(case=case, team=thinking.make_team(nora))

    close_case(case=case, version=case.version, reason="school", by=case.regiehouder)

    assert not reads(nora, case)
    assert not Consultatie.objects.for_member(nora).exists()


def test_one_advice_and_one_answer_to_it(case):
    """B49"""
    asked = thinking.make_consultatie(case=case)
    with pytest.raises(NothingToFollow):
        follow_up(consultatie=asked, keuze="over", text="Ja.", by=case.regiehouder)
    thinking.make_advies(consultatie=asked)
    with pytest.raises(NoLongerOpen):
        advise(consultatie=asked, text="Nog iets.", by=case.regiehouder)

    follow_up(consultatie=asked, keuze="niet", text="Past niet.", by=case.regiehouder)

    with pytest.raises(NotValid, match="al opgeschreven"):
        follow_up(consultatie=asked, keuze="over", text="Toch wel.", by=case.regiehouder)
    with pytest.raises(IntegrityError), transaction.atomic():
        Advies.objects.bulk_create([Advies(consultatie=asked, text="Twee", by=case.regiehouder)])


def test_a_given_advice_waits_on_the_day_of_the_regiehouder(case):
    """B49"""
    asked = thinking.make_consultatie(case=case)
    thinking.make_advies(consultatie=asked)
    assert [item.kind for item in due_in(Case.objects.all())] == ["consultatie"]

    follow_up(consultatie=asked, keuze="deels", text="Een deel.", by=case.regiehouder)

    assert due_in(Case.objects.all()) == []


def test_who_should_know_is_told_and_all_is_written_down(case, nora):
    """B49"""
    asked = thinking.with_access(case=case, team=thinking.make_team(nora))
    thinking.make_advies(consultatie=asked, by=nora)

    told = set(Notice.objects.values_list("recipient", "kind"))
    assert told == {(nora.pk, "consultatie.asked"), (case.regiehouder.pk, "consultatie.advised")}
    acts = Entry.objects.filter(case_id=case.pk, action__startswith="consultatie.").values_list("action", flat=True)
    assert set(acts) == {"consultatie.asked", "consultatie.advised"}


def test_what_was_asked_is_never_changed(case):
    thinking.make_consultatie(case=case)

    with pytest.raises(DatabaseError), transaction.atomic():
        Consultatie.objects.update(until=make.days_ago(-3))


def test_a_team_is_formed_by_who_may_and_two_people_at_once_are_told(inside, nora):
    with pytest.raises(NotAFormer):
        form_team(naam="Zomaar", leden=[nora], by=nora)
    team = thinking.make_team(nora)
    change_team(team=team, version=1, naam="Breed team", leden=[nora], by=team.by)

    with pytest.raises(ChangedByOther):
        change_team(team=team, version=1, naam="Ander", leden=[nora], by=team.by)


def test_who_leaves_the_team_reads_along_no_longer(case, nora):
    """B49"""
    team = thinking.make_team(nora)
    thinking.with_access(case=case, team=team)

    change_team(team=team, version=1, naam=team.naam, leden=[make.make_user("Iris")], by=team.by)

    assert not reads(nora, case)


def test_who_comes_into_the_team_reads_along_for_what_is_open_and_hears_of_it(case, nora):
    """B49"""
    team = thinking.make_team(nora)
    asked = thinking.with_access(case=case, team=team)
    iris = make.make_user("Iris")

    change_team(team=team, version=1, naam=team.naam, leden=[nora, iris], by=team.by)

    assert reads(iris, case)
    assert case.given_rights.get(user=iris).until == asked.until
    assert Notice.objects.filter(recipient=iris, kind="consultatie.asked").count() == 1
    entry = Entry.objects.get(action="consultatie.readers_changed")
    assert (entry.case_id, entry.details["joined"], entry.details["left"]) == (case.pk, [str(iris.pk)], [])
    thinking.make_advies(consultatie=asked, by=iris)
    assert not reads(iris, case)


@pytest.mark.parametrize("ended", ["advised", "taken_back", "late", "anonymous"])
def test_who_comes_into_the_team_reads_nothing_for_what_is_not_open(case, nora, ended):
    """B49"""
    team = thinking.make_team(nora)
    ask = thinking.make_consultatie if ended == "anonymous" else thinking.with_access
    over = {"asked_on": make.days_ago(9), "until": make.days_ago(1)} if ended == "late" else {}
    asked = ask(case=case, team=team, **over)
    if ended == "advised":
        thinking.make_advies(consultatie=asked)
    elif ended == "taken_back":
        take_back(consultatie=asked, by=case.regiehouder)
    iris = make.make_user("Iris")

    change_team(team=team, version=1, naam=team.naam, leden=[nora, iris], by=team.by)

    assert not reads(iris, case)
    assert not Entry.objects.filter(action="consultatie.readers_changed").exists()
    assert Consultatie.objects.for_member(iris).exists() == (ended == "anonymous")


def test_who_leaves_one_team_goes_on_reading_for_another(case, nora):
    """B49"""
    left, kept = thinking.make_team(nora), thinking.make_team(nora)
    for team in (left, kept):
        thinking.with_access(case=case, team=team)

    change_team(team=left, version=1, naam=left.naam, leden=[make.make_user("Iris")], by=left.by)

    assert reads(nora, case)


def test_a_second_question_with_an_earlier_day_shortens_nothing(case, nora):
    """B49"""
    team = thinking.make_team(nora)
    first = thinking.with_access(case=case, team=team, until=make.days_ago(-20))
    thinking.with_access(case=case, team=team, until=make.days_ago(-3))

    assert case.given_rights.get(user=nora).until == first.until


def test_only_who_is_in_the_team_now_advises(case, nora):
    """B49"""
    team = thinking.make_team(nora)
    asked = thinking.with_access(case=case, team=team)
    change_team(team=team, version=1, naam=team.naam, leden=[make.make_user("Iris")], by=team.by)

    for stranger in (nora, make.make_user("Bo"), case.regiehouder):
        with pytest.raises(NotInTheTeam):
            advise(consultatie=asked, text="Begin met de huur.", by=stranger)


def test_nobody_advises_on_a_case_that_they_lead(case):
    asked = thinking.make_consultatie(case=case, team=thinking.make_team(case.regiehouder, make.make_user("Iris")))

    assert asked not in Consultatie.objects.for_member(case.regiehouder)
    with pytest.raises(NotInTheTeam):
        advise(consultatie=asked, text="Begin met de huur.", by=case.regiehouder)
