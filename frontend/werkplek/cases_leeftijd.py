"""Where the Doorstroompunt ends by age (WEB 9.2.1): choosing to go on under another task, or a warm goodbye."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.content.models import ContentKind
from cases.content.services import in_force
from cases.dossier.birthdays import WEEKS_BEFORE, to_choose
from cases.dossier.models import Case
from cases.leeftijd.models import GOES_ON, Leeftijdskeuze, Overdracht
from cases.leeftijd.services import GOODBYE_LETTER, go_on, say_goodbye
from cases.letters.body import Recipient
from cases.letters.models import How
from consent.afwegingen.other_task import effects_of
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, VersionForm, back_to, done, form_page, posted
from frontend.werkplek.cases_access import HEAD, log_reading, may_change, require_case
from frontend.werkplek.cases_beside import beside, tabs
from frontend.werkplek.nav import page
from frontend.werkplek.protocols_forms import EditionChoice

GO_ON = FormPage(
    title="Verder onder een andere taak",
    tab="overzicht",
    intro="Het dossier blijft open. Vanaf nu gelden de regels van de nieuwe taak, ook voor wie meekijkt.",
    button="Verdergaan",
    rubrieken=[Rubriek.CASUS],
    template="werkplek/leeftijd_verder.html",
)
GOODBYE = FormPage(
    title="Afsluiten met een goed afscheid",
    tab="overzicht",
    intro="Draag eerst over aan wie het overneemt. Daarna sluit je het dossier: het plan stopt en niemand kan meer"
    " meekijken. Een afgesloten dossier gaat niet meer open.",
    button="Afscheid nemen en afsluiten",
    danger=True,
    rubrieken=[Rubriek.CASUS],
)
LONG, READS_ALONG = forms.Textarea(attrs={"rows": 3}), "De jongere kan dit lezen."
HOW = [(How.POST.value, How.POST.label), (How.OVERHANDIGD.value, How.OVERHANDIGD.label), ("", "Geen brief")]


class GoOnForm(VersionForm):
    task = forms.ChoiceField(
        label="Onder welke taak ga je verder?",
        choices=[(task.value, task.label) for task in GOES_ON],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies onder welke taak je verdergaat."},
    )
    reason = forms.CharField(
        label="Waarom past dat?",
        max_length=1000,
        widget=LONG,
        help_text=READS_ALONG,
        error_messages={"required": "Schrijf op waarom deze taak past."},
    )


class GoodbyeForm(VersionForm):
    reason = forms.CharField(
        label="Hoe laat je de jongere achter?",
        max_length=1000,
        widget=LONG,
        help_text=f"Wat is er bereikt, en wat spraken jullie af? {READS_ALONG}",
        error_messages={"required": "Schrijf op hoe je de jongere achterlaat."},
    )
    overdracht = forms.ChoiceField(
        label="Neemt iemand het over?",
        choices=Overdracht.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of iemand het overneemt."},
    )
    opvolger_naam = forms.CharField(
        label="Wie neemt het over?",
        max_length=200,
        required=False,
        help_text="Nodig als iemand het overneemt. Een naam, geen algemeen nummer.",
    )
    opvolger_organisatie = forms.CharField(label="Van welke organisatie?", max_length=200, required=False)
    overgedragen_op = forms.DateField(
        label="Wanneer droeg je het over?", required=False, help_text="Nodig als iemand het overneemt."
    )
    overdracht_reden = forms.CharField(
        label="Neemt niemand het over? Waarom niet?",
        max_length=500,
        required=False,
        widget=LONG,
        help_text=f"Nodig als niemand het overneemt. {READS_ALONG}",
    )
    how = forms.ChoiceField(
        label="Hoe gaat de afscheidsbrief?", choices=HOW, widget=forms.RadioSelect, required=False,
        initial=How.POST.value,
    )  # fmt: skip
    zonder_brief = forms.CharField(
        label="Geen brief? Waarom niet?",
        max_length=500,
        required=False,
        widget=LONG,
        help_text=f"Nodig als er geen brief gaat. {READS_ALONG}",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        letters = in_force(ContentKind.BRIEF).filter(body__recipient=Recipient.JONGERE.value)
        edition = EditionChoice(letters, label="Welke brief?", required=False)
        edition.initial = letters.filter(code=GOODBYE_LETTER).first()
        names = list(self.fields)
        self.fields["edition"] = edition
        self.order_fields([*names[: names.index("how")], "edition", *names[names.index("how") :]])

    def clean(self) -> dict[str, Any]:
        """Say beside which question the answer is missing; the database asks for the same."""
        said = super().clean() or self.cleaned_data
        if said.get("overdracht") == Overdracht.GEDAAN:
            wanted = {"opvolger_naam": "Schrijf op wie het overneemt.", "overgedragen_op": "Kies op welke dag."}
        else:
            wanted = {"overdracht_reden": "Schrijf op waarom niemand het overneemt."} if said.get("overdracht") else {}
        wanted |= {"edition": "Kies een brief."} if said.get("how") else {"zonder_brief": "Schrijf op waarom niet."}
        for name, sentence in wanted.items():
            if not said.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        return said


@staff_required()
@require_safe
def choose(request: UserRequest, case_id: UUID) -> HttpResponse:
    """The two ways on, and what each does; or what was chosen."""
    case = require_case(request, case_id, Right.VIEW_CASE)
    log_reading(request, case, (*HEAD, Rubriek.CASUS))
    context = {
        "case": case, "tabs": tabs(case, "overzicht"), "may_change": may_change(request, case), "weeks": WEEKS_BEFORE,
        **beside(case), **leeftijd_of(case),
    }  # fmt: skip
    return page(request, "werkplek/leeftijd.html", context)


@staff_required()
@require_http_methods(["GET", "POST"])
def further(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = GoOnForm(posted(request), initial={"version": case.version})
    if done(case, form, go_on, case=case, by=request.user):
        return back_to(request, case, "overzicht", f"Het dossier gaat verder: {case.get_task_display()}.")
    return form_page(request, case, form, GO_ON, {"effects": effects_of(case, GOES_ON)})


@staff_required()
@require_http_methods(["GET", "POST"])
def goodbye(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = GoodbyeForm(posted(request), initial={"version": case.version})
    if done(case, form, say_goodbye, case=case, by=request.user):
        return back_to(request, case, "overzicht", "Dossier afgesloten. Je keuze en de brief zijn bewaard.")
    return form_page(request, case, form, GOODBYE)


def leeftijd_of(case: Case) -> dict[str, Any]:
    """What a page shows of it: the birthday for which somebody must choose, and what was chosen before."""
    chosen: list[Leeftijdskeuze] = list(case.leeftijdskeuzes.select_related("by", "letter__edition"))
    return {"to_choose": to_choose(case), "leeftijdskeuzes": chosen}
