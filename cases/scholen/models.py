"""School: a school with which we agreed how to reach each other, and what we do together (B46, B47, B51)."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from cases.scholen.years import in_words, schooljaar_of
from cases.versions import Versioned

# Who works with schools: whoever works with jongeren, and whoever divides that work.
WITH_SCHOOLS = (Role.REGIEHOUDER, Role.COORDINATOR)


def works_with_schools(user: User) -> bool:
    return user.is_active and user.has_role(*WITH_SCHOOLS)


class SchoolQuerySet(models.QuerySet["School"]):
    def for_user(self, user: User) -> Self:
        return self if works_with_schools(user) else self.none()

    def in_use(self) -> Self:
        return self.filter(stopped_on=None)

    def without_startgesprek(self, schooljaar: int | None = None) -> Self:
        """Schools with which nobody spoke yet in this school year (B47); a talk that is only planned does not count."""
        year = schooljaar_of() if schooljaar is None else schooljaar
        held = Startgesprek.objects.filter(school=OuterRef("pk"), schooljaar=year).held()
        return self.in_use().filter(~Exists(held))

    def with_columns(self) -> Self:
        """What a list shows of each: how many contact persons, and the startgesprek of this year as `this_year`."""
        people = Count("contactpersonen", filter=Q(contactpersonen__until=None))
        talk = Prefetch("startgesprekken", Startgesprek.objects.filter(schooljaar=schooljaar_of()), to_attr="this_year")
        return self.annotate(people=people).order_by("naam", "pk").prefetch_related(talk)


class School(Versioned):
    """Known by its BRIN or else by its name, as an inschrijving knows it; so the case finds whom to call."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField("naam", max_length=200)
    brin = models.CharField("BRIN", max_length=4, blank=True)
    stopped_on = models.DateField("werken niet meer samen sinds", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SchoolQuerySet.as_manager()

    class Meta:
        verbose_name = "school"
        verbose_name_plural = "scholen"
        ordering = ["naam", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["naam"], name="school_once", violation_error_message="Deze school staat er al."
            ),
            models.UniqueConstraint(
                fields=["brin"],
                condition=~Q(brin=""),
                name="school_once_per_brin",
                violation_error_message="Er is al een school met deze BRIN.",
            ),
            models.CheckConstraint(
                name="school_brin_form",
                condition=Q(brin="") | Q(brin__regex=r"^[0-9]{2}[A-Z]{2}$"),
                violation_error_message="Een BRIN is twee cijfers en twee hoofdletters, zoals 25LX.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class ContactpersoonQuerySet(models.QuerySet["Contactpersoon"]):
    def for_user(self, user: User) -> Self:
        return self if works_with_schools(user) else self.none()

    def current(self) -> Self:
        return self.filter(until=None)


class Contactpersoon(Versioned):
    """Whom we call at a school, for which part of it, and when that works: practical details and nothing more (B46)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="contactpersonen")
    naam = models.CharField("naam", max_length=200)
    functie = models.CharField("functie", max_length=100, blank=True)
    domein = models.CharField("voor welk deel van de school", max_length=120, blank=True)
    telefoon = models.CharField("telefoon", max_length=30, blank=True)
    email = models.EmailField("e-mail", blank=True)
    bereikbaar = models.CharField("wanneer bereikbaar", max_length=200, blank=True)
    until = models.DateField("niet meer sinds", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ContactpersoonQuerySet.as_manager()

    class Meta:
        verbose_name = "contactpersoon van een school"
        verbose_name_plural = "contactpersonen van scholen"
        ordering = ["domein", "naam", "id"]
        constraints = [
            models.CheckConstraint(
                name="contactpersoon_can_be_reached",
                condition=~Q(telefoon="") | ~Q(email=""),
                violation_error_message="Vul een telefoonnummer of een e-mailadres in.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, {self.functie}" if self.functie else self.naam


class StartgesprekQuerySet(models.QuerySet["Startgesprek"]):
    def for_user(self, user: User) -> Self:
        return self if works_with_schools(user) else self.none()

    def held(self) -> Self:
        return self.filter(held_on__isnull=False)


class Startgesprek(Versioned):
    """One a year with each school: what we expect of each other, and how we judge the year before (B47)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="startgesprekken")
    schooljaar = models.PositiveSmallIntegerField("schooljaar")
    planned_on = models.DateField("gepland op")
    held_on = models.DateField("gevoerd op", null=True, blank=True)
    met_wie = models.CharField("met wie", max_length=300, blank=True)
    terugblik = models.TextField("terugblik op vorig schooljaar", blank=True)
    afspraken = models.TextField("afspraken voor dit schooljaar", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = StartgesprekQuerySet.as_manager()

    class Meta:
        verbose_name = "startgesprek"
        verbose_name_plural = "startgesprekken"
        ordering = ["-schooljaar", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "schooljaar"],
                name="one_startgesprek_per_schooljaar",
                violation_error_message="Voor dit schooljaar staat er al een startgesprek met deze school.",
            ),
            models.CheckConstraint(
                name="startgesprek_held_with_reflection",
                condition=Q(held_on=None) | (~Q(terugblik="") & ~Q(afspraken="") & ~Q(met_wie="")),
                violation_error_message="Schrijf op met wie het was, hoe jullie terugkijken en wat jullie afspreken.",
            ),
        ]

    def __str__(self) -> str:
        return f"startgesprek {self.jaar}"

    @property
    def jaar(self) -> str:
        return in_words(self.schooljaar)


class SpreekuurQuerySet(models.QuerySet["Spreekuur"]):
    def for_user(self, user: User) -> Self:
        return self if works_with_schools(user) else self.none()


class Spreekuur(Versioned):
    """A day of preventive absence interviews at a school (B51): how many, and nobody by name. What is said with a
    jongere who has a dossier stands in that dossier."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="spreekuren")
    planned_on = models.DateField("gepland op")
    held_on = models.DateField("gehouden op", null=True, blank=True)
    gesproken = models.PositiveIntegerField("hoeveel jongeren gesproken", null=True, blank=True)
    with_leerplicht = models.BooleanField("samen met leerplicht", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SpreekuurQuerySet.as_manager()

    class Meta:
        verbose_name = "verzuimspreekuur"
        verbose_name_plural = "verzuimspreekuren"
        ordering = ["-planned_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="spreekuur_held_with_number",
                condition=Q(held_on=None, gesproken=None) | Q(held_on__isnull=False, gesproken__isnull=False),
                violation_error_message="Schrijf op hoeveel jongeren er waren.",
            ),
        ]

    def __str__(self) -> str:
        return f"verzuimspreekuur bij {self.school}"
