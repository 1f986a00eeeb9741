"""What the inhoud of each kind looks like: the noun that uses it says so, and refuses what it cannot work with."""

from collections.abc import Callable
from typing import Any, Protocol, Self

from cases.content.models import ContentKind, Edition
from cases.refusals import Refused


class Body(Protocol):
    """The content of an edition as the code uses it."""

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        """Read what is stored, or raise ContentRefused with a Dutch sentence."""
        ...

    def to_json(self) -> dict[str, Any]: ...


class ContentRefused(Refused):
    """Content that cannot be used, in words for who wrote it."""


BODIES: dict[ContentKind, type[Body]] = {}


def body_of[B: type[Body]](kind: ContentKind) -> Callable[[B], B]:
    """Register the class that holds the content of this kind."""

    def register(body: B) -> B:
        BODIES[kind] = body
        return body

    return register


def read(edition: Edition) -> Any:
    """The content of an edition, as the class of its kind."""
    return BODIES[ContentKind(edition.kind)].from_json(edition.body)
