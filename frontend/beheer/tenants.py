"""Which gemeenten and regio's there are and whether they are up to date. Nothing of their casework is reached."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from accounts.web import operator_required
from audit.models import Pulse
from audit.standing import lateness, pulses
from frontend.beheer.page import show
from frontend.http import UserRequest
from partners.models import Samenwerking
from tenants.models import Chapter, Tenant
from tenants.names import PUBLIC

SILENT = "het log wordt niet verzegeld: draait de sealer?"


@dataclass(frozen=True)
class Row:
    """A tenant as the operator sees it: its addresses, its partners, and what is wrong with it."""

    tenant: Tenant
    domains: list[str]
    partners: int
    faults: list[str]
    sealed_at: datetime | None


@operator_required
@require_GET
def tenant_list(request: UserRequest) -> HttpResponse:
    last = Chapter.objects.order_by("-number").values_list("number", flat=True).first() or 0
    running = Q(samenwerkingen__in=Samenwerking.objects.open())
    tenants = Tenant.objects.annotate(partners=Count("samenwerkingen", filter=running)).order_by("naam")
    late, sealing = lateness(), pulses()
    rows = [row_of(tenant, tenant.partners, last, late, sealing) for tenant in tenants.prefetch_related("domains")]
    return show(request, "beheer/tenants.html", {"rows": rows, "last": last, "platform_late": late.get(PUBLIC, SILENT)})


def row_of(tenant: Tenant, partners: int, last: int, late: dict[str, str], sealing: dict[str, Pulse]) -> Row:
    """What the web can see of a tenant's health; `keten tenant check` sees its roles and tables as well."""
    domains = [domain.domain for domain in tenant.domains.all()]
    behind = [] if tenant.blueprint == last else [f"loopt achter: deel {tenant.blueprint} van {last}"]
    known = sealing.get(tenant.schema_name)
    sealed_at = known.last_sealed_at if known else None
    seals = [fault] if (fault := late.get(tenant.schema_name, SILENT)) else []
    return Row(tenant, domains, partners, [*behind, *([] if domains else ["heeft geen adres"]), *seals], sealed_at)
