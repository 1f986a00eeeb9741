"""The scores of a case through time: as a table of numbers, and as a picture of now beside the moment before.

Asked for the last few days of measuring only, so that a case with very many scores is as fast as any.
"""

from datetime import date

from django.utils.formats import date_format

from cases.dossier.models import Case
from cases.zrm.instruments import Instrument
from frontend.look import charts

MOMENTS = 6
FEWEST_FOR_A_PICTURE = 3
SHORT = {
    "FIN": "Financiën", "WO": "Werk/opl.", "TIJD": "Tijd", "HUIS": "Wonen", "REL": "Relaties", "GG": "Geestelijk",
    "LG": "Lichamelijk", "MID": "Middelen", "BADL": "Basaal", "IADL": "Instrum.", "SOC": "Netwerk", "MP": "Particip.",
    "JUS": "Justitie",
}  # fmt: skip
LONGEST = 12
type Known = dict[str, int]


def heat_of(case: Case, instrument: Instrument) -> charts.HeatTable | None:
    """Only the domains that were scored: what a case does not need stays out of sight (AP, 15-2-2018)."""
    moments = scores_per_day(case, instrument)
    if not moments:
        return None
    scored = [domain for domain in instrument.domains if any(domain.code in known for known in moments.values())]
    rows = [(domain.label, [known.get(domain.code) for known in moments.values()]) for domain in scored]
    return charts.heat_table([in_short(day) for day in moments], rows)


def radar_of(case: Case, instrument: Instrument) -> charts.Radar | None:
    """Now beside what was known before the last day; None when there is too little for a shape."""
    latest = {row.domain: row for row in case.latest.filter(domain__in=instrument.codes)}
    if len(latest) < FEWEST_FOR_A_PICTURE:
        return None
    days = sorted(last_days(case, instrument))
    before = {code: row.previous if row.scored_on == days[-1] else row.value for code, row in latest.items()}
    scored = [domain for domain in instrument.domains if domain.code in latest]
    has_before = any(value is not None for value in before.values())
    return charts.radar(
        [in_brief(domain.code, domain.label) for domain in scored],
        [latest[domain.code].value for domain in scored],
        [before[domain.code] for domain in scored] if has_before else (),
        now_label=in_short(days[-1]),
        then_label=in_short(days[-2]) if has_before and len(days) > 1 else "",
    )


def last_days(case: Case, instrument: Instrument) -> list[date]:
    """The last days on which something was measured, newest first."""
    scores = case.scores.filter(domain__in=instrument.codes)
    return list(scores.order_by("-scored_on").values_list("scored_on", flat=True).distinct()[:MOMENTS])


def scores_per_day(case: Case, instrument: Instrument) -> dict[date, Known]:
    """Per day the last score of each domain, oldest day first."""
    found: dict[date, Known] = {}
    scores = case.scores.filter(domain__in=instrument.codes, scored_on__in=last_days(case, instrument))
    for score in scores.order_by("scored_on", "created_at"):
        found.setdefault(score.scored_on, {})[score.domain] = score.value
    return found


def in_brief(code: str, label: str) -> str:
    return SHORT.get(code) or (label if len(label) <= LONGEST else f"{label[: LONGEST - 1].rstrip()}…")


def in_short(day: date) -> str:
    return date_format(day, "j b Y")
