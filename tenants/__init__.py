"""Which gemeenten and regio's there are, and the one way to work inside one of them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from tenants.stand import Stand, TenantMismatch, current

if TYPE_CHECKING:
    from tenants.db.base import DatabaseWrapper
    from tenants.models import Tenant

__all__ = ["Stand", "TenantMismatch", "current", "current_tenant", "hop", "planned_once"]


@contextmanager
def hop(tenant: "Tenant | str", *, face: str = "app") -> Iterator[None]:
    """Work inside a tenant's schema until the block ends. The only way in (law 6)."""
    from django.db import connection

    schema = tenant if isinstance(tenant, str) else tenant.schema_name
    with cast("DatabaseWrapper", connection).hop(schema, face=face):
        yield


def planned_once(statement: str, parameters: Iterable[Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement that is asked often and always the same: planned once per connection."""
    from django.db import connection

    return cast("DatabaseWrapper", connection).planned_once(statement, parameters)


def current_tenant() -> "Tenant":
    """The tenant whose schema we stand in; raises Tenant.DoesNotExist in the public schema."""
    from tenants.models import Tenant

    return Tenant.objects.get(schema_name=current().schema)
