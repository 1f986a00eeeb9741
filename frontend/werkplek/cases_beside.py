"""What stands around every tab of a case: the tabs themselves, the facts of the head, and the cards beside."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases.catalogue import FIELDS
from cases.dossier.caseload import promised
from cases.dossier.models import Case
from cases.jongeren.bsn import masked
from cases.plan.models import Action

SOON_DAYS, MOST_TODO = 30, 5
TABS = (
    ("overzicht", "Overzicht", "home", "werkplek:case"),
    ("zrm", "Zelfredzaamheid", "chart-bar", "werkplek:zrm"),
    ("contact", "Contact", "message-circle", "werkplek:contact"),
    ("intake", "Intake en analyse", "clipboard-list", "werkplek:intake"),
    ("plan", "Plan", "target", "werkplek:plan"),
    ("school", "School en werk", "school", "werkplek:school"),
    ("delen", "Delen", "share", "werkplek:delen"),
    ("team", "Betrokkenen en team", "users-group", "werkplek:team"),
    ("tijdlijn", "Tijdlijn", "history", "werkplek:timeline"),
)


@dataclass(frozen=True, kw_only=True)
class Reader:
    """One ketenpartner that may look along now, at what, and until when."""

    naam: str
    labels: list[str]
    until: date

    @property
    def ends_soon(self) -> bool:
        return self.until <= timezone.localdate() + timedelta(days=SOON_DAYS)


def tabs(case: Case, current: str, *, swaps: bool = False) -> list[dict[str, Any]]:
    """The tabs of a case. Only between tabs is the page swapped in place; elsewhere they are plain links."""
    counted = case.contactmomenten.count()
    return [
        {
            "key": key,
            "label": label,
            "icon": icon,
            "url": reverse(name, args=[case.pk]),
            "current": key == current,
            "count": counted if key == "contact" else 0,
            # The pages of sharing are whole pages of their own; the other tabs are swapped in place.
            "swaps": swaps and key != "delen",
        }
        for key, label, icon, name in TABS
    ]


def beside(case: Case) -> dict[str, Any]:
    """What the head and the cards beside the tab show."""
    return {
        "bsn_masked": masked(case.jongere.bsn),
        "inschrijving": case.jongere.inschrijvingen.current().first(),
        "readers": readers(case),
        "todo": todo(case),
        "today": timezone.localdate(),
    }


def readers(case: Case) -> list[Reader]:
    """Who may look along, as the database computes it at this moment."""
    shares = case.open_shares.select_related("afweging").order_by("valid_until")
    return [
        Reader(
            naam=share.afweging.ketenpartner_naam,
            labels=[FIELDS[code].label for code in share.granted if code in FIELDS],
            until=share.valid_until,
        )
        for share in shares
    ]


def todo(case: Case) -> list[Action]:
    """What the regiehouder still has to do in this plan."""
    return list(promised(case)[:MOST_TODO])
