"""Share: one decision to share, as the person whose data it is reads it: who, what, why, until, and how it ended."""

from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from consent.afwegingen.models import Afweging, Outcome
from consent.afwegingen.states import resting_codes
from consent.evidence.models import Evidence
from consent.items import Way
from consent.machtigingen.models import Cause, ConsentEvent, EventState, Machtiging, Signer
from consent.machtigingen.services import given_codes, is_asked, may_close, signer_for
from frontend.mijn.answers import AS_WHO, Choice, Said, label_of, labels_of
from partners.models import Ketenpartner
from sharing.corrections import notices_of
from sharing.deletion import deletion_confirmed_on, is_overdue

# Nothing here says which person it was, or why that person may not sign any more.
WHY_LAPSED: dict[str, str] = {
    Cause.LEEFTIJD: " Door de leeftijd moet nu iemand anders tekenen.",
    Cause.GEZAG: " Wie tekende, mag dat nu niet meer.",
    Cause.VERTEGENWOORDIGING: " Wie tekende, mag dat nu niet meer.",
    Cause.VERTEGENWOORDIGD: " Iemand anders tekent nu voor jou, of samen met jou.",
}
ENDINGS = (EventState.WITHDRAWN, EventState.REFUSED, EventState.EXPIRED, EventState.TERMINATED, EventState.INVALIDATED)


class Decided:
    """One decision about somebody, as that person meets it. What is open is asked of the database."""

    def __init__(self, afweging: Afweging, *, user: User, works_here: bool) -> None:
        self.afweging, self.user, self.works_here = afweging, user, works_here
        self.case = afweging.case
        self.jongere = afweging.case.jongere
        self.partner = afweging.ketenpartner_naam
        self.machtiging: Machtiging | None = getattr(afweging, "machtiging", None)

    @property
    def pk(self) -> UUID:
        return self.afweging.pk

    @property
    def for_other(self) -> bool:
        return self.jongere.user_id != self.user.pk

    @property
    def name(self) -> str:
        return self.jongere.roepnaam or self.jongere.voornamen

    @cached_property
    def proofs(self) -> list[Evidence]:
        """The proof of each event that this person may have."""
        if self.machtiging is None:
            return []
        found = Evidence.objects.for_signer(self.user).filter(event__machtiging__afweging=self.afweging)
        return list(
            found.select_related("event__witness__paper__checked__by", "event__recorded_by")
            .defer("record", "jws")
            .order_by("event__sequence")
        )

    @property
    def by_law(self) -> bool:
        """Whether no signature was needed."""
        return not self.afweging.machtiging_kind


class Share(Decided):
    """What is shared; this only puts words to it."""

    @cached_property
    def open(self) -> list[Choice]:
        """What the partner can read now; nothing when the gemeente no longer works with it."""
        row = getattr(self.afweging, "open_share", None) if self.works_here else None
        return [Choice(code, Said.YES) for code in row.granted] if row else []

    @property
    def stands_still(self) -> bool:
        """Closed by a verzoek of the jongere or a parent, and by nothing else."""
        return bool(not self.open and self.was_given and not self.why_over and self.afweging.pausing.all())

    @property
    def resting(self) -> list[str]:
        """What stands still beside what is open, because it was named in a verzoek."""
        named = resting_codes(self.afweging) if self.open else set()
        return [label_of(code) for code in self.afweging.decided_codes if code in named]

    @property
    def until(self) -> date | None:
        row = getattr(self.afweging, "open_share", None)
        return row.valid_until if row else self.afweging.valid_until

    @property
    def can_stop(self) -> bool:
        return bool(self.machtiging and self.open and may_close(self.machtiging, self.user))

    @property
    def can_say_yes_again(self) -> bool:
        """Something was stopped or refused, and it is still asked of this person."""
        machtiging = self.machtiging
        signer = signer_for(machtiging, self.user) if machtiging else ""
        return bool(
            machtiging
            and signer in machtiging.required_signers
            and len(given_codes(machtiging, signer=signer)) < len(machtiging.field_codes)
            and is_asked(machtiging)
        )

    @cached_property
    def answers(self) -> list[ConsentEvent]:
        """All that was ever said of this decision; for who acts for the jongere what was said of the own question."""
        asked = [self.machtiging] if self.for_other and self.machtiging else self.afweging.machtigingen.all()
        return sorted((event for one in asked for event in one.events.all()), key=lambda event: event.sequence)

    @property
    def was_given(self) -> bool:
        return self.by_law or any(event.event_state == EventState.GIVEN for event in self.answers)

    @property
    def stops(self) -> list[str]:
        """What was stopped or refused, by whom and when, in sentences; the last first."""
        endings = [event for event in self.answers if event.event_state in ENDINGS]
        return [self.sentence_of(event) for event in reversed(endings)]

    def sentence_of(self, event: ConsentEvent) -> str:
        labels = ", ".join(labels_of(event.field_codes))
        day = day_of(timezone.localdate(event.event_time))
        if event.event_state == EventState.REFUSED:
            return f"{self.who(event)} zei nee op {day}: {labels}."
        if event.event_state == EventState.WITHDRAWN:
            return f"{self.who(event)} stopte op {day}: {labels}."
        over = day_of(event.ended_on) if event.ended_on else day
        return f"Dit liep af op {over}: {labels}.{WHY_LAPSED.get(event.cause, '')}"

    def who(self, event: ConsentEvent) -> str:
        if event.entity_id == self.user.pk:
            return "Jij"
        if event.signer == Signer.JONGERE:
            return self.name
        return AS_WHO.get(event.signer, "Iemand")

    @property
    def last_day(self) -> date | None:
        days = [self.afweging.valid_until, self.machtiging.valid_until if self.machtiging else None]
        return min((day for day in days if day), default=None)

    @property
    def why_over(self) -> str:
        """Why this can never be read again, in one sentence; empty when it still stands."""
        if ending := getattr(self.afweging, "ending", None):
            return f"De gemeente stopte hiermee op {day_of(timezone.localdate(ending.at))}."
        if any(later.decided_at for later in self.afweging.replaced_by.all()):
            return "Er kwam een nieuw besluit. Dit oude besluit telt niet meer."
        if self.case.closed_at:
            return "Het dossier is gesloten."
        if self.last_day and self.last_day < timezone.localdate():
            return f"De tijd was voorbij op {day_of(self.last_day)}."
        return "" if self.works_here else f"De gemeente werkt niet meer samen met {self.partner}."

    @property
    def is_history(self) -> bool:
        """Closed now, and answered or once open. What nobody answered yet is a question, not history."""
        return not self.open and bool(self.stops or (self.was_given and self.why_over))

    @cached_property
    def deletion(self) -> str:
        """What the partner said about deleting what it knew; empty when there was nothing to delete."""
        if not self.was_given:
            return ""
        gone = deletion_confirmed_on(self.pk)
        if gone is None:
            late = " Dat had al gemoeten. Je regiehouder vraagt erom." if is_overdue(self.pk) else ""
            return f"{self.partner} moet nog zeggen dat alles weg is.{late}"
        return f"{self.partner} zei op {day_of(gone)} dat het weg is."

    @cached_property
    def corrected(self) -> list[str]:
        """What was put right after this partner read it, and that it was told (AVG 19)."""
        return [
            f"{', '.join(told.labels)}: {'gewist' if told.erased else 'verbeterd'} op"
            f" {day_of(timezone.localdate(told.made_at))}."
            f" {self.partner} kreeg bericht."
            for told in notices_of(self.afweging)
        ]


def shares_of(user: User) -> list[Share]:
    """Every decision to share about this person; for a gezagsdrager only what asks for a gezagsdrager."""
    decided = Afweging.objects.for_citizen(user).decided().filter(outcome=Outcome.SHARE, direction=Way.GIVE)
    known = decided.select_related("case__jongere", "case__regiehouder", "grondslag_geven", "ending", "open_share")
    here = set(Ketenpartner.objects.working_here().values_list("pk", flat=True))
    known = known.prefetch_related("machtigingen__events", "replaced_by", "pausing")
    rows = known.order_by("ketenpartner_naam", "-decided_at")
    return [Share(afweging, user=user, works_here=afweging.ketenpartner_id in here) for afweging in rows]


def day_of(day: date) -> str:
    """A date as people write it."""
    return date_format(day, "j F Y")
