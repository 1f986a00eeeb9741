"""Asking a consultatieteam, advising, saying what is done with the advice, and taking a question back (B49)."""

import re
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import QuerySet

import audit
from accounts.models import User
from accounts.notices.services import tell
from cases.consultatie.lending import lend_as_asked, members_of
from cases.consultatie.models import FEWEST_DOMAINS, Advies, Consultatie, Consultatieteam, Intrekking, Opvolging, Wijze
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.records import save_new
from cases.refusals import Refused
from cases.zrm.domains import NEEDS_SUPPORT_UNTIL
from cases.zrm.models import Score

SHORT_NAME = 3


class NotTroubledThere(Refused):
    def __init__(self) -> None:
        super().__init__("Kies gebieden waarop de laatste score 3 of lager is.")


class NamesTheJongere(Refused):
    def __init__(self, word: str) -> None:
        super().__init__(f"Je vraagt zonder naam, maar in je vraag staat “{word}”. Haal dat weg.")


class NobodyToAsk(Refused):
    def __init__(self) -> None:
        super().__init__("Dit team neemt geen vragen aan. Kies een ander team.")


class NoLongerOpen(Refused):
    def __init__(self) -> None:
        super().__init__("Deze vraag staat niet meer open.")


class NotInTheTeam(Refused):
    def __init__(self) -> None:
        super().__init__(
            "Alleen wie in dit team zit geeft advies, en niet over een dossier waarvan die zelf regie heeft."
        )


class NothingToFollow(Refused):
    def __init__(self) -> None:
        super().__init__("Er is nog geen advies.")


class VraagValues(TypedDict, total=False):
    wijze: str
    domains: list[str]
    vraag: str
    jongere_weet_het: bool
    until: date


def troubled(case: Case) -> list[Score]:
    """The last score of each domain on which support is needed, the lowest first."""
    latest = case.scores.latest_per_domain().prefetch_related("instrument")
    found = [score for score in latest if score.value <= NEEDS_SUPPORT_UNTIL]
    return sorted(found, key=lambda score: (score.value, score.domain))


def may_be_asked(case: Case) -> bool:
    """Trouble on several domains, or there is nothing to ask a team for."""
    return len(troubled(case)) >= FEWEST_DOMAINS


def teams_to_ask() -> QuerySet[Consultatieteam]:
    """No secret within the gemeente: for everybody who asks something in a case."""
    return Consultatieteam.objects.asked_now()


@transaction.atomic
def ask_team(*, case: Case, team: Consultatieteam, by: User, **values: Unpack[VraagValues]) -> Consultatie:
    """Ask, and with access lend the team the right to read this case until the day that was chosen."""
    # The team before the case, as in change_team: a member who comes or goes meanwhile does so before or after.
    Consultatieteam.objects.select_for_update(no_key=True).get(pk=team.pk)
    require_open(Case.objects.select_for_update(no_key=True).get(pk=case.pk))
    if not set(values["domains"]) <= {score.domain for score in troubled(case)}:
        raise NotTroubledThere
    if not teams_to_ask().filter(pk=team.pk).exists():
        raise NobodyToAsk
    if values["wijze"] == Wijze.ANONIEM:
        require_nameless(case, values["vraag"])
    asked = save_new(Consultatie(case=case, team=team, by=by, **values))
    members = members_of(asked)
    if asked.reads_along:
        lend_as_asked(case=case, colleagues=members)
    details = {"team": team.naam, "wijze": asked.wijze, "until": asked.until.isoformat()}
    audit.record("consultatie.asked", by=by, about=asked, details=details)
    tell(to=members, kind="consultatie.asked", key=f"consultatie.asked:{asked.pk}", about_id=asked.pk)
    return asked


@transaction.atomic
def advise(*, consultatie: Consultatie, text: str, by: User) -> Advies:
    """The advice of the team, once, by somebody who is in it now. Whoever read along for it stops reading."""
    held = require_open_question(consultatie)
    if not Consultatie.objects.for_member(by).filter(pk=held.pk).exists():
        raise NotInTheTeam
    given = save_new(Advies(consultatie=held, text=text, by=by))
    lend_as_asked(case=held.case, colleagues=members_of(held))
    case = held.case
    audit.record("consultatie.advised", by=by, about=given, case_id=case.pk, subject_id=case.jongere_id)
    tell(
        to=[case.regiehouder], kind="consultatie.advised", key=f"consultatie.advised:{held.pk}", case_id=case.pk,
        about_id=held.pk,
    )  # fmt: skip
    return given


@transaction.atomic
def follow_up(*, consultatie: Consultatie, keuze: str, text: str, by: User) -> Opvolging:
    """What is done with the advice, by who works on the case."""
    case = require_open(consultatie.case)
    if not Advies.objects.filter(consultatie=consultatie).exists():
        raise NothingToFollow
    chosen = save_new(Opvolging(consultatie=consultatie, keuze=keuze, text=text, by=by))
    details = {"keuze": chosen.keuze}
    audit.record("consultatie.followed", by=by, about=chosen, case_id=case.pk, subject_id=case.jongere_id,
                 details=details)  # fmt: skip
    return chosen


@transaction.atomic
def take_back(*, consultatie: Consultatie, by: User) -> Intrekking:
    held = require_open_question(consultatie)
    taken = save_new(Intrekking(consultatie=held, by=by))
    lend_as_asked(case=held.case, colleagues=members_of(held))
    case = held.case
    audit.record("consultatie.taken_back", by=by, about=taken, case_id=case.pk, subject_id=case.jongere_id)
    return taken


def require_open_question(consultatie: Consultatie) -> Consultatie:
    """The question if it can still be answered; its case is held, so that two people do not both end it."""
    require_open(consultatie.case)
    Case.objects.select_for_update(no_key=True).get(pk=consultatie.case_id)
    held = Consultatie.objects.open().filter(pk=consultatie.pk).select_related("case", "team").first()
    if held is None:
        raise NoLongerOpen
    return held


def require_nameless(case: Case, text: str) -> None:
    """Without a name means: none of the words by which somebody knows who it is."""
    person = case.jongere
    names = re.findall(r"\w+", f"{person.roepnaam} {person.voornamen} {person.achternaam}")
    telling = {name.casefold() for name in names if len(name) >= SHORT_NAME}
    for word in re.findall(r"\w+", text):
        if word.casefold() in telling:
            raise NamesTheJongere(word)
    for number in (case.reference, person.bsn):
        if number and number.casefold() in text.casefold():
            raise NamesTheJongere("een nummer van deze jongere")
