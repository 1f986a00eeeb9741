"""The log of the tenant, for the FG: look, take it along, and prove one line of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

import audit
from accounts.rights import Right, Role
from accounts.web import staff_required
from audit import anchors, exporting, proofs
from audit.models import Entry
from audit.sealing import Log
from audit.standing import last_seal, standing
from cases.dossier.models import Case
from cases.verwerkingen.known import CaseworkKnows, burgers
from cases.zrm.instruments import labels_of_domains
from frontend.http import UserRequest
from frontend.werkplek.cases_timeline import Event, in_words
from frontend.werkplek.logboek_forms import LogFilter
from frontend.werkplek.nav import page
from tenants import current

PER_PAGE = 50
MOST_LINES = 50_000  # of a file that is made while somebody waits; more goes by `keten audit export`


@dataclass(frozen=True)
class Line:
    """One line of the log in words, with the case that it is about."""

    entry: Entry
    event: Event
    reference: str


@staff_required(Role.FG)
@require_safe
def index(request: UserRequest) -> HttpResponse:
    """What was done and seen, with the state of the seals. That the FG looked is a line as well.

    A burger is shown by a pseudonym, also in old lines that hold the name.
    """
    form = LogFilter(request.GET, user=request.user)
    shown = Paginator(form.apply(Entry.objects.for_user(request.user)), PER_PAGE).get_page(request.GET.get("page"))
    write_down(request, form, "log.viewed")
    context = {"form": form, "page": shown, "lines": in_lines(request, shown.object_list), "standing": standing()}
    return page(request, "werkplek/logboek.html", context, current="logboek", status=422 if form.errors else 200)


@staff_required(Role.FG)
@require_safe
def take_along(request: UserRequest) -> HttpResponse:
    """The lines that were asked for, as a table."""
    form = LogFilter(request.GET, user=request.user)
    found = form.apply(Entry.objects.for_user(request.user))
    if form.errors or found.count() > MOST_LINES:
        messages.error(request, "Dit is te veel voor één bestand, of de vraag klopt niet. Kies een kortere periode.")
        return redirect("werkplek:logboek")
    write_down(request, form, "log.exported")
    lines = list(found)
    held = "".join(exporting.export(lines, "csv", CaseworkKnows(lines)))
    headers = {"Content-Disposition": f'attachment; filename="logboek-{timezone.localdate()}.csv"'}
    return HttpResponse("\ufeff" + held, content_type="text/csv; charset=utf-8", headers=headers)


@staff_required(Role.FG)
@require_safe
def proof(request: UserRequest, entry_id: UUID) -> HttpResponse:
    """A small file about one line, for who wants to check us."""
    entry = get_object_or_404(Entry.objects.for_user(request.user), pk=entry_id)
    try:
        with connection.cursor() as cursor:
            made = proofs.prove(Log(cursor, current().schema), entry.pk)
    except proofs.NoProof as refusal:
        messages.error(request, str(refusal))
        return redirect("werkplek:logboek")
    audit.record(
        "log.proved", by=request.user, case_id=entry.case_id, details={"line": str(entry.pk)}, role=str(Role.FG.label)
    )
    return as_file(made.text, f"bewijs-{entry.pk}.json")


@staff_required(Role.FG)
@require_safe
def anchor(request: UserRequest) -> HttpResponse:
    """The last seal, to keep where no administrator of the database can reach it."""
    last = last_seal()
    if last is None:
        messages.error(request, "Er is nog geen zegel om te bewaren.")
        return redirect("werkplek:logboek")
    kept = anchors.Anchor.of(last)
    audit.record("log.anchored", by=request.user, details={"seal": last.number}, role=str(Role.FG.label))
    return as_file(kept.text, anchors.name_of(current().schema, kept.day))


def write_down(request: UserRequest, form: LogFilter, action: str) -> None:
    case_id = form.case.pk if form.case else None
    audit.record(action, by=request.user, case_id=case_id, details={"by": form.asked_for}, role=str(Role.FG.label))


def in_lines(request: UserRequest, entries: Iterable[Entry]) -> list[Line]:
    found = list(entries)
    cases = Case.objects.for_user(request.user, Right.VIEW_CASE).filter(pk__in={entry.case_id for entry in found})
    references: dict[UUID | None, str] = {case.pk: case.reference for case in cases.only("reference")}
    domains = labels_of_domains()
    names = burgers(entry.actor_id for entry in found)
    return [Line(entry, in_words(entry, domains, names), references.get(entry.case_id, "")) for entry in found]


def as_file(text: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="application/json", headers=headers)
