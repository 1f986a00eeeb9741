"""Forms for the intake, for what the jongere asks and what was seen, and for asking others."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from cases.content.models import Edition
from cases.inlichting.models import InformationRequest, OpenTalk
from cases.intake.body import Question
from cases.intake.kinds import AnswerKind, Source
from cases.intake.models import Intake
from cases.intake.services import forms_in_use
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.vraag.models import Observatie, Ondersteuningsvraag
from frontend.werkplek.acts import VersionedForm, VersionForm
from frontend.werkplek.acts_fields import DateTimeInput
from frontend.werkplek.intake.words import ASIDE, WarnsOfDiagnosis

BIGGEST = 10**9
YES_NO = [("ja", "Ja"), ("nee", "Nee"), ("", "Niet besproken")]


def area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ConversationFields:
    """What is asked about the conversation itself."""

    model = Intake
    fields = ("at", "channel", "with_jongere", "ouders", "gesprekspartner", "afdeling", "anderen")
    widgets = {"at": DateTimeInput(), "channel": forms.Select(attrs={"class": "jr-width--medium"})}
    labels = {
        "at": "Wanneer is het gesprek?",
        "channel": "Waar of hoe?",
        "with_jongere": "De jongere is erbij",
        "ouders": "Welke ouder of verzorger is erbij?",
        "gesprekspartner": "Wie neemt de jongere zelf mee?",
        "afdeling": "Welke collega van een andere afdeling is erbij?",
        "anderen": "Wie is er nog meer bij?",
    }
    help_texts = {
        "gesprekspartner": "Bijvoorbeeld een tante, een vriend of een mentor. Alleen als de jongere dat wil.",
        "afdeling": "Naam en afdeling, bijvoorbeeld Werk en Inkomen. Zo vertelt de jongere het maar één keer.",
    }
    error_messages = {"channel": {"required": "Kies waar of hoe het gesprek is."}}


class FormField(forms.ModelChoiceField):
    """A choice between intake forms, by their name: which version it is, the tenant decides."""

    def label_from_instance(self, obj: Edition) -> str:
        return obj.naam


class StartForm(forms.ModelForm):
    form = FormField(
        label="Welk intakeformulier?",
        queryset=None,  # asked for each time the page is made
        empty_label=None,
        error_messages={
            "required": "Kies een intakeformulier.",
            "invalid_choice": "Dit formulier is niet meer in gebruik. Kies een ander.",
        },
    )

    class Meta(ConversationFields):
        pass

    def __init__(self, *args: Any, parents: Iterable[Gezagsdrager] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if names := ", ".join(str(parent) for parent in parents):
            self.fields["ouders"].help_text = f"In het dossier staat: {names}."
        in_use = forms_in_use()
        field = self.fields["form"]
        assert isinstance(field, FormField)
        field.queryset, field.initial = in_use, in_use.first()
        if len(in_use) == 1:
            field.widget = forms.HiddenInput()


class ConversationForm(VersionedForm):
    class Meta(ConversationFields):
        pass


class ToldForm(VersionForm):
    """What one person said. For the jongere no name is asked."""

    text = forms.CharField(label="Antwoord", required=False, widget=area(6))
    source_name = forms.CharField(label="Naam van wie dit zegt", required=False, max_length=200)

    def __init__(self, *args: Any, question: Question, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        if source == Source.JONGERE:
            del self.fields["source_name"]


class SpecialForm(ToldForm):
    """No warning about words here: this is where they stand apart. The help of the question says what to write."""


class AnswerForm(WarnsOfDiagnosis, ToldForm):
    watched = ("text",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.question.kind != AnswerKind.TEKST:
            self.fields["chosen"] = chosen_field(self.question)
            text = self.fields["text"]
            text.label = "Toelichting"
            text.help_text = "De toelichting wordt nooit gedeeld. Het antwoord hierboven alleen als dat is afgewogen."
            self.order_fields(["chosen", "text", "source_name"])

    def clean_chosen(self) -> str:
        """As it is stored: a date in ISO, a number as its digits."""
        told = self.cleaned_data["chosen"]
        return "" if told is None else str(told)


def chosen_field(question: Question) -> forms.Field:
    match question.kind:
        case AnswerKind.JA_NEE:
            return forms.ChoiceField(label="Antwoord", required=False, choices=YES_NO, widget=forms.RadioSelect)
        case AnswerKind.KEUZE:
            choices = [("", "Niet besproken"), *((choice, choice) for choice in question.choices)]
            return forms.ChoiceField(label="Antwoord", required=False, choices=choices)
        case AnswerKind.GETAL:
            short = forms.NumberInput(attrs={"class": "jr-width--short"})
            return forms.IntegerField(
                label="Antwoord", required=False, min_value=-BIGGEST, max_value=BIGGEST, widget=short
            )
        case _:
            return forms.DateField(label="Antwoord", required=False)


class VraagForm(WarnsOfDiagnosis, forms.ModelForm):
    class Meta:
        model = Ondersteuningsvraag
        fields = ("kind", "text", "said_on")
        widgets = {"kind": forms.RadioSelect, "text": area()}
        labels = {
            "kind": "Welke vraag is dit?",
            "text": "Wat vraagt de jongere, in eigen woorden?",
            "said_on": "Wanneer zei de jongere dit?",
        }
        help_texts = {
            "kind": "De vraag daaronder is wat de jongere eigenlijk nodig heeft. Die wordt vaak later duidelijk.",
            "text": "De jongere leest dit in Mijn. Wat er eerder stond, blijft bewaard.",
        }
        error_messages = {"text": {"required": "Schrijf op wat de jongere vraagt."}}


class ObservatieForm(WarnsOfDiagnosis, forms.ModelForm):
    class Meta:
        model = Observatie
        fields = ("text", "seen_by", "seen_on")
        widgets = {"text": area()}
        labels = {"text": "Wat is er gezien of gehoord?", "seen_by": "Wie zag het?", "seen_on": "Wanneer?"}
        help_texts = {"text": f"Alleen wat er gebeurde, niet wat het kan betekenen. {ASIDE}"}
        error_messages = {
            "text": {"required": "Schrijf op wat er is gezien."},
            "seen_by": {"required": "Vul in wie het zag."},
        }


class TalkForm(forms.ModelForm):
    class Meta:
        model = OpenTalk
        fields = ("held_on", "why_not")
        widgets = {"why_not": area(3)}
        labels = {"held_on": "Wanneer was het open gesprek?", "why_not": "Of: waarom was er geen gesprek?"}
        help_texts = {"why_not": "Bijvoorbeeld: drie keer aan de deur geweest en niemand thuis."}


class AskForm(forms.ModelForm):
    class Meta:
        model = InformationRequest
        fields = ("naam", "organisatie", "what", "asked_on", "why_again")
        widgets = {"what": area(3)}
        labels = {
            "naam": "Aan wie vraag je het?",
            "organisatie": "Van welke organisatie?",
            "what": "Wat wil je weten?",
            "asked_on": "Wanneer vroeg je het?",
            "why_again": "Waarom vraag je deze organisatie nog eens?",
        }
        help_texts = {
            "what": "Vraag alleen wat je nodig hebt, en wat nog niet in het dossier staat.",
            "why_again": "Alleen als deze organisatie al eerder gevraagd is.",
        }
        error_messages = {
            "naam": {"required": "Vul in aan wie je het vraagt."},
            "organisatie": {"required": "Vul de organisatie in."},
            "what": {"required": "Schrijf op wat je wilt weten."},
        }


class InformationForm(WarnsOfDiagnosis, forms.Form):
    watched = ("answer",)
    answer = forms.CharField(
        label="Wat was het antwoord?",
        help_text=f"Alleen wat je nodig hebt. {ASIDE}",
        widget=area(5),
        error_messages={"required": "Schrijf op wat het antwoord was."},
    )
    answered_on = forms.DateField(label="Wanneer kwam het?", initial=timezone.localdate)


class WeighForm(WarnsOfDiagnosis, forms.Form):
    watched = ("weighing",)
    weighing = forms.CharField(
        label="Wat betekent dit, naast wat de jongere zelf zegt?",
        widget=area(4),
        error_messages={"required": "Schrijf op wat dit betekent."},
    )
