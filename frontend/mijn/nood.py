"""InNood: what was opened in nood, as the jongere reads it: who, what, why, until when, and whether it was right."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from consent.nood.models import Ground, Noodopening
from consent.nood.states import NoodState, state_of
from partners.models import Ketenpartner
from sharing.corrections import notices_of
from sharing.deletion import deletion_confirmed_on, is_overdue, was_read

WHY = {
    Ground.VITAL: "Iemand was in gevaar. Wachten kon niet.",
    Ground.MELDCODE: "Er was zorg over geweld, of over wie er voor je zorgt.",
}


class InNood:
    """One opening; this only puts words to it."""

    def __init__(self, opening: Noodopening, state: NoodState) -> None:
        self.opening, self.state = opening, state
        self.partner = opening.ketenpartner_naam

    @property
    def pk(self) -> UUID:
        return self.opening.pk

    @property
    def is_open(self) -> bool:
        return self.state == NoodState.OPEN

    @property
    def why(self) -> str:
        return WHY[Ground(self.opening.ground)]

    @property
    def when(self) -> str:
        """From when until when it was open, in one sentence."""
        if self.is_open:
            return f"{self.partner} kan dit lezen tot {moment(self.opening.until)}."
        return f"{self.partner} kon dit lezen vanaf {moment(self.opening.at)}. Nu niet meer."

    @property
    def found(self) -> str:
        """What the second person said, or that somebody still looks."""
        review: Any = getattr(self.opening, "review", None)
        if review is None:
            day = date_format(self.opening.review_due_on, "j F")
            return f"Iemand anders van ons kijkt of dit mocht, op {day} of eerder."
        if review.justified:
            return f"Iemand anders van ons keek. Die vond dat het mocht: {review.remark}"
        return f"Iemand anders van ons keek. Die vond dat het niet mocht: {review.remark} Het ging toen meteen dicht."

    @property
    def deletion(self) -> str:
        """What the partner said about deleting what it knew; empty as long as it may read."""
        if self.is_open:
            return ""
        gone = deletion_confirmed_on(self.pk)
        if gone is None and not was_read(self.pk):
            return f"{self.partner} heeft dit niet gelezen."
        if gone is None:
            late = " Dat had al gemoeten. Je regiehouder vraagt erom." if is_overdue(self.pk) else ""
            return f"{self.partner} moet nog zeggen dat alles weg is.{late}"
        return f"{self.partner} zei op {date_format(gone, 'j F Y')} dat het weg is."

    @property
    def corrected(self) -> list[str]:
        """What was put right or erased after this partner read it, and that it was told (AVG 19)."""
        return [
            f"{', '.join(told.labels)}: {'gewist' if told.erased else 'verbeterd'} op"
            f" {date_format(timezone.localdate(told.made_at), 'j F Y')}. {self.partner} kreeg bericht."
            for told in notices_of(self.opening)
        ]


def in_nood(user: User) -> list[InNood]:
    """All that was opened in nood about this person and may be told, latest first."""
    here = set(Ketenpartner.objects.working_here().values_list("pk", flat=True))
    return [InNood(one, state_of(one, partners=here)) for one in Noodopening.objects.for_citizen(user).in_full()]


def moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F, H.i") + " uur"
