"""What every form for an answer that does not come in online asks: who it was, and what helped with the language."""

from typing import Any

from django import forms

from accounts.models import User
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.jongeren.models import Jongere
from consent.loket.models import DOCUMENTS
from consent.loket.services import signers
from consent.machtigingen.models import Machtiging
from consent.machtigingen.services import Written

JONGERE = "jongere"
DOCUMENT_CHOICES = [(one.value, str(one.label).removesuffix(" gezien")) for one in DOCUMENTS]
LANGUAGE_MISSING = "Schrijf op in welke taal de tolk sprak."
INTERPRETER_MISSING = "Schrijf op wie tolkte: de naam of het nummer van de tolkdienst."


def choices_of(people: list[Gezagsdrager | Jongere]) -> list[tuple[str, str]]:
    """Each person as a choice: the jongere by that word, a parent by number."""
    return [(str(one.pk), str(one)) if isinstance(one, Gezagsdrager) else (JONGERE, one.naam) for one in people]


class LanguageHelp(forms.Form):
    """Whether the question was read out, and who interpreted. Never asked for: only written down when it was so."""

    read_out = forms.BooleanField(label="De tekst is voorgelezen", required=False)
    interpreter = forms.CharField(
        label="Tolk", max_length=120, required=False, help_text="De naam of het nummer van de tolkdienst."
    )
    interpreter_language = forms.CharField(label="Taal van de tolk", max_length=40, required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("interpreter") and not told.get("interpreter_language"):
            self.add_error("interpreter_language", LANGUAGE_MISSING)
        if told.get("interpreter_language") and not told.get("interpreter"):
            self.add_error("interpreter", INTERPRETER_MISSING)
        return told

    @property
    def help_given(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("read_out", "interpreter", "interpreter_language")}


class InPersonForm(LanguageHelp):
    """Somebody who signs stands here, and showed who they are. No number and no copy of the document is kept."""

    wie = forms.ChoiceField(label="Wie zit er tegenover je?", widget=forms.RadioSelect)
    identity = forms.ChoiceField(
        label="Welk document heb je gezien?", choices=DOCUMENT_CHOICES, widget=forms.RadioSelect,
        help_text="Schrijf geen nummer op en maak geen kopie.",
        error_messages={"required": "Kijk eerst naar een document, en kies welk het was."},
    )  # fmt: skip
    field_order = ["wie", "identity", "read_out", "interpreter", "interpreter_language"]

    def __init__(self, data: Any = None, files: Any = None, *, machtiging: Machtiging) -> None:
        super().__init__(data, files)
        people = signers(machtiging)
        self.parents = {str(one.pk): one for one in people if isinstance(one, Gezagsdrager)}
        self.fields["wie"].choices = choices_of(people)  # type: ignore[attr-defined]  # a ChoiceField

    def written(self, *, by: User) -> Written:
        told = self.cleaned_data
        return Written(by=by, gezagsdrager=self.parents.get(told["wie"]), identity=told["identity"], **self.help_given)
