"""Witness, PaperForm and PaperCheck: who saw or heard an answer, and how sure that is. Only ever added to (law 9)."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right, Role
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.keys.fields import CaseTextField
from consent.machtigingen.models import AddedOnce, Channel, Machtiging


class Identity(models.TextChoices):
    """How we knew who spoke. Of a document only the kind is kept: no number and no copy (domain.md §1.8, row 15)."""

    PASPOORT = "paspoort", "Paspoort gezien"
    ID_KAART = "id_kaart", "Identiteitskaart gezien"
    RIJBEWIJS = "rijbewijs", "Rijbewijs gezien"
    VERBLIJF = "verblijf", "Verblijfsdocument gezien"
    TERUGGEBELD = "teruggebeld", "Teruggebeld op het nummer uit het dossier"
    NIET = "niet", "Niet gecontroleerd wie het was"


# An interpreter is named with the language, or there was none.
WITH_LANGUAGE = Q(interpreter="", interpreter_language="") | (~Q(interpreter="") & ~Q(interpreter_language=""))
DOCUMENTS = (Identity.PASPOORT, Identity.ID_KAART, Identity.RIJBEWIJS, Identity.VERBLIJF)


def in_own_folder(row: "PaperForm", name: str) -> str:
    """The schema is in the path, so that two gemeenten never meet in one folder."""
    return f"{connection.schema_name}/machtigingen/{row.pk}/{name}"  # type: ignore[attr-defined]  # our backend names it


class PaperFormQuerySet(models.QuerySet["PaperForm"]):
    def for_user(self, user: User, permission: str) -> Self:
        """Of the cases on which this user holds this right."""
        return self.filter(machtiging__in=Machtiging.objects.for_user(user, permission))

    def to_check(self, user: User) -> Self:
        """What waits for a second pair of eyes and may be these: never who entered it."""
        waiting = self.filter(checked=None).exclude(by=user)
        if not user.is_active:
            return self.none()
        return waiting if user.has_role(Role.COORDINATOR) else waiting & self.for_user(user, Right.SHARE_CASE)

    def in_full(self) -> Self:
        return self.select_related("machtiging__afweging__case__jongere", "gezagsdrager", "by", "checked__by")


class PaperForm(models.Model):
    """A signed form as one person entered it, with its scan. It counts when a second person found the same on it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    machtiging = models.ForeignKey(Machtiging, models.PROTECT, related_name="paper_forms")
    gezagsdrager = models.ForeignKey(Gezagsdrager, models.PROTECT, null=True, blank=True, related_name="+")
    yes = ArrayField(models.CharField(max_length=60), verbose_name="ja op", default=list, blank=True)
    signed_on = models.DateField("getekend op")
    identity = models.CharField("wie het was", max_length=12, choices=[(one.value, one.label) for one in DOCUMENTS])
    interpreter = models.CharField("tolk", max_length=120, blank=True)
    interpreter_language = models.CharField("taal van de tolk", max_length=40, blank=True)
    read_out = models.BooleanField("voorgelezen", default=False)
    scan = models.FileField("scan", upload_to=in_own_folder, max_length=255)
    scan_sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ingevoerd door")
    at = models.DateTimeField("ingevoerd op", default=timezone.now, editable=False)

    objects = PaperFormQuerySet.as_manager()

    class Meta:
        verbose_name = "formulier op papier"
        verbose_name_plural = "formulieren op papier"
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(name="paper_scan_hash", condition=Q(scan_sha256__regex=r"^[0-9a-f]{64}$")),
            models.CheckConstraint(
                name="paper_names_interpreters_language",
                condition=WITH_LANGUAGE,
            ),
        ]

    def __str__(self) -> str:
        return f"formulier van {self.signed_on:%d-%m-%Y}"


class PaperCheck(models.Model):
    """A second person compared what was entered with the scan (four eyes). The database asks that it is another."""

    form = models.OneToOneField(PaperForm, models.PROTECT, primary_key=True, related_name="checked")
    agreed = models.BooleanField("klopt")
    remark = CaseTextField(
        "opmerking", max_length=300, blank=True, one_line=True, owner="form.machtiging.afweging.case"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="nagekeken door")
    at = models.DateTimeField("nagekeken op", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "controle van een formulier"
        verbose_name_plural = "controles van formulieren"
        constraints = [
            models.CheckConstraint(name="paper_refused_with_a_reason", condition=Q(agreed=True) | ~Q(remark="")),
        ]

    def __str__(self) -> str:
        return "klopt" if self.agreed else "klopt niet"


class Witness(models.Model):
    """One answer that did not come in online: on which channel, how we knew who it was, and with what help."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    machtiging = models.ForeignKey(Machtiging, models.PROTECT, related_name="witnesses")
    channel = models.CharField("hoe", max_length=10, choices=Channel.choices)
    gezagsdrager = models.ForeignKey(Gezagsdrager, models.PROTECT, null=True, blank=True, related_name="+")
    identity = models.CharField("wie het was", max_length=12, choices=Identity.choices, blank=True)
    read_out = models.BooleanField("voorgelezen", default=False)
    interpreter = models.CharField("tolk", max_length=120, blank=True)
    interpreter_language = models.CharField("taal van de tolk", max_length=40, blank=True)
    paper = models.OneToOneField(PaperForm, models.PROTECT, null=True, blank=True, related_name="witness")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="opgeschreven door")
    at = models.DateTimeField("op", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "antwoord dat niet online kwam"
        verbose_name_plural = "antwoorden die niet online kwamen"
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                name="witness_names_interpreters_language",
                condition=WITH_LANGUAGE,
            ),
            models.CheckConstraint(
                name="witness_of_paper_has_paper_only_then", condition=Q(paper=None) | Q(channel=Channel.PAPIER)
            ),
            models.CheckConstraint(
                name="witness_of_our_device_saw_a_document",
                condition=~Q(channel=Channel.APPARAAT) | Q(identity__in=[one.value for one in DOCUMENTS]),
            ),
            models.CheckConstraint(
                name="witness_not_online", condition=~Q(channel__in=[Channel.ONLINE, Channel.SYSTEEM])
            ),
        ]

    def __str__(self) -> str:
        return self.get_channel_display()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AddedOnce
        super().save(*args, **kwargs)

    @property
    def in_words(self) -> list[str]:
        """How sure we were and what helped, in sentences that also the jongere reads."""
        told = [f"{self.get_identity_display()}."] if self.identity else []
        if self.read_out:
            told.append("De vraag is voorgelezen.")
        if self.interpreter:
            told.append(f"Met een tolk: {self.interpreter}, {self.interpreter_language}.")
        if self.paper:
            told.append(
                f"Getekend op papier op {self.paper.signed_on:%d-%m-%Y}, nagekeken door {self.paper.checked.by.naam}."
            )
        return told
