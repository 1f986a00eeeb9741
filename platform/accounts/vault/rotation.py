"""A new key for a schema, and everything encrypted anew; the old key goes only when nothing needs it any more."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models, transaction

import tenants
from accounts.vault import keys
from accounts.vault.cipher import Sealed, seal, unseal
from accounts.vault.fields import EncryptedTextField
from accounts.vault.keys import Purpose, VaultKey

ROWS_AT_ONCE = 500


class StillNeeded(Exception):
    def __init__(self, version: int, model: type[models.Model]) -> None:
        super().__init__(f"Key {version} still opens rows of {model._meta.label}.")


def rotate() -> int:
    """Encrypt all secrets of this schema with a new key and return how many there were.

    Reading and writing go on meanwhile. A process may write with the old key until it looks again
    (`SECONDS_IN_MEMORY`); running `renew` later picks those up, and `shred` refuses until then.
    """
    keys.add_version(Purpose.FIELD)
    return renew()


def renew() -> int:
    """Bring every secret of this schema under the newest key; does nothing to those that are."""
    return sum(_renew_column(model, field) for model, field in _columns())


def shred(version: int) -> None:
    """Delete an old key, after looking whether anything still needs it."""
    for model, field in _columns():
        if any(sealed.version == version for _, sealed in _sealed_values(model, field)):
            raise StillNeeded(version, model)
    VaultKey.objects.filter(purpose=Purpose.FIELD, version=version).delete()
    keys.forget(tenants.current().schema)


def _columns() -> Iterator[tuple[type[models.Model], EncryptedTextField]]:
    """The encrypted columns of this very schema: a tenant's search path may also see tables of public."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        here = {table for (table,) in cursor.fetchall()}
    for model in apps.get_models():
        if model._meta.db_table in here and model._meta.managed:
            yield from ((model, field) for field in model._meta.local_fields if isinstance(field, EncryptedTextField))


def _sealed_values(model: type[models.Model], field: EncryptedTextField) -> Iterator[tuple[object, Sealed]]:
    filled = model._base_manager.filter(**{f"{field.name}__isnull": False})
    yield from filled.values_list("pk", field.name).iterator(chunk_size=ROWS_AT_ONCE)


def _renew_column(model: type[models.Model], field: EncryptedTextField) -> int:
    old = [pk for pk, sealed in _sealed_values(model, field) if not sealed.is_newest]
    for start in range(0, len(old), ROWS_AT_ONCE):
        _renew_rows(model, field, old[start : start + ROWS_AT_ONCE])
    return len(old)


@transaction.atomic
def _renew_rows(model: type[models.Model], field: EncryptedTextField, pks: list[object]) -> None:
    """Row by row with the stored value: going through save() would undo what someone else writes at this moment."""
    locked = model._base_manager.select_for_update(of=("self",)).filter(pk__in=pks).only("pk", field.name)
    for row in locked:
        held = row.__dict__[field.attname]
        if isinstance(held, Sealed):
            place = field.place_in(row)
            renewed = seal(unseal(held, place=place), place=place)
            model._base_manager.filter(pk=row.pk).update(**{field.name: renewed})
