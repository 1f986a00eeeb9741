"""Draft: what somebody chose and did not sign yet. Lives in the session, so that it survives a second login."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict

from frontend.mijn.answers import Asked
from frontend.mijn.forms import NO, YES, name_of

KEY = "mijn_choices"


@dataclass(frozen=True)
class Draft:
    """Choices, with the text and the last answer that stood on the page where they were made."""

    yes: list[str] = field(default_factory=list)
    text_sha256: str = ""
    seen: str = "0"

    def as_choices(self, codes: Iterable[str]) -> dict[str, str]:
        """Ja or nee per form field, for who goes back to change something."""
        return {name_of(code): YES if code in self.yes else NO for code in codes}


def keep(session: SessionBase, asked: Asked, *, yes: list[str]) -> None:
    draft = {"yes": yes, "text_sha256": asked.machtiging.text_sha256, "seen": str(asked.last_answer)}
    session[KEY] = session.get(KEY, {}) | {str(asked.pk): draft}


def of(session: SessionBase, asked: Asked) -> Draft | None:
    """The draft of this question, as long as nothing was answered since."""
    kept = session.get(KEY, {}).get(str(asked.pk))
    return Draft(**kept) if kept and kept["seen"] == str(asked.last_answer) else None


def forget(session: SessionBase, asked: Asked) -> None:
    session[KEY] = {pk: draft for pk, draft in session.get(KEY, {}).items() if pk != str(asked.pk)}


def posted(data: QueryDict) -> Draft:
    """What the signing page sent back, to show it again."""
    return Draft(yes=data.getlist("yes"), text_sha256=data.get("text_sha256", ""), seen=data.get("seen", "0"))
