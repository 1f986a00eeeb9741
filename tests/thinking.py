"""Consultatie of a case and how its jongere sees a signal, through the same services as the screens."""

from collections.abc import Callable
from typing import Any

from accounts.models import User
from accounts.rights import Role
from cases.consultatie.models import Advies, Consultatie, Consultatieteam
from cases.consultatie.services import advise, ask_team, follow_up, take_back
from cases.consultatie.teams import form_team
from cases.dossier.models import Case
from cases.samenkijken.services import say_view
from cases.samenkijken.signals import signals_of
from tests import factories as make


def make_team(*leden: User, naam: str = "") -> Consultatieteam:
    former = make.make_user("Cor Coördinator", roles=(Role.COORDINATOR,))
    number = Consultatieteam.objects.count() + 1
    return form_team(naam=naam or f"Team {number}", leden=leden or (make.make_user("Nora Kok"),), by=former)


def make_consultatie(*, case: Case, **over: Any) -> Consultatie:
    """A question without a name, to a team of one; money and housing are troubled."""
    for domain in {"FIN", "HUIS"} - set(case.scores.values_list("domain", flat=True)):
        make.make_score(case=case, domain=domain)
    values = {"team": over.pop("team", None) or make_team(), "wijze": "anoniem", "domains": ["FIN", "HUIS"],
              "vraag": "Hoe houden we het klein?", "until": make.days_ago(-14), "by": case.regiehouder}  # fmt: skip
    return ask_team(case=case, **values | over)


def with_access(*, case: Case, **over: Any) -> Consultatie:
    return make_consultatie(case=case, wijze="toegang", jongere_weet_het=True, **over)


def make_advies(*, consultatie: Consultatie, text: str = "Begin met de huur.", **over: Any) -> Advies:
    return advise(consultatie=consultatie, text=text, by=over.get("by") or consultatie.team.leden.all()[0].user)


def think_along(case: Case, *, member: User | None = None, say: Callable[[str], str] = str) -> None:
    """A row of everything. `say` chooses other words, for what cannot be changed afterwards."""
    team = make_team(*[member] if member else [], naam=f"Team van {case.reference}")
    done = make_consultatie(case=case, team=team, vraag=say("Wat eerst?"))
    make_advies(consultatie=done, text=say("Eerst de huur."))
    follow_up(consultatie=done, keuze="over", text=say("We bellen de verhuurder."), by=case.regiehouder)
    taken = make_consultatie(case=case, team=team, vraag=say("Toch niet."))
    take_back(consultatie=taken, by=case.regiehouder)
    make_advies(consultatie=make_consultatie(case=case, team=team, vraag=say("En dan?")), text=say("Dan werk."))
    make_consultatie(case=case, team=team, vraag=say("Wie belt er?"))
    for signal in signals_of(case, with_drops=True)[:1]:
        say_view(case=case, signal=signal, text=say("Ik was ziek."), by=case.regiehouder)
