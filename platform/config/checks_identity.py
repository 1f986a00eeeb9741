"""A check on the database: outside a demo no schema trusts the demo identity provider. Run by `check --database`."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import OperationalError, ProgrammingError

from accounts.models import IdentitySource
from tenants import hop
from tenants.models import Tenant
from tenants.names import PUBLIC


@register(Tags.database)
def demo_sources_stay_out_of_production(
    app_configs: Any = None, databases: Any = None, **kwargs: Any
) -> list[CheckMessage]:
    if not databases or settings.DEMO:
        return []
    try:
        schemas = [PUBLIC, *Tenant.objects.exclude(schema_name=PUBLIC).values_list("schema_name", flat=True)]
    except (OperationalError, ProgrammingError):
        return []  # nothing is migrated yet, so nothing is trusted either
    hint = "Verwijder deze bron: bij de demo-inlogdienst logt iedereen in als wie hij wil."
    return [
        Error(f"{schema} vertrouwt de demo-inlogdienst via {slug}.", hint=hint, id="keten.E010")
        for schema in schemas
        for slug in _demo_sources(schema)
    ]


def _demo_sources(schema: str) -> list[str]:
    with hop(schema):
        return list(IdentitySource.objects.filter(demo=True, active=True).values_list("slug", flat=True))
