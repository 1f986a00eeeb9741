"""Instemming met ondersteuning, the special answers that need it, and the steps of the Meldcode."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.categories import Category
from cases.dossier.models import Case
from cases.dossier.tasks import Task
from cases.intake.kinds import Source
from cases.intake.models import Intake, Told
from cases.jongeren.ages import DOORSTROOMPUNT_UNTIL, born_on_or_before
from cases.keys.fields import SpecialTextField
from cases.school.models import Diploma

NEEDS_INSTEMMING = Task.DOORSTROOMPUNT
YEARS_KEPT = 2


def past_term(jongere: str) -> Q:
    """Whose term is over: two years after turning 27 or after a startkwalificatie (WEB 9.2.7, derde lid)."""
    too_old = Q(**{f"{jongere}__geboortedatum__lte": born_on_or_before(DOORSTROOMPUNT_UNTIL + YEARS_KEPT)})
    long_ago = born_on_or_before(YEARS_KEPT)
    qualified = Diploma.objects.startkwalificatie().filter(jongere=OuterRef(jongere), behaald_op__lte=long_ago)
    return too_old | Q(Exists(qualified))


class HowSaid(models.TextChoices):
    GESPREK = "gesprek", "In een gesprek"
    TELEFOON = "telefoon", "Aan de telefoon"
    SCHRIFTELIJK = "schriftelijk", "Op papier, per mail of app"


class InstemmingQuerySet(models.QuerySet["Instemming"]):
    def standing(self) -> Self:
        return self.filter(ending=None)


class Instemming(models.Model):
    """The jongere agrees to be supported: only then may the Doorstroompunt keep data on health and criminal matters
    (WEB 9.2.7, eerste lid). It is no consent to share anything. Added to and never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="instemmingen")
    given_on = models.DateField("ingestemd op", default=timezone.localdate)
    how = models.CharField("hoe", max_length=12, choices=HowSaid)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = InstemmingQuerySet.as_manager()

    class Meta:
        verbose_name = "instemming met ondersteuning"
        verbose_name_plural = "instemmingen met ondersteuning"
        ordering = ["-created_at", "id"]

    def __str__(self) -> str:
        return f"instemming van {self.given_on:%d-%m-%Y}"


class InstemmingEnding(models.Model):
    """The jongere takes it back. Reading stops at once, and what rested on it is to be erased."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    instemming = models.OneToOneField(Instemming, models.PROTECT, related_name="ending")
    withdrawn_on = models.DateField("ingetrokken op", default=timezone.localdate)
    how = models.CharField("hoe", max_length=12, choices=HowSaid)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "intrekking van instemming"
        verbose_name_plural = "intrekkingen van instemming"

    def __str__(self) -> str:
        return f"ingetrokken op {self.withdrawn_on:%d-%m-%Y}"


class SpecialAnswerQuerySet(models.QuerySet["SpecialAnswer"]):
    def readable(self) -> Self:
        """Whose instemming stands and whose term runs; without one only under a task that does not ask for it."""
        standing = Q(instemming__isnull=False, instemming__ending=None) & ~past_term("case__jongere")
        return self.filter(standing | self._without())

    def to_erase(self) -> Self:
        """What nobody reads and is to be erased: the instemming was taken back, or the term is over.

        The term goes with the instemming: what was told to the Doorstroompunt keeps it, whatever the task is now.
        """
        over = Q(instemming__isnull=False) & past_term("case__jongere")
        return self.filter(Q(instemming__ending__isnull=False) | over)

    @staticmethod
    def _without() -> Q:
        return Q(instemming=None) & ~Q(case__task=NEEDS_INSTEMMING)


class SpecialAnswer(Told):
    """What was said about health or criminal matters: in a table of its own, encrypted, for who works on the case
    (WEB 9.2.7, tweede lid). It is no field of the catalogue, and so can never be shared.

    It hangs on the instemming under which it was told: a later one does not open it again. It lies under the key of
    that instemming, so that it can be erased from the backups while the case goes on (`destroy_keys`).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="special_answers")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="special_answers")
    instemming = models.ForeignKey(Instemming, models.PROTECT, null=True, blank=True, related_name="special_answers")
    category = models.CharField(max_length=15, choices=Category)
    text = SpecialTextField("antwoord", owner="instemming|case", null=True, blank=True)

    objects = SpecialAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "bijzonder antwoord"
        verbose_name_plural = "bijzondere antwoorden"
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "question", "source", "instemming"],
                nulls_distinct=False,
                name="one_special_answer_per_question_and_source",
                violation_error_message="Iemand anders schreef hier intussen iets op.",
            ),
            models.CheckConstraint(
                name="special_answer_is_special",
                condition=Q(category__in=[Category.GEZONDHEID.value, Category.STRAFRECHTELIJK.value]),
                violation_error_message="Alleen gezondheid en strafrecht staan apart.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_category_display()}, {Source(self.source).label}"


class MeldcodeStepQuerySet(models.QuerySet["MeldcodeStep"]):
    def latest_of_each(self) -> Self:
        newest = MeldcodeStep.objects.order_by("case", "step", "-created_at", "id").distinct("case", "step")
        return self.filter(pk__in=newest.values("pk")).order_by("step")


class Meldcode(models.IntegerChoices):
    """The five steps (Besluit verplichte meldcode); what they are called, and nothing more."""

    SIGNALEN = 1, "Signalen in kaart gebracht"
    OVERLEG = 2, "Overlegd met een collega"
    GESPREK = 3, "Gesprek gevoerd"
    WEGEN = 4, "Gewogen met het afwegingskader"
    BESLISSEN = 5, "Besloten"


class MeldcodeStep(models.Model):
    """That a step was taken, and on which day (B91, B96). No content, and never what Veilig Thuis said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="meldcode_steps")
    step = models.PositiveSmallIntegerField("stap", choices=Meldcode)
    done_on = models.DateField("gedaan op", default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MeldcodeStepQuerySet.as_manager()

    class Meta:
        verbose_name = "stap van de Meldcode"
        verbose_name_plural = "stappen van de Meldcode"
        ordering = ["step", "-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="meldcode_has_five_steps",
                condition=Q(step__range=(1, 5)),
                violation_error_message="De Meldcode heeft vijf stappen.",
            ),
        ]

    def __str__(self) -> str:
        return f"stap {self.step} van de Meldcode"
