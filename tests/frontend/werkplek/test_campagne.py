"""Pages of a campaign: for the coördinator who steers it, and the regiehouder who calls (B157)."""

import pytest

from accounts.rights import Role
from cases.campagne.models import Campagne, Deelname
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of

VALUES = {"naam": "Zomeractie", "doel": "Iedereen spreken.", "wie": "neet", "age_from": "18", "age_to": "26",
          "begint_op": make.days_ago(0).isoformat(), "loopt_tot": make.days_ago(-30).isoformat()}  # fmt: skip


@pytest.fixture
def steering(colleague):
    return colleague("Cor Coördinator", Role.COORDINATOR).client


@pytest.fixture
def campagne(steering):
    steering.post(at("campagnes"), VALUES)
    return Campagne.objects.get()


def test_a_campaign_is_begun_divided_called_and_counted(steering, campagne, regiehouder):
    """B157"""
    make.make_jongere(roepnaam="Sem", achternaam="Mulder", age=20)
    assert "1 jongere hoort bij deze groep" in text_of(steering.get(at("campagne", campagne.pk)))
    steering.post(at("campagne-divide", campagne.pk), {"callers": [str(regiehouder.user.pk)]})
    assert "Sem Mulder" in text_of(regiehouder.client.get(at("campagne", campagne.pk)))

    regiehouder.client.post(at("campagne-conclude", Deelname.objects.get().pk), {"uitkomst": "school"})

    assert "1 geholpen naar school, werk of zorg" in text_of(steering.get(at("campagne", campagne.pk)))
    steering.post(at("campagne-end", campagne.pk))
    assert "klaar op" in text_of(steering.get(at("campagne", campagne.pk)))


def test_the_file_has_no_names(steering, campagne, regiehouder):
    """B157"""
    make.make_jongere(roepnaam="Sem", achternaam="Mulder", age=20)
    steering.post(at("campagne-divide", campagne.pk), {"callers": [str(regiehouder.user.pk)]})

    told = steering.get(at("campagne-export", campagne.pk)).content.decode()

    assert "Jongeren;minder dan 10" in told
    assert "Mulder" not in told


def test_mistakes_are_told_and_nothing_typed_is_lost(steering, campagne):
    page = steering.post(at("campagnes"), VALUES | {"age_from": "12", "naam": "Te jong"})
    assert page.status_code == 422
    assert "Kies een leeftijd van 18 tot en met 26." in text_of(page)
    assert "Te jong" in page.content.decode()

    none = steering.post(at("campagne-divide", campagne.pk), {})
    assert none.status_code == 422


def test_who_calls_sees_the_own_people_and_others_see_nothing(steering, campagne, regiehouder, colleague):
    make.make_jongere(roepnaam="Sem", achternaam="Mulder", age=20)
    steering.post(at("campagne-divide", campagne.pk), {"callers": [str(regiehouder.user.pk)]})
    other = colleague("Iris").client

    assert "Sem Mulder" not in text_of(other.get(at("campagne", campagne.pk)))
    assert other.post(at("campagne-conclude", Deelname.objects.get().pk), {"uitkomst": "werk"}).status_code == 404
    assert other.post(at("campagne-end", campagne.pk)).status_code == 404
    for role in (Role.FG, Role.BELEIDSMEDEWERKER):
        assert colleague("Niet mee", role).client.get(at("campagne", campagne.pk)).status_code == 404
