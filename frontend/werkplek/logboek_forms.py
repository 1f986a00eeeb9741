"""What the FG looks for in the log."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right
from audit.models import EntryKind, EntryQuerySet
from cases.dossier.models import Case

DAYS = timedelta(days=7)  # a log has millions of lines, and who opens the page wants to see the last of them

# A page of a list writes a line for everybody on it. They would be nearly all there is to see here, so the log opens
# without them; the choice that leaves them out says so.
KINDS: dict[str, tuple[str, Callable[[EntryQuerySet], EntryQuerySet]]] = {
    "": ("Alles, zonder lijsten", lambda lines: lines.opened()),
    "alles": ("Alles, ook lijsten", lambda lines: lines),
    "act": ("Handeling", lambda lines: lines.filter(kind=EntryKind.ACT)),
    "open": ("Inzage, zonder lijsten", lambda lines: lines.filter(kind=EntryKind.READ).opened()),
    "read": ("Inzage, ook in lijsten", lambda lines: lines.filter(kind=EntryKind.READ)),
    "lijst": ("Inzage in een lijst", lambda lines: lines.listed()),
}


class LogFilter(forms.Form):
    """Without dates the last week, and without who stood in a list; a filled field says what else."""

    dossier = forms.CharField(label="Kenmerk van het dossier", required=False, max_length=40)
    wie = forms.CharField(label="Naam van wie keek of iets deed", required=False, max_length=150)
    soort = forms.ChoiceField(
        label="Soort", required=False, choices=[(key, label) for key, (label, _) in KINDS.items()]
    )
    vanaf = forms.DateField(label="Vanaf", required=False)
    tot = forms.DateField(label="Tot en met", required=False)

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        self.case: Case | None = None

    def clean_dossier(self) -> str:
        asked = str(self.cleaned_data["dossier"]).strip()
        if asked:
            self.case = Case.objects.for_user(self.user, Right.VIEW_CASE).filter(reference__iexact=asked).first()
            if self.case is None:
                raise forms.ValidationError("Er is geen dossier met dit kenmerk.")
        return asked

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        if asked.get("vanaf") and asked.get("tot") and asked["tot"] < asked["vanaf"]:
            self.add_error("tot", "De laatste dag ligt voor de eerste.")
        return asked

    def apply(self, entries: EntryQuerySet) -> EntryQuerySet:
        """The lines that were asked for, latest first; none when the question was wrong."""
        if not self.is_valid():
            return entries.none()
        asked = self.cleaned_data
        first = asked["vanaf"] or (asked["tot"] or timezone.localdate()) - DAYS
        found = entries.filter(at__gte=midnight(first))
        if asked["tot"]:
            found = found.filter(at__lt=midnight(asked["tot"] + timedelta(days=1)))
        if self.case:
            found = found.filter(case_id=self.case.pk)
        if asked["wie"]:
            found = found.filter(actor_name__icontains=asked["wie"])
        return KINDS[asked["soort"]][1](found).order_by("-at", "id")

    @property
    def asked_for(self) -> list[str]:
        """Which fields were filled in, for the log: a name that was looked for stays out of it."""
        return [name for name in self.fields if self.cleaned_data.get(name)] if self.is_valid() else []


def midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
