"""Whoever `make demo` offers to click is somebody, and the demo loads only where it may."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import CommandError, call_command

from accounts.models import ExternalIdentity
from config.demo import people, world
from config.demo.places import PLACES
from config.demo.staff import STAFF
from config.refusals import Refusal
from tenants import hop


def test_every_line_is_an_address_for_somebody_the_provider_can_play():
    known = {person.key: person for person in people.everybody()}

    for click in people.CLICKS:
        address = urlsplit(people.address(click, 8123))
        schema = click.host if click.host in STAFF else "public"
        assert address.netloc == f"{click.host}.localhost:8123"
        assert f"{schema}.{click.slug}" in known[parse_qs(address.query)["als"][0]].clients


def test_nobody_has_the_key_of_somebody_else():
    keys = [person.key for person in people.everybody()]

    assert len(keys) == len(set(keys))


@pytest.mark.usefixtures("world")
@pytest.mark.timeout(600)
@pytest.mark.parametrize("schema", [place.schema for place in PLACES])
def test_every_colleague_has_a_way_in(schema):
    with hop(schema):
        names = set(ExternalIdentity.objects.values_list("user__naam", flat=True))

    assert names == {colleague.naam for colleague in STAFF[schema]}


def test_the_world_is_not_loaded_over_another(db):
    with pytest.raises(Refusal, match="lege database"):
        world.build()


@pytest.mark.parametrize("command", ["demo_world", "demo_story"])
def test_outside_a_demo_nothing_is_loaded(settings, command):
    settings.DEMO = False

    with pytest.raises(CommandError, match="DEMO=1"):
        call_command(command)


def test_the_story_is_never_told_as_owner(settings):
    settings.DEMO, settings.KETEN_LOGIN = True, "owner"

    with pytest.raises(CommandError, match="KETEN_LOGIN=app"):
        call_command("demo_story")
