"""Around Teun's phone: a way to sign, a question that waits, a stranger, and jongeren with a mother."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from accounts.levels import Level
from accounts.models import IdentitySource
from accounts.rights import Role
from cases.dossier.models import Case
from cases.jongeren.services import invite_citizen
from consent.afwegingen.services import second_read
from consent.models import Machtiging
from tests import factories as make
from tests.conftest import Citizen, Organisation, Staff, client_of
from tests.frontend.mijn.phone import Phone
from tests.login import sign_in


@pytest.fixture(autouse=True)
def digid(inside: Any) -> IdentitySource:
    """The way in of jongeren; signing asks for substantieel."""
    return IdentitySource.objects.create(
        slug="digid", name="DigiD", kind="digid", issuer="https://digid.example", client_id="keten",
        acr_order=["laag", "midden", "substantieel", "hoog"],
    )  # fmt: skip


@pytest.fixture
def phone(teun: Citizen) -> Phone:
    return Phone(teun.client)


@pytest.fixture
def asked(teun: Citizen, school: Organisation, deciding: Callable[..., Any]) -> Machtiging:
    """The school asks Teun for his roepnaam and his opleiding."""
    return deciding(case=teun.case, partner=school).machtiging


@pytest.fixture
def person(inside: Any) -> Callable[..., Phone]:
    """Logs in a jongere or gezagsdrager of Noorderkoog, at this level."""

    def log_in(row: Any, *, by: Staff, level: Level = Level.SUBSTANTIEEL) -> Phone:
        user = invite_citizen(person=row, by=by.user)
        return Phone(sign_in(client_of(inside), user, "citizen", schema=inside.schema_name, level=level))

    return log_in


@pytest.fixture
def stranger(person: Callable[..., Phone], regiehouder: Staff) -> Phone:
    """Another jongere of the same gemeente."""
    return person(make.make_jongere(roepnaam="Amira"), by=regiehouder)


@dataclass
class Family:
    """A jongere with a case, a mother whose authority was seen, and both their phones."""

    case: Case
    jongere: Phone
    mother: Phone


@pytest.fixture
def family(person: Callable[..., Phone], regiehouder: Staff) -> Callable[..., Family]:
    def of(age: int) -> Family:
        jay = make.make_jongere(roepnaam="Jay", age=age)
        case = make.make_case(jongere=jay, regiehouder=regiehouder.user)
        mother = make.make_gezagsdrager(jongere=jay, verified_by=regiehouder.user)
        return Family(case, person(jay, by=regiehouder), person(mother, by=regiehouder))

    return of


@pytest.fixture
def special(teun: Citizen, school: Organisation, deciding: Callable[..., Any], colleague: Callable[..., Staff]) -> Any:
    """The school asks for Teun's opleiding and for something about his health; a colleague read along."""
    afweging = deciding(case=teun.case, partner=school, fields=["onderwijs.opleiding", "zrm.gg"])
    second_read(afweging=afweging, by=colleague("Nora Kok", Role.COORDINATOR).user, agreed=True)
    return Machtiging.objects.get(afweging=afweging)
