"""The content of a letter or card: a text with placeholders, for the jongere or for the ouders."""

from dataclasses import dataclass
from typing import Any, Self

from django.db import models

from cases.content.bodies import ContentRefused, body_of
from cases.content.models import ContentKind
from cases.letters.placeholders import PERSONAL, Placeholder, used_in

LONGEST = 6000


class Recipient(models.TextChoices):
    JONGERE = "jongere", "Aan de jongere"
    OUDERS = "ouders", "Aan de ouders of verzorgers"


class PaperForm(models.TextChoices):
    BRIEF = "brief", "Brief (A4)"
    KAARTJE = "kaartje", "Kaartje (A6)"


@body_of(ContentKind.BRIEF)
@dataclass(frozen=True, kw_only=True)
class Brief:
    """A letter to ouders has no personal data of the jongere: no placeholder that would fill one in (B65)."""

    recipient: Recipient
    form: PaperForm
    sender: str
    subject: str
    text: str
    closing: str

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        if body.get("recipient") not in Recipient.values:
            raise ContentRefused("Kies aan wie deze brief is.")
        if body.get("form") not in PaperForm.values:
            raise ContentRefused("Kies of dit een brief of een kaartje is.")
        texts = {name: str(body.get(name) or "").strip() for name in ("sender", "subject", "text", "closing")}
        for name, label in (("sender", "Afzender"), ("subject", "Onderwerp"), ("text", "Tekst")):
            if not texts[name]:
                raise ContentRefused(f"{label} is nog leeg.")
        if len(texts["text"]) > LONGEST:
            raise ContentRefused(f"De tekst is langer dan {LONGEST} tekens. Maak hem korter.")
        made = cls(recipient=Recipient(body["recipient"]), form=PaperForm(body["form"]), **texts)
        require_known(made.placeholders)
        if made.recipient == Recipient.OUDERS:
            require_impersonal(made.placeholders)
        return made

    def to_json(self) -> dict[str, Any]:
        return vars(self) | {"recipient": self.recipient.value, "form": self.form.value}

    @property
    def placeholders(self) -> list[str]:
        return used_in(self.sender, self.subject, self.text, self.closing)


def require_known(names: list[str]) -> None:
    for name in names:
        if name not in Placeholder.values:
            known = ", ".join(f"[{name}]" for name in Placeholder.values)
            raise ContentRefused(f"[{name}] kunnen we niet invullen. Kies uit: {known}.")


def require_impersonal(names: list[str]) -> None:
    """B65: de brief aan ouders is algemeen opgesteld, zonder persoonsgegevens."""
    if personal := [f"[{name}]" for name in names if name in PERSONAL]:
        raise ContentRefused(
            f"In een brief aan ouders staan geen gegevens van de jongere. Haal weg: {', '.join(personal)}."
        )
