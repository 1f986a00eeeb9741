"""All that is open now, for the FG: counted, and as a list of dossiers by kenmerk, without a name."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

import audit
from accounts.models import User
from accounts.rights import Role
from accounts.web import staff_required
from cases.categories import Category
from consent.nood import oversight as nood
from consent.nood.oversight import overseen
from consent.open import OpenShare
from consent.oversight import Counts, categories_of, narrowed, open_shares
from frontend.http import UserRequest, pdf_of
from frontend.werkplek.delen.nood import NoodRow, nood_rows
from frontend.werkplek.nav import page
from frontend.werkplek.toezicht import files

PER_PAGE = 50
HEAD = ("kenmerk", "taak", "ketenpartner", "grondslag", "soort gegevens", "aantal velden", "van", "tot en met",
        "in nood", "stand", "tweede persoon")  # fmt: skip


class ShareFilter(forms.Form):
    """What is chosen narrows; what can be chosen is what there is."""

    grondslag = forms.ChoiceField(label="Grondslag", required=False)
    partner = forms.ChoiceField(label="Ketenpartner", required=False)
    category = forms.ChoiceField(label="Soort gegeven", required=False, choices=[("", "Alle"), *Category.choices])

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        self.shares, self.openings = open_shares(user), list(overseen(user))
        names = {str(share.ketenpartner_id): share.afweging.ketenpartner_naam for share in self.shares}
        names |= {str(one.ketenpartner_id): one.ketenpartner_naam for one in self.openings}
        codes = {share.grondslag for share in self.shares} | {one.ground for one in self.openings}
        self.choose("grondslag", sorted((code, code) for code in codes))
        self.choose("partner", sorted(names.items(), key=lambda one: one[1]))

    def choose(self, name: str, found: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # declared above
        field.choices = [("", "Alle"), *found]

    def found(self) -> list[OpenShare]:
        """The shares that were asked for; none when the question was wrong."""
        return narrowed(self.shares, **self.cleaned_data) if self.is_valid() else []

    def found_in_nood(self) -> list[NoodRow]:
        """What was opened in nood lately, narrowed in the same way, with how it stands now."""
        return nood_rows(nood.narrowed(self.openings, **self.cleaned_data)) if self.is_valid() else []

    @property
    def asked_for(self) -> list[str]:
        return [name for name in self.fields if self.cleaned_data.get(name)] if self.is_valid() else []


@staff_required(Role.FG)
@require_safe
def index(request: UserRequest) -> HttpResponse:
    form = ShareFilter(request.GET, user=request.user)
    found = form.found()
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    audit.record("shares.overseen", by=request.user, details={"by": form.asked_for}, role=str(Role.FG.label))
    rows = [(share, categories_of(share.granted)) for share in shown]
    in_nood = form.found_in_nood()
    context = {
        "form": form, "page": shown, "rows": rows, "counts": Counts(found), "nood": in_nood[:PER_PAGE],
        "count_nood": len(in_nood),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return page(request, "werkplek/toezicht/delingen.html", context, current="toezicht", status=status)


@staff_required(Role.FG)
@require_safe
def as_table(request: UserRequest) -> HttpResponse:
    """The same list as a file; the log says that it was taken along."""
    form = ShareFilter(request.GET, user=request.user)
    rows = [*map(row_of, form.found()), *map(row_of_nood, form.found_in_nood())]
    audit.record("shares.exported", by=request.user, details={"by": form.asked_for}, role=str(Role.FG.label))
    return files.table("open-delingen", HEAD, rows)


@staff_required(Role.FG)
@require_safe
def as_pdf(request: UserRequest) -> HttpResponse:
    """The same list on paper: first the counts, then each share, and what was opened in nood."""
    form = ShareFilter(request.GET, user=request.user)
    found, in_nood = form.found(), form.found_in_nood()
    audit.record("shares.exported", by=request.user, details={"by": form.asked_for}, role=str(Role.FG.label))
    counts = Counts(found)
    parts = [
        ("Geteld", [("Samen", str(counts.total)), ("Per grondslag", in_lines(counts.by_grondslag)),
                    ("Per ketenpartner", in_lines(counts.by_partner)),
                    ("Per soort gegeven", in_lines(counts.by_category)),
                    ("In nood geopend, laatste drie maanden", str(len(in_nood)))]),
        *map(part_of, map(row_of, found)), *map(part_of, map(row_of_nood, in_nood)),
    ]  # fmt: skip
    return pdf_of(files.report("Wat staat er open?", request.tenant.naam, parts), "open-delingen.pdf")


def in_lines(counted: list[tuple[str, int]]) -> str:
    return ", ".join(f"{label}: {count}" for label, count in counted)


def part_of(row: list[Any]) -> tuple[str, list[tuple[str, str]]]:
    return f"{row[0]}: {row[2]}", list(zip(HEAD[1:], map(str, row[1:]), strict=True))


def row_of(share: OpenShare) -> list[Any]:
    sorts = ", ".join(categories_of(share.granted))
    return [
        share.case.reference, share.case.get_task_display(), share.afweging.ketenpartner_naam, share.grondslag, sorts,
        len(share.granted), share.valid_from.isoformat(), share.valid_until.isoformat(), "nee", "Nu open", "",
    ]  # fmt: skip


def row_of_nood(row: NoodRow) -> list[Any]:
    """The same columns for an opening in nood; hours, so with the time."""
    one, review = row.opening, getattr(row.opening, "review", None)
    late = "te laat" if one.is_late else f"uiterlijk {one.review_due_on.isoformat()}"
    looked = ("terecht" if review.justified else "niet terecht") if review else late
    since, until = (timezone.localtime(at).strftime("%Y-%m-%d %H:%M") for at in (one.at, one.until))
    return [
        one.case.reference, one.case.get_task_display(), one.ketenpartner_naam, one.ground,
        ", ".join(categories_of(one.field_codes)), len(one.field_codes), since, until, "ja", str(row.state.label),
        looked,
    ]  # fmt: skip
