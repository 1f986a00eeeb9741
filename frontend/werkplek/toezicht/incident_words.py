"""An incident in words: as rows of a table, and as the parts of a PDF."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from consent.incidents.affected import Affected, Person
from consent.incidents.clocks import Clock
from consent.incidents.models import Incident, StepKind
from frontend.werkplek.cases_timeline import ACTS, UNKNOWN_ACT, label_of

HEAD = ("dossier", "keer gelezen", "waarvan in een lijst", "keer iets gedaan", "gegevens", "eerst", "laatst")
Parts = list[tuple[str, list[tuple[str, str]]]]


def fields_in_words(codes: Iterable[str]) -> str:
    return ", ".join(sorted({label_of(code) for code in codes}))


def elsewhere(affected: Affected) -> list[tuple[str, int]]:
    """What was done in no dossier, in words; what is called the same is counted together."""
    counted: Counter[str] = Counter()
    for action, count in affected.elsewhere.items():
        counted[ACTS.get(action, UNKNOWN_ACT)[2]] += count
    return counted.most_common()


def row_of(person: Person) -> list[Any]:
    times = [person.reads, person.listed, person.acts]
    return [person.references, *times, fields_in_words(person.fields), moment(person.first), moment(person.last)]


def facts_of(incident: Incident, clocks: list[Clock], affected: Affected) -> Parts:
    """The whole record in parts, for on paper."""
    kinds = [label for label, its in (("datalek", incident.is_datalek), ("cyberincident", incident.is_cyber)) if its]
    what = [
        ("Soort", " en ".join(kinds)), ("Wat is er gebeurd?", incident.told),
        ("Ontdekt", moment(incident.discovered_at)), ("Begon", moment(affected.began_at)),
        ("Eindigde", moment(affected.ended_at)), ("Opgeschreven door", incident.by.naam),
    ]  # fmt: skip
    terms = [(f"{clock.label} ({clock.law})", f"uiterlijk {moment(clock.ends_at)}: {clock.words}") for clock in clocks]
    steps = [
        (f"{moment(step.happened_at)}: {StepKind(step.kind).label}",
         " ".join(part for part in (step.text, step.reference and f"Kenmerk: {step.reference}.", step.by.naam) if part))
        for step in incident.steps.all()
    ]  # fmt: skip
    count = [
        ("Aantal jongeren", str(affected.count)), ("Keer gelezen", str(affected.reads)),
        ("Waarvan in een lijst", str(affected.listed)),
        ("Keer iets gedaan", str(affected.acts)), ("Waar in het log", "; ".join(map(str, affected.reaches))),
        *((f"In geen dossier: {title}", f"{times} keer") for title, times in elsewhere(affected)),
    ]  # fmt: skip
    people = [
        (person.references, f"{person.reads} keer gelezen, waarvan {person.listed} in een lijst, "
                            f"{person.acts} keer iets gedaan. {fields_in_words(person.fields)}")
        for person in affected.people
    ]  # fmt: skip
    return [("Incident", what), ("Termijnen", terms), ("Stappen", steps), ("Geraakt", count), ("Per jongere", people)]


def moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%d-%m-%Y %H.%M} uur" if at else ""
