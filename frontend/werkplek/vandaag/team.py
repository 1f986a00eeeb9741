"""The same over the whole team, for a coördinator: meldingen of nobody, what is due and new, and what stands still."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, prefetch_related_objects
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.notices.models import Notice
from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.agenda import Item, Urgency
from cases.agenda.team import MOST, Workload, workload
from cases.dossier.caseload import silent
from cases.dossier.lists import Lijst
from cases.dossier.models import Case
from cases.scholen.models import School
from cases.signals.agenda import waiting
from cases.signals.models import Melding, MeldingQuerySet
from cases.signals.overview import counts_of
from frontend.http import UserRequest
from frontend.werkplek.berichten.words import OF_THE_TEAM, in_news, told
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.nav import page
from frontend.werkplek.vandaag.days import STILL, Line, line, on_the_day

AHEAD = timedelta(days=30)
PER_PAGE, FIRST_OF_NOBODY = 50, 10


@dataclass(frozen=True)
class Part:
    """One part of the work of the team; `rows` can be long, and a page of it is shown."""

    key: str
    label: str
    rows: "list[Item] | QuerySet[Any]"
    empty: str

    @property
    def count(self) -> int:
        return len(self.rows) if isinstance(self.rows, list) else self.rows.count()


@staff_required(Role.COORDINATOR)
@require_safe
def team(request: UserRequest) -> HttpResponse:
    """Per regiehouder how much there is; below it, of all or of one: late, today, soon, new, and still (A21)."""
    every = Case.objects.for_user(request.user, Right.VIEW_CASE).open()
    meldingen = Melding.objects.for_user(request.user)
    day = timezone.localdate()
    found = workload(
        every, until=day + AHEAD, regiehouder=request.GET.get("regiehouder", ""),
        beside=waiting(meldingen.filter(case=None, assigned_to__isnull=False), most=MOST),
    )  # fmt: skip
    unread, nobodys = unread_in(every), of_nobody(request, meldingen, day)
    parts = parts_of(found, every, unread)
    part = next((one for one in parts if one.key == request.GET.get("toon")), parts[0])
    rows = Paginator(part.rows, PER_PAGE).get_page(request.GET.get("page"))
    lines = shown(request.user, part, rows, day)
    log_list(request, Lijst.TEAM, *on_the_day(one.item for one in nobodys["first"]), *logged(part, lines))
    context = {
        "rows": with_unread(found, unread),
        "chosen": found.chosen,
        "more": found.more,
        "parts": parts,
        "part": part,
        "page": rows,
        "shown": lines,
        "without_startgesprek": School.objects.for_user(request.user).without_startgesprek()[:FIRST_OF_NOBODY],
        "today": day,
    }
    return page(request, "werkplek/vandaag/team.html", context | nobodys, current="team")


def parts_of(found: Workload, cases: "QuerySet[Case]", unread: "QuerySet[Notice]") -> list[Part]:
    """Of the whole team, or of the one that was chosen."""
    still = silent(cases).select_related("regiehouder")
    if found.chosen:
        still, unread = still.filter(regiehouder=found.chosen), unread.filter(recipient=found.chosen)
    return [
        Part("laat", "Te laat", found.items[Urgency.LATE], "Niets is te laat."),
        Part("vandaag", "Vandaag", found.items[Urgency.TODAY], "Voor vandaag staat er niets."),
        Part("binnenkort", "Binnenkort", found.items[Urgency.SOON], "Voor de komende dertig dagen staat er niets."),
        Part("nieuw", "Nieuw en beantwoord", unread, "Er is niets dat een regiehouder nog niet las."),
        Part("stil", "Staat stil", still, "Met iedereen is er de laatste vier weken contact geweest."),
    ]


def unread_in(cases: "QuerySet[Case]") -> "QuerySet[Notice]":
    """What regiehouders were told of these cases and did not open yet: answers of jongeren and partners, meldingen."""
    told_to_team = Notice.objects.unseen().filter(kind__in=OF_THE_TEAM, case_id__in=cases.values("pk"))
    return told_to_team.select_related("recipient")


def with_unread(found: Workload, unread: "QuerySet[Notice]") -> list[tuple[Any, int]]:
    of = Counter(dict(unread.order_by().values_list("recipient").annotate(Count("pk"))))
    return [(row, of[row.regiehouder.pk]) for row in found.rows]


def of_nobody(request: UserRequest, meldingen: MeldingQuerySet, day: date) -> dict[str, Any]:
    """Meldingen that nobody took up: the earliest, and how many there are."""
    first = waiting(meldingen.filter(assigned_to=None), most=FIRST_OF_NOBODY)
    return {"nobodys": counts_of(meldingen, request.user).unassigned, "first": [line(item, day) for item in first]}


def shown(user: User, part: Part, rows: "Page[Any]", day: date) -> "list[Line] | list[Any]":
    """The rows of this page as the template shows them."""
    if part.key == "nieuw":
        return told(user, list(rows))
    if part.key == "stil":
        return list(rows)
    prefetch_related_objects([item.case for item in rows if item.case], "regiehouder")  # each line names who leads
    return [line(item, day, looks_along=True) for item in rows]


def logged(part: Part, lines: "list[Any]") -> list[Rows]:
    """Whom the rows of this page name, and what they tell."""
    if part.key == "nieuw":
        return [in_news(lines)]
    return [Rows(lines, STILL)] if part.key == "stil" else on_the_day(one.item for one in lines)
