"""The four denkstappen as pages: one question at a time, kept at every step, to be taken up again later."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.refusals import Refused
from cases.settings.services import settings_now
from cases.versions import ChangedByOther
from consent.afwegingen import rules
from consent.afwegingen.models import Afweging
from consent.afwegingen.services import start
from consent.items import Way
from frontend.http import UserRequest
from frontend.werkplek.acts import posted
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.delen.asking_forms import AskBasisForm, AskPeriodForm, AskPurposeForm
from frontend.werkplek.delen.conflict import show_both
from frontend.werkplek.delen.doors import require_afweging, sharing_page
from frontend.werkplek.delen.fields_form import FieldsForm
from frontend.werkplek.delen.forms import (
    AlternativesForm,
    BasisForm,
    PartnerForm,
    PeriodForm,
    PurposeForm,
    StepForm,
    TalkForm,
)


@dataclass(frozen=True)
class Step:
    """One page of the wizard: its name above, its question, and the form below."""

    key: str
    label: str
    title: str
    form: type[StepForm]
    template: str = "step.html"


STEPS = (
    Step("gesprek", "Gesprek", "Wat vindt {jongere} ervan?", TalkForm),
    Step("grondslag", "Grond", "Op welke grond deel je?", BasisForm, "basis.html"),
    Step("doel", "Doel", "Waarvoor is het nodig?", PurposeForm),
    Step("velden", "Gegevens", "Wat mag {partner} lezen?", FieldsForm, "fields.html"),
    Step("alternatieven", "Anders", "Kan het ook met minder?", AlternativesForm, "alternatives.html"),
    Step("periode", "Periode", "Van wanneer tot wanneer?", PeriodForm),
)
WHEN_ASKING: dict[str, tuple[str, type[StepForm]]] = {
    "grondslag": ("Op welke grond vraag je dit?", AskBasisForm),
    "doel": ("Waarvoor heb je het nodig?", AskPurposeForm),
    "velden": ("Wat vraag je aan {partner}?", FieldsForm),
    "periode": ("Tot wanneer kan {partner} antwoorden?", AskPeriodForm),
}
KEYS = [step.key for step in STEPS]


@staff_required()
@require_http_methods(["GET", "POST"])
def begin(request: UserRequest, case_id: UUID, way: str = Way.GIVE) -> HttpResponse:
    """Choose one partner by name, to share with or to ask. Only those with a running Samenwerking can be chosen."""
    case = require_case(request, case_id, Right.SHARE_CASE)
    form = PartnerForm(posted(request), case=case, way=way)
    if form.is_bound and form.is_valid():
        try:
            chosen = form.cleaned_data["ketenpartner"]
            afweging = start(case=case, ketenpartner=chosen, by=request.user, direction=way)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("werkplek:delen-stap", afweging.pk, KEYS[0])
    return sharing_page(
        request, "partner.html", case, {"form": form, "asks": way == Way.ASK}, status=422 if form.errors else 200
    )


@staff_required()
@require_http_methods(["GET", "POST"])
def step(request: UserRequest, pk: UUID, stap: str) -> HttpResponse:
    """Show one step, or keep its answers. Going back and stopping keep them too."""
    afweging = require_afweging(request, pk)
    at = require_step(stap, afweging)
    if afweging.is_decided:
        return redirect("werkplek:delen-afweging", pk)
    goes_on = request.POST.get("naar", "verder") == "verder"
    form = at.form(posted(request), afweging=afweging, lenient=not goes_on)
    if form.is_bound and form.is_valid():
        try:
            afweging = form.save(by=request.user)
        except ChangedByOther:
            return show_both(request, afweging, form, title=title_of(at, afweging))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        if not form.errors and not (goes_on and add_gaps(form, at, afweging)):
            return go_on(request, afweging, at, form)
    return step_page(request, afweging, at, form)


def require_step(key: str, afweging: Afweging) -> Step:
    """The step, with the questions and words of giving or of asking."""
    for one in STEPS:
        if one.key == key:
            title, form = WHEN_ASKING.get(key, (one.title, one.form)) if afweging.asks else (one.title, one.form)
            return replace(one, title=title, form=form)
    raise Http404


def add_gaps(form: StepForm, at: Step, afweging: Afweging) -> bool:
    """Put what is still missing in this step beside its questions. What was typed is kept already."""
    gaps = rules.missing(afweging).get(at.key, [])
    for gap in gaps:
        form.add_error(form.field_of(gap.at), str(gap))
    form.saved_as(afweging)
    return bool(gaps)


def go_on(request: UserRequest, afweging: Afweging, at: Step, form: StepForm) -> HttpResponse:
    """To the next page, the one before, or back to the list."""
    for sentence in form.remarks():
        messages.warning(request, sentence)
    to = request.POST.get("naar")
    if to == "stop":
        messages.success(request, "Bewaard. Je kunt later verdergaan.")
        return redirect("werkplek:delen", afweging.case_id)
    number = KEYS.index(at.key)
    if to == "terug":
        return redirect(step_url(afweging, KEYS[max(number - 1, 0)]))
    if number + 1 == len(KEYS):
        return redirect("werkplek:delen-afronden", afweging.pk)
    return redirect(step_url(afweging, KEYS[number + 1]))


def step_page(request: UserRequest, afweging: Afweging, at: Step, form: StepForm) -> HttpResponse:
    status = 422 if form.is_wrong else 200
    context = {"form": form, "step": at, "title": title_of(at, afweging), "is_first": at.key == KEYS[0],
               "guide": settings_now().servicedocument}  # fmt: skip
    return sharing_page(request, at.template, afweging.case, around(afweging, at.key) | context, status=status)


def around(afweging: Afweging, current: str) -> dict[str, Any]:
    """The steps above the page; each can be opened, because order is advice and not a lock."""
    labels = [{"label": one.label, "url": step_url(afweging, one.key)} for one in STEPS]
    labels.append({"label": "Besluit", "url": reverse("werkplek:delen-afronden", args=[afweging.pk])})
    number = KEYS.index(current) + 1 if current in KEYS else len(labels)
    return {"afweging": afweging, "steps": labels, "current": number, "of": len(labels)}


def step_url(afweging: Afweging, key: str) -> str:
    return reverse("werkplek:delen-stap", args=[afweging.pk, key])


def title_of(at: Step, afweging: Afweging) -> str:
    jongere = afweging.case.jongere
    return at.title.format(jongere=jongere.roepnaam or jongere.naam, partner=afweging.ketenpartner_naam)
