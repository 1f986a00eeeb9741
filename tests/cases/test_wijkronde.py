"""The wijkronde: who was closed as unreachable, or has no school and no income, comes back on the list."""

from datetime import timedelta

import pytest

from cases.dossier.services import close_case
from cases.refusals import NotValid
from cases.wijkronde.models import Wijkronde
from cases.wijkronde.out_of_sight import due_again, list_of, out_of_sight
from cases.wijkronde.services import NotAWalker, RondeEnded, end_ronde, look_for, start_ronde
from tests import factories as make
from tests.cases.test_closing import WEIGHED, give_up


@pytest.fixture
def walker(inside):
    return make.make_user("Wouter Wandelaar")


def jongere(roepnaam, **over):
    return make.make_jongere(roepnaam=roepnaam, **{"age": 19} | over)


def unreached(roepnaam="Stil", **over):
    case = make.make_case(jongere=jongere(roepnaam, **over))
    give_up(case, **WEIGHED)
    return case.jongere


def names(found):
    return sorted(person.roepnaam for person in found)


def test_who_was_closed_as_unreachable_returns(walker):
    """B165"""
    returning = unreached()
    make.make_inschrijving(jongere=returning)

    assert names(out_of_sight()) == ["Stil"]
    assert out_of_sight().get().last_reason == "onbereikbaar"


def test_who_has_no_school_and_no_income_is_on_the_list(walker):
    """B166"""
    jongere("Thuis")
    make.make_inschrijving(jongere=jongere("School"))
    make.make_werk(jongere=jongere("Werk"), status="werk")
    make.make_werk(jongere=jongere("Uitkering"), status="geen", inkomensbron="uitkering")
    make.make_werk(jongere=jongere("Zoekend"), status="zoekend", inkomensbron="geen")

    assert names(out_of_sight()) == ["Thuis", "Zoekend"]


@pytest.mark.parametrize("age", [15, 27])
def test_who_is_too_young_or_too_old_is_not_looked_for(walker, age):
    jongere("Buiten", age=age)

    assert not out_of_sight()


@pytest.mark.parametrize("reason", ["verhuisd", "overleden"])
def test_who_is_gone_is_not_looked_for(walker, reason):
    case = make.make_case(jongere=jongere("Weg"))
    close_case(case=case, version=case.version, reason=reason, by=case.regiehouder)

    assert not out_of_sight()


def test_who_gets_a_new_case_leaves_the_list_by_itself(walker):
    """B165"""
    returning = unreached()

    make.make_case(jongere=returning)

    assert not out_of_sight()


def test_a_round_is_walked_per_wijk_and_who_was_looked_for_comes_last(walker):
    """B165"""
    first, other = unreached("Aad", wijk="Oost"), unreached("Bea", wijk="Oost")
    unreached("Elders", wijk="West")
    ronde = start_ronde(naam="Voorjaar", wijk="Oost", by=walker)

    look_for(ronde=ronde, jongere=first, outcome="niet_in_beeld", by=walker)

    assert [(person.pk, person.look) for person in list_of(ronde)] == [(other.pk, None), (first.pk, "niet_in_beeld")]


def test_a_second_look_replaces_the_first(walker):
    returning, ronde = unreached(), start_ronde(naam="Voorjaar", by=walker)
    for outcome in ("niet_in_beeld", "oppakken"):
        look_for(ronde=ronde, jongere=returning, outcome=outcome, by=walker)

    assert ronde.looks.get().outcome == "oppakken"


def test_a_round_that_has_ended_takes_no_more_looks(walker):
    ronde = end_ronde(ronde=start_ronde(naam="Voorjaar", by=walker), by=walker)

    with pytest.raises(RondeEnded):
        look_for(ronde=ronde, jongere=unreached(), outcome="oppakken", by=walker)


def test_one_round_at_a_time_per_wijk_and_only_by_who_walks(walker):
    start_ronde(naam="Voorjaar", wijk="Oost", by=walker)

    with pytest.raises(NotValid, match="loopt al een ronde"):
        start_ronde(naam="Nog een", wijk="Oost", by=walker)
    with pytest.raises(NotAWalker):
        start_ronde(naam="Najaar", wijk="West", by=make.make_user("Hanna", roles=("beleidsmedewerker",)))


def test_half_a_year_later_the_next_round_is_due(walker):
    """B165"""
    ronde = start_ronde(naam="Voorjaar", by=walker)
    assert due_again(None)
    assert not due_again(ronde)

    Wijkronde.objects.update(started_on=make.days_ago(182))

    assert due_again(Wijkronde.objects.get())
    assert ronde.next_on - ronde.started_on == timedelta(days=182)
