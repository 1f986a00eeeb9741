"""Forms for contactmomenten, and for contact that lies ahead."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from cases.contact.models import Channel, Contactmoment, ContactmomentQuerySet, Party, PlannedContact, Result
from frontend.werkplek.acts_fields import DateTimeInput

MEDIUM = {"class": "jr-width--medium"}
ANNOUNCED = [("", "Het is geen huisbezoek"), ("True", "Aangekondigd"), ("False", "Onaangekondigd")]
LABELS = {"channel": "Soort contact", "party": "Met wie?", "with_whom": "Naam"}


def announced_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="Was het huisbezoek aangekondigd?",
        required=False,
        choices=ANNOUNCED,
        coerce=lambda value: value == "True",
        empty_value=None,
        widget=forms.Select(attrs=MEDIUM),
    )


class VisitForm(forms.ModelForm):
    """What holds for a visit that was made and for one that lies ahead."""

    announced = announced_field()

    def clean_announced(self) -> bool | None:
        """B67: of a visit we know whether it was announced."""
        announced: bool | None = self.cleaned_data["announced"]
        if announced is None and self.cleaned_data.get("channel") == Channel.HUISBEZOEK:
            raise forms.ValidationError("Kies of het huisbezoek aangekondigd is.")
        return announced


class ContactForm(VisitForm):
    took_part = forms.MultipleChoiceField(
        label="Wie deden er mee?",
        required=False,
        choices=Party.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen bij een gesprek. Was een andere afdeling erbij? Dan is het een driegesprek.",
    )

    class Meta:
        model = Contactmoment
        fields = (
            "channel", "at", "announced", "party", "with_whom", "result", "text",
            "took_part", "gesprekspartner", "gesprekspartner_wanted",
        )  # fmt: skip
        widgets = {
            "at": DateTimeInput(),
            "text": forms.Textarea(attrs={"rows": 6}),
            "channel": forms.Select(attrs=MEDIUM),
            "party": forms.Select(attrs=MEDIUM),
            "result": forms.Select(attrs=MEDIUM),
        }
        labels = LABELS | {
            "at": "Wanneer was het?",
            "result": "Wat was de uitkomst?",
            "text": "Kort verslag",
            "gesprekspartner": "Gesprekspartner van de jongere",
            "gesprekspartner_wanted": "De jongere wil deze gesprekspartner erbij",
        }
        help_texts = {
            "with_whom": "Bijvoorbeeld: mentor Fatma Demir",
            "result": "Niemand gesproken? Leg het toch vast. Een poging telt ook.",
            "text": "Schrijf alleen op wat nodig is voor de begeleiding. De jongere kan dit lezen.",
            "gesprekspartner": "Iemand die de jongere helpt om te vertellen wat er speelt: naam en wie het is.",
        }
        error_messages = {
            "channel": {"required": "Kies wat voor contact het was."},
            "with_whom": {"required": "Vul in met wie je contact had."},
            "result": {"required": "Kies wat de uitkomst was."},
        }

    BESIDE = ("took_part", "gesprekspartner", "gesprekspartner_wanted")

    def beside(self) -> list[Any]:
        """The fields that are folded away until somebody uses them."""
        return [self[name] for name in self.BESIDE]

    def first(self) -> list[Any]:
        return [self[name] for name in self.fields if name not in self.BESIDE]

    @property
    def uses_beside(self) -> bool:
        return any(field.errors or field.value() for field in self.beside())


class PlanContactForm(VisitForm):
    class Meta:
        model = PlannedContact
        fields = ("channel", "at", "announced", "party", "with_whom", "note")
        widgets = {
            "at": DateTimeInput(),
            "channel": forms.Select(attrs=MEDIUM),
            "party": forms.Select(attrs=MEDIUM),
        }
        labels = LABELS | {"at": "Wanneer?", "note": "Waar moet je aan denken?"}
        help_texts = {
            "at": "Het mag ook 's avonds of in het weekend.",
            "note": "Bijvoorbeeld: kaartje en folder meenemen.",
        }
        error_messages = {"at": {"required": "Kies een dag en een tijd."}}


class CallOffForm(forms.Form):
    cancel_reason = forms.CharField(
        label="Waarom gaat het niet door?",
        max_length=300,
        error_messages={"required": "Schrijf op waarom het niet doorgaat."},
    )


class ContactFilter(forms.Form):
    zoek = forms.CharField(
        label="Zoek in verslag of naam", required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    soort = forms.ChoiceField(label="Soort", required=False, choices=[("", "Alle soorten"), *Channel.choices])
    uitkomst = forms.ChoiceField(label="Uitkomst", required=False, choices=[("", "Alle"), *Result.choices])

    def apply(self, moments: ContactmomentQuerySet) -> QuerySet[Contactmoment]:
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("soort"):
            moments = moments.filter(channel=asked["soort"])
        if asked.get("uitkomst"):
            moments = moments.filter(result=asked["uitkomst"])
        return moments.mentioning(asked["zoek"]) if asked.get("zoek") else moments

    @property
    def is_used(self) -> bool:
        return any(self.cleaned_data.values())
