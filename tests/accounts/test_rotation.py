"""A new key for a gemeente: everything opens as before, and nothing needs the old key any more."""

import pytest
from cryptography.exceptions import InvalidTag

from accounts.models import IdentitySource
from accounts.vault import VaultKey, blind_index, keys, rotation
from accounts.vault.cipher import Sealed
from cases.jongeren.models import Jongere
from tenants import hop
from tenants.models import Tenant
from tests.accounts.test_vault import SECRET, make_source, stored
from tests.factories import make_jongere
from tests.idp.providers import TEUN_BSN


def version_of(source: IdentitySource) -> int:
    return Sealed(stored(source)).version


def test_rotation_leaves_everything_readable_under_the_new_key(inside: Tenant) -> None:
    source, jongere = make_source(), make_jongere(bsn=TEUN_BSN)

    assert rotation.rotate() == 2

    assert version_of(source) == 2
    assert IdentitySource.objects.get(pk=source.pk).client_secret == SECRET
    assert Jongere.objects.get(pk=jongere.pk).bsn == TEUN_BSN


def test_rotation_leaves_the_blind_index_as_it_is(inside: Tenant) -> None:
    before = blind_index(TEUN_BSN, "bsn")

    rotation.rotate()

    assert blind_index(TEUN_BSN, "bsn") == before


def test_renewing_again_changes_nothing(inside: Tenant) -> None:
    make_source()
    rotation.rotate()

    assert rotation.renew() == 0


def test_an_old_key_is_not_deleted_while_a_row_needs_it(inside: Tenant) -> None:
    source = make_source()
    keys.add_version(keys.Purpose.FIELD)

    with pytest.raises(rotation.StillNeeded):
        rotation.shred(1)
    assert IdentitySource.objects.get(pk=source.pk).client_secret == SECRET


def test_after_shredding_a_copy_of_the_old_ciphertext_stays_shut(inside: Tenant) -> None:
    source = make_source()
    old = stored(source)
    rotation.rotate()

    rotation.shred(1)

    assert not VaultKey.objects.filter(purpose="field", version=1).exists()
    with pytest.raises((keys.KeyMissing, InvalidTag)):
        from tests.accounts.test_vault import store

        _ = store(source, old).client_secret


def test_a_row_saved_after_rotation_moves_to_the_new_key_by_itself(inside: Tenant) -> None:
    source = IdentitySource.objects.get(pk=make_source().pk)
    keys.add_version(keys.Purpose.FIELD)

    source.save()

    assert version_of(source) == 2
    assert source.client_secret == SECRET


def test_rotation_stays_within_its_own_gemeente(inside: Tenant, zandwaard: Tenant) -> None:
    with hop(zandwaard):
        neighbours = make_source()

    rotation.rotate()

    with hop(zandwaard):
        assert version_of(neighbours) == 1
        assert IdentitySource.objects.get(pk=neighbours.pk).client_secret == SECRET
