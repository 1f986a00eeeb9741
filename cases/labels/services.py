"""Making labels, stopping with them, and putting them on a case."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

import audit
from accounts.models import User
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.labels.models import CaseLabel, Label, LabelQuerySet
from cases.records import save_new
from cases.refusals import Refused


class NotInUse(Refused):
    def __init__(self, label: Label) -> None:
        super().__init__(f"Het label {label.naam} wordt niet meer gebruikt.")


def every_label() -> LabelQuerySet:
    """The words of this tenant; they say nothing of a case."""
    return Label.objects.all()


def use_of(labels: LabelQuerySet) -> list[tuple[Label, int]]:
    """Each of these labels with on how many open cases it stands now."""
    now = CaseLabel.objects.current().filter(case__closed_at=None).order_by()
    counts = dict(now.values_list("label").annotate(Count("pk")))
    return [(label, counts.get(label.pk, 0)) for label in labels]


@transaction.atomic
def make_label(*, naam: str, by: User) -> Label:
    label = save_new(Label(naam=naam.strip(), by=by))
    audit.record("label.made", by=by, about=label)
    return label


@transaction.atomic
def stop_label(*, label: Label, by: User) -> Label:
    """Not for new use any more; where it was put it stays."""
    if label.ended_at:
        raise NotInUse(label)
    label.ended_at = timezone.now()
    label.save(update_fields=["ended_at"])
    audit.record("label.stopped", by=by, about=label)
    return label


@transaction.atomic
def set_labels(*, case: Case, labels: Iterable[Label], by: User) -> None:
    """Put exactly these labels on the case: what is new is added, what is left out is taken away."""
    require_open(Case.objects.select_for_update(of=("self",)).get(pk=case.pk))
    wanted = {label.pk: label for label in labels}
    now = {put.label_id: put for put in case.labels.current()}
    for label in (wanted[pk] for pk in wanted.keys() - now.keys()):
        if label.ended_at:
            raise NotInUse(label)
        added = save_new(CaseLabel(case=case, label=label, by=by))
        audit.record("label.put", by=by, about=added, details={"label": str(label.pk)})
    for put in (now[pk] for pk in now.keys() - wanted.keys()):
        put.removed_at = timezone.now()
        put.save(update_fields=["removed_at"])
        audit.record("label.removed", by=by, about=put, details={"label": str(put.label_id)})
