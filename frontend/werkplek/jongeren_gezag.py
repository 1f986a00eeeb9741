"""Who acts for a jongere: written down, proof seen, ended, given access to Mijn, or not told anything."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.jongeren.gezag import (
    add_gezagsdrager,
    correct_gezagsdrager,
    do_not_inform,
    end_gezag,
    inform_again,
    verify_gezagsdrager,
)
from cases.jongeren.services import invite_citizen
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, at_once, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.jongeren_forms import (
    CorrectGezagsdragerForm,
    EndGezagForm,
    GezagsdragerForm,
    InformAgainForm,
    NotInformForm,
    VerifyForm,
)

READ = [Rubriek.BETROKKENEN]
ADD = FormPage(
    title="Gezagsdrager toevoegen",
    tab="team",
    rubrieken=READ,
    intro="Iemand met gezag telt pas mee nadat je het bewijs hebt gezien. Dat leg je daarna vast.",
)
CORRECT = FormPage(title="Gezagsdrager wijzigen", tab="team", rubrieken=READ)
VERIFY = FormPage(
    title="Gezag nakijken",
    tab="team",
    rubrieken=READ,
    intro="Hierna kan deze persoon tekenen: een ouder of voogd voor een jongere onder de 16, een curator, bewindvoerder"
    " of mentor voor waar het over gaat. En meelezen wat daarbij hoort.",
    button="Vastleggen",
)
NOT_INFORM = FormPage(
    title="Niet informeren",
    tab="team",
    rubrieken=READ,
    intro="Deze persoon ziet hierna niets meer van deze jongere, en we vragen niets. Wat op de handtekening van deze"
    " persoon rust, stopt meteen: wie iets niet meer ziet, kan het ook niet intrekken.",
    button="Niet meer informeren",
    danger=True,
)
INFORM_AGAIN = FormPage(
    title="Weer informeren",
    tab="team",
    rubrieken=READ,
    intro="Deze persoon mag hierna weer zien en tekenen wat de wet toestaat. Wat gestopt is, blijft gestopt.",
    button="Weer informeren",
)
END = FormPage(title="Gezag beëindigen", tab="team", rubrieken=READ, button="Gezag beëindigen", danger=True)


@staff_required()
@require_http_methods(["GET", "POST"])
def add(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = GezagsdragerForm(posted(request))
    if done(case, form, add_gezagsdrager, jongere=case.jongere, by=request.user):
        return back_to(request, case, "team", "Gezagsdrager toegevoegd.")
    return form_page(request, case, form, ADD)


@staff_required()
@require_http_methods(["GET", "POST"])
def correct(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    person = get_object_or_404(case.jongere.gezagsdragers, pk=pk)
    form = CorrectGezagsdragerForm(posted(request), initial=values_of(person, CorrectGezagsdragerForm))
    if done(case, form, correct_gezagsdrager, gezagsdrager=person, by=request.user):
        return back_to(request, case, "team", "Gezagsdrager gewijzigd.")
    return form_page(request, case, form, CORRECT)


@staff_required()
@require_http_methods(["GET", "POST"])
def verify(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    person = get_object_or_404(case.jongere.gezagsdragers, pk=pk)
    form = VerifyForm(posted(request))
    if done(case, form, verify_gezagsdrager, gezagsdrager=person, by=request.user):
        return back_to(request, case, "team", f"Het gezag van {person.naam} is nagekeken.")
    return form_page(request, case, form, VERIFY)


@staff_required()
@require_http_methods(["GET", "POST"])
def end(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    person = get_object_or_404(case.jongere.gezagsdragers, pk=pk)
    form = EndGezagForm(posted(request), initial={"until": person.until})
    if done(case, form, end_gezag, gezagsdrager=person, by=request.user):
        return back_to(request, case, "team", f"Het gezag van {person.naam} is beëindigd.")
    return form_page(request, case, form, END)


@staff_required()
@require_http_methods(["GET", "POST"])
def not_inform(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    """For the safety of the jongere: a reason, and a day to look at it again (domain.md §1.4, rule 5)."""
    case = require_case(request, case_id, Right.SHARE_CASE)
    person = get_object_or_404(case.jongere.gezagsdragers, pk=pk)
    form = NotInformForm(posted(request))
    if done(case, form, do_not_inform, gezagsdrager=person, by=request.user):
        return back_to(request, case, "team", f"{person.naam} ziet vanaf nu niets meer van deze jongere.")
    return form_page(request, case, form, NOT_INFORM)


@staff_required()
@require_http_methods(["GET", "POST"])
def inform(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.SHARE_CASE)
    person = get_object_or_404(case.jongere.gezagsdragers, pk=pk)
    form = InformAgainForm(posted(request))
    if done(case, form, inform_again, gezagsdrager=person, by=request.user):
        return back_to(request, case, "team", f"{person.naam} mag weer zien wat de wet toestaat.")
    return form_page(request, case, form, INFORM_AGAIN)


@staff_required()
@require_POST
def invite(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    """Give a gezagsdrager whose authority is seen access to Mijn."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    person = get_object_or_404(case.jongere.gezagsdragers, pk=pk)
    told = f"{person.naam} kan nu inloggen op Mijn met DigiD."
    return at_once(request, case, "team", told, invite_citizen, person=person, by=request.user)
