"""The proof of a machtiging, for who works with the case."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.rights import Right
from accounts.web import staff_required
from consent.evidence.models import Evidence
from consent.evidence.services import package_of, paper_of
from frontend.http import UserRequest, json_to_keep, pdf_of


@staff_required()
@require_safe
def paper(request: UserRequest, event_id: UUID) -> HttpResponse:
    """The sealed PDF."""
    evidence = require_evidence(request, event_id)
    return pdf_of(paper_of(evidence, by=request.user), evidence.file_name("pdf"))


@staff_required()
@require_safe
def record(request: UserRequest, event_id: UUID) -> HttpResponse:
    """Record and signature, for `keten evidence verify`."""
    evidence = require_evidence(request, event_id)
    return json_to_keep(package_of(evidence, by=request.user), evidence.file_name("json"))


def require_evidence(request: UserRequest, event_id: UUID) -> Evidence:
    found = Evidence.objects.for_user(request.user, Right.VIEW_CASE).in_full()
    return get_object_or_404(found, pk=event_id)
