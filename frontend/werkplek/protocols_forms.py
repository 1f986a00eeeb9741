"""Forms to follow a protocol, to mark its steps, and to stop with it."""

from typing import Any

from django import forms
from django.utils import timezone

from cases.content.models import ContentKind
from cases.content.services import in_force
from cases.protocols.models import MarkKind, Outcome

WHY = {"required": "Schrijf op waarom je hiermee stopt."}


class EditionChoice(forms.ModelChoiceField):
    """A choice between pieces of content by name; the version is not what somebody chooses."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.naam)


def protocol_choice() -> EditionChoice:
    return EditionChoice(
        in_force(ContentKind.PROTOCOL),
        label="Welk protocol?",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een protocol."},
    )


class StartForm(forms.Form):
    started_on = forms.DateField(label="Vanaf welke dag?", initial=timezone.localdate)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"edition": protocol_choice(), **self.fields}


class ChangeForm(forms.Form):
    end_reason = forms.CharField(label="Waarom wissel je?", max_length=500, error_messages=WHY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"edition": protocol_choice(), **self.fields}


class EndForm(forms.Form):
    outcome = forms.ChoiceField(
        label="Waarom stopt dit protocol?",
        choices=[(Outcome.CONTACT.value, Outcome.CONTACT.label), (Outcome.GESTOPT.value, "Het past niet meer")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waarom het protocol stopt."},
    )
    end_reason = forms.CharField(
        label="Toelichting", max_length=500, required=False, help_text="Nodig als het protocol niet meer past."
    )


class MarkForm(forms.Form):
    kind = forms.ChoiceField(
        label="Wat doe je met deze stap?",
        choices=MarkKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat je met deze stap doet."},
    )
    on = forms.DateField(label="Op welke dag?", initial=timezone.localdate)
    reason = forms.CharField(
        label="Waarom?",
        max_length=500,
        required=False,
        help_text="Nodig als je afwijkt: overslaan, een andere dag, of iets afvinken dat niet is vastgelegd.",
    )
