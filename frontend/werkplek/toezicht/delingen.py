"""All that is open now, for the FG: counted, and as a list of dossiers by kenmerk, without a name."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.views.decorators.http import require_safe

import audit
from accounts.rights import Role
from accounts.web import staff_required
from cases.categories import Category
from consent.open import OpenShare
from consent.oversight import Counts, categories_of, narrowed, open_shares
from frontend.http import UserRequest
from frontend.werkplek.nav import page
from frontend.werkplek.toezicht import files

PER_PAGE = 50
HEAD = ("kenmerk", "taak", "ketenpartner", "grondslag", "soort gegevens", "aantal velden", "van", "tot en met")


class ShareFilter(forms.Form):
    """What is chosen narrows; what can be chosen is what there is."""

    grondslag = forms.ChoiceField(label="Grondslag", required=False)
    partner = forms.ChoiceField(label="Ketenpartner", required=False)
    category = forms.ChoiceField(label="Soort gegeven", required=False, choices=[("", "Alle"), *Category.choices])

    def __init__(self, data: Any, *, shares: QuerySet[OpenShare]) -> None:
        super().__init__(data)
        self.shares = shares
        there = list(shares.order_by().values_list("grondslag", "ketenpartner_id", "afweging__ketenpartner_naam"))
        self.choose("grondslag", sorted({(code, code) for code, _, _ in there}))
        self.choose("partner", sorted({str(pk): naam for _, pk, naam in there}.items(), key=lambda one: one[1]))

    def choose(self, name: str, found: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # declared above
        field.choices = [("", "Alle"), *found]

    def found(self) -> QuerySet[OpenShare]:
        """The shares that were asked for; none when the question was wrong."""
        return narrowed(self.shares, **self.cleaned_data) if self.is_valid() else self.shares.none()

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
    context = {"form": form, "page": shown, "rows": rows, "counts": Counts(found)}
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


def row_of(share: OpenShare) -> list[Any]:
    sorts = ", ".join(categories_of(share.granted))
    return [
        share.case.reference, share.case.get_task_display(), share.afweging.ketenpartner_naam, share.grondslag, sorts,
        len(share.granted), share.valid_from.isoformat(), share.valid_until.isoformat(),
    ]  # fmt: skip
