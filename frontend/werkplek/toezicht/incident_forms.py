"""Forms of an incident: writing it down, a step, and which part of the log it is about."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right
from audit.models import Entry
from cases.dossier.models import Case
from cases.verwerkingen.known import burgers
from consent.incidents.models import Incident, StepKind
from frontend.werkplek.acts_fields import DateTimeInput
from partners.models import Ketenpartner


class IncidentForm(forms.Form):
    title = forms.CharField(label="Waar gaat het over?", max_length=120, help_text="Kort, zonder namen van jongeren.")
    told = forms.CharField(label="Wat is er gebeurd?", max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    discovered_at = forms.DateTimeField(
        label="Wanneer is het ontdekt?", widget=DateTimeInput(), help_text="Vanaf dit moment lopen de termijnen."
    )
    is_datalek = forms.BooleanField(
        label="Het is een datalek",
        required=False,
        help_text="Gegevens van mensen zijn gezien, kwijt of veranderd. Termijn: 72 uur (AVG artikel 33).",
    )
    is_cyber = forms.BooleanField(
        label="Het is een cyberincident",
        required=False,
        help_text="Ons systeem of netwerk is geraakt. Termijn: 24 uur voor een vroege waarschuwing.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["discovered_at"].initial = timezone.localtime


class StepForm(forms.Form):
    kind = forms.ChoiceField(label="Wat is er gedaan of besloten?")
    happened_at = forms.DateTimeField(label="Wanneer?", widget=DateTimeInput())
    reference = forms.CharField(
        label="Kenmerk van de melding", max_length=80, required=False, help_text="Bij een melding of waarschuwing."
    )
    text = forms.CharField(
        label="Toelichting", max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat is er gedaan, of waarom is het niet nodig?",
    )  # fmt: skip

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = [(kind.value, StepKind(kind).label) for kind in incident.possible_steps()]
        self.fields["kind"].choices = [("", "Kies"), *possible]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["happened_at"].initial = timezone.localtime


class ReachForm(forms.Form):
    """What the log is asked. Each field that is filled in narrows."""

    since = forms.DateTimeField(label="Vanaf", widget=DateTimeInput())
    until = forms.DateTimeField(
        label="Tot", widget=DateTimeInput(), required=False, help_text="Leeg: het gaat nog door."
    )
    actor = forms.ChoiceField(label="Wie keek of deed iets?", required=False)
    partner = forms.ChoiceField(label="Welke ketenpartner?", required=False)
    kenmerk = forms.CharField(label="Kenmerk van het dossier", required=False, max_length=20)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.people = people_for(user)
        self.partners = dict(partners_to_choose())
        self.fields["actor"].choices = choices_of(self.people, "Iedereen")  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["partner"].choices = choices_of(self.partners, "Alle")  # type: ignore[attr-defined]  # a ChoiceField

    def clean_kenmerk(self) -> Case | None:
        asked = str(self.cleaned_data["kenmerk"]).strip()
        if not asked:
            return None
        case = Case.objects.for_user(self.user, Right.VIEW_CASE).filter(reference__iexact=asked).first()
        if case is None:
            raise forms.ValidationError("Er is geen dossier met dit kenmerk.")
        return case

    def asked(self) -> dict[str, Any]:
        """What the service wants to know."""
        told = self.cleaned_data
        return {
            "since": told["since"], "until": told["until"], "actor": chosen(told["actor"], self.people),
            "partner": chosen(told["partner"], self.partners), "case": told["kenmerk"],
        }  # fmt: skip


class TakeBackForm(forms.Form):
    reason = forms.CharField(label="Waarom hoort dit er niet bij?", max_length=300)


def people_for(user: User) -> dict[str, str]:
    """Staff, also who left; and people of ketenpartners as far as the log knows them."""
    staff = User.objects.exclude(pk__in=burgers()).order_by("naam")
    found = {str(one.pk): one.naam for one in staff}
    seen = Entry.objects.for_user(user).filter(organisation_id__isnull=False, actor_id__isnull=False)
    for pk, naam, where in seen.order_by("organisation", "actor_name").values_list(
        "actor_id", "actor_name", "organisation"
    ).distinct():  # fmt: skip
        found[str(pk)] = f"{naam} ({where})"
    return found


def partners_to_choose() -> list[tuple[str, str]]:
    return [(str(partner.pk), partner.naam) for partner in Ketenpartner.objects.order_by("naam")]


def choices_of(found: dict[str, str], all_of_them: str) -> list[tuple[str, str]]:
    return [("", all_of_them), *found.items()]


def chosen(value: str, found: dict[str, str]) -> tuple[UUID, str] | None:
    """The number and the name of what was chosen."""
    return (UUID(value), found[value]) if value else None
