"""The page of one case: its head, its tabs, and beside them who to reach and who may look along."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from accounts.rights import Right
from accounts.web import staff_required
from audit.models import EntryQuerySet
from cases.catalogue.field import Rubriek
from cases.contact.models import summary_of
from cases.contact.suggestion import next_visit
from cases.doelgroepen.derive import doelgroepen_of
from cases.dossier.log import acts_of, names_in, reads_of
from cases.dossier.models import Case
from cases.dossier.tasks import Doelgroep
from cases.dossier.team import team_with_ends
from cases.jongeren.bsn import masked
from cases.jongeren.gezagsdragers import acting_for
from cases.leefsituatie.models import Inkomensbron
from cases.plan.models import Need
from cases.school.services import startkwalificatie
from cases.schoolgesprekken.leaving import left_unspoken_by, whom_to_call
from cases.signals.overview import meldingen_of
from cases.verzuimprotocol.finding import verzuimprotocollen_for
from cases.zrm.instruments import labels_of_domains
from frontend.http import UserRequest, wants_part
from frontend.werkplek import zrm_tab
from frontend.werkplek.cases_access import HEAD, log_reading, may_change, may_hand_over, require_case
from frontend.werkplek.cases_beside import beside, tabs
from frontend.werkplek.cases_leeftijd import leeftijd_of
from frontend.werkplek.cases_timeline import Event, in_words
from frontend.werkplek.consultatie.card import consultaties_of
from frontend.werkplek.contact_forms import ContactFilter
from frontend.werkplek.nav import page
from frontend.werkplek.protocols import followed

PER_PAGE, LATEST_LETTERS = 25, 20
LOOKED = {"inzage": EntryQuerySet.opened, "lijsten": EntryQuerySet.listed}


@staff_required()
@require_safe
def overview(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Where this jongere stands now, on one page."""
    case = require_case(request, case_id, Right.VIEW_CASE)
    read = (Rubriek.PLAN, Rubriek.ZRM, Rubriek.CONTACTMOMENTEN, Rubriek.ONDERWIJS, Rubriek.BETROKKENEN)
    belongs_to = doelgroepen_of(case)
    return tab_page(request, case, "overzicht", read, lambda: {
        "plan": plan_of(case),
        "doelgroepen": ", ".join(belongs_to.values()) or "geen",
        **leeftijd_of(case),
        "stances": case.betrokkenheid.select_related("by"),
        "is_jikp": Doelgroep.JIKP in belongs_to,
        "jikp": case.jikp_beoordelingen.select_related("by"),
        "verzuimprotocollen": verzuimprotocollen_for(case),
        "meldingen": meldingen_of(case),
        "radar": zrm_tab.overview_radar(case),
        "labels": case.labels.current().select_related("label"),
        "moments": case.contactmomenten.select_related("by")[:3],
        "gezagsdragers": case.jongere.gezagsdragers.known(),
        "startkwalificatie": startkwalificatie(case.jongere),
    })  # fmt: skip


@staff_required()
@require_safe
def zrm(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.VIEW_CASE)
    return tab_page(request, case, "zrm", (Rubriek.ZRM,), lambda: zrm_tab.content(request, case))


@staff_required()
@require_safe
def contact(request: UserRequest, case_id: UUID) -> HttpResponse:
    """All contactmomenten, latest first; a case can have hundreds."""
    case = require_case(request, case_id, Right.VIEW_CASE)
    form = ContactFilter(request.GET)
    return tab_page(request, case, "contact", (Rubriek.CONTACTMOMENTEN,), lambda: {
        "form": form,
        "page": Paginator(
            form.apply(case.contactmomenten.select_related("by")), PER_PAGE
        ).get_page(request.GET.get("page")),
        "planned": case.planned_contacts.open(),
        "suggestion": next_visit(case),
        "summary": summary_of(case),
        "letters": case.letters.select_related("edition", "by")[:LATEST_LETTERS],
        **followed(case),
    })  # fmt: skip


@staff_required()
@require_safe
def plan(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.VIEW_CASE)
    return tab_page(request, case, "plan", (Rubriek.PLAN,), lambda: {
        "plan": plan_of(case),
        "ended": case.jongere.plans.exclude(ended_on=None).prefetch_related("goals"),
        "needs": Need,
    })  # fmt: skip


@staff_required()
@require_safe
def school(request: UserRequest, case_id: UUID) -> HttpResponse:
    """School, absence, work, income and housing."""
    case = require_case(request, case_id, Right.VIEW_CASE)
    jongere = case.jongere
    read = (Rubriek.ONDERWIJS, Rubriek.VERZUIM, Rubriek.WERK, Rubriek.WONEN)
    return tab_page(request, case, "school", read, lambda: {
        "inschrijvingen": jongere.inschrijvingen.all(),
        "left_unspoken": list(left_unspoken_by(case.jongere)),
        "schoolgesprekken": case.schoolgesprekken.select_related("inschrijving"),
        "to_call": whom_to_call(case),
        "diplomas": jongere.diplomas.all(),
        "verzuim": jongere.verzuim.select_related("inschrijving"),
        "werk": jongere.werk_inkomen.all(),
        "wonen": jongere.woonsituaties.all(),
        "startkwalificatie": startkwalificatie(jongere),
        "unknown": Inkomensbron.ONBEKEND,
    })  # fmt: skip


@staff_required()
@require_safe
def team(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Who works on this case, who stands around the jongere, and who holds authority."""
    case = require_case(request, case_id, Right.VIEW_CASE)
    return tab_page(request, case, "team", (Rubriek.BETROKKENEN,), lambda: {
        "colleagues": team_with_ends(case),
        **consultaties_of(case),
        "regie": list(case.regie_afspraken.select_related("regiehouder", "by")),
        "betrokkenen": case.betrokkenen.all(),
        "gezagsdragers": [(person, masked(person.bsn)) for person in acting_for(case.jongere)],
        "overleggen": case.overleggen.prefetch_related("afspraken__terugkoppelingen"),
        "handover": case.handovers.pending().select_related("receiver", "offered_by").first(),
        "may_hand_over": may_hand_over(request, case),
    })  # fmt: skip


@staff_required()
@require_safe
def timeline(request: UserRequest, case_id: UUID) -> HttpResponse:
    """What was done in this case, with ?toon=inzage who looked at it, with ?toon=lijsten who saw it in a list."""
    case = require_case(request, case_id, Right.VIEW_CASE)
    shows = request.GET.get("toon", "")
    entries = LOOKED[shows](reads_of(case)) if shows in LOOKED else acts_of(case)
    if case.regiehouder_id != request.user.pk:  # a drop signal is for the regiehouder only (domain.md §3.6)
        entries = entries.exclude(action__startswith="drop_signal.")
    return tab_page(request, case, "tijdlijn", (Rubriek.CASUS,), lambda: events(request, case, entries, shows))


@staff_required()
@require_POST
def show_bsn(request: UserRequest, case_id: UUID) -> HttpResponse:
    """The whole BSN, for someone who works in this case and asks for it; that they asked is written down."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    log_reading(request, case, ["bsn"], action="bsn.shown")
    if wants_part(request):
        return render(request, "werkplek/bsn.html#bsn", {"case": case, "bsn": case.jongere.bsn})
    return page(request, "werkplek/bsn.html", {"case": case, "bsn": case.jongere.bsn})


def tab_page(
    request: UserRequest, case: Case, tab: str, rubrieken: tuple[Rubriek, ...], content: Callable[[], dict[str, Any]]
) -> HttpResponse:
    """One tab. The reading is written down first; only then the content is fetched."""
    log_reading(request, case, (*HEAD, *rubrieken))
    context = {
        "case": case,
        "tab": tab,
        "tab_template": f"werkplek/tabs/{tab}.html",
        "tabs": tabs(case, tab, swaps=True),
        "may_change": may_change(request, case),
        **beside(case),
        **content(),
    }
    if wants_part(request):
        return render(request, "werkplek/case.html#dossier", context)
    return page(request, "werkplek/case.html", context)


def plan_of(case: Case) -> Any:
    """The one plan that runs, with its goals and actions."""
    return case.jongere.plans.active().prefetch_related("goals__actions").first()


def events(request: UserRequest, case: Case, entries: Any, shows: str) -> dict[str, Any]:
    found = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    domains, names = labels_of_domains(), names_in(case)
    shown: list[Event] = [in_words(entry, domains, names) for entry in found]
    return {"page": found, "events": shown, "shows": shows}
