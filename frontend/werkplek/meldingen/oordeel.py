"""The page on which a melding is judged: the parts that apply, and what becomes of it."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.dossier.tasks import Task
from cases.oordeel.models import Basis, Oordeel, Outcome
from cases.oordeel.services import Lead, asked_of, decide_oordeel, write_oordeel
from cases.signals.models import Melding
from frontend.http import UserRequest
from frontend.look.forms import Card
from frontend.werkplek.acts import VersionedForm, posted, try_act
from frontend.werkplek.cases_forms import gemeenten_of, regiehouders
from frontend.werkplek.meldingen.doors import back_to, require_melding
from frontend.werkplek.nav import page
from tenants.models import Tenant

ROWS_3 = forms.Textarea(attrs={"rows": 3})
LEAD = ("regiehouder", "task", "verantwoordelijke_gemeente")
OUTCOMES = [
    (Outcome.ANALYSEREN.value, Card("Verder naar analyseren", sub="In het dossier van de jongere")),
    (Outcome.AFSLUITEN.value, Card("Afsluiten", sub="Er is geen actie van ons nodig")),
    (Outcome.TER_KENNISGEVING.value, Card("Ter kennisgeving aannemen", sub="We weten ervan en doen nu niets")),
]


class OordeelForm(VersionedForm):
    """Everything may be left open until somebody decides; then the service says what is missing."""

    basis = forms.ChoiceField(label="Waar rust dit op?", required=False, choices=[("", "Nog niet"), *Basis.choices])
    direct_action = forms.TypedChoiceField(
        label="Is er directe actie nodig?",
        required=False,
        choices=[("ja", "Ja"), ("nee", "Nee")],
        coerce=lambda said: said == "ja",
        empty_value=None,
        widget=forms.RadioSelect,
    )
    outcome = forms.ChoiceField(label="Wat gebeurt er?", required=False, choices=OUTCOMES, widget=forms.RadioSelect)
    regiehouder = forms.ModelChoiceField(regiehouders(), label="Regiehouder van het nieuwe dossier", required=False)
    task = forms.ChoiceField(label="Onder welke taak?", required=False, choices=[("", "Kies"), *Task.choices])
    verantwoordelijke_gemeente = forms.ChoiceField(label="Verantwoordelijke gemeente", required=False)

    class Meta:
        model = Oordeel
        fields = (
            "basis", "reden", "acties", "reactie", "contacten", "hulp", "verzuimoverzicht", "verwachting",
            "direct_action", "outcome", "outcome_reason",
        )  # fmt: skip
        labels = {
            "reden": "Wat is vermoedelijk de reden?",
            "acties": "Wat deden ketenpartners tot nu toe?",
            "reactie": "Wat is met de jongere afgesproken, en hoe reageerde die?",
            "contacten": "Wie is erbij betrokken, en hoe bereik je die?",
            "hulp": "Welke hulp loopt er of was er?",
            "verzuimoverzicht": "Hoe ziet het verzuim eruit?",
            "verwachting": "Wat verwacht de melder van ons?",
            "outcome_reason": "Waarom?",
        }
        help_texts = {
            "hulp": "Welke hulp en sinds wanneer. Geen diagnose.",
            "verzuimoverzicht": "Bij verzuim vanaf 18 jaar: welke dagen en lessen, en welk patroon.",
            "outcome_reason": "Een collega moet later kunnen lezen waarom.",
        }
        widgets = dict.fromkeys(
            ("reden", "acties", "reactie", "contacten", "hulp", "verzuimoverzicht", "verwachting", "outcome_reason"),
            ROWS_3,
        )

    def __init__(self, *args: Any, melding: Melding, tenant: Tenant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"verzuimoverzicht", "verwachting"} - set(asked_of(melding)):
            del self.fields[name]
        if melding.jongere is None or melding.jongere.cases.open().exists():
            for name in LEAD:
                del self.fields[name]
            return
        gemeenten = gemeenten_of(tenant)
        choices = gemeenten if len(gemeenten) == 1 else [("", "Kies"), *gemeenten]
        self.fields["verantwoordelijke_gemeente"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def parts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in LEAD}

    def lead(self) -> Lead | None:
        known = {name: self.cleaned_data.get(name) for name in LEAD}
        return Lead(**known) if all(known.values()) else None  # type: ignore[arg-type]  # all are there


@staff_required()
@require_http_methods(["GET", "POST"])
def judge(request: UserRequest, pk: UUID) -> HttpResponse:
    """Keep what is known so far, or decide."""
    melding = require_melding(request, pk, Right.CHANGE_CASE)
    known = getattr(melding, "oordeel", None)
    form = OordeelForm(
        posted(request), initial=start_with(melding, known, request), melding=melding, tenant=request.tenant
    )
    decides = request.POST.get("act") == "decide"
    if form.is_bound and form.is_valid():
        try_act(form, lambda: keep(form, melding, request, decides=decides))
    if form.is_bound and not form.errors:
        return back_to(request, melding, "Oordeel vastgelegd." if decides else "Bewaard. Je kunt later verder.")
    if form.errors:
        melding.refresh_from_db()
    context = {"melding": melding, "form": form, "verzuim": getattr(melding, "verzuimmelding", None)}
    status = 422 if form.errors else 200
    return page(request, "werkplek/meldingen/oordeel.html", context, current="meldingen", status=status)


def keep(form: OordeelForm, melding: Melding, request: UserRequest, *, decides: bool) -> None:
    if decides:
        decide_oordeel(melding=melding, by=request.user, lead=form.lead(), **form.parts())
    else:
        write_oordeel(melding=melding, by=request.user, **form.parts())


def start_with(melding: Melding, known: Oordeel | None, request: UserRequest) -> dict[str, Any]:
    """The oordeel as far as it is; a new one begins with what the melder told already (nothing is typed twice)."""
    if known is None:
        return {
            "version": 1, "reden": melding.reden, "acties": melding.gedaan, "verwachting": melding.vraag,
            "regiehouder": request.user.pk,
        }  # fmt: skip
    said = {True: "ja", False: "nee", None: ""}[known.direct_action]
    names = [name for name in OordeelForm.Meta.fields if name != "direct_action"]
    return {name: getattr(known, name) for name in names} | {"version": known.version, "direct_action": said}
