"""Choosing at the birthday where the Doorstroompunt ends (WEB 9.2.1): nothing converts or closes by itself."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.content.models import Edition
from cases.dossier.birthdays import WEEKS_BEFORE, to_choose
from cases.dossier.models import Case
from cases.dossier.services import require_open, shut
from cases.dossier.tasks import ClosingReason, Task
from cases.leeftijd.models import Keuze, Leeftijdskeuze, Overdracht
from cases.letters.models import Letter
from cases.letters.services import send_letter
from cases.records import save_new
from cases.refusals import Refused
from cases.versions import update_versioned

GOODBYE_LETTER = "afscheid-bij-27"


class NothingToChoose(Refused):
    def __init__(self) -> None:
        super().__init__(
            f"Hier is nu niets te kiezen. Dat kan vanaf {WEEKS_BEFORE} weken voor de verjaardag waarop het"
            " Doorstroompunt stopt, zolang het dossier bij het Doorstroompunt staat."
        )


class NotDoneYet(Refused):
    def __init__(self) -> None:
        super().__init__("Kies voor de overdracht een dag die al geweest is.")


@transaction.atomic
def go_on(*, case: Case, version: int, task: str, reason: str, by: User) -> Leeftijdskeuze:
    """The case goes on under a task without a bound at 27. What rests on a grondslag of the Doorstroompunt closes with
    it, because the database asks for the task of today (consent.open)."""
    day = require_choosing(case)
    update_versioned(case, version=version, task=Task(task).value)
    return keep(Leeftijdskeuze(case=case, verjaardag=day, keuze=Keuze.VERDER, task=case.task, reason=reason, by=by))


@transaction.atomic
def say_goodbye(
    *, case: Case, version: int, reason: str, by: User, edition: Edition | None = None, how: str = "", **handed: Any
) -> Leeftijdskeuze:
    """Close with a warm goodbye: who takes over or why nobody, a letter or why none, and then the closing itself.

    `handed` are overdracht, opvolger_naam, opvolger_organisatie, overgedragen_op, overdracht_reden and zonder_brief.
    Without `how` no letter is made, and `zonder_brief` says why.
    """
    day = require_choosing(case)
    if (on := handed.get("overgedragen_op")) and on > timezone.localdate():
        raise NotDoneYet
    chosen = Leeftijdskeuze(case=case, verjaardag=day, keuze=Keuze.AFSCHEID, reason=reason, by=by, **handed)
    if edition is not None and how:
        chosen.letter = goodbye_letter(chosen, edition, how)
    keep(chosen)
    shut(case=case, version=version, reason=ClosingReason.LEEFTIJD, by=by)
    return chosen


def goodbye_letter(chosen: Leeftijdskeuze, edition: Edition, how: str) -> Letter:
    """The letter of the tenant, and below it who takes over."""
    extra = ""
    if chosen.overdracht == Overdracht.GEDAAN:
        of = f" van {chosen.opvolger_organisatie}" if chosen.opvolger_organisatie else ""
        extra = f"{chosen.opvolger_naam}{of} neemt het van mij over. We spraken elkaar al over jou."
    return send_letter(case=chosen.case, edition=edition, how=how, by=chosen.by, extra=extra)


def keep(chosen: Leeftijdskeuze) -> Leeftijdskeuze:
    save_new(chosen)
    audit.record("leeftijd.chosen", by=chosen.by, about=chosen,
                 details={"keuze": chosen.keuze, "task": chosen.task, "overdracht": chosen.overdracht})  # fmt: skip
    return chosen


def require_choosing(case: Case) -> date:
    require_open(case)
    day = to_choose(case)
    if day is None:
        raise NothingToChoose
    return day
