"""Deciding on a verzoek, making it longer, ending a restriction, and writing one down that came in another way."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from cases import catalogue
from cases.dossier.models import Case
from consent.machtigingen.models import Channel, Signer
from consent.retention.kinds import PARTS
from consent.verzoeken.models import ALL_OR_NOTHING, MAY_CLOSE, Kind, Outcome, Verzoek
from consent.verzoeken.services import Heard
from frontend.look.forms import Card

OUTCOMES = {
    Outcome.GRANTED: Card("Ja", sub="We doen wat gevraagd is"),
    Outcome.PARTLY: Card("Voor een deel"),
    Outcome.REJECTED: Card("Nee", sub="De jongere kan bezwaar maken"),
}
# What the law asks of who decides, beside the form.
RULES = {
    Kind.INZAGE: "Geef alles, ook notities. Laat alleen weg wat een ander schaadt (AVG artikel 15, vierde lid).",
    Kind.CORRECTIE: "Klopt het niet? Verbeter het eerst in het dossier. Wie het al las, krijgt bericht (AVG artikel 16"
    " en 19). Een mening verander je niet; zet erbij wat de jongere vindt.",
    Kind.WISSEN: "Wissen mag niet als de wet bewaren verplicht of als het nodig is voor je taak (AVG artikel 17, derde"
    " lid). Jeugdhulp: wissen op verzoek kan (Jeugdwet 7.3.9). Noem per gegeven wat je doet.",
    Kind.BEPERKING: "Tot je besluit leest niemand mee. Zeg je ja, dan blijft het dicht. De jongere hoort het vóór het"
    " weer opengaat (AVG artikel 18).",
    Kind.BEZWAAR: "Zeg alleen nee als er dwingende redenen zijn die zwaarder wegen dan het belang van de jongere. Dat"
    " moet jij aantonen (AVG artikel 21).",
    Kind.KLACHT: "Antwoord als FG. De regiehouder ziet deze klacht niet.",
}
COUNTER = [(one.value, one.label) for one in (Channel.LOKET, Channel.TELEFOON, Channel.PAPIER)]


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(
        label="Wat besluit je?", widget=forms.RadioSelect, error_messages={"required": "Kies wat je besluit."}
    )
    motivation = forms.CharField(
        label="Waarom?", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="De jongere leest dit. Schrijf het zo dat die het begrijpt.",
        error_messages={"required": "Schrijf op waarom."},
    )  # fmt: skip

    def __init__(self, *args: Any, verzoek: Verzoek, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        half = verzoek.kind not in ALL_OR_NOTHING
        choices = [(one.value, card) for one, card in OUTCOMES.items() if half or one != Outcome.PARTLY]
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if verzoek.kind == Kind.WISSEN:
            self.fields["erases"] = forms.MultipleChoiceField(
                label="Wat wissen we?",
                required=False,
                choices=[(one.value, one.label) for one in PARTS],
                widget=forms.CheckboxSelectMultiple,
                help_text="Alleen als je voor een deel ja zegt. Bij ja gaat het hele dossier weg.",
            )

    def clean_outcome(self) -> Outcome:
        return Outcome(self.cleaned_data["outcome"])


class LongerForm(forms.Form):
    reason = forms.CharField(
        label="Waarom heb je langer nodig?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De jongere leest dit vandaag nog.", error_messages={"required": "Schrijf op waarom."},
    )  # fmt: skip


class EndForm(forms.Form):
    ends_on = forms.DateField(label="Vanaf welke dag mag er weer gedeeld worden?")
    reason = forms.CharField(
        label="Waarom?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De jongere leest dit van tevoren.", error_messages={"required": "Schrijf op waarom."},
    )  # fmt: skip


class WrittenForm(forms.Form):
    """What somebody asked at the counter, by phone or on paper."""

    kind = forms.ChoiceField(label="Wat vraagt de jongere?", choices=Kind.choices, widget=forms.RadioSelect)
    capacity = forms.ChoiceField(label="Wie vraagt het?", widget=forms.RadioSelect, choices=Signer.choices)
    channel = forms.ChoiceField(label="Hoe kwam het binnen?", choices=COUNTER, widget=forms.RadioSelect)
    received_on = forms.DateField(label="Wanneer kwam het binnen?", initial=timezone.localdate)
    told = forms.CharField(
        label="In de woorden van de jongere", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    field_codes = forms.MultipleChoiceField(
        label="Welke gegevens?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Alleen bij even niets delen of bezwaar. Kruis je niets aan? Dan gaat het om alles.",
    )  # fmt: skip
    closes = forms.BooleanField(
        label="Zolang we dit uitzoeken mag niemand buiten de gemeente meelezen",
        required=False,
        help_text="Alleen bij verbeteren of wissen. Vraag het aan de jongere. Bij beperken gaat het vanzelf.",
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shared = {code for share in case.open_shares.all() for code in share.granted}
        choices = [(field.code, field.label) for field in catalogue.FIELDS.values() if field.code in shared]
        self.fields["field_codes"].choices = choices  # type: ignore[attr-defined]  # a MultipleChoiceField
        if not choices:
            del self.fields["field_codes"]

    def asked(self, by: User) -> dict[str, Any]:
        """What the service wants to know."""
        told = self.cleaned_data
        day: date = told["received_on"]
        kind = Kind(told["kind"])
        heard = Heard(by=by, channel=Channel(told["channel"]), capacity=Signer(told["capacity"]), received_on=day)
        return {"kind": kind, "heard": heard, "told": told["told"], "closes": told["closes"] and kind in MAY_CLOSE,
                "field_codes": told.get("field_codes", ())}  # fmt: skip
