"""The error texts of form fields, in Dutch that everybody reads (language level B1)."""

from django import forms
from django.db.models import fields

NO_CHOICE_YET = "Maak een keuze"
TEXTS: dict[type[forms.Field], dict[str, str]] = {
    forms.Field: {"required": "Vul dit in."},
    forms.CharField: {"required": "Vul dit in."},
    forms.EmailField: {"invalid": "Dit is geen e-mailadres. Bijvoorbeeld: naam@voorbeeld.nl."},
    forms.IntegerField: {"invalid": "Vul een heel getal in."},
    forms.DecimalField: {"invalid": "Vul een getal in."},
    forms.DateField: {"required": "Vul een datum in.", "invalid": "Deze datum bestaat niet. Bijvoorbeeld: 3-11-2026."},
    forms.DateTimeField: {"invalid": "Vul een datum en een tijd in."},
    forms.TimeField: {"invalid": "Vul een tijd in. Bijvoorbeeld: 14:30."},
    forms.BooleanField: {"required": "Zet een vinkje om door te gaan."},
    forms.ChoiceField: {"required": "Maak een keuze.", "invalid_choice": "Kies een van de mogelijkheden."},
    forms.MultipleChoiceField: {"required": "Kies er minstens één.", "invalid_choice": "Kies uit de lijst."},
    forms.ModelChoiceField: {"required": "Maak een keuze.", "invalid_choice": "Kies een van de mogelijkheden."},
    forms.ModelMultipleChoiceField: {"required": "Kies er minstens één.", "invalid_choice": "Kies uit de lijst."},
    forms.FileField: {"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
    forms.UUIDField: {"invalid": "Dit nummer klopt niet."},
}


def speak_plainly() -> None:
    """Replace Django's own Dutch texts. It has no setting for them; a field's `error_messages` still wins."""
    for field, texts in TEXTS.items():
        field.default_error_messages = {**field.default_error_messages, **texts}
    fields.BLANK_CHOICE_LABEL = NO_CHOICE_YET
