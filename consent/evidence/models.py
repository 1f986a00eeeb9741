"""SealKey, Evidence and EvidencePdf: what was said, signed with which key. Only ever added to (law 9)."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.vault.fields import EncryptedTextField
from consent.machtigingen.models import AddedOnce, ConsentEvent, EventState, Machtiging


class SealKey(models.Model):
    """A key with which this tenant signs, and its certificates. The newest is used; older ones explain older proof.

    The private half is here, encrypted, or in a device (PKCS#11) that `uri` names.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kid = models.CharField(max_length=40, unique=True)
    certificates = models.TextField(help_text="PEM: eerst het certificaat van het zegel, dan wie dat uitgaf.")
    private = EncryptedTextField(null=True)
    uri = models.CharField("plaats in een apparaat", max_length=200, blank=True, help_text="RFC 7512, zonder PIN")
    is_test = models.BooleanField()
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="seal_key_is_here_or_in_a_device",
                condition=models.Q(private__isnull=False, uri="")
                | models.Q(private__isnull=True, uri__startswith="pkcs11:"),
            ),
        ]

    def __str__(self) -> str:
        return self.kid


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def for_user(self, user: User, permission: str) -> Self:
        """Of the cases on which this user holds this right."""
        return self.filter(event__machtiging__in=Machtiging.objects.for_user(user, permission))

    def for_signer(self, user: User) -> Self:
        """Of what this person may sign: for the jongere all of it, for a parent what was asked and their own words."""
        found = self.filter(event__machtiging__in=Machtiging.objects.for_signer(user))
        of_jongere = Q(event__machtiging__afweging__case__jongere__user=user)
        return found.filter(of_jongere | Q(event__entity_id=user.pk) | Q(event__event_state=EventState.REQUESTED))

    def in_full(self) -> Self:
        return self.select_related("event__machtiging__afweging__case", "key").order_by("event__sequence")


class Evidence(models.Model):
    """The record of one event in its canonical form, the hash of the record before it, and the signature (JWS)."""

    event = models.OneToOneField(ConsentEvent, models.PROTECT, primary_key=True, related_name="evidence")
    key = models.ForeignKey(SealKey, models.PROTECT, related_name="+")
    record = models.TextField()
    record_sha256 = models.CharField(max_length=64)
    previous_sha256 = models.CharField(max_length=64, blank=True)
    jws = models.TextField()

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="evidence_hash", condition=models.Q(record_sha256__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return self.record_sha256

    def package(self) -> dict[str, str]:
        """What is needed to check it elsewhere: the record, its signature and the certificates of the key."""
        return {"record": self.record, "jws": self.jws, "certificates": self.key.certificates}

    def file_name(self, ending: str) -> str:
        """Without a name or the number of a case, because a file may lie about."""
        return f"bewijs-{self.event.event_time:%Y-%m-%d}-{self.event.event_state}.{ending}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AddedOnce
        super().save(*args, **kwargs)


class EvidencePdf(models.Model):
    """The sealed paper of one record. Made once, when somebody first asks for it, and the same ever after."""

    evidence = models.OneToOneField(Evidence, models.PROTECT, primary_key=True, related_name="paper")
    pdf = models.BinaryField()
    pdf_sha256 = models.CharField(max_length=64)
    sealed_at = models.DateTimeField("verzegeld op", default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.pdf_sha256
