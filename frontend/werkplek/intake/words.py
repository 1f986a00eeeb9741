"""A form that warns when a text names a diagnosis, and lets it stand when the writer wants that (B104)."""

from typing import Any, ClassVar

from django import forms

from cases.intake.words import diagnosis_words

ASIDE = "Schrijf wat je ziet of wat de jongere nodig heeft, niet de diagnose."


class WarnsOfDiagnosis(forms.BaseForm):
    """Words that look like a diagnosis ask once: is this meant? With a tick it is saved as it stands."""

    watched: ClassVar[tuple[str, ...]] = ("text",)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        words = diagnosis_words(" ".join(str(cleaned.get(name) or "") for name in self.watched))
        if words:
            self.fields["confirmed"] = forms.BooleanField(label="Ik laat het zo staan", required=False)
            if not self.data.get("confirmed"):
                self.add_error("confirmed", f"Hier staat: {', '.join(words)}. {ASIDE} Wil je het toch zo laten staan?"
                               " Zet dan hieronder het vinkje.")  # fmt: skip
        return cleaned
