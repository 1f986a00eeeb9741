"""What follows a score: judging a fall, an intervention until the next score, and asking the jongere."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.drops.models import CHOSEN_BY_A_PERSON, DropSignal
from cases.drops.services import judge
from cases.interventions.services import begin_intervention, close_intervention
from cases.ownscores.services import ask_how_it_goes
from cases.zrm.instruments import Instrument, content_of
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.zrm import require_instrument
from frontend.werkplek.zrm_forms import DomainsForm

JUDGE = FormPage(title="Scoredaling beoordelen", tab="zrm", rubrieken=[Rubriek.ZRM], template="werkplek/drop.html")
BEGIN = FormPage(title="Interventie beginnen", tab="zrm", rubrieken=[Rubriek.ZRM])
CLOSE = FormPage(
    title="Interventie afsluiten",
    tab="zrm",
    intro="Geef de gebieden een nieuwe score. Zo zie je samen of het heeft geholpen.",
    button="Afsluiten",
    rubrieken=[Rubriek.ZRM],
)
ASK = FormPage(
    title="Vraag hoe het gaat",
    tab="zrm",
    intro="De jongere ziet deze onderwerpen op de telefoon, in gewone woorden. Antwoorden hoeft niet.",
    button="Vragen",
)


class JudgeForm(forms.Form):
    answer = forms.ChoiceField(
        label="Wat vind jij?",
        choices=CHOSEN_BY_A_PERSON,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of dit aandacht vraagt."},
    )
    reason = forms.CharField(
        label="Waarom?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De jongere kan dit lezen.",
        error_messages={"required": "Schrijf op waarom."},
    )


class ChosenDomainsForm(forms.Form):
    domains = forms.MultipleChoiceField(
        label="Om welke gebieden gaat het?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één gebied."},
    )

    def __init__(self, *args: Any, instrument: Instrument, plain: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(domain.code, domain.asked_as if plain else domain.label) for domain in instrument.domains]
        self.fields["domains"].choices = choices  # type: ignore[attr-defined]  # a choice field


class InterventionForm(ChosenDomainsForm):
    text = forms.CharField(
        label="Wat ga je doen?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op wat je gaat doen."},
    )
    started_on = forms.DateField(label="Begonnen op", initial=timezone.localdate)


@staff_required()
@require_http_methods(["GET", "POST"])
def drop(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    """One fall, with the two measurements it rests on. Only for the regiehouder (domain.md §3.6)."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    signals = DropSignal.objects.for_regiehouder(request.user).filter(case=case)
    signal = get_object_or_404(signals.select_related("before__by", "after__by", "after__instrument"), pk=pk)
    form = JudgeForm(posted(request))
    form.signal = signal  # type: ignore[attr-defined]  # shown beside its own form
    if done(case, form, judge, signal=signal, by=request.user):
        return back_to(request, case, "zrm", "Je oordeel is bewaard.")
    return form_page(request, case, form, replace(JUDGE, title=f"{signal.after.about.label} daalde"))


@staff_required()
@require_http_methods(["GET", "POST"])
def begin(request: UserRequest, case_id: UUID) -> HttpResponse:
    """An intervention; `?daling=` names the signal that it follows from."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    signal = signal_of(request, case_id)
    edition = signal.after.instrument if signal else require_instrument(request, case)
    start = {"domains": [signal.after.domain]} if signal else {}
    form = InterventionForm(posted(request), instrument=content_of(edition), initial=start)
    known = {"case": case, "instrument": edition, "signal": signal, "by": request.user}
    if done(case, form, begin_intervention, **known):
        return back_to(request, case, "zrm", "Interventie bewaard.")
    return form_page(request, case, form, BEGIN)


@staff_required()
@require_http_methods(["GET", "POST"])
def close(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    intervention = get_object_or_404(case.interventions.select_related("instrument", "case"), pk=pk)
    form = DomainsForm(posted(request), domains=intervention.about())

    def act(**_: Any) -> None:
        close_intervention(intervention=intervention, scores=form.given(), by=request.user)

    if done(case, form, act):
        return back_to(request, case, "zrm", "Interventie afgesloten met een nieuwe score.")
    return form_page(request, case, form, CLOSE)


@staff_required()
@require_http_methods(["GET", "POST"])
def ask(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Open domains for the jongere, to say on the phone how it goes (A10)."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    edition = require_instrument(request, case)
    form = ChosenDomainsForm(posted(request), instrument=content_of(edition), plain=True)
    if done(case, form, ask_how_it_goes, case=case, instrument=edition, by=request.user):
        return back_to(request, case, "zrm", "De vraag staat klaar voor de jongere.")
    return form_page(request, case, form, ASK)


def signal_of(request: UserRequest, case_id: UUID) -> DropSignal | None:
    wanted = request.GET.get("daling", "")
    try:
        found = DropSignal.objects.for_regiehouder(request.user).filter(case_id=case_id, pk=UUID(wanted))
    except ValueError:
        return None
    return found.select_related("after__instrument").first()
