"""What the dossier knows already, shown beside a question of the intake, so that nothing is typed twice (B56, E8)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import models

from cases.catalogue.field import Rubriek
from cases.dossier.models import Case
from cases.school.services import startkwalificatie


class KnownData(models.TextChoices):
    OPLEIDING = "opleiding", "School en diploma's"
    VERZUIM = "verzuim", "Verzuim"
    WERK = "werk", "Werk"
    INKOMEN = "inkomen", "Inkomen"
    WONEN = "wonen", "Woonsituatie"
    BETROKKENEN = "betrokkenen", "Wie er betrokken zijn"
    PLAN = "plan", "Eerdere doelen"
    DROOM = "droom", "Wat de jongere zelf wil"
    VRAAG = "vraag", "Vraag van de jongere"


@dataclass(frozen=True, kw_only=True)
class Known:
    """One kind of known data: its lines, the rubriek that is read, and the tab where it is put right."""

    rubriek: Rubriek
    tab: str
    lines: Callable[[Case], Iterator[str]]


def school(case: Case) -> Iterator[str]:
    for one in case.jongere.inschrijvingen.all():
        until = f"tot {one.eindigde_op:%d-%m-%Y}" if one.eindigde_op else "tot nu"
        yield f"{one}, {str(one.get_niveau_display()).lower()}, {one.begon_op:%d-%m-%Y} {until}"
    for diploma in case.jongere.diplomas.all():
        yield f"Diploma {diploma}, {diploma.behaald_op:%d-%m-%Y}"
    if startkwalificatie(case.jongere):
        yield "Heeft een startkwalificatie"


def verzuim(case: Case) -> Iterator[str]:
    return (str(one) for one in case.jongere.verzuim.all())


def work(case: Case) -> Iterator[str]:
    for one in case.jongere.werk_inkomen.all():
        hours = f", {one.uren_per_week} uur per week" if one.uren_per_week else ""
        until = f" tot {one.until:%d-%m-%Y}" if one.until else ""
        yield f"{one}{hours}, sinds {one.since:%d-%m-%Y}{until}"


def income(case: Case) -> Iterator[str]:
    return (f"{one.get_inkomensbron_display()}, sinds {one.since:%d-%m-%Y}"
            for one in case.jongere.werk_inkomen.current())  # fmt: skip


def home(case: Case) -> Iterator[str]:
    return (f"{one.get_vorm_display()}, sinds {one.since:%d-%m-%Y}" for one in case.jongere.woonsituaties.current())


def involved(case: Case) -> Iterator[str]:
    return (", ".join(part for part in (one.naam, one.rol, one.organisatie) if part) for one in case.betrokkenen.all())


def goals(case: Case) -> Iterator[str]:
    for plan in case.jongere.plans.prefetch_related("goals"):
        yield from (f"{goal.text}{' (gehaald)' if goal.reached_on else ''}" for goal in plan.goals.all())


def dream(case: Case) -> Iterator[str]:
    return (plan.droom for plan in case.jongere.plans.active())


def asked(case: Case) -> Iterator[str]:
    return (one.text for one in case.ondersteuningsvragen.latest_of_each())


KNOWN: dict[KnownData, Known] = {
    KnownData.OPLEIDING: Known(rubriek=Rubriek.ONDERWIJS, tab="school", lines=school),
    KnownData.VERZUIM: Known(rubriek=Rubriek.VERZUIM, tab="school", lines=verzuim),
    KnownData.WERK: Known(rubriek=Rubriek.WERK, tab="school", lines=work),
    KnownData.INKOMEN: Known(rubriek=Rubriek.WERK, tab="school", lines=income),
    KnownData.WONEN: Known(rubriek=Rubriek.WONEN, tab="school", lines=home),
    KnownData.BETROKKENEN: Known(rubriek=Rubriek.BETROKKENEN, tab="team", lines=involved),
    KnownData.PLAN: Known(rubriek=Rubriek.PLAN, tab="plan", lines=goals),
    KnownData.DROOM: Known(rubriek=Rubriek.PLAN, tab="plan", lines=dream),
    KnownData.VRAAG: Known(rubriek=Rubriek.INTAKE, tab="intake", lines=asked),
}
