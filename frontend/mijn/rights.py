"""The rights of a jongere as forms: what each is, what it does at once, and what the law does not let us do."""

from dataclasses import dataclass
from typing import Any

from django import forms

from cases import catalogue
from cases.jongeren.bsn import holds_bsn
from consent.afwegingen.models import Afweging
from consent.verzoeken.models import Kind, Outcome, Verzoek
from frontend.look.forms import Card
from frontend.mijn.answers import label_of


@dataclass(frozen=True)
class RightText:
    """One right in plain words. `words` is the question; empty when nothing needs to be said."""

    kind: Kind
    icon: str
    title: str
    intro: str
    words: str = ""
    effect: str = ""
    limits: str = ""


RIGHTS = {
    text.kind: text
    for text in (
        RightText(
            Kind.INZAGE, "file-text", "Ik wil alles zien",
            "Bijna alles zie je meteen bij Wat staat er over mij. Mis je iets? Vraag het hier.",
            "Wat wil je zien?",
        ),
        RightText(
            Kind.CORRECTIE, "pencil", "Er klopt iets niet",
            "Staat er iets fout, of mist er iets? Wij zoeken het uit en verbeteren het.",
            "Wat klopt er niet? En wat moet er staan?",
            "Verbeteren we iets wat een ander al las? Dan krijgt die ander daar bericht van.",
            "Wat iemand van jou vond, is een mening. Die halen we niet weg. We zetten wel erbij wat jij ervan vindt.",
        ),
        RightText(
            Kind.WISSEN, "trash", "Haal iets weg",
            "Je kunt vragen om gegevens te wissen. We kijken per gegeven of dat mag.",
            "Wat moet er weg?",
            limits="Niet alles mag weg. Een deel moeten we van de wet bewaren, zoals een dossier van jeugdhulp. En we"
            " houden bij wie wat las. Zo kun je later nog zien wat er is gebeurd."
            " Mag iets niet weg? Dan lees je waarom.",
        ),
        RightText(
            Kind.BEPERKING, "hand-stop", "Stop even met delen",
            "Dan leest niemand buiten de gemeente nog mee. Ook niet als je eerder ja zei. Je kiest zelf: alles, of een"
            " paar gegevens.",
            "Waarom wil je dit?",
            "Dit gaat meteen in, als je op Versturen drukt. Je kunt het ook zelf weer openzetten.",
            "De gemeente bewaart je gegevens wel. De hulp gaat door.",
        ),
        RightText(
            Kind.BEZWAAR, "shield-lock", "Ik ben het er niet mee eens",
            "Soms delen we iets omdat een wet dat zegt, zonder dat jij tekent. Daar kun je bezwaar tegen maken.",
            "Waarom past dit niet bij jou?",
            "Zolang we ernaar kijken, leest niemand mee bij wat we zonder jouw handtekening delen.",
            "Heb jij zelf getekend? Dan hoef je geen bezwaar te maken. Druk op Stop bij Wie ziet wat.",
        ),
        RightText(
            Kind.KLACHT, "message-circle", "Ik heb een klacht",
            "Je klacht gaat naar de functionaris gegevensbescherming. Dat is iemand die controleert of wij ons aan de"
            " regels houden. Je regiehouder leest je klacht niet.",
            "Wat ging er niet goed?",
            limits="Je kunt ook klagen bij de Autoriteit Persoonsgegevens. Dat mag altijd, ook als je hier al klaagt.",
        ),
    )
}  # fmt: skip
NEEDS_WORDS = (Kind.CORRECTIE, Kind.KLACHT)
NOW, NOT_NOW = "ja", "nee"
ALL, SOME = "alles", "kies"
WHOLE = "rubriek:"


class RightForm(forms.Form):
    """The same few questions for each right; only what that right needs is asked, and nothing is chosen beforehand."""

    told = forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args: Any, text: RightText, shares: list[Afweging], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text, self.shares = text, {str(share.pk): share for share in shares}
        told = self.fields["told"]
        told.label, told.required = text.words, text.kind in NEEDS_WORDS
        told.error_messages["required"] = "Schrijf in een paar woorden op wat er is."
        if text.kind in (Kind.BEPERKING, Kind.BEZWAAR) and shares:
            self.fields["afweging"] = forms.ChoiceField(
                label="Waar gaat het om?", widget=forms.RadioSelect, choices=[(ALL, Card("Om alles")), *self.cards()],
                error_messages={"required": "Kies waar het om gaat."},
            )  # fmt: skip
            self.ask_which()
        if text.kind in (Kind.CORRECTIE, Kind.WISSEN):
            self.fields["closes"] = forms.ChoiceField(
                label="Mogen anderen meelezen zolang we dit uitzoeken?",
                choices=[(NOT_NOW, Card("Ja, dat mag")), (NOW, Card("Nee, wacht daarmee"))],
                widget=forms.RadioSelect, error_messages={"required": "Kies ja of nee."},
            )  # fmt: skip

    def ask_which(self) -> None:
        """Everything, or what is ticked: single fields that are shared now, or a whole rubriek, also for later on."""
        self.fields["which"] = forms.ChoiceField(
            label="Welke gegevens?", widget=forms.RadioSelect,
            choices=[(ALL, Card("Alles")), (SOME, Card("Alleen wat ik aankruis"))],
            error_messages={"required": "Kies alles, of kies zelf."},
        )  # fmt: skip
        shared = {code for share in self.shares.values() for code in share.decided_codes}
        rubrieken = dict.fromkeys(field.rubriek for field in catalogue.FIELDS.values() if field.code in shared)
        self.fields["ticked"] = forms.MultipleChoiceField(
            label="Kruis aan wat niemand mag lezen", required=False, widget=forms.CheckboxSelectMultiple,
            help_text="Dit hoeft alleen als je zelf kiest.",
            choices=[(rubriek.label, self.ticks(rubriek, shared)) for rubriek in rubrieken],
        )  # fmt: skip

    def ticks(self, rubriek: catalogue.Rubriek, shared: set[str]) -> list[tuple[str, Card | str]]:
        whole = Card(f"Alles bij {rubriek.label}", sub="Ook wat er later bij komt")
        inside = [field for field in catalogue.FIELDS.values() if field.rubriek == rubriek and field.code in shared]
        return [(f"{WHOLE}{rubriek.value}", whole), *((field.code, field.label) for field in inside)]

    def clean(self) -> dict[str, Any]:
        """Who wants to choose must have chosen; or everything would be closed, or nothing."""
        chosen = super().clean() or self.cleaned_data
        if chosen.get("which") == SOME and not chosen.get("ticked") and "ticked" not in self.errors:
            self.add_error("ticked", "Kruis aan wat niemand mag lezen. Of kies alles.")
        return chosen

    def named(self) -> list[str]:
        """The fields that were ticked, one by one or by rubriek; none where it is about everything."""
        if self.cleaned_data.get("which") != SOME:
            return []
        ticked = set(self.cleaned_data["ticked"])
        return [field.code for field in catalogue.FIELDS.values()
                if field.code in ticked or f"{WHOLE}{field.rubriek.value}" in ticked]  # fmt: skip

    def cards(self) -> list[tuple[str, Card]]:
        return [
            (number, Card(share.ketenpartner_naam, sub=", ".join(label_of(code) for code in share.decided_codes)))
            for number, share in self.shares.items()
        ]

    def clean_told(self) -> str:
        told = str(self.cleaned_data["told"])
        if holds_bsn(told):
            raise forms.ValidationError("Haal je BSN hier weg. Dat hebben we niet nodig.")
        return told

    def asked(self) -> dict[str, Any]:
        """What the service wants to know."""
        chosen = self.cleaned_data
        return {
            "kind": self.text.kind,
            "told": chosen["told"],
            "afweging": self.shares.get(chosen.get("afweging", ALL)),
            "field_codes": self.named(),
            "closes": chosen.get("closes") == NOW,
        }


HOW_IT_STANDS = {
    Outcome.GRANTED: ("ok", "Je krijgt gelijk"),
    Outcome.PARTLY: ("info", "We doen een deel"),
    Outcome.REJECTED: ("bad", "We doen dit niet"),
    Outcome.TAKEN_BACK: ("", "Jij nam dit terug"),
}


def standing_of(verzoek: Verzoek) -> tuple[str, str]:
    """A badge: its kind and its words."""
    besluit = getattr(verzoek, "besluit", None)
    if besluit is None:
        return "warn", "We kijken ernaar"
    if besluit.outcome == Outcome.GRANTED and verzoek.kind == Kind.KLACHT:
        return "ok", "De FG vindt dat je gelijk hebt"
    return HOW_IT_STANDS[Outcome(besluit.outcome)]
