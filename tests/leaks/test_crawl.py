"""Whatever a ketenpartner asks, on whatever address and in whatever way, it sees what was granted and nothing else."""

import pytest

from cases.letters.models import LetterPaper
from cases.ownscores.models import OwnScore
from cases.signals.models import StatusChange
from tenants import hop
from tests.leaks.canaries import sightings
from tests.leaks.crawl import Crawler
from tests.leaks.world import CASES, PARTNERS

SAID_ONCE = [(LetterPaper, "content"), (OwnScore, "words"), (StatusChange, "reason")]


def test_every_field_of_every_case_holds_a_canary(world):
    assert world.bare == []
    assert len(world.known) > 300


@pytest.mark.parametrize(("model", "column"), SAID_ONCE)
def test_what_is_only_added_to_holds_a_canary_from_the_beginning(world, model, column):
    """In each tenant: letters as they were printed, the jongere's own words, and why a melding changed."""
    for schema in dict.fromkeys(CASES.values()):
        with hop(schema):
            told = " ".join(str(getattr(row, column)) for row in model.objects.all())
        assert sightings(told) & world.mint.known, schema


@pytest.mark.parametrize("name", PARTNERS)
def test_a_partner_sees_what_was_granted_and_nothing_else_whatever_it_asks(world, name):
    partner = world.partners[name]

    found = Crawler(world, partner.sessions["medewerker"]).everything(partner)

    assert found.broken == []
    assert found.strangers(world.allowed(name)) == {}
    assert world.allowed(name) - set(found.seen) == set()


def test_a_beheerder_sees_their_own_people_as_well_and_nothing_else(world):
    partner = world.partners["uwv"]

    found = Crawler(world, partner.sessions["beheerder"]).everything(partner)

    own = world.people_of("uwv")
    assert found.broken == []
    assert found.strangers(world.allowed("uwv") | own) == {}
    assert own & set(found.seen)


def test_nobody_sees_anything_whatever_they_ask(world):
    crawler = Crawler(world)

    found = crawler.everything() and crawler.open_doors() and crawler.elsewhere()

    assert (found.broken, found.seen) == ([], {})


def test_behind_an_open_door_a_partner_sees_no_more_than_in_front_of_it(world):
    found = Crawler(world, world.partners["roc"].sessions["medewerker"]).open_doors()

    assert (found.broken, found.strangers(world.allowed("roc"))) == ([], {})


def test_on_other_hosts_a_partner_sees_their_own_name_at_most(world):
    found = Crawler(world, world.partners["roc"].sessions["beheerder"]).elsewhere()

    assert (found.broken, found.strangers(world.own_names("roc", "beheerder"))) == ([], {})
