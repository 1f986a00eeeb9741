"""Where a request came from, for the lines that it writes."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Origin:
    """One request or task: its trace id (W3C, 32 hex) and the network address it came from."""

    address: str = ""
    trace_id: str = field(default_factory=lambda: secrets.token_hex(16))


_origin: ContextVar[Origin | None] = ContextVar("audit_origin", default=None)


def origin() -> Origin:
    """The origin of what runs now; a new one when nobody said."""
    return _origin.get() or Origin()


@contextmanager
def coming_from(place: Origin) -> Iterator[None]:
    """All lines written in this block carry this origin."""
    token = _origin.set(place)
    try:
        yield
    finally:
        _origin.reset(token)
