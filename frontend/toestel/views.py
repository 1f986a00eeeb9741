"""Read, choose, look once more, and give the device back. What was chosen is not shown again: the coach looks along."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.web import everybody
from cases.refusals import Refused
from consent.loket.services import Handed, answer_on_device
from consent.machtigingen.services import as_signer, given_codes
from frontend.mijn.answers import Choice, Said, cut
from frontend.mijn.forms import ChoicesForm, SignForm
from frontend.mijn.languages import languages, require_beside
from frontend.toestel.session import handed_here, is_answered, note_answered, way_back

STEP, SIGN, REFUSE = "stap", "tekenen", "nee"


@everybody
@never_cache
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Who holds the device sees one question, and back shows no choices. Without a question there is the way back."""
    here = handed_here(request)
    if here is None:
        # Who sends something else after the answer must not read that it was kept.
        answered = request.method != "POST" and is_answered(request)
        return show(request, "done.html", {"back": way_back(request), "answered": answered})
    if request.method != "POST":
        return choosing(request, here, choices_of(here))
    if request.POST.get(STEP) == REFUSE:
        return keep(request, here, [])
    if request.POST.get(STEP) == SIGN:
        return signing(request, here)
    form = choices_of(here, request.POST)
    if not form.is_valid():
        return choosing(request, here, form)
    return look_again(request, here, form.yes) if form.yes else keep(request, here, [])


def signing(request: HttpRequest, here: Handed) -> HttpResponse:
    """The second page was sent: with the second ja where something is special."""
    yes = request.POST.getlist("yes")
    form = SignForm(request.POST, **options_of(here, yes))
    return keep(request, here, form.signed) if form.is_valid() else look_again(request, here, yes, form)


def keep(request: HttpRequest, here: Handed, yes: list[str]) -> HttpResponse:
    """Once. Then the device says only that it is done, on a page that may be loaded again or come back to."""
    no = [code for code in codes_of(here) if code not in yes]
    shown = request.POST.get("text_sha256", here.witness.machtiging.text_sha256)
    try:
        beside = require_beside(request, here.witness.machtiging)
        answer_on_device(witness=here.witness, yes=yes, no=no, text_sha256=shown, beside=beside)
    except Refused as refusal:
        return show(request, "done.html", {"back": way_back(request), "refusal": str(refusal)}, status=422)
    note_answered(request)
    return redirect("toestel:choose")


def choices_of(here: Handed, data: Any = None) -> ChoicesForm:
    form = ChoicesForm(data, codes=codes_of(here), special=here.witness.machtiging.special_codes)
    del form.fields["seen"], form.fields["page"]
    return form


def codes_of(here: Handed) -> list[str]:
    """What this person did not say ja to yet."""
    asked = here.witness.machtiging
    given = set(given_codes(asked, signer=as_signer(here.person)))
    return [code for code in asked.field_codes if code not in given]


def options_of(here: Handed, yes: list[str]) -> dict[str, Any]:
    asked = here.witness.machtiging
    special = [code for code in asked.special_codes if code in yes]
    partner = asked.afweging.ketenpartner_naam
    return {"codes": codes_of(here), "special": special, "partner": partner, "asks": asked.afweging.asks}


def choosing(request: HttpRequest, here: Handed, form: ChoicesForm) -> HttpResponse:
    return show(request, "choose.html", around(request, here) | {"form": form}, status=422 if form.errors else 200)


def look_again(request: HttpRequest, here: Handed, yes: list[str], form: SignForm | None = None) -> HttpResponse:
    asked = here.witness.machtiging
    initial = {"yes": yes, "text_sha256": asked.text_sha256, "seen": 0}
    context = around(request, here) | {
        "form": form or SignForm(initial=initial, **options_of(here, yes)),
        "yes": [Choice(code, Said.YES) for code in asked.field_codes if code in yes],
        "no": [Choice(code, Said.NO) for code in codes_of(here) if code not in yes],
    }
    return show(request, "sign.html", context, status=422 if form is not None and form.errors else 200)


def around(request: HttpRequest, here: Handed) -> dict[str, Any]:
    """The frozen text and for whom it is; nothing else of the dossier."""
    asked = here.witness.machtiging
    jongere = asked.afweging.case.jongere
    return {
        "machtiging": asked, "asks": asked.afweging.asks, "partner": asked.afweging.ketenpartner_naam,
        "person": here.person.naam, "name": jongere.roepnaam or jongere.voornamen,
        "for_other": here.witness.gezagsdrager is not None,
        "paragraphs": [cut(text) for text in asked.privacy_notice.split("\n\n")], **languages(request, asked),
    }  # fmt: skip


def show(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return render(request, f"toestel/{template}", context, status=status)
