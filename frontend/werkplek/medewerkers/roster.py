"""The list of staff, and the form about one of them."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rights import Role
from accounts.web import staff_required
from cases.staff.roster import review_due_before, roster, staff, stamp, to_review
from cases.staff.services import add_staff, change_staff
from frontend.http import UserRequest, wants_part
from frontend.werkplek.acts import posted, try_act
from frontend.werkplek.medewerkers.forms import ChangeStaffForm, RosterFilter, StaffForm
from frontend.werkplek.nav import page

PER_PAGE = 50


@staff_required(Role.FUNCTIONEEL_BEHEERDER)
@require_safe
def people(request: UserRequest) -> HttpResponse:
    """Everybody who works here, and whose roles nobody confirmed this year."""
    form = RosterFilter(request.GET)
    found = Paginator(form.apply(roster()), PER_PAGE).get_page(request.GET.get("page"))
    seen = [(person, stamp(person)) for person in found]
    context = {"form": form, "page": found, "people": seen, "due_before": review_due_before()}
    if wants_part(request):
        return render(request, "werkplek/medewerkers/people.html#people", context)
    due = to_review(roster()).count()
    return page(request, "werkplek/medewerkers/people.html", context | {"due": due}, current="medewerkers")


@staff_required(Role.FUNCTIONEEL_BEHEERDER)
@require_http_methods(["GET", "POST"])
def add(request: UserRequest) -> HttpResponse:
    form = StaffForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: add_staff(by=request.user, **form.cleaned_data))
    if form.is_bound and not form.errors:
        messages.success(request, f"{form.cleaned_data['naam']} is toegevoegd.")
        return redirect("werkplek:medewerkers")
    context = {"form": form, "title": "Medewerker toevoegen"}
    status = 422 if form.errors else 200
    return page(request, "werkplek/medewerkers/form.html", context, current="medewerkers", status=status)


@staff_required(Role.FUNCTIONEEL_BEHEERDER)
@require_http_methods(["GET", "POST"])
def change(request: UserRequest, pk: UUID) -> HttpResponse:
    person = get_object_or_404(staff(), pk=pk)
    form = ChangeStaffForm(posted(request), person=person)
    if form.is_bound and form.is_valid():
        try_act(form, lambda: change_staff(person=person, by=request.user, **form.cleaned_data))
    if form.is_bound and not form.errors:
        messages.success(request, f"De gegevens van {form.cleaned_data['naam']} zijn gewijzigd.")
        return redirect("werkplek:medewerkers")
    if form.errors:
        form.show_now(get_object_or_404(staff(), pk=pk))
    context = {"form": form, "title": person.naam, "person": person}
    status = 422 if form.errors else 200
    return page(request, "werkplek/medewerkers/form.html", context, current="medewerkers", status=status)
