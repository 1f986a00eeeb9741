"""My rights: what is stored about me, and asking to see, correct, erase, restrict, object or complain."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import audit
from accounts.web import citizen_required
from cases.dossier.models import Case
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.refusals import Refused
from consent.inzage.stored import Part, stored_about
from consent.inzage.words import ALSO_NOT, LEFT_OUT
from consent.nood.telling import told_reads
from consent.verzoeken.models import Kind, Verzoek
from consent.verzoeken.services import ask, can_end, require_right, take_back
from consent.verzoeken.terms import OBJECT_WITHIN_WEEKS
from frontend.http import UserRequest
from frontend.mijn.page import case_of, show
from frontend.mijn.reads import lines_of, per_day
from frontend.mijn.rights import RIGHTS, RightForm, RightText, standing_of
from frontend.mijn.shares import shares_of


@citizen_required
@require_safe
def rights(request: UserRequest) -> HttpResponse:
    """The start of everything: what I can do, and what I asked before. Who acts in one matter reads where to turn."""
    acting = Gezagsdrager.objects.for_citizen(request.user).in_a_matter().select_related("jongere")
    if acting and not Case.objects.with_log_for(request.user).exists():
        return show(request, "mijn/rights_where.html", {"acting": acting})
    case = require_own_case(request)
    asked = Verzoek.objects.for_citizen(request.user).in_full()
    context = {"case": case, "rights": RIGHTS.values(), "asked": [(row, *standing_of(row)) for row in asked],
               "is_jongere": case.jongere.user_id == request.user.pk}  # fmt: skip
    return show(request, "mijn/rights.html", context)


@citizen_required
@require_http_methods(["GET", "POST"])
def use(request: UserRequest, soort: str) -> HttpResponse:
    """Use one right. What it closes is closed when this is sent."""
    case, text = require_own_case(request), require_text(soort)
    open_now = [share.afweging for share in shares_of(request.user) if share.open and share.case.pk == case.pk]
    shares = [share for share in open_now if text.kind != Kind.BEZWAAR or not share.machtiging_kind]
    form = RightForm(request.POST if request.method == "POST" else None, text=text, shares=shares)
    if form.is_bound and form.is_valid():
        try:
            verzoek = ask(case=case, by=request.user, **form.asked())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "We hebben je verzoek.")
            return redirect("mijn:right", verzoek.pk)
    context = {"case": case, "form": form, "text": text}
    return show(request, "mijn/right_use.html", context, status=422 if form.errors else 200)


@citizen_required
@require_safe
def show_right(request: UserRequest, pk: UUID) -> HttpResponse:
    """One verzoek: until when we answer, what we decided and why, and how to object."""
    verzoek = require_verzoek(request, pk)
    badge, words = standing_of(verzoek)
    context = {
        "case": verzoek.case, "verzoek": verzoek, "text": RIGHTS[Kind(verzoek.kind)], "badge": badge, "words": words,
        "weeks": OBJECT_WITHIN_WEEKS, "can_take_back": not hasattr(verzoek, "besluit") or can_end(verzoek),
        "besluit": getattr(verzoek, "besluit", None), "verlenging": getattr(verzoek, "verlenging", None),
        "opheffing": getattr(verzoek, "opheffing", None),
    }  # fmt: skip
    return show(request, "mijn/right.html", context)


@citizen_required
@require_POST
def back(request: UserRequest, pk: UUID) -> HttpResponse:
    """Take it back, or open again what was closed."""
    verzoek = require_verzoek(request, pk)
    try:
        take_back(verzoek=verzoek, by=request.user)
        messages.success(request, "Dat is gedaan.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("mijn:right", pk)


@citizen_required
@require_safe
def stored(request: UserRequest) -> HttpResponse:
    """All that is stored about me, readable; for a parent what is about the person (domain.md §1.4, rule 5)."""
    case = require_own_case(request)
    context = {"case": case, "parts": parts_of(request, case, "inzage.read"), "also_not": also_not(),
               "for_parent": case.jongere.user_id != request.user.pk}  # fmt: skip
    return show(request, "mijn/stored.html", context)


@citizen_required
@require_safe
def stored_json(request: UserRequest) -> HttpResponse:
    """The same, to take along (AVG 15(3) and 20)."""
    case = require_own_case(request)
    parts = parts_of(request, case, "inzage.downloaded")
    days = per_day(lines_of(told_reads(request.user)), employer=request.tenant.full_name)
    content = {
        "gemaaktOp": timezone.now(), "van": request.tenant.full_name, "over": case.jongere.naam,
        "nietOpgenomen": also_not(),
        "gegevens": {part.title: [dict(line.facts) for line in part.lines] for part in parts},
        "wieKeek": [
            {"dag": day.day, "wie": one.who, "waar": one.where, "gegevens": one.fields, "waarom": one.why,
             "aantal": one.times, "inLijst": one.lists} for day in days for one in (*day.readings, *day.lists)
        ],
    }  # fmt: skip
    return JsonResponse(
        content, json_dumps_params={"ensure_ascii": False, "indent": 2},
        headers={"Content-Disposition": 'attachment; filename="mijn-gegevens.json"', "Cache-Control": "no-store"},
    )  # fmt: skip


def parts_of(request: UserRequest, case: Case, action: str) -> list[Part]:
    """Write down that it was looked at, then look."""
    audit.record(action, by=request.user, about=case, subject_id=case.jongere_id)
    return stored_about(case.jongere, for_parent=case.jongere.user_id != request.user.pk)


def also_not() -> list[str]:
    return [*ALSO_NOT, *(sentence for sentence in LEFT_OUT.values() if sentence)]


def require_own_case(request: UserRequest) -> Case:
    """The case for which this person uses rights today; for anybody else there is nothing here: 404."""
    case = case_of(request.user)
    if case is None:
        raise Http404
    try:
        require_right(case.jongere, request.user)
    except Refused:
        raise Http404 from None
    return case


def require_text(soort: str) -> RightText:
    if soort not in Kind.values:
        raise Http404
    return RIGHTS[Kind(soort)]


def require_verzoek(request: UserRequest, pk: UUID) -> Verzoek:
    found: Any = Verzoek.objects.for_citizen(request.user).in_full()
    return get_object_or_404(found, pk=pk)
