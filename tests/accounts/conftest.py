"""Who logs in here: Teun, his mother, and Willem who is regiehouder; at a provider that really runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import clear_url_caches
from pytest_django.fixtures import Settings

from accounts import identities
from accounts.levels import Level
from accounts.models import IdentitySource, User
from accounts.oidc import clients
from cases.jongeren.models import Jongere
from cases.jongeren.services import invite_citizen
from tenants import hop
from tenants.models import Tenant
from tests.accounts import pages as test_pages
from tests.factories import make_gezagsdrager, make_jongere, make_user
from tests.idp.providers import DIGID_ACR, MOTHER_BSN, PEOPLE, TEUN_BSN, Idp, certified_idp, demo_idp

HOST = "noorderkoog.localhost"


@pytest.fixture(autouse=True)
def demo_mode(settings: Settings) -> None:
    """So that a test may say who logs in, instead of clicking on the provider's page."""
    settings.DEMO = True


@pytest.fixture(scope="session")
def running_demo_idp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Idp]:
    with demo_idp(tmp_path_factory.mktemp("demo-idp")) as idp:
        yield idp


@pytest.fixture(scope="session")
def running_certified_idp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Idp]:
    with certified_idp(tmp_path_factory.mktemp("certified-idp")) as idp:
        yield idp


@pytest.fixture
def idp(running_demo_idp: Idp) -> Idp:
    """The demo provider, behaving well until told otherwise."""
    return ready(running_demo_idp)


@pytest.fixture(params=["demo", "certified"])
def any_idp(request: pytest.FixtureRequest) -> Idp:
    """Each of the two providers: what holds for ours must hold for the certified one."""
    return ready(request.getfixturevalue(f"running_{request.param}_idp"))


def ready(idp: Idp) -> Idp:
    idp.tell(PEOPLE)
    clients.forget()
    return idp


def trust(idp: Idp, slug: str, kind: str, *, client_id: str, **over: Any) -> IdentitySource:
    values: dict[str, Any] = {"name": slug, "issuer": idp.issuer, "client_secret": "geheim", "demo": True} | over
    return IdentitySource.objects.create(slug=slug, kind=kind, client_id=client_id, **values)


def trust_digid(idp: Idp, *, tenant: str = "noorderkoog") -> IdentitySource:
    return trust(
        idp, "digid", "digid", client_id=f"digid-{tenant}", acr_order=DIGID_ACR, required_acr_login=Level.MIDDEN
    )


def trust_staff(idp: Idp, **over: Any) -> IdentitySource:
    return trust(idp, "medewerkers", "staff", client_id="medewerkers-noorderkoog", amr_required=["mfa", "otp"], **over)


@dataclass
class Browser:
    """A browser: cookies at our side, redirects at the provider's."""

    idp: Idp
    host: str = HOST

    def __post_init__(self) -> None:
        self.client = Client(headers={"host": self.host})

    def ask(self, slug: str, person: str, **query: str) -> str:
        """Start to log in; the answer is the address at the provider."""
        return self.client.get(f"/inloggen/{slug}/", {"als": person, **query}).headers["Location"]

    def log_in(self, slug: str, person: str, **query: str) -> HttpResponseBase:
        return self.client.get(self.idp.answer_to(self.ask(slug, person, **query)))

    @property
    def user_id(self) -> str | None:
        with hop(self.host.split(".")[0]):
            return self.client.session.get("_auth_user_id")


@pytest.fixture
def jongere(inside: Tenant) -> Jongere:
    """Teun, invited to log in with DigiD."""
    teun = make_jongere(bsn=TEUN_BSN)
    invite_citizen(person=teun, by=None)
    return teun


@pytest.fixture
def mother(jongere: Jongere) -> User:
    gezag = make_gezagsdrager(jongere=jongere, bsn=MOTHER_BSN, verified_by=make_user("Wie het zag"))
    return invite_citizen(person=gezag, by=None)


@pytest.fixture
def willem(inside: Tenant) -> User:
    return make_user("Willem de Wit", email="willem@noorderkoog.example")


def link(source: IdentitySource, user: User, sub: str) -> None:
    identities.link(source=source, sub=sub, user=user)


@pytest.fixture(autouse=True)
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pages to try the doors of, because those of the product may change."""
    for urlconf in test_pages.urlconfs():
        monkeypatch.setattr(urlconf, "urlpatterns", [*test_pages.urlpatterns, *urlconf.urlpatterns])
    clear_url_caches()
    yield
    clear_url_caches()
