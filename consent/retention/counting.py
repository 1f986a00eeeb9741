"""What would go with a dossier or a part of it: how many of which kind, and nothing of what stands in them."""

from typing import Any

from django.apps import apps
from django.db import models

from cases.dossier.models import Case
from consent.inzage.stored import children_of, title_of
from consent.retention.kinds import PARTS, RecordKind

# What has another name for the jongere who reads it, or is not shown to them at all.
OF_STAFF = {
    "cases.Jongere": "Persoonsgegevens",
    "cases.Case": "Dossier",
    "consent.Asking": "Gestelde vragen",
    "consent.ConsentEvent": "Antwoorden op machtigingen",
    "consent.Draft": "Keuzes die niet getekend zijn",
    "consent.Evidence": "Bewijzen van toestemming",
    "consent.EvidencePdf": "Bewijzen als PDF",
    "consent.Machtiging": "Machtigingen",
    "consent.Verzoek": "Verzoeken over gegevens",
    "consent.Besluit": "Besluiten op verzoeken",
}
Rows = dict[type[models.Model], set[Any]]


def counted(case: Case, kind: str) -> list[tuple[str, int]]:
    """Per kind of row its Dutch name and number, by name; as a colleague calls it, not as the jongere reads it."""
    found = hanging_on(roots_of(case, kind))
    return sorted((name_of(model), len(numbers)) for model, numbers in found.items() if numbers)


def name_of(model: type[models.Model]) -> str:
    return OF_STAFF.get(model._meta.label) or title_of(model)


def roots_of(case: Case, kind: str) -> Rows:
    """With which rows erasing begins. A person without another dossier goes along."""
    roots: Rows = {}
    if kind == RecordKind.DOSSIER:
        alone = not Case.objects.filter(jongere=case.jongere_id).exclude(pk=case.pk).exists()
        roots = {type(case.jongere): {case.jongere_id}} if alone else {Case: {case.pk}}
    for table in PARTS.get(RecordKind(kind), ()):
        model = next(model for model in apps.get_models() if model._meta.db_table == table)
        roots[model] = set(model._default_manager.filter(case=case).values_list("pk", flat=True))
    return roots


def hanging_on(roots: Rows) -> Rows:
    """These rows and all that point at them."""
    found: Rows = {model: set(numbers) for model, numbers in roots.items()}
    waiting = list(found.items())
    while waiting:
        model, numbers = waiting.pop()
        for child, name in children_of(model):
            new = set(child._default_manager.filter(**{f"{name}__in": numbers}).values_list("pk", flat=True))
            new -= found.get(child, set())
            if new:
                found.setdefault(child, set()).update(new)
                waiting.append((child, new))
    return found
