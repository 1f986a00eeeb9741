"""A campaign: who belongs to it, who calls, how far it is, and how it ends (B157)."""

import pytest
from django.db import IntegrityError, transaction

from accounts.rights import Role
from cases.agenda import due_in
from cases.campagne.counting import Progress, progress_of
from cases.campagne.models import Campagne, Deelname
from cases.campagne.services import (
    CampagneEnded,
    NobodyCalls,
    NotACoordinator,
    NotYours,
    candidates,
    conclude,
    end_campagne,
)
from cases.dossier.models import Case
from cases.jongeren.models import Jongere
from cases.refusals import NotValid
from cases.settings.services import change_settings, settings_now
from cases.workdays import is_working_day
from tests import factories as make
from tests.campaigning import divide, make_campagne


@pytest.fixture
def callers(inside):
    return [make.make_user("Anna"), make.make_user("Bert")]


def grown(naam, age=20):
    return make.make_jongere(roepnaam=naam, age=age)


def test_who_belongs_is_picked_out_of_the_data(inside):
    """B157"""
    lost = grown("Zonder iets")
    make.make_inschrijving(jongere=grown("Op school"))
    make.make_werk(jongere=grown("Aan het werk"), status="werk")
    make.make_diploma(jongere=grown("Met startkwalificatie"), niveau="mbo2")
    grown("Te jong", age=17)
    grown("Te oud", age=27)

    assert list(candidates(make_campagne())) == [lost]


def test_nobody_is_called_who_is_older_than_whom_this_tenant_helps(inside):
    """B157, B9: a dossier of the Doorstroompunt is not opened for them either."""
    grown("Jong genoeg", age=22)
    grown("Hier te oud", age=23)
    beheerder = make.make_user("Fenna", roles=(Role.FUNCTIONEEL_BEHEERDER,))
    change_settings(by=beheerder, version=settings_now().version, doorstroompunt_until=23)

    assert [one.roepnaam for one in candidates(make_campagne())] == ["Jong genoeg"]


def test_who_is_out_of_sight_is_another_group(inside):
    """B157"""
    grown("Nooit gezien")
    make.make_case(jongere=grown("Heeft al hulp"))

    assert [one.roepnaam for one in candidates(make_campagne(wie="buiten_beeld"))] == ["Nooit gezien"]
    assert candidates(make_campagne(wie="neet")).count() == 2


def test_jongeren_are_spread_evenly_and_a_dossier_keeps_its_regiehouder(callers):
    """B157"""
    own = make.make_case(jongere=grown("Heeft al hulp"))
    for number in range(4):
        grown(f"Nieuw {number}")

    assert divide(make_campagne(), *callers) == 5

    assert Case.objects.get(pk=own.pk).regiehouder == own.regiehouder
    assert [Case.objects.filter(regiehouder=caller).count() for caller in callers] == [2, 2]


def test_each_has_a_call_on_somebodys_day(callers):
    """B157"""
    grown("Nieuw")
    divide(make_campagne(naam="Zomeractie"), callers[0])

    (item,) = [one for one in due_in(Case.objects.all(), until=make.days_ago(-7)) if one.kind == "contact.gepland"]
    assert item.case.regiehouder == callers[0]
    assert is_working_day(item.on)


def test_nobody_is_in_it_twice(callers):
    """B157"""
    jongere, campagne = grown("Nieuw"), make_campagne()
    divide(campagne, *callers)

    assert divide(campagne, *callers) == 0
    part = Deelname.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Deelname.objects.create(campagne=campagne, jongere=jongere, case=part.case, by=campagne.by)


def test_progress_follows_the_contact_in_the_dossier(callers):
    """B157"""
    campagne = make_campagne()
    for naam in ("Gesproken", "Geprobeerd", "Nog niet"):
        grown(naam)
    divide(campagne, *callers)
    part = {one.jongere.roepnaam: one for one in Deelname.objects.select_related("jongere", "case")}
    make.make_contact(case=part["Gesproken"].case)
    make.make_contact(case=part["Geprobeerd"].case, result="geen_gehoor")
    conclude(deelname=part["Gesproken"], uitkomst="werk", by=part["Gesproken"].case.regiehouder)

    progress = progress_of(campagne)

    assert (progress.total, progress.reached, progress.tried, progress.untried, progress.helped) == (3, 1, 1, 1, 1)


def test_what_happens_after_the_end_does_not_change_the_count(callers):
    """B157"""
    campagne = make_campagne(begint_op=make.days_ago(9))
    grown("Later gesproken")
    divide(campagne, *callers)
    Campagne.objects.update(ended_on=make.days_ago(1))
    make.make_contact(case=Deelname.objects.get().case)

    assert progress_of(campagne).reached == 0


def test_a_file_that_leaves_the_house_has_no_small_numbers(callers):
    """B157"""
    grown("Nieuw")
    campagne = make_campagne()
    divide(campagne, *callers)

    assert {number for _, number in progress_of(campagne).in_public()} == {"minder dan 10"}


@pytest.mark.parametrize(
    ("reached", "tried", "untried", "total"),
    [
        (20, 15, 12, "47"),
        (20, 6, 5, "31"),
        (20, 11, 4, None),
        (20, 3, 2, None),
        (40, 0, 0, None),
        (2, 1, 1, "minder dan 10"),
    ],
)
def test_a_small_number_is_not_left_over_when_the_others_are_taken_from_the_total(reached, tried, untried, total):
    """B157"""
    progress = Progress(reached + tried + untried, reached, tried, outcomes=[], helped=0)

    assert dict(progress.in_public()).get("Jongeren") == total


def test_only_who_works_in_the_dossier_says_what_came_of_it_and_once(callers):
    grown("Nieuw")
    divide(make_campagne(), callers[0])
    part = Deelname.objects.get()
    with pytest.raises(NotYours):
        conclude(deelname=part, uitkomst="werk", by=callers[1])
    conclude(deelname=part, uitkomst="werk", by=callers[0])

    with pytest.raises(NotValid, match="schreef de uitkomst al op"):
        conclude(deelname=part, uitkomst="zorg", by=callers[0])


def test_only_a_coordinator_steers_and_an_ended_campaign_stays_as_it_is(callers):
    campagne = make_campagne()
    with pytest.raises(NotACoordinator):
        make_campagne(by=callers[0])
    with pytest.raises(NobodyCalls):
        divide(campagne)
    end_campagne(campagne=campagne, by=campagne.by)

    with pytest.raises(CampagneEnded):
        divide(campagne, *callers)
    assert Jongere.objects.count() == 0


@pytest.mark.parametrize(
    ("over", "error"),
    [({"loopt_tot": make.days_ago(5)}, "ligt voor de eerste"), ({"age_from": 16}, "18 tot en met 26"),
     ({"age_to": 30}, "18 tot en met 26"), ({"naam": "Dubbel"}, "is er al")],
)  # fmt: skip
def test_a_campaign_stays_within_its_days_and_the_task(inside, over, error):
    make_campagne(naam="Dubbel")
    with pytest.raises(NotValid, match=error):
        make_campagne(**over)
