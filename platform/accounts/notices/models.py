"""Notice: something new for one person, which they see in the app. Mail: the word that there is something."""

import uuid
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

FIRST_PAUSE = timedelta(minutes=2)
LONGEST_PAUSE = timedelta(days=1)


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


class MailQuerySet(models.QuerySet["Mail"]):
    def unsent(self) -> Self:
        return self.filter(sent_at=None)

    def to_send_now(self) -> Self:
        return self.unsent().filter(try_at__lte=timezone.now()).order_by("try_at", "id")


class Mail(models.Model):
    """A mail that waits here until the mail server took it: written with the act itself, so that no crash of worker
    or broker loses it. It says that there is something new and nothing else; one waits per person, whatever the news.

    `id` is the Message-ID, so that a mail which was sent twice around a crash is the same mail.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mails")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    try_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=100, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "mail"
        verbose_name_plural = "mails"
        indexes = [models.Index(fields=["try_at"], name="mail_to_send", condition=Q(sent_at=None))]
        constraints = [
            models.UniqueConstraint(fields=["recipient"], condition=Q(sent_at=None), name="one_mail_waits_per_person"),
            models.CheckConstraint(
                name="mail_sent_after_it_was_written", condition=Q(sent_at=None) | Q(sent_at__gte=F("created_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id}"

    def put_off(self, error: Exception) -> None:
        """Try again later, each time after a longer pause. It is never given up by itself."""
        self.attempts += 1
        self.last_error = type(error).__name__[:100]
        self.try_at = timezone.now() + min(FIRST_PAUSE * 2 ** min(self.attempts - 1, 10), LONGEST_PAUSE)
