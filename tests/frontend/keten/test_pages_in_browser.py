"""Every page for partners and for the operator in a real browser, on a desk and on a small phone: axe and width."""

import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.members.models import PartnerMember
from accounts.models import User
from cases.catalogue import FIELDS, Category
from cases.jongeren.services import invite_citizen
from consent.machtigingen.services import withdraw
from partners.models import Ketenpartner, Samenwerking
from tenants import hop
from tenants.models import Tenant
from tests import factories as make
from tests.chromium import in_chromium
from tests.deciding import decided, signed
from tests.frontend.keten.serving import serving
from tests.frontend.mijn.browser import violations_at_both_sizes
from tests.login import an_operator, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]  # axe is slow on a busy machine


@pytest.fixture
def school(committed):
    """A school with a beheerder, in two samenwerkingen of which one has ended."""
    with hop("public"):
        school = Ketenpartner.objects.create(naam=f"ROC Waterkant {uuid.uuid4().hex[:6]}", kind="mbo", plaats="Koog")
        for schema in (committed, "zandwaard"):
            samenwerking = Samenwerking.objects.create(
                ketenpartner=school, tenant=Tenant.objects.get(schema_name=schema), convenant="Convenant Samen 2026",
                starts_on=timezone.localdate() - timedelta(days=1),
            )  # fmt: skip
        samenwerking.end()
        school.members_here = [a_member(school, naam) for naam in ("Fatima el Idrissi", "Bas Beheerder")]
    return school


def a_member(school, naam):
    user = User.objects.create_person(naam=naam, email=f"{uuid.uuid4().hex[:8]}@roc-waterkant.example")
    return PartnerMember.objects.create(user=user, ketenpartner=school, role="beheerder", functie="mentor")


@pytest.fixture
def shares(school):
    """One share of all fields that are not special, one that ends soon, and two that were withdrawn."""
    regiehouder = make.make_user("Willem de Wit")
    soon = timezone.localdate() + timedelta(days=9)

    def share(*, fields, **period):
        case = make.make_filled_case(regiehouder=regiehouder, task="jeugdwet")
        user = invite_citizen(person=case.jongere, by=regiehouder)
        afweging = decided(case=case, partner=school, by=regiehouder, fields=fields, **period)
        return signed(afweging, by=user), user

    everything, _ = share(fields=[code for code, field in FIELDS.items() if field.category == Category.GEWOON])
    share(fields=["onderwijs.opleiding"], valid_until=soon)
    for _ in range(2):
        gone, user = share(fields=["persoon.naam", "contact.adres"])
        withdraw(machtiging=gone.machtiging, by=user)
    return everything, gone


def cookie_of(browser, host, port):
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": browser.cookies[name].value, "url": f"http://{host}.localhost:{port}"}


def complaints(cookie, port, host, paths):
    """What axe, the width and the console have to say about these pages."""
    site = f"http://{host}.localhost:{port}"
    found = in_chromium(lambda browser: visited(browser, cookie, site, paths)).result()
    return {where: what for where, what in found.items() if what != [200]}


def visited(browser, cookie, site, paths):
    found = {}
    with browser.new_context() as context:
        context.add_cookies([cookie])
        for path in paths:
            page, said = context.new_page(), []
            page.on("console", lambda message, said=said: message.type == "error" and said.append(message.text))
            answer = page.goto(f"{site}{path}")
            found[path] = [answer.status, *violations_at_both_sizes(page), *said]
            page.close()
    return found


def test_the_pages_for_partners_are_accessible_and_fit(school, shares):
    everything, _ = shares
    me, colleague = school.members_here
    browser = sign_in(Client(), me.user, "partner")
    paths = ["/", "/?zoek=niemand", f"/gedeeld/proeftuin/{everything.pk}/", "/meldingen/", "/collegas/",
             f"/collegas/{colleague.pk}/stoppen/"]  # fmt: skip

    with serving(login="partner", faces="partner") as port:
        assert complaints(cookie_of(browser, "partners", port), port, "partners", paths) == {}


def test_the_pages_for_the_operator_are_accessible_and_fit(school):
    with hop("public"):
        running = Samenwerking.objects.get(ketenpartner=school, ended_at=None)
    base = f"/ketenpartners/{school.pk}/"
    paths = ["/", "/ketenpartners/", "/ketenpartners/nieuw/", base, f"{base}wijzigen/", f"{base}samenwerking/",
             f"{base}medewerker/", f"/samenwerkingen/{running.pk}/stoppen/",
             f"/medewerkers/{school.members_here[0].pk}/stoppen/"]  # fmt: skip

    with an_operator() as user, serving(login="app", faces="web") as port:
        browser = sign_in(Client(), user, "operator")
        assert complaints(cookie_of(browser, "beheer", port), port, "beheer", paths) == {}
