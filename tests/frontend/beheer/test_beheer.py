"""What the operator does: partners, samenwerkingen and people; and what an operator never reaches."""

import os
import re

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.members.models import PartnerMember
from audit.models import Entry
from partners.models import Ketenpartner, Samenwerking
from tenants import current, hop
from tenants.models import Tenant
from tests.deciding import signed
from tests.login import sign_in

OIN = "00000001123456789000"


def actions():
    with hop("public"):
        return set(Entry.objects.values_list("action", flat=True))


@pytest.fixture
def sealing():
    """The sealer left word about each log a moment ago."""
    with psycopg.connect(os.environ["DATABASE_ADMIN_URL"], autocommit=True) as database:
        database.execute("""
            insert into audit_pulse (schema, seen_at, last_number, findings)
            select schema_name, now(), 1, 0 from tenants_tenant union values ('public', now(), 1, 0)
        """)
        yield
        database.execute("delete from audit_pulse")


def test_without_a_sealer_the_operator_is_warned_at_every_gemeente(operator):
    assert operator.get("/").content.decode().count("draait de sealer?") == len(Tenant.objects.all()) + 1


def test_the_operator_sees_every_gemeente_and_whether_it_is_up_to_date(operator, sealing):
    page = operator.get("/").content.decode()

    for naam in ("Noorderkoog", "Zandwaard", "Waterland-Midden"):
        assert naam in page
    assert "in orde" in page
    assert "loopt achter" not in page


def test_a_partner_is_added_with_its_number_as_people_write_it(operator):
    answer = operator.post("/ketenpartners/nieuw/", {"naam": "ROC Nieuw", "kind": "mbo", "brin": "25 lx"}, follow=True)

    assert "ROC Nieuw is bewaard" in answer.content.decode()
    with hop("public"):
        assert Ketenpartner.objects.get(naam="ROC Nieuw").brin == "25LX"
    assert "ketenpartner.added" in actions()


@pytest.mark.parametrize(
    ("number", "value", "told"),
    [
        ("oin", "123", "Een OIN heeft 20 cijfers"),
        ("kvk", "1234567", "Een KvK-nummer heeft 8 cijfers"),
        ("brin", "roc", "Een BRIN is 2 cijfers en 2 letters"),
    ],
)
def test_a_wrong_number_is_refused_in_words(operator, number, value, told):
    answer = operator.post("/ketenpartners/nieuw/", {"naam": "ROC Fout", "kind": "mbo", number: value})

    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_a_number_belongs_to_one_partner(operator):
    operator.post("/ketenpartners/nieuw/", {"naam": "Gemeente Een", "kind": "wijkteam", "oin": OIN})

    answer = operator.post("/ketenpartners/nieuw/", {"naam": "Gemeente Twee", "kind": "wijkteam", "oin": OIN})

    assert "Er is al een ketenpartner met dit OIN-nummer." in answer.content.decode()


def test_a_name_belongs_to_one_partner(operator, school):
    answer = operator.post("/ketenpartners/nieuw/", {"naam": "ROC Waterkant", "kind": "mbo"})

    assert "Er is al een ketenpartner met deze naam." in answer.content.decode()


def test_a_change_is_kept_and_written_down(operator, school):
    operator.post(f"/ketenpartners/{school.id}/wijzigen/", {"naam": "ROC Waterkant", "kind": "mbo", "plaats": "Koog"})

    assert "Koog" in operator.get(f"/ketenpartners/{school.id}/").content.decode()
    assert "ketenpartner.changed" in actions()


def test_a_samenwerking_is_added_once(operator, school, zandwaard):
    asked = {"tenant": zandwaard.pk, "convenant": "Convenant 2027", "starts_on": timezone.localdate()}

    first = operator.post(f"/ketenpartners/{school.id}/samenwerking/", asked)
    again = operator.post(f"/ketenpartners/{school.id}/samenwerking/", asked)

    assert first.status_code == 302
    assert "Met deze gemeente of regio is er al een samenwerking." in again.content.decode()
    assert "samenwerking.added" in actions()


def test_a_samenwerking_does_not_end_before_it_begins(operator, school, zandwaard):
    answer = operator.post(
        f"/ketenpartners/{school.id}/samenwerking/",
        {"tenant": zandwaard.pk, "convenant": "C", "starts_on": "2027-02-01", "ends_on": "2027-01-01"},
    )

    assert "De einddatum ligt voor de begindatum." in answer.content.decode()


def test_ending_a_samenwerking_is_asked_twice_and_closes_at_the_next_request(operator, school, teun, deciding):
    afweging = signed(deciding(case=teun.case, partner=school), by=teun.user)
    shared = f"/gedeeld/noorderkoog/{afweging.pk}/"
    with hop("public"):
        address = f"/samenwerkingen/{Samenwerking.objects.get(ketenpartner=school.ketenpartner).pk}/stoppen/"

    assert "leest dan direct niets meer" in operator.get(address).content.decode()
    assert school.teacher.get(shared).status_code == 200
    operator.post(address)

    assert school.teacher.get(shared).status_code == 404
    assert operator.post(address).status_code == 404
    assert "samenwerking.ended" in actions()


def test_a_new_member_chooses_a_password_with_the_link_that_is_shown_once(operator, school):
    answer = operator.post(
        f"/ketenpartners/{school.id}/medewerker/",
        {"naam": "Dirk Docent", "email": "dirk@roc.example", "functie": "mentor", "role": "medewerker"},
    )
    path = re.search(r"http://partners\.localhost(/account/password/reset/key/\S+/)", answer.content.decode())[1]
    chosen = {"password1": "vier koeien in de wei", "password2": "vier koeien in de wei"}
    browser = Client(HTTP_HOST="partners.localhost")

    form = browser.get(path, follow=True)
    done = browser.post(form.redirect_chain[-1][0], chosen)

    assert done.headers["Location"] == "/account/password/reset/key/done/"
    assert Client(HTTP_HOST="partners.localhost").get(path).context["token_fail"]
    assert {"member.added", "member.password_link"} <= actions()


def test_an_e_mail_address_belongs_to_one_person(operator, school):
    asked = {"naam": "Dirk", "email": school.member.user.email.upper(), "role": "medewerker"}

    answer = operator.post(f"/ketenpartners/{school.id}/medewerker/", asked)

    assert "Er is al iemand met dit e-mailadres." in answer.content.decode()


def test_a_member_that_is_ended_is_out_at_the_next_request(operator, school):
    assert school.teacher.get("/").status_code == 200

    operator.post(f"/medewerkers/{school.member.pk}/stoppen/")

    assert school.teacher.get("/").status_code == 404
    with hop("public"):
        assert PartnerMember.objects.filter(pk=school.member.pk).exists()
    assert "member.ended" in actions()


def test_the_pages_of_the_operator_exist_for_no_one_else(school, regiehouder):
    browser = sign_in(Client(HTTP_HOST="beheer.localhost"), school.member.user, "partner")

    for path in ("/", "/ketenpartners/", f"/ketenpartners/{school.id}/", "/ketenpartners/nieuw/"):
        assert browser.get(path).status_code == 404
        assert school.teacher.get(path).status_code == (200 if path == "/" else 404)


def test_no_page_of_the_operator_enters_a_gemeente(operator, school, teun, deciding):
    signed(deciding(case=teun.case, partner=school), by=teun.user)
    stood = set()

    def watch(execute, *asked):
        stood.add(current().schema)
        return execute(*asked)

    for path in ("/", "/ketenpartners/", f"/ketenpartners/{school.id}/", f"/ketenpartners/{school.id}/medewerker/"):
        with connection.execute_wrapper(watch):
            page = operator.get(path)
        assert page.status_code == 200
        assert teun.case.reference not in page.content.decode()

    assert stood == {"public"}
