"""The cast of the tests: every function makes a believable row through the same services as the screens.

Vary what a test is about; the rest has a default. All people are invented and all BSNs are test numbers.
"""

import itertools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import StaffRole, User
from accounts.rights import Role
from cases.contact.models import Contactmoment, PlannedContact
from cases.contact.services import plan_contact, record_contact
from cases.content.models import Edition
from cases.dossier.models import Betrokkene, Case
from cases.dossier.services import add_betrokkene, open_case
from cases.dossier.tasks import Phase
from cases.jongeren.ages import born_on_or_before
from cases.jongeren.gezag import add_gezagsdrager, verify_gezagsdrager
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.jongeren.models import Jongere
from cases.jongeren.services import AlreadyKnown, register
from cases.leefsituatie.models import WerkInkomen, Woonsituatie
from cases.leefsituatie.services import record_werk, record_wonen
from cases.letters.models import Letter
from cases.letters.services import send_letter
from cases.phases.services import begin_in
from cases.plan.models import Action, Goal, Plan
from cases.plan.services import add_action, add_goal, start_plan
from cases.protocols.models import ProtocolRun
from cases.protocols.services import start_protocol
from cases.school.models import Diploma, Inschrijving, Verzuim
from cases.school.services import record_diploma, record_inschrijving, record_verzuim
from cases.signals.models import Melding
from cases.signals.services import receive
from cases.verzuimloket.models import Verzuimmelding
from cases.verzuimloket.services import receive_verzuim
from cases.zrm.domains import DOMAINS
from cases.zrm.models import Score
from cases.zrm.services import score
from tests.held import hold_intake

# The test range of RvIG: no living person has one of these.
TEST_BSNS = (
    "999990007", "999990019", "999990020", "999990032", "999990044", "999990056", "999990068", "999990081",
    "999990093", "999990111", "999990123", "999990135", "999990147", "999990159", "999990160", "999990172",
    "999990184", "999990196", "999990342", "999991905", "999992259", "999993653", "999993847", "999994086",
    "999995571",
)  # fmt: skip
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_serial = itertools.count(1)


def passes_11_test(bsn: str) -> bool:
    return sum(int(digit) * weight for digit, weight in zip(bsn, WEIGHTS, strict=True)) % 11 == 0


class Bsns:
    """Hands out the valid BSNs of the test range above the reserved ones, and then from the beginning again."""

    def __init__(self) -> None:
        self.numbers = itertools.cycle(bsn for bsn in map(str, range(999996000, 1_000_000_000)) if passes_11_test(bsn))
        self.given: list[str] = []
        self.kept: set[str] = set()

    def next(self) -> str:
        self.given.append(next(bsn for bsn in self.numbers if bsn not in self.kept))
        return self.given[-1]

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """What is given out in here is not given out again: these people come back in other tests."""
        before = len(self.given)
        yield
        self.kept.update(self.given[before:])


bsns = Bsns()


def days_ago(days: int) -> date:
    """A date counted from today, so that tests also hold next year; a negative number lies ahead."""
    return timezone.localdate() - timedelta(days=days)


def born(age: int) -> date:
    """A date of birth of someone who is this old today: the birthday was today, so a test can also run tomorrow."""
    return born_on_or_before(age)


def make_user(naam: str = "Willem de Wit", *, roles: tuple[str, ...] = (Role.REGIEHOUDER,), **over: Any) -> User:
    """A member of staff, by default a regiehouder; `roles=()` is someone without any role."""
    user = User.objects.create_person(naam=naam, email=over.pop("email", f"medewerker{next(_serial)}@example.org"))
    for name, value in over.items():
        setattr(user, name, value)
    user.save()
    StaffRole.objects.bulk_create([StaffRole(user=user, role=role) for role in roles])
    return user


def make_jongere(*, bsn: str | None = None, age: int = 17, by: User | None = None, **over: Any) -> Jongere:
    """A jongere with a full address and a valid BSN; `bsn=""` is one without."""
    person: dict[str, Any] = {
        "voornamen": "Teun Johannes",
        "roepnaam": "Teun",
        "achternaam": "Bakker",
        "geboortedatum": born(age),
        "geslacht": "m",
        "telefoon": "0612345678",
        "email": "teun@example.org",
        "straat": "Dorpsstraat",
        "huisnummer": "12a",
        "postcode": "1234AB",
        "woonplaats": "Noorderkoog",
        "wijk": "Oosterwijk",
        "gemeente": "Noorderkoog",
        "gemeentecode": "9901",
    }
    if bsn is not None:
        return register(by=by, bsn=bsn, **person | over)
    while True:
        try:
            return register(by=by, bsn=bsns.next(), **person | over)
        except AlreadyKnown:  # a test that commits left this one behind, before the numbers began again
            continue


def make_case(
    *, jongere: Jongere | None = None, regiehouder: User | None = None, by: User | None = None, **over: Any
) -> Case:
    """An open case, for Teun under the Jeugdwet unless said otherwise."""
    leader = regiehouder or make_user()
    values = {"task": "jeugdwet", "verantwoordelijke_gemeente": "Noorderkoog"} | over
    phase = values.pop("phase", Phase.WAARNEMEN)
    case = open_case(jongere=jongere or make_jongere(), regiehouder=leader, by=by or leader, **values)
    begin_in(case=case, phase=phase, by=by or leader)
    return case


def make_gezagsdrager(*, jongere: Jongere, verified_by: User | None = None, **over: Any) -> Gezagsdrager:
    """The mother; her authority counts when `verified_by` is given."""
    values = {"naam": "Marja Bakker", "relatie": "moeder", "bsn": bsns.next(), "by": verified_by} | over
    gezagsdrager = add_gezagsdrager(jongere=jongere, **values)
    if verified_by:
        how = "gezagsregister" if gezagsdrager.is_parent else "beschikking"
        verify_gezagsdrager(gezagsdrager=gezagsdrager, how=how, by=verified_by)
    return gezagsdrager


def make_inschrijving(*, jongere: Jongere, **over: Any) -> Inschrijving:
    values = {
        "school": "ROC Waterkant",
        "brin": "25LX",
        "opleiding": "Assistent techniek",
        "niveau": "entree",
        "leerjaar": 1,
        "begon_op": days_ago(90),
        "by": None,
    }
    return record_inschrijving(jongere=jongere, **values | over)


def make_diploma(*, jongere: Jongere, **over: Any) -> Diploma:
    values = {"school": "De Haven", "opleiding": "", "niveau": "praktijk", "behaald_op": days_ago(140), "by": None}
    return record_diploma(jongere=jongere, **values | over)


def make_verzuim(*, jongere: Jongere, **over: Any) -> Verzuim:
    values = {"soort": "REL16", "begon_op": days_ago(0), "uren": 24, "by": None}
    return record_verzuim(jongere=jongere, **values | over)


def make_score(*, case: Case, **over: Any) -> Score:
    values = {"domain": "FIN", "value": 2, "reason": "Er zijn schulden.", "by": case.regiehouder}
    return score(case=case, **values | over)


def make_plan(*, case: Case, **over: Any) -> Plan:
    values = {"droom": "Ik wil werken en geld verdienen.", "by": case.regiehouder}
    return start_plan(case=case, **values | over)


def make_goal(*, plan: Plan, **over: Any) -> Goal:
    values = {"need": "school_werk", "text": "Aan de slag in een leerwerktraject", "by": plan.case.regiehouder}
    return add_goal(plan=plan, **values | over)


def make_action(*, goal: Goal, **over: Any) -> Action:
    values = {"text": "Bellen met het magazijn", "owner_kind": "jongere", "by": goal.plan.case.regiehouder}
    return add_action(goal=goal, **values | over)


def make_contact(*, case: Case, **over: Any) -> Contactmoment:
    values = {"channel": "telefoon", "with_whom": "Teun", "text": "Hij wil graag beginnen.", "by": case.regiehouder}
    return record_contact(case=case, **values | over)


def make_planned(case: Case, **over: Any) -> PlannedContact:
    values = {"channel": "huisbezoek", "with_whom": "Teun", "announced": True, "by": case.regiehouder}
    return plan_contact(case=case, **values | {"at": timezone.now() + timedelta(days=3)} | over)


def shipped(code: str) -> Edition:
    """Content that came with the product, as it came."""
    return Edition.objects.get(code=code, number=1)


def make_run(case: Case, code: str = "utrecht") -> ProtocolRun:
    return start_protocol(case=case, edition=shipped(code), by=case.regiehouder)


def make_letter(case: Case, code: str = "uitnodiging-jongere", **over: Any) -> Letter:
    values = {"how": "post", "by": case.regiehouder} | over
    return send_letter(case=case, edition=shipped(code), **values)


def make_betrokkene(*, case: Case, **over: Any) -> Betrokkene:
    values = {
        "naam": "Sanne Vos",
        "organisatie": "GGZ Noord",
        "rol": "psycholoog",
        "telefoon": "0201234567",
        "email": "sanne@example.org",
        "by": case.regiehouder,
    }
    return add_betrokkene(case=case, **values | over)


def make_werk(*, jongere: Jongere, **over: Any) -> WerkInkomen:
    values = {
        "status": "leerwerk",
        "werkgever": "Magazijn De Koog",
        "uren_per_week": 24,
        "inkomensbron": "loon",
        "since": days_ago(20),
        "by": None,
    }
    return record_werk(jongere=jongere, **values | over)


def make_wonen(*, jongere: Jongere, **over: Any) -> Woonsituatie:
    values = {"vorm": "ouders", "since": days_ago(2000), "toelichting": "Bij moeder en zusjes.", "by": None}
    return record_wonen(jongere=jongere, **values | over)


def make_melding(*, by: User | None = None, **over: Any) -> Melding:
    """The wijkteam tells of Teun, whom we may know or not."""
    values = {
        "channel": "netwerkpartner",
        "voornaam": "Teun",
        "achternaam": "Bakker",
        "geboortedatum": born(17),
        "melder_naam": "Els Smit",
        "melder_organisatie": "Wijkteam Oost",
        "reden": "Komt al weken niet meer op school.",
    }
    return receive(by=by, **values | over)


def make_verzuimmelding(*, by: User | None = None, bsn: str = "", **over: Any) -> Verzuimmelding:
    """The ROC reports Teun's absence at the verzuimloket; `told` is what the melding itself says."""
    told = {"voornaam": "Teun", "achternaam": "Bakker", "geboortedatum": born(17)} | over.pop("told", {})
    verzuim = {"kenmerk": f"DUO-{next(_serial)}", "school": "ROC Waterkant", "brin": "25LX", "soort": "REL16"}
    return receive_verzuim(by=by, bsn=bsn, verzuim=verzuim | {"begon_op": days_ago(20)} | over, **told)


def make_filled_case(
    *,
    jongere: Jongere | None = None,
    regiehouder: User | None = None,
    scored: Iterable[str] = tuple(DOMAINS),
    form: Edition | None = None,
    **over: Any,
) -> Case:
    """A case in which every field of the catalogue has a value; with fewer domains scored it is there much sooner."""
    values = {"samenvatting": "Teun wil werken."} | over
    case = make_case(jongere=jongere, regiehouder=regiehouder, **values)
    teun, leader = case.jongere, case.regiehouder
    make_gezagsdrager(jongere=teun, verified_by=leader)
    inschrijving = make_inschrijving(jongere=teun)
    make_diploma(jongere=teun)
    make_verzuim(jongere=teun, inschrijving=inschrijving, toelichting="Komt niet uit bed.")
    make_werk(jongere=teun)
    make_wonen(jongere=teun)
    for domain in scored:
        make_score(case=case, domain=domain)
    make_action(goal=make_goal(plan=make_plan(case=case), due_on=days_ago(-200)), due_on=days_ago(-60))
    make_contact(case=case, gesprekspartner="Oma Riet", gesprekspartner_wanted=True)
    make_planned(case)
    make_betrokkene(case=case)
    hold_intake(case=case, form=form)
    return case
