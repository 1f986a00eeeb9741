"""Overleg about a case, how close we stand, and who needs extra attention, through the same services as the screens."""

from collections.abc import Callable
from typing import Any

from cases.betrokkenheid.services import stand
from cases.dossier.models import Case
from cases.jikp.services import judge_jikp
from cases.overleg.models import Overleg, OverlegAfspraak, Terugkoppeling
from cases.overleg.services import agree_in, hold_overleg, report_back
from cases.regie.models import RegieAfspraak
from cases.regie.services import agree_regie
from tests.factories import days_ago


def make_overleg(*, case: Case, **over: Any) -> Overleg:
    values = {"soort": "mdo", "op": days_ago(0), "deelnemers": "Fatma Demir, ROC", "besproken": "Rooster.",
              "by": case.regiehouder}  # fmt: skip
    return hold_overleg(case=case, **values | over)


def make_afspraak(*, overleg: Overleg, **over: Any) -> OverlegAfspraak:
    values = {"text": "Een ander rooster maken", "owner_kind": "ketenpartner", "owner_name": "ROC Waterkant",
              "due_on": days_ago(-7), "by": overleg.by}  # fmt: skip
    return agree_in(overleg=overleg, **values | over)


def make_terugkoppeling(*, afspraak: OverlegAfspraak, **over: Any) -> Terugkoppeling:
    values = {"uitkomst": "loopt", "text": "Zij is ermee bezig.", "verder_op": days_ago(-14), "by": afspraak.by}
    return report_back(afspraak=afspraak, **values | over)


def make_regie(*, case: Case, **over: Any) -> RegieAfspraak:
    values = {"bij": "regiehouder", "verteld_op": days_ago(0), "by": case.regiehouder}
    return agree_regie(case=case, **values | over)


def meet(case: Case, *, say: Callable[[str], str] = str) -> None:
    """A row of everything. `say` chooses other words, for what cannot be changed afterwards."""
    afspraak = make_afspraak(overleg=make_overleg(case=case), text=say("Een ander rooster"), owner_name=say("ROC"))
    make_terugkoppeling(afspraak=afspraak, text=say("Bezig."), van=say("Fatma Demir"))
    stand(case=case, intensity="dichtbij", reason=say("Er gebeurt veel."), by=case.regiehouder)
    make_regie(case=case, bij="partner", naam=say("Wijkteam"), text=say("Elke week bellen."))
    judge_jikp(case=case, extra_aandacht=True, reden=say("Stapt over."), by=case.regiehouder)
