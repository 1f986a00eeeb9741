"""The matrix over all jongeren, who is out of sight, and the figures without names (A5, A6, A12)."""

import csv

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

import audit
from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.content.models import Edition
from cases.dossier.caseload import every_wijk
from cases.dossier.lists import Lijst
from cases.dossier.models import Case
from cases.drops.models import DropSignal
from cases.matrix import figures, sight
from cases.matrix.rows import BAND_LABELS, row_of, sorted_by, with_latest
from cases.thresholds.services import thresholds
from cases.zrm.instruments import content_of, instruments_in_use
from frontend.http import UserRequest, wants_part
from frontend.werkplek.first_pages import PER_PAGE, FirstPages
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.matrix_forms import MatrixFilter
from frontend.werkplek.nav import page

READ = (Rubriek.PERSONALIA, Rubriek.ZRM)
STEERING = (Role.COORDINATOR, Role.BELEIDSMEDEWERKER)


@staff_required(Role.REGIEHOUDER, Role.COORDINATOR)
@require_safe
def matrix(request: UserRequest) -> HttpResponse:
    """Rows are jongeren, columns the domains of one instrument. The reading of every row is written down first."""
    usable = instruments_in_use()
    shown = chosen(usable, request.GET.get("instrument", ""))
    if shown is None:
        return page(request, "werkplek/matrix.html", {"shown": None}, current="matrix")
    instrument = content_of(shown)
    visible = Case.objects.for_user(request.user, Right.VIEW_CASE)
    form = MatrixFilter(request.GET, cases=visible, user=request.user, instrument=instrument)
    sort = request.GET.get("sort", "naam")
    found = sorted_by(form.apply(visible), sort, instrument.codes)
    cases = FirstPages(with_latest(found, instrument)).get_page(request.GET.get("page"))
    context = {
        "form": form, "page": cases, "sort": sort, "shown": shown, "usable": usable, "domains": instrument.domains,
        "rows": [row_of(case, instrument.domains) for case in cases], "levels": instrument.levels,
    }  # fmt: skip
    if wants_part(request):
        log_list(request, Lijst.MATRIX, Rows(cases, READ))
        return render(request, "werkplek/matrix.html#matrix", context)
    signals = DropSignal.objects.for_regiehouder(request.user).open().select_related("case__jongere")[:PER_PAGE]
    log_list(request, Lijst.MATRIX, Rows(cases, READ), Rows([signal.case for signal in signals], READ))
    return page(request, "werkplek/matrix.html", context | {"signals": signals}, current="matrix")


@staff_required(Role.REGIEHOUDER, Role.COORDINATOR)
@require_safe
def out_of_sight(request: UserRequest) -> HttpResponse:
    """Everyone without a recent contact, score or next step, and which is missing since when (A5)."""
    rule, what = thresholds(), request.GET.get("mist", "")
    visible = Case.objects.for_user(request.user, Right.VIEW_CASE)
    found = sight.with_reasons(sight.out_of_sight(visible, rule, what))
    cases = FirstPages(found).get_page(request.GET.get("page"))
    read = (Rubriek.PERSONALIA, Rubriek.CONTACTMOMENTEN, Rubriek.ZRM, Rubriek.PLAN)
    log_list(request, Lijst.BUITEN_BEELD, Rows(cases, read))
    context = {
        "page": cases, "rows": [sight.in_words(case, rule) for case in cases], "rule": rule, "what": what,
        "choices": sight.MISSING,
    }  # fmt: skip
    return page(request, "werkplek/out_of_sight.html", context, current="matrix")


@staff_required(*STEERING)
@require_safe
def counted(request: UserRequest) -> HttpResponse:
    """Figures over the whole tenant: nobody can be recognised in them."""
    usable = instruments_in_use()
    shown = chosen(usable, request.GET.get("instrument", ""))
    context = {
        "shown": shown,
        "usable": usable,
        "bands": BAND_LABELS.values(),
        "lines": figures.whole_tenant(content_of(shown)) if shown else [],
        "quarters": figures.interventions_per_quarter(),
        "labels": figures.per_label(),
    }
    return page(request, "werkplek/figures.html", context, current="figures")


@staff_required(*STEERING)
@require_safe
def export(request: UserRequest) -> HttpResponse:
    """The same per wijk as a file. No filters: two files could otherwise be subtracted from each other."""
    shown = chosen(instruments_in_use(), request.GET.get("instrument", ""))
    name = f"scores-per-wijk-{timezone.localdate()}.csv"
    headers = {"Content-Disposition": f"attachment; filename={name}"}
    answer = HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)
    answer.write("\ufeff")  # so that Excel reads the letters right
    writer = csv.writer(answer, delimiter=";")
    writer.writerow(["wijk", "gebied", "score", "aantal jongeren"])
    for line in figures.per_wijk(content_of(shown), every_wijk()) if shown else []:
        writer.writerow([without_formula(line.wijk), without_formula(line.domain), line.band, line.count])
    audit.record("figures.exported", by=request.user, details={"instrument": shown.code if shown else ""})
    return answer


def chosen(usable: list[Edition], code: str) -> Edition | None:
    return next((edition for edition in usable if edition.code == code), None) or next(iter(usable), None)


def without_formula(text: str) -> str:
    """A cell that a spreadsheet does not run."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
