"""Forms for content: one per kind, each knows how to show a version and how to make the next."""

from pathlib import Path
from typing import Any

from django import forms

from cases.aandachtspunten.body import Aandachtspunten
from cases.content.attachments import keep_attachment
from cases.content.bodies import read
from cases.content.models import ContentKind, Edition
from cases.doelgroepen.own import OwnDoelgroep, own_doelgroepen
from cases.dossier.tasks import Doelgroep, Phase
from cases.verzuimprotocol.body import Verzuimprotocol
from consent.loket.scans import Scan, ScanRefused, read_scan
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

    pdf = forms.FileField(
        label="Het protocol als PDF",
        required=False,
        help_text="Hooguit 5 MB. Leeg laten houdt de PDF van de vorige versie. Gaat er iets mis, kies het bestand dan"
        " opnieuw.",
    )
    zonder_pdf = forms.BooleanField(label="Geen PDF meer bij dit protocol", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.had = str((self.initial or {}).get("pdf") or "")
        self.initial = {name: value for name, value in (self.initial or {}).items() if name != "pdf"}
        if not self.had:
            del self.fields["zonder_pdf"]

    def clean_pdf(self) -> Scan | None:
        """By what is in it, because a name says nothing about a file."""
        file = self.cleaned_data["pdf"]
        if not file:
            return None
        self.file_name = Path(file.name or "protocol.pdf").name[:120]
        try:
            scan = read_scan(file)
        except ScanRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        if scan.ending != "pdf":
            raise forms.ValidationError("Dit is geen PDF. Kies het protocol als PDF.")
        return scan

    def body(self) -> dict[str, Any]:
        told = self.cleaned_data
        scan: Scan | None = told.get("pdf")
        if scan and self.by:
            keep_attachment(naam=self.file_name, pdf=scan.content, sha256=scan.sha256, by=self.by)
        kept = scan.sha256 if scan else "" if told.get("zonder_pdf") else self.had
        return {"text": told["text"], "pdf": kept}


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
