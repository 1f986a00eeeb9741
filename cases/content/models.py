"""Edition: one version of a piece of content of the tenant, such as a protocol or an intake form."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role


class ContentKind(models.TextChoices):
    AANDACHTSPUNTEN = "aandachtspunten", "Aandachtspunten"
    PROTOCOL = "protocol", "Contactprotocol"
    INTAKEFORMULIER = "intakeformulier", "Intakeformulier"
    INSTRUMENT = "instrument", "Instrument met domeinen"
    BRIEF = "brief", "Brief of kaartje"
    DOELGROEP = "doelgroep", "Eigen doelgroep"
    VERWERKING = "verwerking", "Verwerkingsregister"
    VERTALING = "vertaling", "Vertaling van de vraag aan de jongere"
    VERZUIMPROTOCOL = "verzuimprotocol", "Regionaal verzuimprotocol"


class EditionQuerySet(models.QuerySet["Edition"]):
    def for_user(self, user: User) -> Self:
        """What this user may change: all for a functioneel beheerder, the register for the FG, nothing for others."""
        if user.has_role(Role.FUNCTIONEEL_BEHEERDER):
            return self
        return self.of(ContentKind.VERWERKING) if user.has_role(Role.FG) else self.none()

    def of(self, kind: ContentKind) -> Self:
        return self.filter(kind=kind)

    def newest(self) -> Self:
        """The newest version of each piece of content, also of those that are not used any more."""
        numbers = Edition.objects.order_by("kind", "code", "-number").distinct("kind", "code")
        return self.filter(pk__in=numbers.values("pk"))

    def in_force(self) -> Self:
        """What is used for new work; work that began under an older version keeps that one."""
        return self.newest().filter(in_use=True)


class Edition(models.Model):
    """Only ever added to: changing content is adding a version, so that older scores, forms and letters keep their
    meaning (A7, B26). Stopping with it is a version that is not in use. Without `by` it came with the product."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("soort", max_length=20, choices=ContentKind)
    code = models.SlugField(max_length=60)
    number = models.PositiveIntegerField("versie", default=1)
    naam = models.CharField(max_length=120)
    body = models.JSONField("inhoud", default=dict)
    in_use = models.BooleanField("in gebruik", default=True)
    note = models.CharField("wat is er veranderd", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = "versie van inhoud"
        verbose_name_plural = "versies van inhoud"
        ordering = ["kind", "naam", "code", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "code", "number"],
                name="one_edition_per_number",
                violation_error_message="Iemand anders heeft intussen een nieuwe versie gemaakt.",
            ),
            models.CheckConstraint(name="edition_counts_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.naam} (versie {self.number})"
