"""Finding colleagues, and what is filled in about one."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from accounts.identities import source_linked_by_hand
from accounts.models import User
from accounts.rights import Role
from cases.staff.roster import stamp, to_review
from frontend.look.forms import Card

ON, OFF, REVIEW = "aan", "uit", "nakijken"
WHAT_ROLES_DO = {
    Role.REGIEHOUDER: "Leidt dossiers van jongeren.",
    Role.COORDINATOR: "Leest alle dossiers, verdeelt het werk en importeert.",
    Role.BELEIDSMEDEWERKER: "Ziet cijfers, en geen dossiers.",
    Role.FG: "Leest alle dossiers en het logboek, om toezicht te houden.",
    Role.FUNCTIONEEL_BEHEERDER: "Beheert medewerkers en teksten, en importeert.",
}
ROLE_CARDS = [(role.value, Card(role.label.capitalize(), sub=WHAT_ROLES_DO[role])) for role in Role]


class RosterFilter(forms.Form):
    """Every field is optional, and a value that we do not know filters nothing."""

    zoek = forms.CharField(
        label="Zoek op naam of e-mail", required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    rol = forms.ChoiceField(label="Rol", required=False, choices=[("", "Alle rollen"), *Role.choices])
    account = forms.ChoiceField(
        label="Account", required=False,
        choices=[("", "Aan en uit"), (ON, "Aan"), (OFF, "Uit"), (REVIEW, "Rollen nakijken")],
    )  # fmt: skip

    def apply(self, people: QuerySet[User]) -> QuerySet[User]:
        self.is_valid()
        asked = self.cleaned_data
        if words := asked.get("zoek"):
            people = people.filter(Q(naam__icontains=words) | Q(email__icontains=words))
        if role := asked.get("rol"):
            people = people.filter(pk__in=User.objects.filter(staff_roles__role=role).values("pk"))
        match asked.get("account"):
            case "aan" | "uit" as state:
                return people.filter(is_active=state == ON)
            case "nakijken":
                return to_review(people)
        return people

    @property
    def is_used(self) -> bool:
        return any(self.cleaned_data.values())


class StaffForm(forms.Form):
    """Somebody new; where the provider does not link by e-mail address, its own number is asked too."""

    naam = forms.CharField(label="Naam", max_length=200)
    email = forms.EmailField(label="E-mailadres", help_text="Van het werkaccount waarmee deze persoon inlogt.")
    telefoon = forms.CharField(
        label="Telefoon", max_length=30, required=False,
        help_text="Hierop bereiken jongeren en ketenpartners deze collega.",
        widget=forms.TextInput(attrs={"type": "tel", "class": "jr-width--medium"}),
    )  # fmt: skip
    kenmerk = forms.CharField(label="Kenmerk bij de inlogdienst", max_length=255, required=False)
    roles = forms.MultipleChoiceField(
        label="Rollen", choices=ROLE_CARDS, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één rol."},
    )  # fmt: skip

    def __init__(self, *args: Any, person: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source = source_linked_by_hand(person)
        if source is None:
            del self.fields["kenmerk"]
        else:
            self.fields["kenmerk"].help_text = (
                f"{source.name[:1].upper()}{source.name[1:]} koppelt niet op e-mailadres. Vraag de beheerder van die"
                " inlogdienst om het kenmerk (sub). Zonder kenmerk kan deze persoon niet inloggen."
            )


class ChangeStaffForm(StaffForm):
    """Somebody as they are now; whoever saves an older page is told so, and then sees both."""

    seen = forms.CharField(widget=forms.HiddenInput)
    now: User | None = None

    def __init__(self, answers: Any, *, person: User) -> None:
        known = {name: getattr(person, name) for name in ("naam", "email", "telefoon")}
        super().__init__(answers, person=person, initial=known | {"roles": sorted(person.roles), "seen": stamp(person)})

    def show_now(self, person: User) -> None:
        """When somebody else saved meanwhile: from here on saving again is a choice, and not an accident."""
        if self.data.get("seen") != stamp(person):
            self.now = person
            answers = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
            answers["seen"] = stamp(person)
            self.data = answers
