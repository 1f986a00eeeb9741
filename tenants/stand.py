"""Where this request or task stands: in which schema, and as whom of it.

The ContextVar says where the work belongs; the database connection says where it is. The backend compares
the two at every cursor, so that a thread or task that kept another tenant's connection stops (T1, T2, T7).
"""

from contextvars import ContextVar
from dataclasses import dataclass

from tenants.names import PUBLIC


@dataclass(frozen=True)
class Stand:
    """A schema and a face: `app` for the tenant's own people, `partner` for what a ketenpartner may read."""

    schema: str
    face: str = "app"

    @property
    def is_public(self) -> bool:
        return self.schema == PUBLIC


OUTSIDE = Stand(PUBLIC)
_stand: ContextVar[Stand] = ContextVar("keten_stand", default=OUTSIDE)


class TenantMismatch(RuntimeError):
    """The connection stands in another schema than the work belongs to; nothing was read or written."""

    def __init__(self, belongs: Stand, stands: Stand) -> None:
        super().__init__(f"work belongs to {belongs}, the connection stands in {stands}")


def current() -> Stand:
    """Where the running request or task belongs."""
    return _stand.get()
