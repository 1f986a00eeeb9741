"""The partner API: the same readings as the pages, for the same people."""

import json
import uuid

import pytest
from django.test import Client

from accounts.models import User
from audit.models import Entry
from consent.machtigingen.services import withdraw
from partners.models import Samenwerking
from tenants import hop
from tests.deciding import signed
from tests.login import sign_in

LIST = "/api/v1/gedeelde-jongeren"
NOTICES = "/api/v1/meldingen-einde-delen"


@pytest.fixture
def share(school, teun, deciding):
    return signed(deciding(case=teun.case, partner=school), by=teun.user)


def test_a_member_lists_what_is_shared_and_reads_one(school, teun, share):
    [found] = school.teacher.get(LIST).json()["resultaten"]
    one = school.teacher.get(f"{LIST}/{found['id']}").json()

    assert (found["naam"], found["kenmerk"], found["gemeente"]) == ("Teun", teun.case.reference, "Noorderkoog")
    assert "gegevens" not in found
    assert {row["code"]: row["waarde"] for row in one["gegevens"]} == {
        "persoon.roepnaam": "Teun",
        "onderwijs.opleiding": "Assistent techniek",
    }


def test_each_reading_is_written_down_with_what_it_read(school, teun, share):
    school.teacher.get(LIST)
    school.teacher.get(f"{LIST}/{share.pk}")

    lines = [line.fields for line in Entry.objects.reads_of(teun.case.pk)]
    assert lines == [["persoon.roepnaam", "onderwijs.opleiding"], ["persoon.roepnaam"]]


def test_another_partner_gets_nothing(partner, teun, share):
    outsider = partner("GGZ De Dijk", "ggz").teacher

    assert outsider.get(LIST).json()["aantal"] == 0
    assert outsider.get(f"{LIST}/{share.pk}").status_code == 404
    assert outsider.get(NOTICES).json()["resultaten"] == []
    assert outsider.post(f"{NOTICES}/{share.pk}/bevestiging").status_code == 404


@pytest.mark.parametrize("word", ["Bakker", "Oosterwijk", "Assistent", "2009"])
def test_a_search_in_what_a_list_does_not_show_finds_nothing(school, share, word):
    assert school.teacher.get(LIST, {"zoek": word}).json()["aantal"] == 0


def test_a_search_in_granted_names_finds(school, share):
    assert school.teacher.get(LIST, {"zoek": "teu", "sorteer": "-naam"}).json()["aantal"] == 1


def test_withdrawal_closes_and_becomes_a_notice_that_is_confirmed_once(school, teun, share):
    withdraw(machtiging=share.machtiging, by=teun.user)

    [notice] = school.teacher.get(NOTICES).json()["resultaten"]
    first = school.teacher.post(f"{NOTICES}/{share.pk}/bevestiging")
    again = school.teacher.post(f"{NOTICES}/{share.pk}/bevestiging")

    assert school.teacher.get(f"{LIST}/{share.pk}").status_code == 404
    assert notice["teBevestigen"] == ["onderwijs.opleiding", "persoon.roepnaam"]
    assert (first.status_code, first.json()["teBevestigen"]) == (201, [])
    assert first.json()["bevestigdOp"].endswith("Z")
    assert again.status_code == 409


def test_an_ended_samenwerking_is_told_and_nothing_else(school, share):
    with hop("public"):
        Samenwerking.objects.get(ketenpartner=school.ketenpartner).end()

    assert school.teacher.get(LIST).json()["aantal"] == 0
    told = school.teacher.get(NOTICES).json()
    assert [stop["organisatie"] for stop in told["gestopteSamenwerkingen"]] == ["gemeente Noorderkoog"]


def test_without_a_line_in_the_log_there_is_no_value(school, share, monkeypatch):
    def full(lines):
        raise OSError("the log is full")

    monkeypatch.setattr("sharing.reading.write", full)

    for path in (LIST, f"{LIST}/{share.pk}"):
        answer = school.teacher.get(path)
        assert answer.status_code == 500
        assert "Teun" not in answer.content.decode()
        assert json.loads(answer.content)["title"] == "Er ging iets mis"


def test_a_confirmation_from_another_site_is_refused(school, teun, share):
    withdraw(machtiging=share.machtiging, by=teun.user)
    browser = sign_in(Client(HTTP_HOST="partners.localhost", enforce_csrf_checks=True), school.member.user, "partner")

    assert browser.post(f"{NOTICES}/{share.pk}/bevestiging").status_code == 403
    assert school.teacher.get(NOTICES).json()["resultaten"][0]["bevestigdOp"] is None


@pytest.mark.parametrize("asked", [{"second_factor": False}, {}])
def test_only_a_member_with_a_second_factor_is_let_in(school, share, asked):
    with hop("public"):
        stranger = User.objects.create_person(naam="Vreemd")
    user = school.member.user if asked else stranger
    browser = sign_in(Client(HTTP_HOST="partners.localhost"), user, "partner", **asked)

    answer = browser.get(f"{LIST}/{share.pk}")

    assert answer.status_code in (302, 401)
    assert "Teun" not in answer.content.decode()


def test_the_api_is_at_the_host_for_partners_only(school, regiehouder, share):
    for browser in (regiehouder.client, Client(HTTP_HOST="beheer.localhost")):
        assert browser.get(LIST).status_code == 404
    assert school.teacher.get(f"{LIST}/{uuid.uuid4()}").status_code == 404
