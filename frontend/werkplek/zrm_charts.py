"""The scores of a case through time: as a table of numbers, and as a picture of now beside the moment before."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format

from cases.dossier.models import Case
from cases.zrm.domains import DOMAINS
from cases.zrm.models import Score
from frontend.look import charts

MOMENTS = 6
FEWEST_FOR_A_PICTURE = 3
SHORT = {
    "FIN": "Financiën", "WO": "Werk/opl.", "TIJD": "Tijd", "HUIS": "Wonen", "REL": "Relaties", "GG": "Geestelijk",
    "LG": "Lichamelijk", "MID": "Middelen", "BADL": "Basaal", "IADL": "Instrum.", "SOC": "Netwerk", "MP": "Particip.",
    "JUS": "Justitie",
}  # fmt: skip
type Known = dict[str, int]


def heat_of(case: Case) -> charts.HeatTable | None:
    """Only the domains that were scored: what a case does not need stays out of sight (AP, 15-2-2018)."""
    moments = scores_per_day(case)
    if not moments:
        return None
    shown = list(moments)[-MOMENTS:]
    scored = [code for code in DOMAINS if any(code in moments[day] for day in shown)]
    rows = [(DOMAINS[code].label, [moments[day].get(code) for day in shown]) for code in scored]
    return charts.heat_table([in_short(day) for day in shown], rows)


def radar_of(case: Case) -> charts.Radar | None:
    """Now beside the moment before; None when there is too little for a shape."""
    moments = scores_per_day(case)
    now = known_at(moments.values())
    if len(now) < FEWEST_FOR_A_PICTURE:
        return None
    days = list(moments)
    before = known_at(moments[day] for day in days[:-1])
    scored = [code for code in DOMAINS if code in now]
    return charts.radar(
        [SHORT[code] for code in scored],
        [now[code] for code in scored],
        [before.get(code) for code in scored] if before else (),
        now_label=in_short(days[-1]),
        then_label=in_short(days[-2]) if before else "",
    )


def scores_per_day(case: Case) -> dict[date, Known]:
    """Per day the last score of each domain, oldest day first."""
    found: dict[date, Known] = {}
    scores: Iterable[Score] = case.scores.order_by("scored_on", "created_at")
    for score in scores:
        found.setdefault(score.scored_on, {})[score.domain] = score.value
    return found


def known_at(moments: Iterable[Known]) -> Known:
    """What is known after these moments: a score holds until the next one."""
    known: Known = {}
    for moment in moments:
        known |= moment
    return known


def in_short(day: date) -> str:
    return date_format(day, "j b Y")
