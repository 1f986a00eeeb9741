"""What the tab about self-reliance shows: the scores through time, the werkproces, and what is asked and done."""

from typing import Any

from django.core.paginator import Paginator

from cases.content.models import Edition
from cases.dossier.models import Case
from cases.drops.models import DropSignal
from cases.zrm.instruments import content_of, instruments_in_use
from cases.zrm.models import ScoreProcess
from frontend.http import UserRequest
from frontend.werkplek.zrm_charts import heat_of, radar_of

PER_PAGE = 25


def content(request: UserRequest, case: Case) -> dict[str, Any]:
    process = case.score_processes.running().select_related("instrument", "started_by").first()
    usable = instruments_in_use()
    shown = chosen(case, usable, process, request.GET.get("instrument"))
    scores = case.scores.select_related("by").prefetch_related("instrument")
    return (pictures(case, shown) if shown else {}) | {
        "shown": shown,
        "usable": usable,
        "process": process,
        "page": Paginator(scores, PER_PAGE).get_page(request.GET.get("page")),
        "signals": DropSignal.objects.for_regiehouder(request.user).open().filter(case=case).select_related(
            "before", "after__instrument"),
        "interventions": case.interventions.select_related("by").prefetch_related("instrument")[:10],
        "question": case.score_questions.open().select_related("by", "instrument").first(),
        "own_scores": case.own_scores.latest_per_domain().prefetch_related("question__instrument"),
    }  # fmt: skip


def pictures(case: Case, shown: Edition) -> dict[str, Any]:
    instrument = content_of(shown)
    return {"instrument": instrument, "table": heat_of(case, instrument), "radar": radar_of(case, instrument)}


def chosen(case: Case, usable: list[Edition], process: ScoreProcess | None, wanted: str | None) -> Edition | None:
    """The instrument that was asked for, else that of the process, else the first with scores, else the first."""
    known = [process.instrument, *usable] if process else usable
    if wanted:
        return next((edition for edition in known if edition.code == wanted), None) or next(iter(known), None)
    if process:
        return process.instrument
    scored = set(case.latest.values_list("domain", flat=True))
    having = (edition for edition in usable if scored & set(content_of(edition).codes))
    return next(having, None) or next(iter(usable), None)


def overview_radar(case: Case) -> Any:
    """The picture on the first tab: of the instrument that this case is followed or scored with."""
    process = case.score_processes.running().select_related("instrument").first()
    shown = chosen(case, instruments_in_use(), process, None)
    return radar_of(case, content_of(shown)) if shown else None
