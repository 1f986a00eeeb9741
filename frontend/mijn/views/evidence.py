"""The proof of what somebody signed: to keep, and to show to whom they like."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.web import citizen_required
from consent.evidence.models import Evidence
from consent.evidence.services import package_of, paper_of
from frontend.http import UserRequest, json_to_keep, pdf_of


@citizen_required
@require_safe
def paper(request: UserRequest, event_id: UUID) -> HttpResponse:
    """The sealed PDF."""
    evidence = require_evidence(request, event_id)
    return pdf_of(paper_of(evidence, by=request.user), evidence.file_name("pdf"))


@citizen_required
@require_safe
def record(request: UserRequest, event_id: UUID) -> HttpResponse:
    """Record and signature, for who checks by computer."""
    evidence = require_evidence(request, event_id)
    return json_to_keep(package_of(evidence, by=request.user), evidence.file_name("json"))


def require_evidence(request: UserRequest, event_id: UUID) -> Evidence:
    return get_object_or_404(Evidence.objects.for_signer(request.user).in_full(), pk=event_id)
