"""The form of any content: its name and what changed, around the fields of its kind."""

from typing import Any, ClassVar

from django import forms

from accounts.models import User
from cases.content.bodies import ContentRefused
from cases.content.models import Edition


class EditionForm(forms.Form):
    """The name, what changed, and the fields of a kind. `body` gives what is stored."""

    naam = forms.CharField(label="Hoe heet het?", max_length=120)

    def __init__(self, *args: Any, is_new: bool = False, by: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        if not is_new:
            self.fields["note"] = forms.CharField(
                label="Wat verander je, en waarom?",
                max_length=300,
                error_messages={"required": "Schrijf kort op wat je verandert. Dat zie je later terug bij de versies."},
            )

    def clean(self) -> dict[str, Any]:
        """What the noun itself refuses stands on the form, so that nothing typed is lost."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.noun.from_json(self.body())
            except ContentRefused as refusal:
                self.add_error(None, str(refusal))
        return cleaned

    noun: ClassVar[Any]
    shown_in: ClassVar[str] = "werkplek/inrichting/shown/lines.html"
    template: ClassVar[str] = "werkplek/inrichting/edit.html"

    @classmethod
    def initial_of(cls, edition: Edition) -> dict[str, Any]:
        """What the form starts with."""
        return {"naam": edition.naam}

    def body(self) -> dict[str, Any]:
        """The content as it will be stored, from `cleaned_data`."""
        raise NotImplementedError
