"""The cast: a regiehouder with a case, a school with a teacher, Teun, and the gemeente around them.

Tests run inside a transaction that is rolled back, logged in to the database as keten_app, in the schema noorderkoog.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from accounts.levels import Level
from accounts.members.models import PartnerMember
from accounts.models import User
from accounts.rights import Role
from cases.dossier.models import Case, ReferenceCounter
from cases.jongeren.services import invite_citizen
from consent.models import Afweging
from partners.models import Ketenpartner, Samenwerking
from tenants import hop
from tenants.models import Tenant
from tests import deciding as acts
from tests import factories as make
from tests.asking import asked
from tests.login import sign_in
from tests.remembered import remembered


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """The database stands already: see tests/plugin_database.py."""


@pytest.fixture(scope="session", autouse=True)
def files_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Files of the tests lie apart: what tidies at night would take those of the demo for lost."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("bestanden")):
        yield


@pytest.fixture
def own_files(settings: Any, tmp_path: Path) -> None:
    """For who looks at all files there are: none but those of this very test."""
    settings.MEDIA_ROOT = tmp_path / "bestanden"


@pytest.fixture
def gemeente(db: None) -> Tenant:
    """Noorderkoog, where most tests happen."""
    return Tenant.objects.get(schema_name="noorderkoog")


@pytest.fixture
def zandwaard(db: None) -> Tenant:
    """The neighbours."""
    return Tenant.objects.get(schema_name="zandwaard")


@pytest.fixture
def inside(gemeente: Tenant) -> Iterator[Tenant]:
    """Stand in Noorderkoog for the rest of the test."""
    with hop(gemeente):
        yield gemeente


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Stand in Proeftuin without a transaction around the test: what is done here is seen by other connections."""
    with django_db_blocker.unblock():
        with hop("proeftuin"):
            yield "proeftuin"
        connection.close()


@dataclass
class Organisation:
    """A ketenpartner with somebody who works there, logged in."""

    ketenpartner: Ketenpartner
    teacher: Client
    member: PartnerMember

    @property
    def id(self) -> Any:
        return self.ketenpartner.id


@dataclass
class Staff:
    """A member of staff, and a browser in which they are logged in."""

    user: User
    client: Client


@dataclass
class Citizen:
    """A jongere, their case, and the phone on which they are logged in."""

    user: User
    case: Case
    client: Client
    url: str = field(default="/mijn/")


@pytest.fixture
def colleague(inside: Tenant) -> Callable[..., Staff]:
    """Makes a logged-in member of staff with these roles."""

    def hire(naam: str = "Nora Kok", *roles: Role) -> Staff:
        user = make.make_user(naam, roles=roles or (Role.REGIEHOUDER,))
        return Staff(user, sign_in(client_of(inside), user, "staff", schema=inside.schema_name))

    return hire


@pytest.fixture
def regiehouder(colleague: Callable[..., Staff]) -> Staff:
    """Willem, who leads Teun's case."""
    return colleague("Willem de Wit", Role.REGIEHOUDER)


@pytest.fixture
def partner(gemeente: Tenant) -> Callable[..., Organisation]:
    """Makes a ketenpartner that works with Noorderkoog, with one logged-in member."""

    def found(naam: str = "ROC Waterkant", kind: str = "mbo", *, tenants: tuple[Tenant, ...] = ()) -> Organisation:
        with hop("public"):
            organisation = Ketenpartner.objects.create(naam=naam, kind=kind)
            for tenant in tenants or (gemeente,):
                Samenwerking.objects.create(
                    ketenpartner=organisation, tenant=tenant, convenant="Convenant 2026",
                    starts_on=timezone.localdate() - timedelta(days=30),
                )  # fmt: skip
            user = User.objects.create_person(
                naam=f"Fatima van {naam}", email=f"f{organisation.id.hex[:8]}@example.org"
            )
            member = PartnerMember.objects.create(user=user, ketenpartner=organisation, functie="docent")
        client = Client(HTTP_HOST="partners.localhost")
        return Organisation(organisation, sign_in(client, user, "partner"), member)

    return found


@pytest.fixture
def school(partner: Callable[..., Organisation]) -> Organisation:
    """ROC Waterkant, with a teacher."""
    return partner()


@pytest.fixture
def wijkteam(partner: Callable[..., Organisation]) -> Organisation:
    """Wijkteam West, of which something may be asked."""
    return partner("Wijkteam West", "wijkteam")


@pytest.fixture
def teun(regiehouder: Staff, inside: Tenant) -> Citizen:
    """Teun (17), with a case that has a value for every field but for most domains, and his phone after DigiD."""

    def made() -> UUID:
        # A kenmerk that no case has that a test makes before Teun's.
        ReferenceCounter.objects.update_or_create(year=timezone.localdate().year, defaults={"last": 90_000})
        case = make.make_filled_case(regiehouder=regiehouder.user, task="jeugdwet", scored=("FIN", "GG", "HUIS"))
        invite_citizen(person=case.jongere, by=regiehouder.user)
        return case.pk

    key = remembered("teun", made, by=regiehouder.user.pk)
    case = Case.objects.select_related("jongere__user").get(pk=key)
    case.regiehouder = regiehouder.user
    user = case.jongere.user
    client = sign_in(client_of(inside), user, "citizen", schema=inside.schema_name, level=Level.SUBSTANTIEEL)
    return Citizen(user, case, client)


@pytest.fixture
def deciding(regiehouder: Staff) -> Callable[..., Afweging]:
    """Walks the four denkstappen to a decision, through the services."""

    def decide(**over: Any) -> Afweging:
        return acts.decided(by=regiehouder.user, **over)

    return decide


@pytest.fixture
def question(teun: Citizen, regiehouder: Staff, wijkteam: Organisation) -> Afweging:
    """What the wijkteam is asked about Teun, with his ja."""
    return acts.signed(asked(case=teun.case, partner=wijkteam, by=regiehouder.user), by=teun.user)


def client_of(tenant: Tenant) -> Client:
    """A browser at the address of a gemeente."""
    return Client(HTTP_HOST=f"{tenant.schema_name}.localhost")
