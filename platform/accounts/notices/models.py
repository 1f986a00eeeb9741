"""Notice: something new for one person, which they see in the app until they have seen it."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unseen(self) -> Self:
        return self.filter(seen_at=None)


class Notice(models.Model):
    """Says what kind of news there is and about which row; the words are made where it is shown, so that nothing of a
    case stands here. `key` makes telling twice do no harm."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    case_id = models.UUIDField(null=True, blank=True)
    about_id = models.UUIDField(null=True, blank=True)
    key = models.CharField(max_length=120)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-created_at", "id"]
        indexes = [models.Index(fields=["recipient", "-created_at"], name="notices_of_recipient")]
        constraints = [models.UniqueConstraint(fields=["recipient", "key"], name="told_once")]

    def __str__(self) -> str:
        return self.kind
