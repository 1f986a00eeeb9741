"""The editor of an intake form: its questions in an order, with room for a few more."""

from typing import TYPE_CHECKING, Any

from django import forms

from cases.categories import Category
from cases.content.bodies import read
from cases.content.models import Edition
from cases.intake.body import SPECIAL, Intakeformulier
from cases.intake.kinds import AnswerKind
from cases.intake.known import KnownData
from cases.intake.words import diagnosis_words
from frontend.werkplek.inrichting.edition_form import EditionForm

NO_CHOICE = (
    "Hier staat: {}. Een gekozen antwoord kan gedeeld worden, en dit mag niet. Kies tekst als antwoord, en geef aan dat"
    " het over gezondheid of strafrecht gaat."
)
NOT_SPECIAL = ("", "Nee, een gewone vraag")


class QuestionForm(forms.Form):
    """One question. Its code stays the same through all versions, because answers hang on it."""

    code = forms.CharField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(label="Vraag", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    help = forms.CharField(label="Uitleg", max_length=500, required=False)
    kind = forms.ChoiceField(
        label="Soort antwoord",
        choices=AnswerKind.choices,
        help_text="Tekst wordt nooit gedeeld. Een ander soort antwoord wel, als dat is afgewogen.",
    )
    choices = forms.CharField(
        label="Keuzes", required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="Eén per regel."
    )
    special = forms.ChoiceField(
        label="Gaat het over gezondheid of strafrecht?",
        required=False,
        choices=[NOT_SPECIAL, *((category.value, Category(category).label) for category in SPECIAL)],
        help_text="Dan staat het antwoord apart (WEB 9.2.7).",
    )
    shows = forms.MultipleChoiceField(
        label="Wat we al weten en erbij laten zien",
        required=False,
        choices=KnownData.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        """An answer that is chosen may be shared, and nothing about health or criminal matters is (WEB 9.2.7(2))."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        words = diagnosis_words(f"{told.get('text', '')} {told.get('choices', '')}")
        if words and told.get("kind") != AnswerKind.TEKST and not told.get("special"):
            self.add_error("kind", NO_CHOICE.format(words[0]))
        return told

    def as_json(self) -> dict[str, Any]:
        names = ("code", "text", "help", "kind", "special", "shows")
        told = {name: self.cleaned_data.get(name) for name in names}
        return told | {"choices": str(self.cleaned_data.get("choices") or "").splitlines()}


if TYPE_CHECKING:
    QuestionForms = forms.BaseFormSet[QuestionForm]
else:
    QuestionForms = forms.BaseFormSet


class Questions(QuestionForms):
    """The questions, each with its place in the order and a tick to leave it out."""

    def add_fields(self, form: QuestionForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["ORDER"].label = "Volgorde"
        form.fields["ORDER"].widget.attrs["class"] = "jr-width--short"
        form.fields["DELETE"].label = "Deze vraag weglaten"


QuestionFormSet = forms.formset_factory(QuestionForm, formset=Questions, can_order=True, can_delete=True, extra=2)


class IntakeformulierForm(EditionForm):
    noun = Intakeformulier
    shown_in = "werkplek/inrichting/shown/questions.html"
    template = "werkplek/inrichting/edit_questions.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = self.data if self.is_bound else None
        self.questions = QuestionFormSet(sent, initial=self.initial.get("questions"), prefix="vraag")

    @classmethod
    def initial_of(cls, edition: Edition) -> dict[str, Any]:
        form: Intakeformulier = read(edition)
        asked = [question.to_json() | {"choices": "\n".join(question.choices)} for question in form.questions]
        return super().initial_of(edition) | {"questions": asked}

    def clean(self) -> dict[str, Any]:
        """A question with a mistake stops the whole form; it stands there with its own error."""
        if not self.questions.is_valid():
            self.add_error(None, "Er klopt iets niet in een vraag. Kijk hieronder.")
        return super().clean()

    def body(self) -> dict[str, Any]:
        return {"questions": [form.as_json() for form in self.questions.ordered_forms]}
