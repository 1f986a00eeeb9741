"""The verwerkingsregister of the tenant, to read and to take along (AVG 30)."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

import audit
from accounts.rights import Role
from accounts.web import staff_required
from cases.verwerkingen.body import PARTS
from cases.verwerkingen.finding import Register
from consent.afwegingen.models import Afweging
from consent.incidents.models import Incident
from frontend.http import UserRequest, pdf_of
from frontend.werkplek.nav import page
from frontend.werkplek.toezicht import files

NAME = "verwerkingsregister"


@staff_required(Role.FG)
@require_safe
def index(request: UserRequest) -> HttpResponse:
    """The register, and what waits for the FG."""
    context = {
        "activities": Register().in_force(),
        "waiting": Afweging.objects.to_read_along(request.user).count(),
        "incidents": Incident.objects.for_user(request.user).open().count(),
    }
    return page(request, "werkplek/toezicht/index.html", context, current="toezicht")


@staff_required(Role.FG)
@require_safe
def as_table(request: UserRequest) -> HttpResponse:
    audit.record("register.exported", by=request.user, details={"form": "csv"}, role=str(Role.FG.label))
    rows = [
        [found.key, found.edition.naam, found.body.task.label, *found.body.parts.values()]
        for found in Register().in_force()
    ]
    return files.table(NAME, ["id", "naam", "taak", *PARTS], rows)


@staff_required(Role.FG)
@require_safe
def as_pdf(request: UserRequest) -> HttpResponse:
    audit.record("register.exported", by=request.user, details={"form": "pdf"}, role=str(Role.FG.label))
    parts = [(f"{found.edition.naam} ({found.key})", found.body.facts) for found in Register().in_force()]
    return pdf_of(files.report("Verwerkingsregister", request.tenant.naam, parts), f"{NAME}.pdf")
