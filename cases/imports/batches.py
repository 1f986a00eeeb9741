"""Writing a batch of rows: a few statements for hundreds of jongeren, and nothing at all for what is already so."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction

from accounts.models import User
from audit.services import write
from cases.corrected import corrected
from cases.imports.rows import Row
from cases.jongeren.models import Jongere
from cases.keys import ring
from cases.keys.sealing import sealed_fields
from cases.records import put
from cases.school.models import Inschrijving, Verzuim

KEYS: dict[type[models.Model], tuple[str, ...]] = {
    Inschrijving: ("jongere_id", "school", "opleiding", "begon_op"),
    Verzuim: ("jongere_id", "soort", "begon_op"),
}


@dataclass(slots=True)
class Written:
    """What a batch did, per jongere: the names of what was written about them. And which rows it corrected, in what."""

    added: set[Any] = field(default_factory=set)
    touched: dict[Any, set[str]] = field(default_factory=dict)
    corrections: dict[models.Model, set[str]] = field(default_factory=dict)

    def about(self, jongere_id: Any, names: list[str]) -> None:
        if names:
            self.touched.setdefault(jongere_id, set()).update(names)

    def right(self, row: models.Model, names: list[str]) -> None:
        if names:
            self.corrections.setdefault(row, set()).update(names)


@transaction.atomic
def write_batch(rows: list[tuple[bytes, Row]], *, by: User | None) -> Written:
    """Add who is new, correct who changed with word to who read it (AVG 19), and write one line in the log for each."""
    written = Written()
    jongeren = write_jongeren(rows, written)
    told = [(jongeren[index].pk, row) for index, row in rows]
    write_periods(Inschrijving, [(pk, row.inschrijving) for pk, row in told if row.inschrijving], written)
    write_periods(Verzuim, [(pk, row.verzuim) for pk, row in told if row.verzuim], written)
    write([log_line(pk, names, pk in written.added, by) for pk, names in written.touched.items()])
    for row, columns in written.corrections.items():
        corrected(row, fields=sorted(columns), by=by)
    return written


def write_jongeren(rows: list[tuple[bytes, Row]], written: Written) -> dict[bytes, Jongere]:
    """The jongeren of these rows by blind index; those who exist are locked, so that a colleague's edit is not lost."""
    indexes = {index for index, _ in rows}
    known = {bytes(row.bsn_index or b""): row for row in found(Jongere, bsn_index__in=indexes)}
    new: dict[bytes, Jongere] = {}
    changed: dict[str, set[Jongere]] = {}
    for index, row in rows:
        if index in known:
            names = put(known[index], row.person)
            written.about(known[index].pk, names)
            written.right(known[index], names)
            for name in names:
                changed.setdefault(name, set()).add(known[index])
            continue
        if index not in new:
            new[index] = Jongere(bsn=row.bsn, bsn_index=index)
            written.added.add(new[index].pk)
        written.about(new[index].pk, put(new[index], row.person))
    # In one order, so that two imports at once wait for each other and do not lock each other out.
    Jongere.objects.bulk_create([new[index] for index in sorted(new)])
    count_up({jongere for jongeren in changed.values() for jongere in jongeren}, list(changed))
    return known | new


def count_up(jongeren: set[Jongere], names: list[str]) -> None:
    for jongere in jongeren:
        jongere.version += 1
    if jongeren:
        Jongere.objects.bulk_update(jongeren, [*names, "version"])


def write_periods(model: type[models.Model], told: list[tuple[Any, dict[str, Any]]], written: Written) -> None:
    """Add or correct the inschrijvingen or the verzuim of these jongeren."""
    keys = KEYS[model]
    known = {key_of(row, keys): row for row in found(model, jongere_id__in={pk for pk, _ in told})}
    new: dict[tuple[Any, ...], models.Model] = {}
    righted: dict[tuple[Any, ...], models.Model] = {}
    changed: set[str] = set()
    for pk, values in told:
        row = model(jongere_id=pk, **values)
        key = key_of(row, keys)
        if key in known:
            names = put(known[key], values)
            changed.update(names)
            righted |= {key: known[key]} if names else {}
            written.right(known[key], names)
        else:
            names = put(new[key], values) if key in new else list(values)
            new.setdefault(key, row)
        written.about(pk, [f"{model._meta.model_name}.{name}" for name in names])
    sealed = {field.name for field in sealed_fields(model)}
    with ring.prepared({pk for pk, _ in told} if sealed else ()):
        model._default_manager.bulk_create(new.values())
        if righted and (open_ := changed - sealed):
            model._default_manager.bulk_update(righted.values(), sorted(open_))
        for row in righted.values() if changed & sealed else ():  # what is sealed is sealed by its own row
            row.save(update_fields=sorted(changed & sealed))


def found(model: type[models.Model], **where: Any) -> list[Any]:
    return list(model._default_manager.select_for_update().filter(**where).order_by("pk"))


def key_of(row: models.Model, keys: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in keys)


def log_line(jongere_id: Any, names: set[str], is_new: bool, by: User | None) -> dict[str, Any]:
    who = {"actor_id": by.id, "actor_name": by.log_name} if by else {"actor_name": "systeem"}
    return who | {
        "kind": "act",
        "action": "jongere.imported" if is_new else "jongere.corrected",
        "subject_id": jongere_id,
        "fields": sorted(names),
        "details": {"about": "Jongere", "about_id": str(jongere_id)},
        "outcome": "ok",
    }
