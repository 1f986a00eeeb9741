"""The Big 5 as a frame: per need what the dossier knows, and which goals of the plan are about it (B97 to B101)."""

from collections.abc import Iterator
from dataclasses import dataclass

from cases.dossier.models import Case
from cases.intake.known import KNOWN, KnownData
from cases.plan.models import Goal, Need

SHOWN: dict[Need, tuple[KnownData, ...]] = {
    Need.WONEN: (KnownData.WONEN,),
    Need.SCHOOL_WERK: (KnownData.OPLEIDING, KnownData.WERK),
    Need.INKOMEN: (KnownData.INKOMEN,),
}


@dataclass(frozen=True, kw_only=True)
class NeedNow:
    """One of the five: nothing known is said as such, and is no shortcoming (AP 15-2-2018)."""

    need: Need
    lines: list[str]
    goals: list[Goal]


def big_five(case: Case) -> list[NeedNow]:
    """Welzijn en gezondheid shows goals only: what is known of health stands apart."""
    goals = list(Goal.objects.unreached().filter(plan__jongere=case.jongere_id, plan__ended_on=None))
    return [
        NeedNow(need=need, lines=list(lines_of(need, case)), goals=[goal for goal in goals if goal.need == need])
        for need in Need
    ]


def lines_of(need: Need, case: Case) -> Iterator[str]:
    if need == Need.SUPPORT:
        yield from (str(one) for one in case.jongere.steunfiguren.current())
    for kind in SHOWN.get(need, ()):
        yield from KNOWN[kind].lines(case)
