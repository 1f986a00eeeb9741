"""All that was ever weighed in one case: who reads what now, what waits, and what is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.dossier.models import Case
from consent.afwegingen.models import Afweging
from consent.afwegingen.states import FINISHED, WAITING, State, resting_codes, state_of
from consent.items import ITEMS
from consent.lapses.models import Lapse
from consent.machtigingen.again import to_ask_again
from frontend.http import UserRequest
from frontend.werkplek.cases_access import may_change, require_case
from frontend.werkplek.cases_beside import tabs
from frontend.werkplek.delen.doors import sharing_page
from frontend.werkplek.delen.nood import nood_rows
from partners.models import Ketenpartner

SOON_DAYS = 30
BADGES = {
    State.OPEN: ("ok", "eye"),
    State.ASKED: ("warn", "send"),
    State.ANSWERED: ("ok", "message-circle"),
    State.DRAFT: ("", "pencil"),
    State.SIGNATURE: ("warn", "signature"),
    State.SECOND_READER: ("warn", "user-check"),
    State.LATER: ("info", "calendar"),
    State.PAUSED: ("warn", "hand-stop"),
    State.NOT_SHARED: ("", "ban"),
    State.NOT_ASKED: ("", "ban"),
    State.LAPSED: ("warn", "signature"),
    State.REFUSED: ("bad", "hand-stop"),
    State.WITHDRAWN: ("bad", "hand-stop"),
    State.DISAGREED: ("bad", "user-question"),
}


@dataclass(frozen=True)
class ShareRow:
    """One afweging as the list shows it."""

    afweging: Afweging
    state: State
    ends_soon: bool
    again: Lapse | None = None

    @property
    def badge(self) -> tuple[str, str]:
        return BADGES.get(self.state, ("", "circle-x"))

    @property
    def codes(self) -> list[str]:
        """What the partner reads now; or, when nothing is open, what was decided."""
        granted = self.afweging.open_share.granted if self.is_open else self.afweging.shared_codes()
        return [code for code in ITEMS if code in granted]

    @property
    def labels(self) -> list[str]:
        return [ITEMS[code].label for code in self.codes]

    @property
    def not_open_labels(self) -> list[str]:
        """What was decided and is not open: the jongere said nee to it, or took it back."""
        resting = resting_codes(self.afweging)
        closed = [code for code in self.afweging.shared_codes() if code not in self.codes and code not in resting]
        return [ITEMS[code].label for code in closed]

    @property
    def resting_labels(self) -> list[str]:
        """What stands still beside what is open: the jongere named it in a verzoek."""
        resting = resting_codes(self.afweging) if self.is_open else set()
        return [ITEMS[code].label for code in ITEMS if code in resting]

    @property
    def until(self) -> date | None:
        if self.state == State.ASKED:
            return self.afweging.open_question.valid_until
        return self.afweging.open_share.valid_until if self.is_open else self.afweging.valid_until

    @property
    def waiting_labels(self) -> list[str]:
        """What a ketenpartner was asked and did not answer yet."""
        granted = self.afweging.open_question.granted if self.state == State.ASKED else []
        return [ITEMS[code].label for code in ITEMS if code in granted]

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def is_not_done(self) -> bool:
        """Whether it was decided not to share, or not to ask."""
        return self.state in (State.NOT_SHARED, State.NOT_ASKED)

    @property
    def may_end(self) -> bool:
        return self.is_open or self.state in (*WAITING, State.DISAGREED, State.ASKED)

    @property
    def may_begin_again(self) -> bool:
        return self.state not in (State.DRAFT, State.REPLACED, State.PARTNER_LEFT)

    @property
    def may_take_answer(self) -> bool:
        """Whether somebody who does not log in may answer here: what was asked still stands."""
        return hasattr(self.afweging, "machtiging") and self.state in (
            State.SIGNATURE, State.REFUSED, State.WITHDRAWN, State.OPEN, State.ASKED, State.LATER,
        )  # fmt: skip

    @property
    def may_write_down(self) -> bool:
        """Whether somebody may say nee at the counter: there is a question, and it was not yet closed."""
        return hasattr(self.afweging, "machtiging") and self.state in (
            State.OPEN, State.ASKED, State.SIGNATURE, State.LATER,
        )  # fmt: skip


@staff_required()
@require_safe
def overview(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Every afweging of this case, what is open first."""
    case = require_case(request, case_id, Right.VIEW_CASE)
    rows = rows_of(case, case.afwegingen.in_full())
    return sharing_page(request, "overview.html", case, {
        "groups": grouped(rows),
        "nood": nood_rows(case.noodopeningen.in_full()),
        "ending": [row for row in rows if row.ends_soon],
        "days": SOON_DAYS,
        "may_change": may_change(request, case),
        "inschrijving": case.jongere.inschrijvingen.current().first(),
        "tabs": tabs(case, "delen"),
    })  # fmt: skip


def rows_of(case: Case, afwegingen: Iterable[Afweging]) -> list[ShareRow]:
    """The rows of the list, each with its state as the database knows it at this moment."""
    partners = set(Ketenpartner.objects.working_here().values_list("pk", flat=True))
    soon = set(case.afwegingen.ending_within(SOON_DAYS).values_list("pk", flat=True))
    again = {lapse.machtiging.afweging_id: lapse for lapse in to_ask_again([case])}
    return [ShareRow(one, state_of(one, partners=partners), one.pk in soon, again.get(one.pk)) for one in afwegingen]


def row_of(afweging: Afweging) -> ShareRow:
    return rows_of(afweging.case, [afweging])[0]


def grouped(rows: list[ShareRow]) -> list[dict[str, Any]]:
    """The rows under their headings, in the order in which they ask for attention."""
    headings: list[tuple[str, str, Iterable[State]]] = [
        ("open", "Wie leest nu mee?", (State.OPEN,)),
        ("waiting", "Wacht op iemand", WAITING),
        ("asked", "Gevraagd aan een ander", (State.ASKED,)),
        ("answered", "Antwoord gekregen", (State.ANSWERED,)),
        ("drafts", "Nog niet af", (State.DRAFT,)),
        ("finished", "Geweigerd of gestopt", FINISHED),
        ("not_shared", "Niet gedeeld of gevraagd", (State.NOT_SHARED, State.NOT_ASKED)),
    ]
    return [
        {"key": key, "title": title, "rows": [row for row in rows if row.state in states]}
        for key, title, states in headings
    ]
