"""Draft: what somebody chose and did not sign yet. It survives a second login, also after being away too long."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils import timezone

from consent.models import Draft as Kept
from frontend.mijn.answers import Asked
from frontend.mijn.forms import NO, YES, name_of


@dataclass(frozen=True)
class Draft:
    """Choices, with the text and the last answer that stood on the page where they were made."""

    yes: list[str] = field(default_factory=list)
    text_sha256: str = ""
    seen: str = "0"

    def as_choices(self, codes: Iterable[str]) -> dict[str, str]:
        """Ja or nee per form field, for who goes back to change something."""
        return {name_of(code): YES if code in self.yes else NO for code in codes}


def keep(asked: Asked, *, yes: list[str]) -> None:
    chosen = {"yes": yes, "text_sha256": asked.machtiging.text_sha256, "seen": asked.last_answer}
    Kept.objects.update_or_create(
        machtiging=asked.machtiging, user=asked.user, defaults=chosen | {"chosen_on": timezone.localdate()}
    )


def of(asked: Asked) -> Draft | None:
    """What this person chose today, as long as nothing was answered since."""
    kept = Kept.objects.of_today().filter(machtiging=asked.machtiging, user=asked.user, seen=asked.last_answer).first()
    return Draft(kept.yes, kept.text_sha256, str(kept.seen)) if kept else None


def forget(asked: Asked) -> None:
    Kept.objects.filter(machtiging=asked.machtiging, user=asked.user).delete()


def posted(data: QueryDict) -> Draft:
    """What the signing page sent back, to show it again."""
    return Draft(yes=data.getlist("yes"), text_sha256=data.get("text_sha256", ""), seen=data.get("seen", "0"))
