"""The log holds no name, no BSN and no word of a jongere: pseudonyms only (issue 4 §6, law 7)."""

import pytest
from django.db import connection

from audit.models import Entry
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.jongeren.models import Jongere
from cases.verwerkingen.known import burgers
from tenants import hop
from tests.leaks.canaries import sightings
from tests.leaks.crawl import SCHEMAS

# What the log holds on purpose: the purpose of a read, as the jongere reads it (law 4), beside who read it and where
# they work. All else of a line may show nothing.
HELD = "to_jsonb(e) - 'purpose' - 'organisation' - 'at' - case when e.actor_id = any(%s) then '' else 'actor_name' end"


@pytest.mark.parametrize("schema", SCHEMAS)
def test_no_line_of_the_log_shows_a_canary_of_a_jongere(world, schema):
    with hop(schema):
        citizens = burgers()
        lines = held_of(list(citizens))

    assert len(lines) > 50
    assert citizens
    assert {canary: line for line in lines for canary in sightings(line) & world.known} == {}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_who_acted_for_themselves_is_called_by_a_pseudonym(world, schema):
    with hop(schema):
        names = set(Entry.objects.filter(actor_id__in=burgers()).values_list("actor_name", flat=True))
        known = [person.naam for rows in (Jongere, Gezagsdrager) for person in rows.objects.all()]

    assert names
    assert all(name.startswith("burger ") for name in names)
    assert not names & set(known)


def test_a_name_that_slips_in_would_be_seen(world):
    with hop(SCHEMAS[0]):
        jongere = Jongere.objects.exclude(user=None).first()
        with connection.cursor() as cursor:
            cursor.execute("savepoint slip")
            cursor.execute(
                "insert into audit_entry (id, kind, action, actor_id, actor_name, actor_role, organisation, fields,"
                " grondslag, purpose, outcome, details, trace_id, origin)"
                " values (gen_random_uuid(), 'act', 'proef', %s, %s, '', '', '{}', '', '', 'ok', '{}', '', '')",
                [jongere.user_id, jongere.naam],
            )
            lines = held_of([jongere.user_id])
            cursor.execute("rollback to savepoint slip")

    assert {canary for line in lines for canary in sightings(line) & world.known}


def held_of(citizens):
    """Every line as text, without what it holds on purpose."""
    with connection.cursor() as cursor:
        cursor.execute(f"select ({HELD})::text from audit_entry e", [citizens])
        return [text for (text,) in cursor.fetchall()]
