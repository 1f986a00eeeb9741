"""Settings: what holds for the whole tenant. One row, or none as long as nobody changed anything."""

import uuid

from django.db import models
from django.db.models import Q

from cases.jongeren.ages import DOORSTROOMPUNT_UNTIL
from cases.versions import Versioned


class AgeBound(models.IntegerChoices):
    """WEB 9.2.1 says 27 since 1 January 2026; before, it was 23 (B9)."""

    LAW = DOORSTROOMPUNT_UNTIL, "Tot 27 jaar, zoals de wet zegt"
    BEFORE_2026 = 23, "Tot 23 jaar"


class Settings(Versioned):
    """The route follows what the regio agreed (B13): who is in the doelgroepen, and what to think of. Points to think
    of per phase, the verzuimprotocol, intake forms and contact protocols are content of the tenant, each in its own
    place of the inrichting."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    only = models.BooleanField(default=True, unique=True, editable=False)
    doorstroompunt_until = models.PositiveSmallIntegerField(
        "tot welke leeftijd helpt het Doorstroompunt", choices=AgeBound, default=AgeBound.LAW
    )
    agreements = models.TextField(
        "wat is er in de regio afgesproken", max_length=4000, blank=True,
        help_text="Staat bij de fase van elk dossier. Bijvoorbeeld wie de school belt, en wanneer je overlegt.",
    )  # fmt: skip
    servicedocument = models.URLField(
        "adres van het servicedocument over delen", max_length=500, blank=True, default="", db_default="",
        help_text="Van Ingrado, Jeugdzorg Nederland en de MBO Raad. Staat bij de vier denkstappen. Begint met https://.",
    )  # fmt: skip

    class Meta:
        verbose_name = "instellingen"
        verbose_name_plural = "instellingen"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(name="settings_only_once", condition=Q(only=True)),
            models.CheckConstraint(
                name="settings_age_of_the_law",
                condition=Q(doorstroompunt_until__in=(23, 27)),
                violation_error_message="Kies 23 of 27 jaar.",
            ),
            models.CheckConstraint(
                name="settings_servicedocument_is_a_page",
                condition=Q(servicedocument="") | Q(servicedocument__startswith="https://"),
                violation_error_message="Het adres van het servicedocument begint met https://.",
            ),
        ]

    def __str__(self) -> str:
        return "Instellingen"
