"""Forms for a jongere: finding, registering and correcting, and the gezagsdragers."""

from typing import Any

from django import forms

from cases.jongeren.bsn import BsnRefused, require_bsn
from cases.jongeren.gezagsdragers import Gezagsdrager, Verification
from cases.jongeren.models import Jongere
from frontend.look.forms import BirthDateInput
from frontend.werkplek.acts import VersionedForm

SHORT = forms.TextInput(attrs={"class": "jr-width--short"})


def bsn_field(help_text: str, label: str = "BSN") -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "jr-width--short", "inputmode": "numeric", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=20, help_text=help_text, widget=widget)


def clean_number(text: str) -> str:
    """The BSN after the 11-test; empty stays empty."""
    try:
        return require_bsn(text) if text else ""
    except BsnRefused as refusal:
        raise forms.ValidationError(str(refusal)) from refusal


class FindForm(forms.Form):
    """By BSN, or by name and date of birth together: nobody browses through all jongeren of a gemeente."""

    bsn = bsn_field("9 cijfers.")
    achternaam = forms.CharField(label="Achternaam", required=False, max_length=200)
    geboortedatum = forms.DateField(label="Geboortedatum", required=False, widget=BirthDateInput)

    def clean_bsn(self) -> str:
        return clean_number(self.cleaned_data["bsn"])

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        both = asked.get("achternaam") and asked.get("geboortedatum")
        if not (self.errors or asked.get("bsn") or both):
            raise forms.ValidationError("Vul het BSN in, of de achternaam en de geboortedatum.")
        return asked


class RegisterForm(forms.ModelForm):
    bsn = bsn_field("9 cijfers. Zonder BSN kan de jongere niet inloggen met DigiD.")
    postcode = forms.CharField(label="Postcode", required=False, max_length=7, widget=SHORT)

    class Meta:
        model = Jongere
        fields = (
            "voornamen", "roepnaam", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht", "telefoon",
            "email", "voorkeur_contact", "taal", "straat", "huisnummer", "postcode", "woonplaats", "wijk", "gemeente",
            "gemeentecode",
        )  # fmt: skip
        widgets = {
            "geboortedatum": BirthDateInput,
            "tussenvoegsel": SHORT,
            "huisnummer": SHORT,
            "gemeentecode": SHORT,
            "telefoon": forms.TextInput(attrs={"class": "jr-width--medium", "type": "tel"}),
        }
        labels = {"gemeente": "Woongemeente", "gemeentecode": "CBS-code van de woongemeente", "taal": "Taal"}
        help_texts = {
            "voornamen": "Alle voornamen, zoals in het paspoort",
            "roepnaam": "Hoe noemt iedereen de jongere?",
        }

    def clean_bsn(self) -> str | None:
        return clean_number(self.cleaned_data["bsn"])

    def clean_postcode(self) -> str:
        return str(self.cleaned_data["postcode"]).replace(" ", "").upper()


class CorrectForm(RegisterForm, VersionedForm):
    bsn = bsn_field("Leeg laten als het BSN klopt.", label="Ander BSN")

    class Meta(RegisterForm.Meta):
        pass

    def clean_bsn(self) -> str | None:
        """None leaves the number as it is."""
        return super().clean_bsn() or None


class GezagsdragerForm(forms.ModelForm):
    bsn = bsn_field("Nodig als deze persoon met DigiD moet kunnen tekenen.")

    class Meta:
        model = Gezagsdrager
        fields = ("naam", "relatie", "soort", "since", "telefoon", "email")
        labels = {"relatie": "Relatie tot de jongere", "soort": "Op grond waarvan?", "since": "Geldt vanaf"}
        help_texts = {"since": "Alleen bij curatele, bewind of mentorschap: de eerste dag in de beschikking."}
        widgets = {"soort": forms.RadioSelect}

    def clean_bsn(self) -> str | None:
        return clean_number(self.cleaned_data["bsn"])


class CorrectGezagsdragerForm(GezagsdragerForm):
    bsn = bsn_field("Leeg laten als het BSN klopt. Bij een ander BSN kijk je het gezag opnieuw na.", label="Ander BSN")

    class Meta(GezagsdragerForm.Meta):
        pass

    def clean_bsn(self) -> str | None:
        return super().clean_bsn() or None


class VerifyForm(forms.Form):
    how = forms.ChoiceField(
        label="Waaraan heb je het gezag gezien?",
        choices=Verification.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waaraan je het gezag hebt gezien."},
    )
    verified_until = forms.DateField(
        label="Tot en met welke dag geldt dit bewijs?",
        required=False,
        help_text="Leeg laten als je het niet vanzelf opnieuw hoeft na te kijken.",
    )


class EndGezagForm(forms.Form):
    until = forms.DateField(label="Tot en met welke dag geldt dit?")


class NotInformForm(forms.Form):
    """Why this person may hear nothing, and when to look at it again."""

    reason = forms.CharField(
        label="Waarom mag deze persoon niets horen?", max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Kort en feitelijk. De jongere kan dit lezen.",
        error_messages={"required": "Schrijf op waarom deze persoon niets mag horen."},
    )  # fmt: skip
    review_on = forms.DateField(
        label="Wanneer kijk je hier opnieuw naar?", help_text="Uiterlijk over zes maanden.",
        error_messages={"required": "Kies een dag om dit opnieuw te bekijken."},
    )  # fmt: skip


class InformAgainForm(forms.Form):
    reason = forms.CharField(
        label="Waarom is dit niet meer nodig?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom dit niet meer nodig is."},
    )  # fmt: skip
