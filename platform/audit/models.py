"""Entry: one line of the log, of something done or of something read. Only ever added to."""

import uuid
from typing import Any, NoReturn, Protocol, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.rights import Role
from audit.acts import LISTED
from audit.seals import Prune, Pulse, Seal, Verification

__all__ = ["Entry", "EntryKind", "LogIsAppendOnly", "Prune", "Pulse", "Seal", "Verification"]


class EntryKind(models.TextChoices):
    """Whether somebody did something, or saw something."""

    ACT = "act", "Handeling"
    READ = "read", "Inzage"


class LogIsAppendOnly(TypeError):
    """The log is written by `audit.record` and `audit.record_read`, and never changed (law 9)."""


class Overseer(Protocol):
    """Somebody with roles: a user."""

    def has_role(self, *roles: Role) -> bool: ...


class EntryQuerySet(models.QuerySet["Entry"]):
    def reads_of(self, case_id: uuid.UUID) -> Self:
        """Who read this case, latest first."""
        return self.filter(kind=EntryKind.READ, case_id=case_id).order_by("-at", "id")

    def listed(self) -> Self:
        """Of these, what was seen in a list."""
        return self.filter(action=LISTED)

    def listed_without_case(self, subject_id: uuid.UUID) -> Self:
        """Of these, where this jongere stood in a list while no case of them was open."""
        return self.listed().filter(kind=EntryKind.READ, case_id=None, subject_id=subject_id).order_by("-at", "id")

    def opened(self) -> Self:
        """Of these, all but what was seen in a list."""
        return self.exclude(action=LISTED)

    def for_user(self, user: Overseer) -> Self:
        """The whole log of this tenant, for who oversees it: the FG. For anybody else nothing."""
        return self if user.has_role(Role.FG) else self.none()

    def acts_of(self, case_id: uuid.UUID, subject_id: uuid.UUID) -> Self:
        """What was done in this case, and about its jongere outside any case, latest first."""
        about = models.Q(case_id=case_id) | models.Q(case_id=None, subject_id=subject_id)
        return self.filter(about, kind=EntryKind.ACT).order_by("-at", "id")

    def update(self, **kwargs: Any) -> NoReturn:
        raise LogIsAppendOnly

    def delete(self) -> NoReturn:
        raise LogIsAppendOnly


class Entry(models.Model):
    """Who did or read what, when, from where, and why that was allowed.

    Holds the six of BIO2 8.15.01 (action, object, outcome, origin, actor, time). Never content of a case, never a BSN:
    `subject_id` is a pseudonym, and so is `actor_name` when a jongere or gezagsdrager acts. Lines from before
    november 2026 hold their names: they are sealed and stay as they are, and who shows or exports them masks them
    (`cases.verwerkingen.known`). `at` and `xid` are set by the database, so that a line cannot be dated back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    kind = models.CharField(max_length=4, choices=EntryKind.choices)
    action = models.CharField(max_length=60)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=150, blank=True)
    actor_role = models.CharField(max_length=60, blank=True)
    organisation_id = models.UUIDField(null=True)
    organisation = models.CharField(max_length=150, blank=True)
    case_id = models.UUIDField(null=True)
    subject_id = models.UUIDField(null=True)
    share_id = models.UUIDField(null=True)
    fields = ArrayField(models.CharField(max_length=60), default=list)
    grondslag = models.CharField(max_length=30, blank=True)
    purpose = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=20, default="ok")
    details = models.JSONField(default=dict)
    trace_id = models.CharField(max_length=32, blank=True)
    origin = models.CharField(max_length=64, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        indexes = [
            models.Index(name="audit_of_case", fields=["case_id", "-at"]),
            models.Index(name="audit_of_actor", fields=["actor_id", "-at"]),
            models.Index(name="audit_of_subject", fields=["subject_id", "-at"]),
            models.Index(name="audit_by_time", fields=["-at", "id"]),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise LogIsAppendOnly

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise LogIsAppendOnly
