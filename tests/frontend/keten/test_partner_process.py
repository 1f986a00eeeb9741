"""The hardened deployment: a server that has nothing but the database login of partners does the whole job."""

import os
import uuid
from datetime import timedelta

import psycopg
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.members.models import PartnerMember, PartnerRole
from accounts.models import User
from audit.models import Entry
from cases.jongeren.services import invite_citizen
from cases.signals.models import Melding
from consent.machtigingen.services import withdraw
from consent.models import Answer
from partners.models import Ketenpartner, Samenwerking
from sharing.models import Confirmation
from tenants import hop
from tenants.models import Tenant
from tests import factories as make
from tests.asking import asked
from tests.deciding import decided, signed
from tests.frontend.keten.serving import ask, serving
from tests.login import sign_in


@pytest.fixture(scope="module")
def port():
    """A server as web-partner runs it."""
    with serving(login="partner", faces="partner") as number:
        yield number


def visit(port, path, member, **over):
    return ask(port, path, cookie=member.cookie, **over)


def a_member(school, role=PartnerRole.MEDEWERKER):
    with hop("public"):
        user = User.objects.create_person(naam=f"Fatima {uuid.uuid4()}")
        member = PartnerMember.objects.create(user=user, ketenpartner=school, role=role)
        browser = sign_in(Client(), user, "partner")
    token = "a" * 32
    member.cookie = f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"
    member.cookie += f"; {settings.CSRF_COOKIE_NAME}={token}"
    member.answers = f"csrfmiddlewaretoken={token}"
    return member


@pytest.fixture
def school(committed):
    with hop("public"):
        school = Ketenpartner.objects.create(naam=f"ROC {uuid.uuid4()}", kind="mbo")
        tenant = Tenant.objects.get(schema_name=committed)
        Samenwerking.objects.create(
            ketenpartner=school, tenant=tenant, convenant="C", starts_on=timezone.localdate() - timedelta(days=1)
        )
    return school


@pytest.fixture
def shared(school):
    """Teun's first name and opleiding, shared with the school and signed by Teun, who may withdraw it."""
    case = make.make_filled_case(regiehouder=make.make_user("Willem de Wit"), task="jeugdwet")
    user = invite_citizen(person=case.jongere, by=case.regiehouder)
    afweging = signed(decided(case=case, partner=school, by=case.regiehouder), by=user)
    afweging.teun = user
    return afweging


def test_the_partner_login_reads_a_share_and_writes_it_down(port, school, shared):
    member = a_member(school)

    status, page = visit(port, f"/gedeeld/proeftuin/{shared.pk}/", member)

    assert (status, "Teun" in page, "Bakker" in page) == (200, True, False)
    assert Entry.objects.reads_of(shared.case_id).get().actor_id == member.pk
    assert "Teun" in visit(port, "/", member)[1]
    assert '"waarde":"Teun"' in visit(port, f"/api/v1/gedeelde-jongeren/{shared.pk}", member)[1]


def test_after_its_last_day_a_share_is_closed_and_told(port, school, shared):
    member, yesterday = a_member(school), timezone.localdate() - timedelta(days=1)
    with psycopg.connect(os.environ["DATABASE_ADMIN_URL"], autocommit=True) as time_machine:
        time_machine.execute("set session_replication_role = replica")
        time_machine.execute(
            "update proeftuin.consent_afweging set valid_from = %s, valid_until = %s where id = %s",
            [yesterday, yesterday, shared.pk],
        )

    assert visit(port, f"/gedeeld/proeftuin/{shared.pk}/", member)[0] == 404
    assert "De afgesproken tijd is voorbij." in visit(port, "/meldingen/", member)[1]


def test_the_partner_login_confirms_that_it_deleted(port, school, shared):
    member = a_member(school)
    withdraw(machtiging=shared.machtiging, by=shared.teun)

    status, _ = visit(port, f"/meldingen/proeftuin/{shared.pk}/gewist/", member, answers=member.answers)

    assert status == 302
    assert Confirmation.objects.get(afweging_id=shared.pk).member_id == member.pk


def test_the_partner_login_sends_a_signal_and_sees_that_it_came(port, school):
    """C12, law 3"""
    member = a_member(school)
    told = "&gemeente=proeftuin&voornaam=Teun&achternaam=Bakker&reden=Zit+thuis&vraag=Bel+mij&melder_email=f@roc.nl"

    status, page = visit(port, "/melden/nieuw/", member, answers=member.answers + told)

    assert (status, page) == (302, "")
    assert "Teun Bakker" in visit(port, "/melden/", member)[1]
    assert Melding.objects.get(ketenpartner_id=school.pk).melder_email == "f@roc.nl"


def test_the_partner_login_reads_what_it_is_asked_and_answers(port, school, shared):
    """Laws 3 and 4"""
    member, teun = a_member(school), shared.teun
    question = signed(asked(case=shared.case, partner=school, by=shared.case.regiehouder), by=teun)
    address = f"/vragen/proeftuin/{question.pk}/"

    assert "Vraag over Teun Bakker" in visit(port, address, member)[1]
    told = "&vraag__afspraken-text=Elke+maandag&vraag__begeleiding-why_not=Weet+ik+niet"
    status, _ = visit(port, address, member, answers=member.answers + told)

    assert status == 302
    assert {one.text for one in Answer.objects.filter(afweging=question)} == {"Elke maandag", ""}
    assert Entry.objects.filter(action="question.read", share_id=question.pk).exists()


def test_the_partner_login_ends_the_access_of_a_colleague(port, school):
    member, beheerder = a_member(school), a_member(school, PartnerRole.BEHEERDER)

    status, _ = visit(port, f"/collegas/{member.pk}/stoppen/", beheerder, answers=beheerder.answers)

    assert status == 302
    assert visit(port, "/", member)[0] == 404


def test_the_partner_login_invites_a_colleague(port, school):
    beheerder, address = a_member(school, PartnerRole.BEHEERDER), f"els.{uuid.uuid4()}@roc.example"
    told = f"{beheerder.answers}&naam=Els&email={address}&functie=mentor&role=medewerker"

    status, page = visit(port, "/collegas/nieuw/", beheerder, answers=told)

    assert (status, "Geef deze link aan Els" in page) == (200, True)
    with hop("public"):
        assert PartnerMember.objects.get(user__email=address).ketenpartner == school


def test_the_partner_process_knows_no_other_host(port, committed):
    for host in ("noorderkoog.localhost", "beheer.localhost", "nergens.localhost", "elders.example"):
        status, page = ask(port, "/", host=host)
        assert (status, "Dit adres bestaat niet" in page) == (404, True)
