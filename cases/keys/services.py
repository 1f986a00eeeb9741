"""Destroying the keys of what is erased. After this nobody reads it, in no table and in no backup."""

import uuid

from django.apps import apps
from django.db import transaction

import audit
from accounts.models import User
from cases.keys import ledger, ring
from cases.keys.models import DataKey, DestroyedKey, Why


@transaction.atomic
def destroy_keys(*owners: uuid.UUID, why: str = Why.BEWAARTERMIJN, by: User | None = None) -> int:
    """Destroy the keys of these cases, or of these jongeren, for good; returns how many there still were.

    An owner is the id of a case (everything in that dossier), of an instemming (the special answers under it), of a
    melding (what was told, and the oordeel) or of a jongere (what outlives a case: the toelichting of woonsituatie and
    verzuim). `owners_of` finds those of a case. There is no way back: the owner stands among the destroyed ones, and
    gets no key again. Twice does no harm.
    """
    wanted = list(owners)
    gone, _ = DataKey.objects.filter(owner__in=wanted).delete()
    DestroyedKey.objects.bulk_create([DestroyedKey(owner=owner, why=why) for owner in wanted], ignore_conflicts=True)
    for owner in wanted:
        ring.drop(owner)
    audit.record("keys.destroyed", by=by, details={"owners": [str(owner) for owner in wanted], "why": why})
    transaction.on_commit(lambda: ledger.write(wanted))
    return gone


@transaction.atomic
def reapply(lines: "list[ledger.Line]") -> int:
    """Destroy again what was destroyed before: after a restore of a database, or of keys, from before that day.

    Returns how many keys had come back.
    """
    returned = set(DataKey.objects.filter(owner__in=[line.owner for line in lines]).values_list("owner", flat=True))
    known = set(DestroyedKey.objects.values_list("owner", flat=True))
    DataKey.objects.filter(owner__in=returned).delete()
    DestroyedKey.objects.bulk_create(
        [DestroyedKey(owner=line.owner, why=line.why, destroyed_at=line.at) for line in lines
         if line.owner not in known],
        ignore_conflicts=True,
    )  # fmt: skip
    ring.drop_all()
    if returned:
        audit.record("keys.destroyed_again", by=None, details={"owners": sorted(map(str, returned))})
    return len(returned)


def owners_of(case_id: uuid.UUID) -> list[uuid.UUID]:
    """Every owner whose key goes when this case is erased: itself, its instemmingen and its meldingen."""
    found = [case_id]
    for model in ("cases.Instemming", "cases.Melding"):
        found += apps.get_model(model)._default_manager.filter(case_id=case_id).values_list("pk", flat=True)
    return found
