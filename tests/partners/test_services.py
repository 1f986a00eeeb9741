"""With which tenants a ketenpartner works today."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.models import Ketenpartner, Samenwerking
from partners.services import place_of, places_of, stopped_with
from tenants import current

TODAY = timezone.localdate()


@pytest.fixture
def wijkteam(db):
    return Ketenpartner.objects.create(naam="Wijkteam Oost", kind="wijkteam")


def works(partner, tenant, *, start=-10, stop=None):
    days = {
        "starts_on": TODAY + timedelta(days=start),
        "ends_on": None if stop is None else TODAY + timedelta(days=stop),
    }
    return Samenwerking.objects.create(ketenpartner=partner, tenant=tenant, convenant="C", **days)


def test_a_place_is_where_a_samenwerking_runs_today(wijkteam, gemeente, zandwaard):
    works(wijkteam, zandwaard, stop=0)
    works(wijkteam, gemeente)

    assert [place.schema for place in places_of(wijkteam.pk)] == ["noorderkoog", "zandwaard"]
    assert [place_of(wijkteam.pk, schema) for schema in ("noorderkoog", "zandwaard")] == places_of(wijkteam.pk)


@pytest.mark.parametrize("period", [{"start": 1}, {"start": -9, "stop": -1}])
def test_before_and_after_a_samenwerking_there_is_no_place(wijkteam, gemeente, period):
    works(wijkteam, gemeente, **period)

    assert place_of(wijkteam.pk, "noorderkoog") is None


def test_after_ending_there_is_no_place_but_a_stop(wijkteam, gemeente):
    works(wijkteam, gemeente).end()

    assert places_of(wijkteam.pk) == []
    assert place_of(wijkteam.pk, "noorderkoog") is None
    assert [(stop.naam, stop.on) for stop in stopped_with(wijkteam.pk)] == [("gemeente Noorderkoog", TODAY)]


def test_whoever_works_together_again_has_not_stopped(wijkteam, gemeente):
    works(wijkteam, gemeente).end()
    works(wijkteam, gemeente)

    assert stopped_with(wijkteam.pk) == []


def test_a_samenwerking_that_ran_out_stopped_on_its_last_day(wijkteam, gemeente):
    works(wijkteam, gemeente, stop=-3).end()

    assert [stop.on for stop in stopped_with(wijkteam.pk)] == [TODAY - timedelta(days=3)]


def test_entering_a_place_is_standing_in_its_schema(wijkteam, gemeente):
    works(wijkteam, gemeente)
    [place] = places_of(wijkteam.pk)

    with place.enter():
        assert current().schema == "noorderkoog"
    assert current().is_public


@pytest.mark.parametrize("schema", ["zandwaard", "public", "bestaat-niet", ""])
def test_elsewhere_there_is_no_place(wijkteam, gemeente, schema):
    works(wijkteam, gemeente)

    assert place_of(wijkteam.pk, schema) is None
