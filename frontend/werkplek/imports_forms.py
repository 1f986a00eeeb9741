"""The form to upload a file of jongeren or of verzuimmeldingen."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from cases.imports.models import ImportKind

MOST_MB = 50


class ImportForm(forms.Form):
    kind = forms.ChoiceField(
        label="Wat staat er in het bestand?",
        choices=ImportKind.choices,
        initial=ImportKind.JONGEREN.value,
        required=False,
        widget=forms.RadioSelect,
    )
    file = forms.FileField(
        label="Bestand",
        help_text=f"Een CSV-bestand van hoogstens {MOST_MB} MB.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,text/csv"}),
    )

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or ImportKind.JONGEREN.value

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_MB * 1_000_000:
            raise forms.ValidationError(f"Dit bestand is groter dan {MOST_MB} MB. Knip het in stukken.")
        return file
