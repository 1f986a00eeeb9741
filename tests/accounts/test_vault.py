"""A secret column opens in its own row, table and schema, and nowhere else."""

import copy
import pickle
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.core import serializers
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection, transaction

from accounts.models import IdentitySource
from accounts.vault import VaultKey, blind_index, keys
from accounts.vault.cipher import Sealed
from tenants import hop
from tenants.models import Tenant

SECRET = "een heel geheim woord"


def make_source(slug: str = "digid", **over: Any) -> IdentitySource:
    values = {"name": slug, "kind": "digid", "issuer": "https://idp.example", "client_id": "x", "acr_order": ["laag"]}
    return IdentitySource.objects.create(slug=slug, **values | {"client_secret": SECRET} | over)


def stored(source: IdentitySource) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("select client_secret from accounts_identitysource where id = %s", [source.pk])
        return bytes(cursor.fetchone()[0])


def store(source: IdentitySource, sealed: bytes) -> IdentitySource:
    with connection.cursor() as cursor:
        cursor.execute("update accounts_identitysource set client_secret = %s where id = %s", [sealed, source.pk])
    return IdentitySource.objects.get(pk=source.pk)


def test_a_secret_comes_back_as_it_was_written(inside: Tenant) -> None:
    source = make_source(client_secret="café ☕")

    assert source.client_secret == "café ☕"
    assert IdentitySource.objects.get(pk=source.pk).client_secret == "café ☕"


def test_the_database_holds_version_nonce_and_ciphertext(inside: Tenant) -> None:
    sealed = stored(make_source())

    assert sealed[:5] == b"\x01\x00\x00\x00\x01"
    assert len(sealed) == 1 + 4 + 12 + len(SECRET) + 16
    assert SECRET.encode() not in sealed


def test_the_same_secret_looks_different_each_time(inside: Tenant) -> None:
    assert stored(make_source("een")) != stored(make_source("twee"))


@pytest.mark.parametrize("position", [0, 4, 5, 20, -1], ids=["format", "version", "nonce", "text", "tag"])
def test_one_changed_byte_is_noticed(inside: Tenant, position: int) -> None:
    source = make_source()
    changed = bytearray(stored(source))
    changed[position] ^= 1

    with pytest.raises((InvalidTag, keys.KeyMissing)):
        _ = store(source, bytes(changed)).client_secret


def test_a_secret_of_another_row_does_not_open(inside: Tenant) -> None:
    mine, other = make_source("een"), make_source("twee")

    with pytest.raises(InvalidTag):
        _ = store(mine, stored(other)).client_secret


def test_a_secret_of_another_schema_does_not_open(inside: Tenant, zandwaard: Tenant) -> None:
    sealed = stored(make_source())

    with hop(zandwaard), pytest.raises(InvalidTag):
        _ = store(make_source(), sealed).client_secret


def test_an_instance_carried_to_another_schema_does_not_open(inside: Tenant, zandwaard: Tenant) -> None:
    source = IdentitySource.objects.get(pk=make_source().pk)

    with hop(zandwaard), pytest.raises((InvalidTag, keys.KeyMissing)):
        _ = source.client_secret


def test_a_secret_shows_itself_in_no_repr(inside: Tenant) -> None:
    fresh = IdentitySource(slug="nieuw", client_secret=SECRET)
    loaded = IdentitySource.objects.get(pk=make_source().pk)

    assert SECRET not in repr(vars(fresh)) + repr(vars(loaded))
    assert SECRET not in repr(list(IdentitySource.objects.values()))


def test_plain_text_is_not_pickled_into_a_cache_or_queue(inside: Tenant) -> None:
    loaded = IdentitySource.objects.get(pk=make_source().pk)

    assert SECRET.encode() not in pickle.dumps(loaded)
    with pytest.raises(TypeError):
        pickle.dumps(IdentitySource(slug="nieuw", client_secret=SECRET))


def test_an_unsaved_instance_can_be_copied(inside: Tenant) -> None:
    assert copy.deepcopy(IdentitySource(client_secret=SECRET)).client_secret == SECRET


REFUSED = {
    "filter": lambda: IdentitySource.objects.filter(client_secret=SECRET),
    "contains": lambda: IdentitySource.objects.filter(client_secret__contains="geheim"),
    "exclude": lambda: IdentitySource.objects.exclude(client_secret=SECRET),
    "update": lambda: IdentitySource.objects.update(client_secret=SECRET),
    "dump": lambda: serializers.serialize("json", [IdentitySource(client_secret=SECRET)]),
}


@pytest.mark.parametrize("act", REFUSED.values(), ids=list(REFUSED))
def test_plain_text_does_not_get_into_a_query_or_a_dump(inside: Tenant, act: Any) -> None:
    with pytest.raises(FieldError):
        act()


def test_bulk_update_is_refused_and_bulk_create_encrypts(inside: Tenant) -> None:
    source = make_source()
    with pytest.raises(FieldError), transaction.atomic():
        IdentitySource.objects.bulk_update([source], ["client_secret"])

    other = IdentitySource(slug="b", issuer="https://b.example", kind="digid", acr_order=["a"], client_secret=SECRET)
    IdentitySource.objects.bulk_create([other])

    assert SECRET.encode() not in stored(other)
    assert IdentitySource.objects.get(pk=other.pk).client_secret == SECRET


def test_nothing_stays_nothing(inside: Tenant) -> None:
    source = make_source(client_secret=None)

    assert IdentitySource.objects.get(client_secret__isnull=True) == source
    assert source.client_secret is None


def test_a_deferred_secret_is_fetched_when_asked_for(inside: Tenant) -> None:
    make_source()

    assert IdentitySource.objects.defer("client_secret").get().client_secret == SECRET


def test_saving_something_else_leaves_the_secret_as_it_is(inside: Tenant) -> None:
    source = IdentitySource.objects.get(pk=make_source().pk)
    before = stored(source)

    source.name = "Nieuw"
    source.save()

    assert stored(source) == before


def test_a_blind_index_finds_equal_values_within_one_gemeente(inside: Tenant, zandwaard: Tenant) -> None:
    here = blind_index("999990019", "bsn")
    with hop(zandwaard):
        there = blind_index("999990019", "bsn")

    assert blind_index("999990019", "bsn") == here
    assert len({here, there, blind_index("999990019", "sub"), blind_index("999990020", "bsn")}) == 4


def test_keys_rest_wrapped_and_each_purpose_has_its_own(inside: Tenant) -> None:
    make_source()
    blind_index("x", "bsn")

    rows = {row.purpose: bytes(row.wrapped) for row in VaultKey.objects.all()}
    assert set(rows) == {"field", "index"}
    assert all(keys.current(keys.Purpose(purpose)).material not in wrapped for purpose, wrapped in rows.items())


def test_without_the_outer_key_nothing_opens(inside: Tenant, settings: Any) -> None:
    source = make_source()
    keys.forget("noorderkoog")
    settings.KETEN_KEK = ""

    with pytest.raises(ImproperlyConfigured):
        _ = IdentitySource.objects.get(pk=source.pk).client_secret


def test_a_key_of_a_transaction_that_fails_is_not_kept_in_memory(zandwaard: Tenant) -> None:
    with hop(zandwaard):
        make_source()

    assert ("zandwaard", "field") not in keys._in_memory


def test_a_process_that_remembers_a_key_writes_with_a_newer_one_at_once(inside: Tenant) -> None:
    keys.current(keys.Purpose.FIELD)
    assert ("noorderkoog", "field") in keys._in_memory

    keys.add_version(keys.Purpose.FIELD)

    assert keys.current(keys.Purpose.FIELD).version == 2


def test_the_public_schema_has_an_outer_key_of_its_own(db: None, settings: Any) -> None:
    settings.KETEN_KEK = ""

    with hop("public"):
        assert make_source("partnerlogin", kind="partner", amr_required=["mfa"]).client_secret == SECRET


def test_sealed_says_nothing(inside: Tenant) -> None:
    assert f"{Sealed(b'abc')} {Sealed(b'abc')!r}" == "<sealed> <sealed>"
