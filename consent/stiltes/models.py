"""Stilte: one parent is told nothing of one afweging, with the reason; and the row that ends it."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.keys.fields import CaseTextField
from consent.afwegingen.models import Afweging


class StilteQuerySet(models.QuerySet["Stilte"]):
    def standing(self) -> Self:
        """Nobody ended it."""
        return self.filter(ends=None, ended_by=None)

    def for_user(self, user: User, permission: str) -> Self:
        """Of the cases on which this user holds this right."""
        return self.filter(afweging__in=Afweging.objects.for_user(user, permission))

    def for_parent(self, user: User) -> Self:
        """What this person is not told of."""
        return self.standing().filter(gezagsdrager__user=user)


class Stilte(models.Model):
    """Added and never changed (domain.md §1.4, rule 5). `ends` is the stilte that this row ends.

    The database takes no answer of a silenced parent, and no stilte about what that parent answered already.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afweging = models.ForeignKey(Afweging, models.PROTECT, related_name="stiltes")
    gezagsdrager = models.ForeignKey(Gezagsdrager, models.PROTECT, related_name="+", verbose_name="wie niets hoort")
    ends = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="ended_by")
    reason = CaseTextField("waarom", max_length=500, one_line=True, owner="afweging.case")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = StilteQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak om een ouder niet te informeren over een besluit"
        verbose_name_plural = "afspraken om een ouder niet te informeren over een besluit"
        ordering = ["-at", "id"]
        constraints = [
            models.CheckConstraint(
                name="stilte_says_why",
                condition=~Q(reason=""),
                violation_error_message="Schrijf op waarom.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gezagsdrager.naam} niet informeren over {self.afweging.ketenpartner_naam}"


def told_of(afweging: Afweging) -> "models.QuerySet[Gezagsdrager]":
    """Who acts for the jongere today and may know of this decision."""
    silenced = Stilte.objects.standing().filter(afweging=afweging).values("gezagsdrager")
    return Gezagsdrager.objects.in_force().filter(jongere=afweging.case.jongere_id).exclude(pk__in=silenced)
