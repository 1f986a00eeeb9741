"""Forms for the dossier itself: opening, changing, closing."""

from typing import Any

from django import forms

from accounts.models import User
from accounts.rights import Role
from cases.dossier.models import Case
from cases.dossier.tasks import ClosingReason
from frontend.werkplek.acts import VersionedForm, VersionForm
from tenants.models import Tenant

LABELS = {
    "task": "Onder welke taak werk je aan dit dossier?",
    "verantwoordelijke_gemeente": "Verantwoordelijke gemeente",
    "aanpak": "Welke aanpak past nu?",
    "samenvatting": "Waar staat de jongere nu?",
}
HELP = {
    "task": "Van de taak hangt af welke gegevens je mag delen. Met een andere taak gaat dicht wat daar niet bij hoort.",
    "aanpak": "Preventief: voordat het misgaat. Curatief: herstellen. Outreachend: naar de jongere toe.",
    "samenvatting": "Een paar zinnen, alleen wat nodig is. De jongere kan dit lezen.",
}
WIDGETS = {"samenvatting": forms.Textarea(attrs={"rows": 4})}


def gemeenten_of(tenant: Tenant, known: str = "") -> list[tuple[str, str]]:
    """The gemeenten that can be responsible here: those of the regio, or this gemeente itself."""
    names = dict.fromkeys([*(tenant.gemeenten or [tenant.naam]), *filter(None, [known])])
    return [(name, name) for name in names]


def regiehouders() -> Any:
    return User.objects.with_role(Role.REGIEHOUDER).order_by("naam")


class OpenCaseForm(forms.ModelForm):
    verantwoordelijke_gemeente = forms.ChoiceField(label=LABELS["verantwoordelijke_gemeente"])
    regiehouder = forms.ModelChoiceField(regiehouders(), label="Regiehouder", help_text="Eén jongere, één regiehouder.")

    class Meta:
        model = Case
        fields = ("task", "regiehouder", "verantwoordelijke_gemeente", "samenvatting")
        labels, help_texts, widgets = LABELS, HELP, WIDGETS

    def __init__(self, *args: Any, tenant: Tenant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verantwoordelijke_gemeente"].choices = gemeenten_of(tenant)  # type: ignore[attr-defined]  # a ChoiceField


class ChangeCaseForm(VersionedForm):
    verantwoordelijke_gemeente = forms.ChoiceField(label=LABELS["verantwoordelijke_gemeente"])

    class Meta:
        model = Case
        fields = ("samenvatting", "task", "aanpak", "verantwoordelijke_gemeente")
        labels, help_texts, widgets = LABELS, HELP, WIDGETS

    def __init__(self, *args: Any, tenant: Tenant, known: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = gemeenten_of(tenant, known)
        self.fields["verantwoordelijke_gemeente"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class CloseCaseForm(VersionForm):
    reason = forms.ChoiceField(
        label="Waarom sluit je het dossier af?",
        choices=ClosingReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waarom je het dossier afsluit."},
    )
