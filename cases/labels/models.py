"""Label: a word of the tenant that can be put on a case, to find and count with (A17)."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from cases.dossier.models import Case


class LabelQuerySet(models.QuerySet["Label"]):
    def for_user(self, user: User) -> Self:
        """What this user may change: the whole list for a functioneel beheerder, nothing for others."""
        return self if user.has_role(Role.FUNCTIONEEL_BEHEERDER) else self.none()

    def for_case(self, case: Case) -> Self:
        """What can be chosen there: what is in use, and what stands on it already."""
        return self.filter(Q(ended_at=None) | Q(pk__in=case.labels.current().values("label")))

    def in_use(self) -> Self:
        return self.filter(ended_at=None)


class Label(models.Model):
    """Stopping with a label keeps it where it was put; it cannot be put anywhere new."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField("label", max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = LabelQuerySet.as_manager()

    class Meta:
        verbose_name = "label"
        verbose_name_plural = "labels"
        ordering = [Lower("naam"), "id"]
        constraints = [
            models.UniqueConstraint(
                Lower("naam"), name="one_label_per_name", violation_error_message="Dit label is er al."
            )
        ]

    def __str__(self) -> str:
        return self.naam


class CaseLabelQuerySet(models.QuerySet["CaseLabel"]):
    def current(self) -> Self:
        return self.filter(removed_at=None)


class CaseLabel(models.Model):
    """That a label was on a case, from when until when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="labels")
    label = models.ForeignKey(Label, models.PROTECT, related_name="uses")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CaseLabelQuerySet.as_manager()

    class Meta:
        verbose_name = "label op een casus"
        verbose_name_plural = "labels op casussen"
        ordering = [Lower("label__naam"), "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "label"], condition=Q(removed_at=None), name="label_once_on_a_case")
        ]

    def __str__(self) -> str:
        return str(self.label)
