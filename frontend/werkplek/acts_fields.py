"""Small parts of forms that several forms of the werkplek use."""

from typing import Any

from django import forms


class DateTimeInput(forms.DateTimeInput):
    """The browser's own field for a day and a time."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "jr-width--medium"} | (attrs or {}), format="%Y-%m-%dT%H:%M")
