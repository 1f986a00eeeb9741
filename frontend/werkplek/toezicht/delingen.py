"""All that is open now, for the FG: counted, and as a list of dossiers by kenmerk, without a name."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

import audit
from accounts.rights import Role
from accounts.web import staff_required
from cases.categories import Category
from consent.nood.oversight import overseen
from consent.open import OpenShare
from consent.oversight import Counts, categories_of, narrowed, open_shares
from frontend.http import UserRequest, pdf_of
from frontend.werkplek.delen.nood import nood_rows
from frontend.werkplek.nav import page
from frontend.werkplek.toezicht import files

PER_PAGE = 50
HEAD = ("kenmerk", "taak", "ketenpartner", "grondslag", "soort gegevens", "aantal velden", "van", "tot en met")


class ShareFilter(forms.Form):
    """What is chosen narrows; what can be chosen is what there is."""

    grondslag = forms.ChoiceField(label="Grondslag", required=False)
    partner = forms.ChoiceField(label="Ketenpartner", required=False)
    category = forms.ChoiceField(label="Soort gegeven", required=False, choices=[("", "Alle"), *Category.choices])

    def __init__(self, data: Any, *, shares: list[OpenShare]) -> None:
        super().__init__(data)
        self.shares = shares
        names = {str(share.ketenpartner_id): share.afweging.ketenpartner_naam for share in shares}
        self.choose("grondslag", sorted({(share.grondslag, share.grondslag) for share in shares}))
        self.choose("partner", sorted(names.items(), key=lambda one: one[1]))

    def choose(self, name: str, found: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # declared above
        field.choices = [("", "Alle"), *found]

    def found(self) -> list[OpenShare]:
        """The shares that were asked for; none when the question was wrong."""
        return narrowed(self.shares, **self.cleaned_data) if self.is_valid() else []

    @property
    def asked_for(self) -> list[str]:
        return [name for name in self.fields if self.cleaned_data.get(name)] if self.is_valid() else []


@staff_required(Role.FG)
@require_safe
def index(request: UserRequest) -> HttpResponse:
    form = ShareFilter(request.GET, shares=open_shares(request.user))
    found = form.found()
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    audit.record("shares.overseen", by=request.user, details={"by": form.asked_for}, role=str(Role.FG.label))
    rows = [(share, categories_of(share.granted)) for share in shown]
    nood = nood_rows(overseen(request.user))
    context = {"form": form, "page": shown, "rows": rows, "counts": Counts(found), "nood": nood}
    status = 422 if form.errors else 200
    return page(request, "werkplek/toezicht/delingen.html", context, current="toezicht", status=status)


@staff_required(Role.FG)
@require_safe
def as_table(request: UserRequest) -> HttpResponse:
    """The same list as a file; the log says that it was taken along."""
    form = ShareFilter(request.GET, shares=open_shares(request.user))
    found = form.found()
    audit.record("shares.exported", by=request.user, details={"by": form.asked_for}, role=str(Role.FG.label))
    return files.table("open-delingen", HEAD, [row_of(share) for share in found])


@staff_required(Role.FG)
@require_safe
def as_pdf(request: UserRequest) -> HttpResponse:
    """The same list on paper: first the counts, then each share."""
    form = ShareFilter(request.GET, shares=open_shares(request.user))
    found = form.found()
    audit.record("shares.exported", by=request.user, details={"by": form.asked_for}, role=str(Role.FG.label))
    counts = Counts(found)
    parts = [
        ("Geteld", [("Samen", str(counts.total)), ("Per grondslag", in_lines(counts.by_grondslag)),
                    ("Per ketenpartner", in_lines(counts.by_partner)),
                    ("Per soort gegeven", in_lines(counts.by_category))]),
        *((f"{row[0]}: {row[2]}", list(zip(HEAD[1:], map(str, row[1:]), strict=True))) for row in map(row_of, found)),
    ]  # fmt: skip
    return pdf_of(files.report("Wat staat er open?", request.tenant.naam, parts), "open-delingen.pdf")


def in_lines(counted: list[tuple[str, int]]) -> str:
    return ", ".join(f"{label}: {count}" for label, count in counted)


def row_of(share: OpenShare) -> list[Any]:
    sorts = ", ".join(categories_of(share.granted))
    return [
        share.case.reference, share.case.get_task_display(), share.afweging.ketenpartner_naam, share.grondslag, sorts,
        len(share.granted), share.valid_from.isoformat(), share.valid_until.isoformat(),
    ]  # fmt: skip
