"""Writing down contact, putting a contactmoment right, and planning the next one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.contact.models import Channel, Party
from cases.contact.services import call_off, correct_contact, plan_contact, record_contact
from cases.contact.suggestion import next_visit
from cases.dossier.models import Case
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.contact_forms import CallOffForm, ContactForm, PlanContactForm

READ = [Rubriek.CONTACTMOMENTEN]
FORM = "werkplek/contact_form.html"
NEW = FormPage(title="Nieuw contactmoment", tab="contact", rubrieken=READ, template=FORM)
CORRECT = FormPage(title="Contactmoment wijzigen", tab="contact", rubrieken=READ, template=FORM)
HOLD = FormPage(title="Gepland contact vastleggen", tab="contact", rubrieken=READ, template=FORM)
PLAN = FormPage(title="Contact plannen", tab="contact", button="Plannen", rubrieken=READ)
CALL_OFF = FormPage(title="Gepland contact gaat niet door", tab="contact", button="Afzeggen", rubrieken=READ)


@staff_required()
@require_http_methods(["GET", "POST"])
def record(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = ContactForm(posted(request), initial=asked(request, case) | {"at": timezone.localtime()})
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


@staff_required()
@require_http_methods(["GET", "POST"])
def plan(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Plan a visit or a call; a visit starts at the moment that is suggested (B66)."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    start_with = asked(request, case, Channel.HUISBEZOEK)
    suggested = next_visit(case) if start_with["channel"] == Channel.HUISBEZOEK else None
    form = PlanContactForm(posted(request), initial=start_with | ({"at": suggested.at} if suggested else {}))
    if done(case, form, plan_contact, case=case, by=request.user):
        return back_to(request, case, "contact", "Gepland.")
    return form_page(request, case, form, FormPage(**vars(PLAN) | {"intro": suggested.why if suggested else ""}))


@staff_required()
@require_http_methods(["GET", "POST"])
def hold(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    """What was planned has been: write it down."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    planned = get_object_or_404(case.planned_contacts, pk=pk)
    form = ContactForm(posted(request), initial=values_of(planned, ContactForm))
    if done(case, form, record_contact, case=case, planned=planned, by=request.user):
        return back_to(request, case, "contact", "Contactmoment bewaard.")
    return form_page(request, case, form, HOLD)


@staff_required()
@require_http_methods(["GET", "POST"])
def cancel(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    planned = get_object_or_404(case.planned_contacts, pk=pk)
    form = CallOffForm(posted(request))
    if done(case, form, call_off, planned=planned, by=request.user):
        return back_to(request, case, "contact", "Afgezegd.")
    return form_page(request, case, form, CALL_OFF)


def asked(request: UserRequest, case: Case, channel: str = Channel.TELEFOON) -> dict[str, Any]:
    """What the page that links here already knows: ?kanaal= and ?met=; what we do not know is left out."""
    wanted, party = request.GET.get("kanaal", ""), request.GET.get("met", "")
    party = party if party in Party.values else str(Party.JONGERE)
    return {
        "channel": wanted if wanted in Channel.values else channel,
        "party": party,
        "with_whom": case.jongere.naam if party == Party.JONGERE else "",
        "result": "",
    }
