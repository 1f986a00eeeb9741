"""A short form per channel: each asks what that channel tells, and no more (B27 to B37)."""

from typing import Any, ClassVar

from django import forms

from cases.jongeren.bsn import BsnRefused, require_bsn
from cases.signals.channels import SOORTEN, Channel
from cases.signals.models import Melding, Voorlichting
from cases.verzuimloket.models import Verzuimmelding
from frontend.look.forms import BirthDateInput
from frontend.werkplek.acts import VersionedForm
from frontend.werkplek.acts_fields import DateTimeInput
from frontend.werkplek.jongeren_forms import SHORT, bsn_field

ROWS_3 = forms.Textarea(attrs={"rows": 3})
PHONE = forms.TextInput(attrs={"class": "jr-width--medium", "type": "tel"})
PERSON = ("voornaam", "tussenvoegsel", "achternaam", "geboortedatum")
REACH = ("telefoon", "email")
MELDER = ("melder_naam", "melder_functie", "melder_organisatie", "melder_telefoon", "melder_email")
NOT_MORE = "Schrijf op wat de melder zag of hoorde, geen diagnose. De jongere kan dit lezen."
VERZUIM = (
    "kenmerk", "school", "brin", "leslocatie", "soort", "begon_op", "eindigde_op", "alle_lessen_gemist",
    "actie_gewenst", "prioriteit", "heeft_startkwalificatie", "telefoon_ouder",
)  # fmt: skip


class ChannelForm(forms.ModelForm):
    """What all channels have: about whom it is. A subclass adds what its channel tells."""

    required: ClassVar[tuple[str, ...]] = ("reden",)
    said: ClassVar[dict[str, str]] = {}

    class Meta:
        model = Melding
        fields: tuple[str, ...] = (*PERSON, *REACH, "reden", "received_at")
        labels: ClassVar[dict[str, str]] = {
            "voornaam": "Voornaam", "achternaam": "Achternaam", "telefoon": "Telefoon van de jongere",
            "email": "E-mail van de jongere", "melder_naam": "Wie meldt?", "melder_functie": "Functie van de melder",
            "melder_organisatie": "Organisatie van de melder", "melder_telefoon": "Telefoon van de melder",
            "melder_email": "E-mail van de melder", "reden": "Wat is er aan de hand?",
            "gedaan": "Wat is er al gedaan?", "vraag": "Wat vraagt de melder van ons?",
            "afspraken": "Wat is afgesproken?", "bron_op": "Datum", "received_at": "Wanneer kwam dit binnen?",
        }  # fmt: skip
        help_texts: ClassVar[dict[str, str]] = {"reden": NOT_MORE}
        widgets: ClassVar[dict[str, Any]] = {
            "geboortedatum": BirthDateInput, "tussenvoegsel": SHORT, "telefoon": PHONE, "melder_telefoon": PHONE,
            "reden": ROWS_3, "gedaan": ROWS_3, "vraag": ROWS_3, "afspraken": ROWS_3, "received_at": DateTimeInput(),
            "soort": forms.RadioSelect,
        }  # fmt: skip

    def __init__(self, *args: Any, channel: Channel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.required:
            self.fields[name].required = True
        for name, label in self.said.items():
            self.fields[name].label = label
        if "soort" in self.fields:
            choices = [(soort.value, soort.label) for soort in SOORTEN[channel]]
            self.fields["soort"] = forms.ChoiceField(label="Wat was het?", choices=choices, widget=forms.RadioSelect)


class WithBsn(ChannelForm):
    """Lists and registers name people by number."""

    bsn = bsn_field("9 cijfers.")

    def clean_bsn(self) -> str:
        try:
            return require_bsn(self.cleaned_data["bsn"]) if self.cleaned_data["bsn"] else ""
        except BsnRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class NetwerkpartnerForm(ChannelForm):
    required = ("reden", "melder_organisatie")

    class Meta(ChannelForm.Meta):
        fields = (*MELDER, *PERSON, *REACH, "reden", "gedaan", "vraag", "received_at")


class JongereForm(ChannelForm):
    said: ClassVar[dict[str, str]] = {
        "bron": "Bij welk loket?", "reden": "Waar wil de jongere hulp bij?",
        "vraag": "Wat verwacht de jongere van ons?",
    }  # fmt: skip

    class Meta(ChannelForm.Meta):
        fields = ("bron", *PERSON, *REACH, "reden", "vraag", "received_at")


class ExitForm(ChannelForm):
    required = ("reden", "bron")
    said: ClassVar[dict[str, str]] = {"bron": "Welke school?", "afspraken": "Afspraken over warme overdracht"}

    class Meta(ChannelForm.Meta):
        fields = ("soort", "bron", "bron_op", *PERSON, *REACH, "reden", "afspraken", "received_at")


class OverlegForm(ChannelForm):
    required = ("reden", "bron_op")
    said: ClassVar[dict[str, str]] = {
        "bron": "Waar of met wie?", "bron_op": "Wanneer was het overleg?", "afspraken": "Wie doet wat?",
    }  # fmt: skip

    class Meta(ChannelForm.Meta):
        fields = ("soort", "bron", "bron_op", *PERSON, "reden", "afspraken", "received_at")


class AfdelingForm(ChannelForm):
    required = ("reden", "bron")
    said: ClassVar[dict[str, str]] = {"bron": "Welke afdeling?"}

    class Meta(ChannelForm.Meta):
        fields = ("bron", "melder_naam", "melder_telefoon", *PERSON, *REACH, "reden", "vraag", "received_at")


class DuoLijstForm(WithBsn):
    required = ("reden", "bron_op")
    said: ClassVar[dict[str, str]] = {"bron_op": "Datum van de lijst", "reden": "Wat valt op?"}

    class Meta(ChannelForm.Meta):
        fields = ("soort", "bron_op", *PERSON, "reden", "received_at")


class UitstroomlijstForm(WithBsn):
    required = ("reden", "bron")
    said: ClassVar[dict[str, str]] = {
        "bron": "Welke school?", "bron_op": "Datum van de lijst", "reden": "Waar stroomt de jongere naar uit?",
    }  # fmt: skip

    class Meta(ChannelForm.Meta):
        fields = ("bron", "bron_op", *PERSON, "reden", "received_at")


class InlichtingenbureauForm(WithBsn):
    required = ("reden", "bron_op")
    said: ClassVar[dict[str, str]] = {"bron_op": "Datum van de rapportage", "reden": "Wat staat in de rapportage?"}

    class Meta(ChannelForm.Meta):
        fields = ("bron_op", *PERSON, "reden", "received_at")


class InBeeldForm(ChannelForm):
    said: ClassVar[dict[str, str]] = {"bron_op": "Wanneer was het bezoek of de brief?", "reden": "Wat kwam eruit?"}

    class Meta(ChannelForm.Meta):
        fields = ("soort", "bron_op", *PERSON, *REACH, "reden", "received_at")


class HuisbezoekForm(ChannelForm):
    said: ClassVar[dict[str, str]] = {
        "bron": "Wie gaf het signaal?", "bron_op": "Wanneer was het bezoek?", "reden": "Wat zag of hoorde je?",
    }  # fmt: skip

    class Meta(ChannelForm.Meta):
        fields = ("bron", "bron_op", *PERSON, *REACH, "reden", "received_at")


class VindplaatsForm(ChannelForm):
    required = ("reden", "bron")
    said: ClassVar[dict[str, str]] = {"bron": "Waar was het?", "bron_op": "Wanneer?", "reden": "Wat zag of hoorde je?"}

    class Meta(ChannelForm.Meta):
        fields = ("bron", "bron_op", *PERSON, *REACH, "reden", "received_at")


class VerzuimForm(WithBsn):
    """The fields of the register that school fills in (domain.md §4.3, 14b to 14k)."""

    required = ()
    said: ClassVar[dict[str, str]] = {
        "melder_naam": "Contactpersoon van de school", "melder_functie": "Functie",
        "melder_telefoon": "Telefoon van de school", "melder_email": "E-mail van de contactpersoon",
        "reden": "Vermoedelijke reden", "gedaan": "Wat deed de school?", "vraag": "Toelichting bij de vraag om actie",
    }  # fmt: skip

    class Meta(ChannelForm.Meta):
        fields = (*PERSON, *REACH, "melder_naam", "melder_functie", "melder_telefoon", "melder_email", "reden",
                  "gedaan", "vraag", "received_at")  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = forms.fields_for_model(Verzuimmelding, fields=VERZUIM, widgets={"brin": SHORT})
        self.fields |= {name: field for name, field in found.items() if field}
        self.order_fields(["bsn", *PERSON, *REACH, *VERZUIM])

    def clean_brin(self) -> str:
        return str(self.cleaned_data["brin"]).replace(" ", "").upper()[:4]

    def parted(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the melding itself says, and what belongs to the verzuimmelding."""
        known = self.cleaned_data
        told = {name: value for name, value in known.items() if name not in VERZUIM and name != "version"}
        return told, {name: known[name] for name in VERZUIM}


FORMS: dict[str, type[ChannelForm]] = {
    Channel.VERZUIMLOKET: VerzuimForm,
    Channel.NETWERKPARTNER: NetwerkpartnerForm,
    Channel.JONGERE: JongereForm,
    Channel.EXIT: ExitForm,
    Channel.OVERLEG: OverlegForm,
    Channel.AFDELING: AfdelingForm,
    Channel.DUO_LIJST: DuoLijstForm,
    Channel.UITSTROOMLIJST: UitstroomlijstForm,
    Channel.INLICHTINGENBUREAU: InlichtingenbureauForm,
    Channel.IN_BEELD: InBeeldForm,
    Channel.HUISBEZOEK: HuisbezoekForm,
    Channel.VINDPLAATS: VindplaatsForm,
}


def form_to_correct(channel: str) -> type[ChannelForm]:
    """The same form, that knows which version it was opened with. The BSN stays unless another is typed."""
    base = FORMS[channel]
    bsn = {"bsn": bsn_field("Leeg laten als het BSN klopt.", label="Ander BSN")} if issubclass(base, WithBsn) else {}
    return type(f"Correct{base.__name__}", (base, VersionedForm), {"Meta": base.Meta, **bsn})


class VoorlichtingForm(forms.ModelForm):
    class Meta:
        model = Voorlichting
        fields = ("held_on", "place", "subject", "reached")
        labels: ClassVar[dict[str, str]] = {
            "held_on": "Wanneer was het?", "place": "Waar was het?", "subject": "Waar ging het over?",
            "reached": "Hoeveel jongeren waren er?",
        }  # fmt: skip
        help_texts: ClassVar[dict[str, str]] = {"reached": "Alleen het aantal. Schrijf geen namen op."}
