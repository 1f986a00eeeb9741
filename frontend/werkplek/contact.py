"""Writing down contact, and putting a contactmoment right."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.contact.services import correct_contact, record_contact
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.contact_forms import ContactForm

NEW = FormPage(title="Nieuw contactmoment", tab="contact", rubrieken=[Rubriek.CONTACTMOMENTEN])
CORRECT = FormPage(title="Contactmoment wijzigen", tab="contact", rubrieken=[Rubriek.CONTACTMOMENTEN])


@staff_required()
@require_http_methods(["GET", "POST"])
def record(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = ContactForm(posted(request))
    if done(case, form, record_contact, case=case, by=request.user):
        return back_to(request, case, "contact", "Contactmoment bewaard.")
    return form_page(request, case, form, NEW)


@staff_required()
@require_http_methods(["GET", "POST"])
def correct(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    moment = get_object_or_404(case.contactmomenten, pk=pk)
    form = ContactForm(posted(request), initial=values_of(moment, ContactForm))
    if done(case, form, correct_contact, contactmoment=moment, by=request.user):
        return back_to(request, case, "contact", "Contactmoment gewijzigd.")
    return form_page(request, case, form, CORRECT)
