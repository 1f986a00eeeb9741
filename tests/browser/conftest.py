"""The town, the story that happens in it, and a browser to walk through it."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from playwright.sync_api import Browser, Page, sync_playwright

from accounts.members.models import PartnerMember
from accounts.models import User
from cases.jongeren.services import invite_citizen
from consent.models import Afweging
from partners.models import Ketenpartner, Samenwerking
from tenants import hop
from tenants.models import Tenant
from tests import deciding
from tests import factories as make
from tests.browser.people import PASSWORD
from tests.browser.town import Town, running
from tests.chromium import FLAGS
from tests.plugin_report import need

PATIENCE = 30_000


@dataclass
class Story:
    """Willem leads the case of Teun; Fatima teaches at a ROC that works with the gemeente."""

    town: Town
    tag: str
    willem: User
    teun: User
    fatima: User
    roc: Ketenpartner
    reference: str
    case_id: uuid.UUID

    @property
    def fatima_email(self) -> str:
        return self.fatima.email

    def asked(self) -> Afweging:
        """Willem decided to share two fields; Teun was asked."""
        case = self.willem.cases.get(pk=self.case_id)
        return deciding.decided(case=case, partner=self.roc, by=self.willem)


@pytest.fixture(scope="session")
def town(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    need("chromium")
    with running(tmp_path_factory.mktemp("town")) as town:
        yield town


@pytest.fixture
def trusted(town: Town, committed: str) -> Iterator[Town]:
    """The gemeente trusts the provider of the town for as long as a test lasts: no other test knows a demo source."""
    town.trust()
    yield town
    town.forget()


@pytest.fixture
def story(trusted: Town, committed: str) -> Story:
    """New people and a new case for every test, committed: the processes of the town see them."""
    town = trusted
    tag = uuid.uuid4().hex[:6]
    willem = make.make_user(f"Willem de Wit {tag}", telefoon="06 1234 5678")
    case = make.make_filled_case(regiehouder=willem, jongere=make.make_jongere(achternaam=f"Bakker-{tag}"))
    teun = invite_citizen(person=case.jongere, by=willem)
    town.knows_staff(f"willem-{tag}", willem)
    town.knows_jongere(f"teun-{tag}", teun, case.jongere.bsn)
    with hop("public"):
        roc = Ketenpartner.objects.create(naam=f"ROC Waterkant {tag}", kind="mbo")
        tenant = Tenant.objects.get(schema_name=committed)
        started = timezone.localdate() - timedelta(days=30)
        Samenwerking.objects.create(ketenpartner=roc, tenant=tenant, convenant="Convenant", starts_on=started)
        fatima = teacher(roc, tag)
    return Story(town, tag, willem, teun, fatima, roc, case.reference, case.pk)


def teacher(roc: Ketenpartner, tag: str) -> User:
    """With a password that was set from an invitation, and no second factor yet."""
    user = User.objects.create_person(naam=f"Fatima {tag}", email=f"fatima-{tag}@roc.example")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    PartnerMember.objects.create(user=user, ketenpartner=roc, functie="docent")
    return user


@pytest.fixture
def chromium(story: Story) -> Iterator[Browser]:
    """Begun after the story: as long as it runs, the test itself does nothing in the database."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=need("chromium"), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Browser) -> Callable[..., Page]:
    """A browser of somebody, with cookies of its own."""

    def open_page(width: int = 1280, *, javascript: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, locale="nl-NL", java_script_enabled=javascript
        )
        context.set_default_timeout(PATIENCE)
        return context.new_page()

    return open_page
