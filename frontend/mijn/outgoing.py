"""Outgoing: what the gemeente asked a ketenpartner about somebody, as that person reads it, and whether it answered."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from accounts.models import User
from consent.afwegingen.models import Afweging, Outcome
from consent.items import Way
from consent.machtigingen.services import may_close
from frontend.mijn.answers import label_of
from frontend.mijn.shares import Decided, day_of
from partners.models import Ketenpartner


@dataclass(frozen=True)
class Item:
    """One thing that was asked, and what became of it."""

    code: str
    label: str
    said: str
    waits: bool


class Outgoing(Decided):
    """One question that went out."""

    @cached_property
    def waiting(self) -> set[str]:
        """What the partner can still answer; nothing when the gemeente no longer works with it."""
        row = getattr(self.afweging, "open_question", None) if self.works_here else None
        return set(row.granted) if row else set()

    @property
    def until(self) -> date | None:
        row = getattr(self.afweging, "open_question", None)
        return row.valid_until if row else self.afweging.valid_until

    @cached_property
    def items(self) -> list[Item]:
        answers = {answer.code: answer for answer in self.afweging.answers.all()}
        items = []
        for code in self.afweging.shared_codes():
            answer = answers.get(code)
            if answer is not None:
                day = day_of(timezone.localdate(answer.answered_at))
                said = f"{'niet gegeven' if answer.why_not else 'beantwoord'} op {day}"
            else:
                said = "nog geen antwoord" if code in self.waiting else "niet beantwoord, we vragen het nu niet"
            items.append(Item(code, label_of(code), said, code in self.waiting))
        return items

    @property
    def went_out(self) -> bool:
        """Whether the partner could ever read it; before that it is only a plan."""
        return bool(self.waiting or self.afweging.answers.all() or hasattr(self.afweging, "asking"))

    @property
    def can_stop(self) -> bool:
        return bool(self.machtiging and self.waiting and may_close(self.machtiging, self.user))


def outgoing_to(user: User) -> list[Outgoing]:
    """What went out about this person, latest first; for a gezagsdrager only what asks for a gezagsdrager."""
    decided = Afweging.objects.for_citizen(user).decided().filter(outcome=Outcome.SHARE, direction=Way.ASK)
    here = set(Ketenpartner.objects.working_here().values_list("pk", flat=True))
    rows = decided.select_related("case__jongere", "case__regiehouder", "grondslag_geven", "open_question", "asking")
    every = [
        Outgoing(afweging, user=user, works_here=afweging.ketenpartner_id in here)
        for afweging in rows.prefetch_related("lines", "answers", "machtigingen").order_by("-decided_at")
    ]
    return [one for one in every if one.went_out]
