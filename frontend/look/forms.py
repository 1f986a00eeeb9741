"""Forms in the NL Design System look, without a word about it in the forms themselves.

`FORM_RENDERER = "frontend.look.forms.KetenRenderer"` is all: labels, help, errors and aria attributes follow.
"""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
STYLES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom"),
    (forms.RadioSelect, "jr-choice"),
    (forms.CheckboxSelectMultiple, "jr-choice"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.widgets.Input, TEXTBOX),
)
TEMPLATES = {
    "django/forms/widgets/radio.html": "look/widgets/choice.html",
    "django/forms/widgets/checkbox_select.html": "look/widgets/choice.html",
}
YES_NO = {"Ja", "Nee"}


class DateInput(forms.DateInput):
    """The browser's own date field; it shows dd-mm-jjjj to a Dutch reader and sends ISO."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class BirthDateInput(forms.Widget):
    """Day, month and year as three short fields: nobody should have to page a calendar back twenty years."""

    template_name = "look/widgets/birthdate.html"
    use_fieldset = True
    parts = (("dag", "Dag", 2), ("maand", "Maand", 2), ("jaar", "Jaar", 4))

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_dag"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        year, month, day = [*str(value or "").split("-"), "", "", ""][:3]
        values = {"dag": day.lstrip("0"), "maand": month.lstrip("0"), "jaar": year}
        context["widget"]["parts"] = [
            {"key": key, "label": label, "size": size, "value": values[key]} for key, label, size in self.parts
        ]
        context["widget"]["invalid"] = context["widget"]["attrs"].get("aria-invalid")
        return context

    def value_from_datadict(self, data: Any, files: MultiValueDict[str, Any], name: str) -> str:
        day, month, year = (str(data.get(f"{name}_{key}", "")).strip() for key, _, _ in self.parts)
        if not (day or month or year):
            return str(data.get(name, ""))
        return f"{year}-{month.zfill(2)}-{day.zfill(2)}"

    def value_omitted_from_data(self, data: Any, files: MultiValueDict[str, Any], name: str) -> bool:
        return name not in data and all(f"{name}_{key}" not in data for key, _, _ in self.parts)


class Card(str):
    """The label of a choice with a second line and an icon: `choices=[("roc", Card("ROC", sub="School"))]`.

    `locked` says why this choice cannot be made; the card then shows it and takes no tick.
    """

    sub: str
    icon: str
    locked: str

    def __new__(cls, title: str, *, sub: str = "", icon: str = "", locked: str = "") -> "Card":
        card = super().__new__(cls, title)
        card.sub, card.icon, card.locked = sub, icon, locked
        return card


class KetenBoundField(BoundField):
    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        if type(field.widget) is forms.DateInput:
            field.widget = _as_date_input(field.widget)
        super().__init__(form, field, name)

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        # No `required`: the styles would paint an empty field red before anyone typed. What is optional says so.
        attrs.pop("required", None)
        return {**attrs, "class": " ".join(filter(None, self._classes(widget)))}

    @property
    def is_checkbox(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def error_target(self) -> str:
        """The id that a link in the error summary jumps to; for a group of choices that is its first input."""
        if isinstance(self.field.widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id

    @property
    def error_lead(self) -> str:
        """The label as the beginning of a line: "Datum:" or "Met wie?"."""
        label = str(self.label)
        return label if label.endswith(("?", "!", ".")) else f"{label}:"

    def _classes(self, widget: forms.Widget) -> list[str]:
        own = widget.attrs.get("class", "")
        if "jr-segments" in own:
            return [own]
        style = next((style for kind, style in STYLES if isinstance(widget, kind)), "")
        block = style.split(" ")[0]
        if block == "jr-choice":
            return [style, own, "jr-choice--yesno" if self._asks_yes_or_no() else ""]
        return [style, own, f"{block}--invalid" if self.errors and block else ""]

    def _asks_yes_or_no(self) -> bool:
        choices = [str(label) for value, label in getattr(self.field, "choices", []) if value not in ("", None)]
        return len(choices) == 2 and set(choices) == YES_NO


class KetenRenderer(DjangoTemplates):
    form_template_name = "look/form.html"
    field_template_name = "look/field.html"
    bound_field_class = KetenBoundField

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        return super().render(TEMPLATES.get(template_name, template_name), context, request)


def _as_date_input(widget: forms.DateInput) -> DateInput:
    replaced = DateInput(attrs=widget.attrs)
    replaced.is_required, replaced.is_localized = widget.is_required, False
    return replaced
