"""Asked: one machtiging as one person stands before it, with what that person said of each field."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db import models

from accounts.models import User
from cases import catalogue
from consent.items import ITEMS
from consent.machtigingen.models import CLOSING, ConsentEvent, EventState, Machtiging, Signer
from consent.machtigingen.services import given_codes, is_asked, last_answer, may_close, signer_for
from consent.open import open_codes

LEAD_AT_MOST = 30
# Who acts for a jongere, as a stranger to the law says it.
AS_WHO: dict[str, str] = {
    Signer.GEZAGSDRAGER: "Een ouder of voogd",
    Signer.CURATOR: "De curator",
    Signer.BEWINDVOERDER: "De bewindvoerder",
    Signer.MENTOR: "De mentor",
}


class Said(models.TextChoices):
    """What one person said last of one field. LAPSED: the other signer said nee after this person's ja."""

    OPEN = "", "Nog niets gezegd"
    YES = "ja", "Ja"
    NO = "nee", "Nee"
    STOPPED = "gestopt", "Gestopt"
    LAPSED = "vervallen", "Vervallen"


@dataclass(frozen=True)
class Choice:
    """One field with its label and the last word on it."""

    code: str
    said: Said

    @property
    def label(self) -> str:
        return label_of(self.code)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the frozen text, cut in two for bold type; `lead + rest` is exactly what is stored."""

    lead: str
    rest: str


class Asked:
    """Everything a page needs to know of one machtiging for one person; nothing in here is stored."""

    def __init__(self, machtiging: Machtiging, user: User) -> None:
        self.machtiging, self.user = machtiging, user
        self.afweging = machtiging.afweging
        self.case = machtiging.afweging.case
        self.jongere = self.case.jongere
        self.partner = machtiging.afweging.ketenpartner_naam
        self.signer = signer_for(machtiging, user)

    @property
    def pk(self) -> UUID:
        return self.machtiging.pk

    @property
    def for_other(self) -> bool:
        """Whether this is about somebody else than who looks: a parent signs for a child, a curator for an adult."""
        return self.signer != Signer.JONGERE

    @property
    def as_who(self) -> str:
        """In which capacity somebody signs for another: “ouder of voogd”."""
        return without_article(self.signer)

    @property
    def name(self) -> str:
        return self.jongere.roepnaam or self.jongere.voornamen

    @property
    def asks(self) -> bool:
        """Whether this is about what we ask the partner, and not about what we give."""
        return self.afweging.asks

    @property
    def is_signer(self) -> bool:
        return self.signer in self.machtiging.required_signers

    @property
    def other_signer(self) -> str:
        """Who must sign as well, in words; empty when nobody must."""
        others = [one for one in self.machtiging.required_signers if one != self.signer]
        return " en ".join(self.name if one == Signer.JONGERE else self.called(one) for one in others)

    @property
    def why_not_mine(self) -> str:
        """Why somebody else signs in the place of the jongere who looks."""
        asked = self.machtiging.required_signers
        who = " en ".join(self.called(one) for one in asked)
        why = (
            f"Omdat je nog geen 16 bent, tekent {who}." if asked == [Signer.GEZAGSDRAGER] else f"Hiervoor tekent {who}."
        )
        return f"{why} Jij mag wel alles lezen."

    def called(self, role: str) -> str:
        return f"{'de' if self.for_other else 'je'} {without_article(role)}"

    @cached_property
    def still(self) -> bool:
        """Whether an answer still counts."""
        return is_asked(self.machtiging)

    @cached_property
    def choices(self) -> list[Choice]:
        said = said_by(self.machtiging, self.signer)
        return [Choice(code, said[code]) for code in self.machtiging.field_codes]

    @property
    def to_ask(self) -> list[str]:
        """Fields on which this person can still say ja: all but those with a standing ja."""
        return [choice.code for choice in self.choices if choice.said != Said.YES]

    @property
    def yes(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.said == Said.YES]

    @property
    def not_yes(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.said != Said.YES]

    @property
    def stopped(self) -> bool:
        """Whether a ja was taken back, and nothing is left of it."""
        return not self.yes and any(choice.said == Said.STOPPED for choice in self.choices)

    @property
    def lapsed(self) -> bool:
        """Whether the other signer's nee took this person's ja away."""
        return not self.yes and any(choice.said == Said.LAPSED for choice in self.choices)

    @property
    def signature(self) -> ConsentEvent | None:
        """This person's last ja, for the receipt."""
        given = [
            e for e in self.machtiging.events.all() if e.event_state == EventState.GIVEN and e.signer == self.signer
        ]
        return given[-1] if given else None

    @property
    def answered(self) -> bool:
        return any(choice.said != Said.OPEN for choice in self.choices)

    @property
    def is_open(self) -> bool:
        """Whether this person is waited for."""
        return self.is_signer and self.still and not self.answered

    @property
    def can_say_no(self) -> bool:
        return self.still and may_close(self.machtiging, self.user)

    @cached_property
    def seen_now(self) -> list[str]:
        """Labels of what the partner can read at this moment, as the database sees it."""
        return [label_of(code) for code in open_codes(self.afweging.pk)]

    @property
    def waits_for_other(self) -> bool:
        """This person said ja to something that opens only when the other signs too, and the other did not."""
        others = set(self.machtiging.required_signers) - {self.signer}
        given = [set(given_codes(self.machtiging, signer=other)) for other in others]
        return self.still and any(choice.code not in codes for codes in given for choice in self.yes)

    @cached_property
    def last_answer(self) -> int:
        return last_answer(self.machtiging, self.signer)

    @property
    def until(self) -> date:
        return self.machtiging.valid_until

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [cut(text) for text in self.machtiging.privacy_notice.split("\n\n")]


def without_article(role: str) -> str:
    return AS_WHO[role].partition(" ")[2] if role in AS_WHO else ""


def said_by(machtiging: Machtiging, signer: str) -> dict[str, Said]:
    """The last word of this signer on each field."""
    said = dict.fromkeys(machtiging.field_codes, Said.OPEN)
    for event in machtiging.events.all():
        for code in set(event.field_codes) & set(said):
            said[code] = after(said[code], state=event.event_state, own=event.signer in (signer, ""))
    return said


def after(before: Said, *, state: str, own: bool) -> Said:
    """What stands after one more event. A nee of the other signer takes a ja away, but is no nee of one's own."""
    if state == EventState.GIVEN:
        return Said.YES if own else before
    if state not in CLOSING:
        return before
    if own:
        return Said.NO if state == EventState.REFUSED else Said.STOPPED
    return Said.LAPSED if before == Said.YES else before


def questions_of(user: User) -> list[Asked]:
    """All that this person is asked to sign or may look at, latest first."""
    found = Machtiging.objects.for_signer(user).select_related("afweging__case__jongere", "afweging__case__regiehouder")
    return [Asked(machtiging, user) for machtiging in found.prefetch_related("events")]


def cut(text: str) -> Paragraph:
    """Bold up to the first colon, when that comes early; the text itself does not change."""
    head, colon, _ = text.partition(":")
    lead = head + colon if colon and len(head) <= LEAD_AT_MOST else ""
    return Paragraph(lead, text[len(lead) :])


def label_of(code: str) -> str:
    """The name of a field, or of a whole rubriek; an older code that is no longer in the catalogue shows itself."""
    if code in catalogue.Rubriek.values:
        return str(catalogue.Rubriek(code).label)
    field = ITEMS.get(code)
    return field.label if field else code.replace("_", " ").capitalize()


def labels_of(codes: Iterable[str]) -> list[str]:
    return [label_of(code) for code in codes]
