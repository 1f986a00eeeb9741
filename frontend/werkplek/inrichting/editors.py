"""Forms for content: one per kind, each knows how to show a version and how to make the next."""

from typing import Any

from django import forms

from cases.aandachtspunten.body import Aandachtspunten
from cases.content.bodies import read
from cases.content.models import ContentKind, Edition
from cases.doelgroepen.own import OwnDoelgroep, own_doelgroepen
from cases.dossier.tasks import Doelgroep, Phase
from cases.verzuimprotocol.body import Verzuimprotocol
from frontend.werkplek.inrichting.edition_form import EditionForm
from frontend.werkplek.inrichting.instrument_editor import InstrumentForm
from frontend.werkplek.inrichting.intake_form import IntakeformulierForm
from frontend.werkplek.inrichting.letter_form import BriefForm
from frontend.werkplek.inrichting.protocol_form import ProtocolForm
from frontend.werkplek.inrichting.vertaling_form import VertalingForm
from frontend.werkplek.inrichting.verwerking_form import VerwerkingForm

LINES = forms.Textarea(attrs={"rows": 14})


class AandachtspuntenForm(EditionForm):
    noun = Aandachtspunten
    phase = forms.ChoiceField(label="Bij welke fase?", choices=Phase.choices)
    doelgroep = forms.ChoiceField(
        label="Voor welke doelgroep?",
        required=False,
        choices=lambda: [("", "Iedereen"), *Doelgroep.choices, *own_doelgroepen()],
    )
    points = forms.CharField(label="Aandachtspunten", widget=LINES, help_text="Eén punt per regel.")

    @classmethod
    def initial_of(cls, edition: Edition) -> dict[str, Any]:
        found: Aandachtspunten = read(edition)
        return super().initial_of(edition) | found.to_json() | {"points": "\n".join(found.points)}

    def body(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"phase": told["phase"], "doelgroep": told["doelgroep"], "points": told["points"].splitlines()}


class DoelgroepForm(EditionForm):
    noun = OwnDoelgroep
    shown_in = "werkplek/inrichting/shown/doelgroep.html"
    about = forms.CharField(
        label="Wie hoort erbij?",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Collega's lezen dit als ze een dossier bij deze doelgroep zetten.",
    )

    @classmethod
    def initial_of(cls, edition: Edition) -> dict[str, Any]:
        found: OwnDoelgroep = read(edition)
        return super().initial_of(edition) | found.to_json()

    def body(self) -> dict[str, Any]:
        return {"about": self.cleaned_data["about"]}


class VerzuimprotocolForm(EditionForm):
    noun = Verzuimprotocol
    shown_in = "werkplek/inrichting/shown/text.html"
    text = forms.CharField(
        label="Wat sprak de regio af?",
        widget=LINES,
        help_text="Coaches lezen dit bij elk dossier over verzuim 18+. Zet er geen stappen uit het strafrecht in: die"
        " gelden niet vanaf 18 jaar.",
    )

    @classmethod
    def initial_of(cls, edition: Edition) -> dict[str, Any]:
        found: Verzuimprotocol = read(edition)
        return super().initial_of(edition) | found.to_json()

    def body(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"]}


EDITORS: dict[ContentKind, type[EditionForm]] = {
    ContentKind.AANDACHTSPUNTEN: AandachtspuntenForm,
    ContentKind.DOELGROEP: DoelgroepForm,
    ContentKind.PROTOCOL: ProtocolForm,
    ContentKind.BRIEF: BriefForm,
    ContentKind.INTAKEFORMULIER: IntakeformulierForm,
    ContentKind.INSTRUMENT: InstrumentForm,
    ContentKind.VERWERKING: VerwerkingForm,
    ContentKind.VERTALING: VertalingForm,
    ContentKind.VERZUIMPROTOCOL: VerzuimprotocolForm,
}
