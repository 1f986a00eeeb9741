"""RoleReview: the roles of one member of staff, as somebody confirmed them at one moment."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role


class RoleReview(models.Model):
    """Added and never changed (BIO2 5.18.02: a review at least every year). Whoever gives roles confirms them too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="role_reviews")
    roles = ArrayField(models.CharField(max_length=30, choices=Role))
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        default_permissions = ()
        verbose_name = "controle van rollen"
        verbose_name_plural = "controles van rollen"
        indexes = [models.Index(fields=["person", "-reviewed_at"], name="review_of_person")]

    def __str__(self) -> str:
        return f"{self.person} op {self.reviewed_at:%Y-%m-%d}"
