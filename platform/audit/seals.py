"""Seal: what the log was up to a moment, signed with a key that no web process has. Only ever added to (law 9)."""

import json
import uuid
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import models

SILENT, LATE = timedelta(minutes=3), timedelta(minutes=10)
ID, LEAF = 16, 48  # bytes in `leaves`: the id of a line, and with it the hash of that line


class Seal(models.Model):
    """All lines of one window of finished transactions: their Merkle root (RFC 6962), chained and signed (Ed25519).

    A window ends where the oldest running transaction begins, so nothing can be added to it later and no line is
    skipped. `leaves` names the lines, so that `verify` can say which one was changed, also when it is gone.
    """

    number = models.PositiveIntegerField(primary_key=True)
    log_id = models.UUIDField()
    epoch = models.BigIntegerField()
    xid_from = models.BigIntegerField()
    xid_to = models.BigIntegerField()
    xid_at = models.BigIntegerField(
        null=True,
        help_text="Het transactienummer van het zegel zelf, uitgegeven na `sealed_at`; leeg in vorm 1 en in het laatste"
        " zegel van een cluster.",
    )
    closes = models.BooleanField(default=False, help_text="Het laatste zegel van een cluster.")
    rows = models.PositiveIntegerField()
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    root = models.BinaryField()
    leaves = models.BinaryField()
    previous = models.BinaryField()
    sealed_at = models.DateTimeField()
    key = models.CharField(max_length=40)
    signature = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [
            # Two sealers at once: the second is refused, so no line is sealed twice and the chain never forks.
            models.UniqueConstraint(name="seal_begins_where_one_ended", fields=["epoch", "xid_from"]),
            models.CheckConstraint(
                name="seal_window_is_not_turned", condition=models.Q(xid_to__gte=models.F("xid_from"))
            ),
        ]

    def __str__(self) -> str:
        return f"zegel {self.number}"

    @property
    def payload(self) -> bytes:
        """What is signed: everything in this seal, in one fixed form."""
        return json.dumps(self.header, sort_keys=True, separators=(",", ":")).encode()

    @property
    def header(self) -> dict[str, Any]:
        """Form 2 also names the transaction of the seal itself; seals of form 1 keep the form they were signed in."""
        own = {} if self.xid_at is None else {"xid_at": self.xid_at}
        return {
            "v": 2 if own else 1,
            **own,
            "log": str(self.log_id),
            "number": self.number,
            "epoch": self.epoch,
            "xid_from": self.xid_from,
            "xid_to": self.xid_to,
            "closes": self.closes,
            "rows": self.rows,
            "first_at": moment(self.first_at),
            "last_at": moment(self.last_at),
            "root": bytes(self.root).hex(),
            "leaves": sha256(self.leaves).hexdigest(),
            "previous": bytes(self.previous).hex(),
            "sealed_at": moment(self.sealed_at),
            "key": self.key,
        }

    @property
    def hash(self) -> bytes:
        """What the next seal, and the anchor of the day, hold on to."""
        return sha256(self.payload).digest()

    @property
    def lines(self) -> dict[uuid.UUID, bytes]:
        """The hash of each sealed line by its id, in the order of the tree."""
        held = bytes(self.leaves)
        return {uuid.UUID(bytes=held[at : at + ID]): held[at + ID : at + LEAF] for at in range(0, len(held), LEAF)}


class Verification(models.Model):
    """The sealer looked whether the log is still what was sealed (BIO2 8.15.06), and what it found."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    until_seal = models.PositiveIntegerField()
    rows = models.PositiveIntegerField()
    findings = models.JSONField(default=list)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"nagekeken tot zegel {self.until_seal}"


class Prune(models.Model):
    """The lines of one seal were removed because their term was over; signed, so that only the sealer can say so."""

    number = models.PositiveIntegerField(primary_key=True, help_text="Het zegel waarvan de regels weg zijn.")
    seal_hash = models.BinaryField()
    epoch = models.BigIntegerField()
    xid_from = models.BigIntegerField()
    xid_to = models.BigIntegerField()
    rows = models.PositiveIntegerField()
    reason = models.CharField(max_length=60)
    pruned_at = models.DateTimeField()
    entry_id = models.UUIDField(help_text="De regel in het log die zegt dat dit is gedaan.")
    key = models.CharField(max_length=40)
    signature = models.BinaryField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"regels van zegel {self.number} verwijderd"

    @property
    def payload(self) -> bytes:
        said = {
            "v": 1,
            "prune": self.number,
            "seal": bytes(self.seal_hash).hex(),
            "rows": self.rows,
            "reason": self.reason,
            "pruned_at": moment(self.pruned_at),
            "entry": str(self.entry_id),
            "key": self.key,
        }
        return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def moment(at: datetime | None) -> str | None:
    """A moment as it is signed: UTC, to the microsecond that the database keeps."""
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else None


class Pulse(models.Model):
    """How it stands with the sealing of one log, as the sealer saw it last. In the public schema only."""

    schema = models.CharField(max_length=63, primary_key=True)
    seen_at = models.DateTimeField()
    last_number = models.PositiveIntegerField(default=0)
    last_sealed_at = models.DateTimeField(null=True)
    oldest_unsealed_at = models.DateTimeField(null=True)
    verified_at = models.DateTimeField(null=True)
    findings = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["schema"]

    def __str__(self) -> str:
        return f"zegels van {self.schema}"

    def lateness(self, now: datetime) -> str:
        """What is wrong, in a sentence; empty when sealing goes as it should."""
        if now - self.seen_at > SILENT:
            return "de sealer heeft zich niet gemeld"
        if self.oldest_unsealed_at and now - self.oldest_unsealed_at > LATE:
            return "het verzegelen staat stil: een transactie blijft open"
        if self.findings:
            return "het log is niet meer wat verzegeld is"
        return ""
