"""A campaign, through the same services as the screens."""

from typing import Any

from accounts.rights import Role
from cases.campagne.models import Campagne, Deelname
from cases.campagne.services import begin_campagne, spread
from cases.dossier.models import Case
from tests import factories as make


def make_campagne(**over: Any) -> Campagne:
    """For everybody of 18 to 26 without school, work and income."""
    by = over.pop("by", None) or make.make_user("Cor Coördinator", roles=(Role.COORDINATOR,))
    values = {"naam": f"Zomeractie {Campagne.objects.count() + 1}", "doel": "Iedereen één keer spreken.",
              "wie": "neet", "loopt_tot": make.days_ago(-30)}  # fmt: skip
    return begin_campagne(by=by, **values | over)


def run_with(case: Case) -> Deelname:
    """A campaign in which the jongere of this case takes part."""
    campagne = make_campagne()
    return Deelname.objects.create(campagne=campagne, jongere=case.jongere, case=case, by=campagne.by)


def divide(campagne: Campagne, *callers: Any) -> int:
    return spread(campagne=campagne, callers=callers, by=campagne.by)
