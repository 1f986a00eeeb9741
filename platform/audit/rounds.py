"""One round of the sealer: every log is sealed, verified and anchored once a day, and its state told."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta

from django.conf import settings
from django.db import ProgrammingError, connection
from django.utils import timezone

from audit import anchors
from audit.keys import PublicKeys, SigningKey
from audit.models import Verification
from audit.sealing import Log, seal_all
from audit.verifying import Report, verify
from tenants.models import Tenant
from tenants.names import PUBLIC

EVERY = timedelta(days=1)
MOST_FINDINGS = 100  # kept; the command shows all
PULSE = """
insert into public.audit_pulse
  (schema, seen_at, last_number, last_sealed_at, oldest_unsealed_at, verified_at, findings)
values (%s, %s, %s, %s, %s, %s, %s)
on conflict (schema) do update set (seen_at, last_number, last_sealed_at, oldest_unsealed_at, verified_at, findings) =
  (excluded.seen_at, excluded.last_number, excluded.last_sealed_at, excluded.oldest_unsealed_at, excluded.verified_at,
   excluded.findings)
"""


def seal_everything(key: SigningKey, public: PublicKeys) -> Iterator[str]:
    """Seal all logs; what a person should read of it is told, one line per log that has news."""
    for schema in [PUBLIC, *Tenant.objects.values_list("schema_name", flat=True)]:
        with connection.cursor() as cursor:
            try:
                yield from seal_one(Log(cursor, schema), key, public)
            except ProgrammingError:  # a tenant that is being built has no log yet
                yield f"{schema}: heeft (nog) geen log dat de sealer kan lezen"


def seal_one(log: Log, key: SigningKey, public: PublicKeys) -> Iterator[str]:
    made = seal_all(log, key)
    if made:
        anchors.write(log, settings.KETEN_ANCHORS, timezone.localdate())
        # One line of JSON: whoever collects the output of processes has the anchors outside the database at once.
        anchor = anchors.Anchor.of(made[-1])
        yield json.dumps({"anker": log.schema, "zegel": anchor.header, "handtekening": anchor.signature})
    if (report := verify_daily(log, public)) and not report.is_sound:
        yield f"{log.schema}: {report.summary}"
        yield from (f"  {finding}" for finding in report.findings)
    tell(log)


def verify_daily(log: Log, public: PublicKeys) -> Report | None:
    """The periodic check of BIO2 8.15.06, kept in the log's own schema for the FG."""
    last = log.one(f"select max(at) from {log.table('verification')}")  # noqa: S608  # our table
    if (last and timezone.now() - last < EVERY) or not log.end():
        return None
    kept = [
        anchors.read(path.read_text()) for path in sorted(settings.KETEN_ANCHORS.glob(f"anker-{log.schema}-*.json"))
    ]
    report = verify(log, public, anchors.of_log(kept, log))
    line = Verification(at=timezone.now(), until_seal=report.last_number, rows=report.rows)
    found = json.dumps([asdict(finding) for finding in report.findings[:MOST_FINDINGS]], default=str)
    log.cursor.execute(
        f"insert into {log.table('verification')} (id, at, until_seal, rows, findings) values (%s, %s, %s, %s, %s)",  # noqa: S608
        [line.id, line.at, line.until_seal, line.rows, found],
    )
    return report


def tell(log: Log) -> None:
    """Leave word for the operator's pages."""
    seal = log.end()
    checked = log.ask(
        f"select at, jsonb_array_length(findings) from {log.table('verification')} order by at desc limit 1"  # noqa: S608
    )
    at, findings = checked[0] if checked else (None, 0)
    state = [log.schema, timezone.now(), seal.number if seal else 0, seal.sealed_at if seal else None]
    log.cursor.execute(PULSE, [*state, log.oldest_unsealed(), at, findings])
