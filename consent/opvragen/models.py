"""Answer: what a ketenpartner said to one item. Asking: that the question stands in the list of who was asked what."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import User
from cases.dossier.models import Case
from cases.inlichting.models import InformationRequest
from cases.keys.fields import CaseTextField
from consent.afwegingen.models import Afweging
from consent.items import ITEMS


class AnswerQuerySet(models.QuerySet["Answer"]):
    def for_user(self, user: User, permission: str) -> Self:
        """The answers in the cases on which this user holds this right."""
        return self.filter(afweging__case__in=Case.objects.for_user(user, permission))


class Answer(models.Model):
    """What came back for one item, or why it is not given. Added by the ketenpartner itself, never changed.

    It is in no catalogue, so nothing of it can be shared on. The database takes it only for what is asked and open.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afweging = models.ForeignKey(Afweging, models.PROTECT, related_name="answers")
    ketenpartner_id = models.UUIDField()
    code = models.CharField(max_length=60)
    text = CaseTextField("antwoord", blank=True, owner="afweging.case")
    why_not = CaseTextField("waarom niet", blank=True, owner="afweging.case")
    member_id = models.UUIDField()
    member_name = models.CharField(max_length=200)
    answered_at = models.DateTimeField()

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["answered_at", "code"]
        constraints = [
            models.UniqueConstraint(name="an_item_is_answered_once", fields=["afweging", "code"]),
            models.CheckConstraint(
                name="an_answer_or_why_not", condition=(Q(text="") & ~Q(why_not="")) | (Q(why_not="") & ~Q(text=""))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {'niet gegeven' if self.why_not else 'beantwoord'}"

    @property
    def label(self) -> str:
        return ITEMS[self.code].label


class Asking(models.Model):
    """That a question stands in the list of who was asked what (B113), so that nobody writes it down twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afweging = models.OneToOneField(Afweging, models.PROTECT, related_name="asking")
    request = models.OneToOneField(InformationRequest, models.PROTECT, related_name="asking")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.request}"
