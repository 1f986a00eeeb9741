"""Letters of one case: making one, looking at it first, and opening what was sent."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.content.bodies import read
from cases.content.models import ContentKind
from cases.content.services import in_force
from cases.dossier.models import Case
from cases.letters.compose import compose, printed
from cases.letters.models import How
from cases.letters.services import send_letter
from frontend.http import UserRequest, pdf_of
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted, try_act
from frontend.werkplek.cases_access import HEAD, log_reading, require_case
from frontend.werkplek.letters_forms import LetterForm

READ = [Rubriek.CONTACTMOMENTEN]
SEND = FormPage(
    title="Brief of kaartje maken",
    tab="contact",
    intro="De brief komt in het dossier te staan zoals hij is gedrukt. Mailen kan niet: druk hem af.",
    button="Maken en bewaren",
    rubrieken=READ,
    template="werkplek/letter_form.html",
)


@staff_required()
@require_http_methods(["GET", "POST"])
def send(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Make a letter; ?brief= is the code of the one that a protocol asks for. "Bekijk eerst" keeps nothing."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    wanted = in_force(ContentKind.BRIEF).filter(code=request.GET.get("brief", "")).first()
    form = LetterForm(posted(request), initial={"edition": wanted})
    if "bekijk" in request.POST and form.is_valid():
        shown: list[bytes] = []
        try_act(form, lambda: shown.append(previewed(case, **form.cleaned_data)))
        if shown:
            log_reading(request, case, (*HEAD, *READ))
            return pdf_of(shown[0], "voorbeeld.pdf")
    elif done(case, form, send_letter, case=case, by=request.user):
        return back_to(request, case, "contact", "De brief is gemaakt. Open hem bij Brieven om hem af te drukken.")
    return form_page(request, case, form, SEND)


@staff_required()
@require_safe
def paper(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    """What was sent, as it was printed."""
    case = require_case(request, case_id, Right.VIEW_CASE)
    letter = get_object_or_404(case.letters.select_related("paper"), pk=pk)
    log_reading(request, case, (*HEAD, *READ))
    return pdf_of(bytes(letter.paper.pdf), f"brief-{case.reference}-{letter.sent_on:%Y-%m-%d}.pdf")


def previewed(case: Case, **asked: Any) -> bytes:
    made = compose(
        read(asked["edition"]), case, on=asked["sent_on"], extra=asked["extra"], by_post=asked["how"] == How.POST
    )
    return printed([made], title=made["subject"])
