"""Samples of the FG: draw, review one by one, and take the findings along; and the regiehouder answers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

import audit
from accounts.rights import Right, Role
from accounts.web import staff_required
from audit.models import Entry
from cases.catalogue.field import Rubriek
from cases.dossier.lists import Lijst
from cases.verwerkingen.known import burgers
from cases.zrm.instruments import labels_of_domains
from consent.samples.models import Finding, Sample, SampleItem, Verdict
from consent.samples.services import draw, drawn_again, reply_to, review
from frontend.http import UserRequest, pdf_of
from frontend.werkplek.acts import posted, try_act
from frontend.werkplek.cases_access import log_reading
from frontend.werkplek.cases_timeline import in_words, label_of
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.nav import CASEWORK, page
from frontend.werkplek.toezicht import files
from frontend.werkplek.toezicht.incidents import form_page
from frontend.werkplek.toezicht.sample_forms import DrawForm, FindingForm, ReplyForm

PER_PAGE = 50
HEAD = ("gevonden op", "steekproef", "nummer", "dossier", "wat de FG vond", "waarom", "antwoord", "beantwoord op")


@staff_required(Role.FG)
@require_safe
def index(request: UserRequest) -> HttpResponse:
    """The samples, newest first, with how many of each were reviewed."""
    found = Sample.objects.for_user(request.user).select_related("by")
    counted = found.annotate(drawn=Count("items"), reviewed=Count("items__finding")).order_by("-at", "id")
    shown = Paginator(counted, PER_PAGE).get_page(request.GET.get("page"))
    wrong = findings_of(request).exclude(verdict=Verdict.GOOD)[:PER_PAGE]
    context = {"page": shown, "findings": wrong}
    return page(request, "werkplek/toezicht/steekproeven.html", context, current="toezicht")


@staff_required(Role.FG)
@require_http_methods(["GET", "POST"])
def new(request: UserRequest) -> HttpResponse:
    """Draw at random; the seed is kept."""
    form = DrawForm(posted(request))
    made: list[Sample] = []
    if form.is_bound and form.is_valid():
        try_act(form, lambda: made.append(draw(by=request.user, **form.asked())))
        if made:
            messages.success(request, "De steekproef is getrokken.")
            return redirect("werkplek:sample", made[0].pk)
    intro = "Het toeval kiest, niet jij. Wij bewaren waarmee er getrokken is, zodat een ander het kan nadoen."
    back = reverse("werkplek:samples")
    return form_page(request, form, "Steekproef trekken", intro, back=back, button="Trek")


@staff_required(Role.FG)
@require_safe
def show(request: UserRequest, pk: UUID) -> HttpResponse:
    """What was drawn; with ?nagerekend=1 also whether the same seed gives the same again."""
    sample = get_object_or_404(Sample.objects.for_user(request.user), pk=pk)
    items = sample.items.select_related("case", "afweging", "finding__reply")
    again = drawn_again(sample, request.user) if request.GET.get("nagerekend") else None
    context = {"sample": sample, "items": items, "again": again}
    return page(request, "werkplek/toezicht/steekproef.html", context, current="toezicht")


@staff_required(Role.FG)
@require_http_methods(["GET", "POST"])
def item(request: UserRequest, pk: UUID) -> HttpResponse:
    """One item: what the log or the afweging says of it, and the finding."""
    found = get_object_or_404(
        SampleItem.objects.for_user(request.user).select_related("sample", "case__regiehouder", "afweging"), pk=pk
    )
    form = FindingForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: review(item=found, by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, "Je bevinding is bewaard.")
            return redirect("werkplek:sample", found.sample_id)
    log_reading(request, found.case, (Rubriek.CASUS,))
    finding = Finding.objects.for_user(request.user, Right.VIEW_CASE).in_full().filter(item=found).first()
    context = {"item": found, "form": form, "finding": finding, "facts": facts_of(request, found)}
    status = 422 if form.errors else 200
    return page(request, "werkplek/toezicht/trekking.html", context, current="toezicht", status=status)


@staff_required(Role.FG)
@require_safe
def as_table(request: UserRequest) -> HttpResponse:
    found = taken_along(request, "csv")
    return files.table("bevindingen", HEAD, [row_of(finding) for finding in found])


@staff_required(Role.FG)
@require_safe
def as_pdf(request: UserRequest) -> HttpResponse:
    rows = (row_of(finding) for finding in taken_along(request, "pdf"))
    parts = [(f"{row[3]}: {row[4]}", list(zip(HEAD, map(str, row), strict=True))) for row in rows]
    return pdf_of(files.report("Bevindingen van de FG", request.tenant.naam, parts), "bevindingen.pdf")


@staff_required(*CASEWORK)
@require_safe
def findings(request: UserRequest) -> HttpResponse:
    """What the FG found in the cases that this colleague works in; what waits for an answer comes first."""
    seen = Finding.objects.for_user(request.user, Right.CHANGE_CASE).exclude(verdict=Verdict.GOOD).in_full()
    shown = Paginator(seen.order_by("reply__at", "-at"), PER_PAGE).get_page(request.GET.get("page"))
    log_list(request, Lijst.BEVINDINGEN, Rows([one.item.case for one in shown], [Rubriek.CASUS]))
    return page(request, "werkplek/toezicht/bevindingen.html", {"page": shown}, current="vandaag")


@staff_required(*CASEWORK)
@require_http_methods(["GET", "POST"])
def finding(request: UserRequest, pk: UUID) -> HttpResponse:
    """One finding, and the answer of who works in the case."""
    right = Right.CHANGE_CASE if request.method == "POST" else Right.VIEW_CASE
    known: Any = Finding.objects.for_user(request.user, right).in_full()
    found = get_object_or_404(known, pk=pk)
    form = ReplyForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: reply_to(finding=found, by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, "Je antwoord is bewaard. De FG kan het lezen.")
            return redirect("werkplek:finding", pk)
    log_reading(request, found.item.case, (Rubriek.PERSONALIA, Rubriek.CASUS))
    reply = getattr(found, "reply", None)
    may = Finding.objects.for_user(request.user, Right.CHANGE_CASE).asking().filter(pk=pk).exists()
    context = {"finding": found, "item": found.item, "reply": reply, "form": form, "may_answer": may}
    status = 422 if form.errors else 200
    return page(request, "werkplek/toezicht/bevinding.html", context, current="vandaag", status=status)


def findings_of(request: UserRequest) -> QuerySet[Finding]:
    return Finding.objects.for_user(request.user, Right.VIEW_CASE).in_full()


def taken_along(request: UserRequest, form: str) -> list[Finding]:
    """All findings for a file, by kenmerk; their words are about a dossier, so each of those has a line in the log."""
    found = list(findings_of(request))
    audit.record("findings.exported", by=request.user, details={"form": form}, role=str(Role.FG.label))
    log_list(request, Lijst.BEVINDINGEN, Rows([one.item.case for one in found], [Rubriek.CASUS]))
    return found


def facts_of(request: UserRequest, found: SampleItem) -> list[tuple[str, str]]:
    """What there is to review, in words."""
    if afweging := found.afweging:
        decided = f"{afweging.decided_by}, {timezone.localtime(afweging.decided_at):%d-%m-%Y}"
        basis = afweging.grondslag_geven
        return [
            ("Ketenpartner", afweging.ketenpartner_naam), ("Besluit", afweging.get_outcome_display()),
            ("Waarvoor", afweging.doel), ("Grondslag", basis.naam if basis else ""),
            ("Gegevens", ", ".join(label_of(code) for code in afweging.decided_codes)), ("Besloten door", decided),
        ]  # fmt: skip
    line = Entry.objects.for_user(request.user).filter(pk=found.about_id).first()
    if line is None:
        return [("Regel", "Deze regel is na de bewaartermijn verwijderd.")]
    event = in_words(line, labels_of_domains(), burgers([line.actor_id]))
    return [
        ("Wat", event.title), ("Gegevens", event.text), ("Wie", event.who),
        ("Wanneer", f"{timezone.localtime(line.at):%d-%m-%Y %H.%M} uur"), ("Grondslag", line.grondslag),
        ("Waarvoor", line.purpose),
    ]  # fmt: skip


def row_of(found: Finding) -> list[Any]:
    reply = getattr(found, "reply", None)
    return [
        timezone.localdate(found.at).isoformat(), str(found.item.sample), found.item.place, found.item.case.reference,
        found.get_verdict_display(), found.text, reply.text if reply else "",
        timezone.localdate(reply.at).isoformat() if reply else "",
    ]  # fmt: skip
