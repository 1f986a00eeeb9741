"""The content of a regional verzuimprotocol: what was agreed, as text, with the paper itself if there is one (B52)."""

from dataclasses import dataclass
from typing import Any, Self

from cases.content.bodies import ContentRefused, body_of
from cases.content.models import ContentKind

LONGEST = 20_000


@body_of(ContentKind.VERZUIMPROTOCOL)
@dataclass(frozen=True, kw_only=True)
class Verzuimprotocol:
    """For who is 18 or older there is no ground in criminal law: steps of that kind do not belong in it (B53)."""

    text: str
    pdf: str = ""  # the hash of a Bijlage

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        text = str(body.get("text") or "").strip()
        if not text:
            raise ContentRefused("Schrijf op wat de regio over verzuim afsprak.")
        if len(text) > LONGEST:
            raise ContentRefused(f"Maak het protocol korter, hoogstens {LONGEST} tekens.")
        return cls(text=text, pdf=str(body.get("pdf") or ""))

    def to_json(self) -> dict[str, Any]:
        return {"text": self.text} | ({"pdf": self.pdf} if self.pdf else {})
