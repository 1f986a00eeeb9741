"""The hardened deployment: a server that has nothing but the database login of partners does the whole job."""

import os
import socket
import subprocess
import sys
import time
import uuid
from datetime import timedelta
from http.client import HTTPConnection

import psycopg
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.members.models import PartnerMember, PartnerRole
from accounts.models import User
from audit.models import Entry
from cases.jongeren.services import invite_citizen
from consent.machtigingen.services import withdraw
from partners.models import Ketenpartner, Samenwerking
from sharing.models import Confirmation
from tenants import hop
from tenants.models import Tenant
from tests import factories as make
from tests.deciding import decided, signed
from tests.login import sign_in

ONLY_FOR_OTHERS = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_ADMIN_URL", "DATABASE_SEALER_URL", "KETEN_KEK")


@pytest.fixture(scope="module")
def port():
    """A server as web-partner runs it: this login, these faces, no key of the tenants."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        base = {name: value for name, value in os.environ.items() if name not in ONLY_FOR_OTHERS}
        mine = {"KETEN_LOGIN": "partner", "KETEN_FACES": "partner", "SECRET_KEY": settings.SECRET_KEY,
                "KETEN_PUBLIC_KEK": settings.KETEN_PUBLIC_KEK, "WEB_BIND": f"fd://{listening.fileno()}"}  # fmt: skip
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn"],
            env=base | mine, pass_fds=[listening.fileno()], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        number = listening.getsockname()[1]
        wait_for(number)
        yield number
        server.terminate()
        server.wait(timeout=30)


def wait_for(port):
    for _ in range(100):
        try:
            if ask(port, "/gezond/klaar")[0] == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the partner process did not start")


def ask(port, path, member=None, *, answers=None):
    """Status and text of one request at the address for partners."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Host": "partners.localhost"} | ({"Cookie": member.cookie} if member else {})
    if answers is not None:
        headers |= {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("GET" if answers is None else "POST", path, body=answers, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


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

    status, page = ask(port, f"/gedeeld/proeftuin/{shared.pk}/", member)

    assert (status, "Teun" in page, "Bakker" in page) == (200, True, False)
    assert Entry.objects.reads_of(shared.case_id).get().actor_id == member.pk
    assert "Teun" in ask(port, "/", member)[1]
    assert '"waarde":"Teun"' in ask(port, f"/api/v1/gedeelde-jongeren/{shared.pk}", member)[1]


def test_after_its_last_day_a_share_is_closed_and_told(port, school, shared):
    member, yesterday = a_member(school), timezone.localdate() - timedelta(days=1)
    with psycopg.connect(os.environ["DATABASE_ADMIN_URL"], autocommit=True) as time_machine:
        time_machine.execute("set session_replication_role = replica")
        time_machine.execute(
            "update proeftuin.consent_afweging set valid_from = %s, valid_until = %s where id = %s",
            [yesterday, yesterday, shared.pk],
        )

    assert ask(port, f"/gedeeld/proeftuin/{shared.pk}/", member)[0] == 404
    assert "De afgesproken tijd is voorbij." in ask(port, "/meldingen/", member)[1]


def test_the_partner_login_confirms_that_it_deleted(port, school, shared):
    member = a_member(school)
    withdraw(machtiging=shared.machtiging, by=shared.teun)

    status, _ = ask(port, f"/meldingen/proeftuin/{shared.pk}/gewist/", member, answers=member.answers)

    assert status == 302
    assert Confirmation.objects.get(afweging_id=shared.pk).member_id == member.pk


def test_the_partner_login_ends_the_access_of_a_colleague(port, school):
    member, beheerder = a_member(school), a_member(school, PartnerRole.BEHEERDER)

    status, _ = ask(port, f"/collegas/{member.pk}/stoppen/", beheerder, answers=beheerder.answers)

    assert status == 302
    assert ask(port, "/", member)[0] == 404


def test_the_partner_process_knows_no_other_host(port, committed):
    for host in ("noorderkoog.localhost", "beheer.localhost", "nergens.localhost", "elders.example"):
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/", headers={"Host": host})
        answer = connection.getresponse()
        assert (answer.status, "Dit adres bestaat niet" in answer.read().decode()) == (404, True)
