"""The days and hours of an absence as a few lines of text, which is how people note them."""

import re
from datetime import date
from typing import Any

from django import forms

from cases.imports.cells import CellRefused, day
from cases.verzuimloket.models import Verzuimmelding

LINE = re.compile(r"(\S+)\s+(\d{1,2})(?:\s*uur)?", re.IGNORECASE)


class DaysField(forms.CharField):
    """Each line a date and a number of hours: "12-11-2026 4"."""

    widget = forms.Textarea(attrs={"rows": 8})

    def clean(self, value: Any) -> dict[date, int]:
        lines = [line.strip() for line in str(super().clean(value)).splitlines() if line.strip()]
        found: dict[date, int] = {}
        for number, line in enumerate(lines, start=1):
            when, hours = self.read(number, line)
            if when in found:
                raise forms.ValidationError(f"Regel {number}: deze dag staat er al.")
            found[when] = hours
        return found

    def read(self, number: int, line: str) -> tuple[date, int]:
        parts = LINE.fullmatch(line)
        if not parts:
            raise forms.ValidationError(f"Regel {number}: schrijf een datum en een aantal uren, zoals 12-11-2026 4.")
        try:
            when = day(parts[1])
        except CellRefused as refusal:
            raise forms.ValidationError(f"Regel {number}: {parts[1]} {refusal}.") from refusal
        return when, int(parts[2])


class DaysForm(forms.Form):
    days = DaysField(
        label="Gemiste uren per dag",
        required=False,
        help_text="Op elke regel een datum en het aantal uren, zoals 12-11-2026 4.",
    )
    opmerking = forms.CharField(
        label="Opmerking aan school",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="School leest dit. Schrijf niets op over gezondheid of thuis.",
    )

    @staticmethod
    def known(verzuimmelding: Verzuimmelding) -> dict[str, str]:
        lines = [f"{row.dag:%d-%m-%Y} {row.uren}" for row in verzuimmelding.dagen.all()]
        return {"days": "\n".join(lines), "opmerking": verzuimmelding.opmerking}
