"""Pruning: lines whose term is over go by whole seals, and leave a signed word that they did (law 9).

The seals stay, so the chain stays whole, and a proof that was given before can still be checked.
"""

import uuid
from datetime import date, datetime

from django.utils import timezone

from audit.keys import SigningKey
from audit.sealing import Log
from audit.seals import Prune, Seal

# BIO2 5.28.01 wants three years of evidence; NEN 7513 at least five of who saw what. Nothing younger is ever pruned.
LEAST_YEARS = 5
COLUMNS = [field.attname for field in Prune._meta.concrete_fields]
RECORD = """
insert into {table} (id, kind, action, actor_name, actor_role, organisation, fields, grondslag, purpose, outcome,
  details, trace_id, origin)
values (%s, 'act', 'log.pruned', 'systeem', '', '', '{{}}', '', '', 'ok',
  jsonb_build_object('seal', %s::int, 'rows', %s::int, 'reason', %s::text), '', '')
"""


class TooYoung(Exception):
    """Lines of that day may not be removed yet."""

    def __init__(self, before: date, latest: date) -> None:
        super().__init__(
            f"Regels van {before} zijn te jong: verwijderen mag tot {latest} ({LEAST_YEARS} jaar geleden)."
        )


def prune(log: Log, key: SigningKey, *, before: datetime, reason: str) -> list[Prune]:
    """Remove the lines of every seal of which all are older than this moment, oldest first."""
    latest = years_ago(LEAST_YEARS)
    if before > latest:
        raise TooYoung(before.date(), latest.date())
    done = f"number not in (select number from {log.table('prune')})"  # noqa: S608  # our table
    due = log.seals(f"rows > 0 and last_at < %s and {done}", [before])
    return [prune_seal(log, key, seal, reason=reason) for seal in due]


def prune_seal(log: Log, key: SigningKey, seal: Seal, *, reason: str) -> Prune:
    """One seal: the line in the log, the signed word, and only then the lines; all or nothing."""
    marker = Prune(
        number=seal.number, seal_hash=seal.hash, epoch=seal.epoch, xid_from=seal.xid_from, xid_to=seal.xid_to,
        rows=seal.rows, reason=reason, pruned_at=timezone.now(), entry_id=uuid.uuid4(), key=key.name,
    )  # fmt: skip
    marker.signature = key.sign(marker.payload)
    values = [getattr(marker, column) for column in COLUMNS]
    with log.transaction():
        log.cursor.execute(RECORD.format(table=log.table()), [marker.entry_id, seal.number, seal.rows, reason])
        log.cursor.execute(
            f"insert into {log.table('prune')} ({', '.join(COLUMNS)}) values ({', '.join(['%s'] * len(COLUMNS))})",  # noqa: S608
            values,
        )
        log.cursor.execute(
            f"delete from {log.table()} where epoch = %s and xid >= %s::xid8 and xid < %s::xid8",  # noqa: S608
            [seal.epoch, str(seal.xid_from), str(seal.xid_to)],
        )
    return marker


def years_ago(years: int) -> datetime:
    now = timezone.now()
    return now.replace(year=now.year - years, day=min(now.day, 28))
