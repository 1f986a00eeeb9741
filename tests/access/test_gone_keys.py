"""When every key of a dossier was destroyed no address fails: it shows what is left, or says what was erased."""

import pytest
from django.db import transaction

from cases.keys.models import DataKey
from cases.keys.services import destroy_keys
from tenants import hop
from tests.access.cast import ask
from tests.access.openings import HOST, opening_of
from tests.access.walk import addresses

EVERY = [address for address in addresses("tenant") if address.open_to]


@pytest.mark.parametrize("address", EVERY, ids=str)
def test_no_address_of_the_tenant_fails_on_a_text_that_is_gone(city, address):
    """AVG 17: what stays in a restored backup opens nothing, and breaks nothing."""
    opening = opening_of(address, city)

    with transaction.atomic():
        with hop("noorderkoog"):
            assert destroy_keys(*DataKey.objects.values_list("owner", flat=True))
        met = {method: ask(opening.person, method, HOST, opening.path) for method in ("get", "post")}
        transaction.set_rollback(True)

    assert set(met.values()) <= {"in", "404", "405", "409", "410"}, met
