"""A question to the jongere: read it, choose per field, sign it or say nee, and see what was kept."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.web import citizen_required
from cases.refusals import Refused
from consent.machtigingen.models import Machtiging
from consent.machtigingen.services import refuse, sign
from consent.refusals import AnsweredElsewhere, AssuranceTooLow, NotYours
from frontend.http import UserRequest
from frontend.mijn import drafts
from frontend.mijn.answers import Asked, Choice, Said
from frontend.mijn.evidence import require_evidence, step_up_url, sure_enough
from frontend.mijn.forms import ChoicesForm, SignForm, name_of
from frontend.mijn.languages import in_language, languages, read_aloud, require_beside
from frontend.mijn.page import show


@drafts.keeping_choices
@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: UserRequest, machtiging_id: UUID) -> HttpResponse:
    """Read and choose. Choosing shares nothing yet: a ja counts after signing, a nee to everything at once."""
    asked = require_asked_of(request, machtiging_id)
    form = choices_form(request, asked)
    if request.method != "POST":
        return show_question(request, asked, form)
    if refusal := why_not(asked, seen=request.POST.get("seen", "")):
        return show_question(request, asked, form, refusal=refusal)
    if not form.is_valid():
        return show_question(request, asked, form)
    if form.yes:
        drafts.keep(asked, yes=form.yes)
        return redirect(in_language(request, reverse("mijn:sign", args=[machtiging_id])))
    return redirect("mijn:answer", machtiging_id) if asked.yes else say_no(request, asked, form)


@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_question(request: UserRequest, machtiging_id: UUID) -> HttpResponse:
    """Look once more, show who you are, and sign. What is signed is what this very page showed."""
    asked = require_asked_of(request, machtiging_id)
    if request.method != "POST":
        draft = None if why_not(asked) else drafts.of(asked)
        return show_sign(request, asked, draft) if draft and draft.yes else redirect("mijn:question", machtiging_id)
    form = SignForm(request.POST, **sign_options(asked, request.POST.getlist("yes")))
    if form.is_valid():
        try:
            keep_signature(request, asked, form)
        except AssuranceTooLow as refusal:
            drafts.keep(asked, yes=form.cleaned_data["yes"])
            form.add_error(None, str(refusal))
        except Refused as refusal:
            if signed_already(asked, form):
                return redirect("mijn:answer", machtiging_id)
            form.add_error(None, str(refusal))
            return show_sign(request, asked, drafts.posted(request.POST), form, final=True)
        else:
            return redirect("mijn:answer", machtiging_id)
    return show_sign(request, asked, drafts.posted(request.POST), form)


@citizen_required
@require_POST
def refuse_question(request: UserRequest, machtiging_id: UUID) -> HttpResponse:
    """Nee to everything: one press, no reason, no second login."""
    asked = require_asked_of(request, machtiging_id)
    return say_no(request, asked, choices_form(request, asked))


@citizen_required
@require_safe
def answer(request: UserRequest, machtiging_id: UUID) -> HttpResponse:
    """The receipt: what this person said, until when, and how to stop. Also the page after a nee."""
    asked = require_asked_of(request, machtiging_id)
    if not asked.answered:
        return redirect("mijn:question", machtiging_id)
    return show(request, "mijn/answer.html", {"asked": asked, "case": asked.case})


def require_asked_of(request: UserRequest, machtiging_id: UUID) -> Asked:
    """The machtiging as this person stands before it; for anybody else it does not exist: 404."""
    mine = Machtiging.objects.for_signer(request.user).select_related("afweging__case__jongere")
    return Asked(get_object_or_404(mine.prefetch_related("events"), pk=machtiging_id), request.user)


def why_not(asked: Asked, *, seen: str | None = None) -> str:
    """Why this person cannot say ja here (any more), in one sentence; empty when they can."""
    if not asked.is_signer:
        return str(NotYours())
    if not asked.still:
        return "Deze vraag is gestopt of vervangen. Je hoeft niets te doen."
    if seen is not None and seen != str(asked.last_answer):
        return str(AnsweredElsewhere())
    return "" if asked.to_ask else "Je zei al ja op alles wat we vragen."


def choices_form(request: UserRequest, asked: Asked) -> ChoicesForm:
    """The form, filled with this person's own choices when they come back from the next page; else with nothing."""
    posted = request.POST if request.method == "POST" else None
    draft = drafts.of(asked)
    initial: dict[str, Any] = dict(draft.as_choices(asked.to_ask)) if draft else {}
    initial |= {"seen": asked.last_answer, "page": drafts.token_of(asked)}
    return ChoicesForm(posted, codes=asked.to_ask, special=asked.machtiging.special_codes, initial=initial)


def show_question(request: UserRequest, asked: Asked, form: ChoicesForm, *, refusal: str = "") -> HttpResponse:
    kept = not form.is_bound and name_of(form.codes[0]) in form.initial if form.codes else False
    context = {"asked": asked, "case": asked.case, "form": form, "refusal": refusal, "kept": kept}
    context |= languages(request, asked.machtiging)
    return show(request, "mijn/question.html", context, status=422 if refusal or form.errors else 200)


def say_no(request: UserRequest, asked: Asked, form: ChoicesForm) -> HttpResponse:
    try:
        refuse(machtiging=asked.machtiging, by=request.user)
    except Refused as refusal:
        return show_question(request, asked, form, refusal=str(refusal))
    drafts.forget(asked)
    return redirect("mijn:answer", asked.pk)


def keep_signature(request: UserRequest, asked: Asked, form: SignForm) -> None:
    """Sign; or say nee, when nothing is left after the second question. Raises Refused."""
    if form.signed:
        sign(
            machtiging=asked.machtiging, by=request.user, yes=form.signed, assurance=require_evidence(request),
            text_sha256=form.cleaned_data["text_sha256"], seen=form.cleaned_data["seen"],
            beside=require_beside(request, asked.machtiging), read_aloud=read_aloud(request),
        )  # fmt: skip
    elif not asked.yes:
        refuse(machtiging=asked.machtiging, by=request.user)
    drafts.forget(asked)


def signed_already(asked: Asked, form: SignForm) -> bool:
    """Whether this very ja stands: somebody pressed twice, and the receipt is the answer to both."""
    return asked.still and {choice.code for choice in asked.yes} == set(form.signed)


def show_sign(
    request: UserRequest, asked: Asked, draft: drafts.Draft, form: SignForm | None = None, *, final: bool = False
) -> HttpResponse:
    """`final` is a refusal that pressing again does not change: then the way goes back to the question."""
    options = sign_options(asked, draft.yes)
    initial = {"yes": draft.yes, "text_sha256": draft.text_sha256, "seen": draft.seen}
    context: dict[str, Any] = {
        "asked": asked, "case": asked.case, "form": form or SignForm(initial=initial, **options), "final": final,
        "yes": [Choice(code, Said.YES) for code in asked.machtiging.field_codes if code in draft.yes],
        "no": [Choice(code, Said.NO) for code in asked.to_ask if code not in draft.yes],
        "special": [Choice(code, Said.YES) for code in options["special"]],
        "sure_enough": sure_enough(request), "step_up_url": step_up_url(request),
    }  # fmt: skip
    context |= languages(request, asked.machtiging)
    return show(request, "mijn/sign.html", context, status=422 if form is not None and form.errors else 200)


def sign_options(asked: Asked, yes: list[str]) -> dict[str, Any]:
    """Which codes may be signed here, and which of the chosen ones ask for a second ja."""
    special = [code for code in asked.machtiging.special_codes if code in yes]
    return {"codes": asked.machtiging.field_codes, "special": special, "partner": asked.partner, "asks": asked.asks}
