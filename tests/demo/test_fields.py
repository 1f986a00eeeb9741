"""The demo has something to show for every field of the catalogue that is on offer."""

import pytest
from django.db import connection

from cases.catalogue import FIELDS
from tenants import hop

pytestmark = [pytest.mark.usefixtures("world"), pytest.mark.timeout(600)]


def test_every_field_on_offer_has_a_value_for_somebody():
    offered = [field for field in FIELDS.values() if field.shareable]
    counts = ", ".join(f"count(nullif(({field.sql})::text, '[]')) as \"{field.column}\"" for field in offered)
    with hop("noorderkoog"), connection.cursor() as cursor:
        cursor.execute(f"select {counts} from cases_case c join cases_jongere j on j.id = c.jongere_id")
        found = dict(zip([column.name for column in cursor.description], cursor.fetchone(), strict=True))

    assert [column for column, count in found.items() if not count] == []
