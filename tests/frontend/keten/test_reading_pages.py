"""What a member of a ketenpartner reads, and what closes it: each time at the next request."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from audit.models import Entry
from consent.afwegingen.services import end
from consent.machtigingen.services import withdraw
from partners.models import Samenwerking
from tenants import hop
from tests.frontend.keten.conftest import main_text, shown_fields


def address(afweging, schema="noorderkoog"):
    return f"/gedeeld/{schema}/{afweging.pk}/"


def test_a_member_reads_the_granted_fields_and_nothing_else(school, teun, sharing):
    afweging = sharing(school)

    answer = school.teacher.get(address(afweging))

    assert shown_fields(answer) == {"Roepnaam": "Teun", "Opleiding": "Assistent techniek"}
    assert teun.case.jongere.achternaam not in answer.content.decode()


def test_the_page_says_what_it_is_for_until_when_and_whom_to_ask(school, regiehouder, sharing):
    afweging = sharing(school)

    text = main_text(school.teacher.get(address(afweging)))

    assert afweging.doel in text
    assert f"{afweging.valid_until.day} " in text
    assert "CONS: Toestemming voor extra hulp" in text
    assert regiehouder.user.naam in text


def test_the_page_says_how_to_reach_the_regiehouder_and_leaves_out_what_is_not_known(school, regiehouder, sharing):
    afweging = sharing(school)
    without = main_text(school.teacher.get(address(afweging)))

    User.objects.filter(pk=regiehouder.user.pk).update(telefoon="06 00000101")

    page = main_text(school.teacher.get(address(afweging)))
    assert regiehouder.user.email in without
    assert "06 00000101 " + regiehouder.user.email in page


def test_a_field_of_many_rows_is_a_table(school, sharing):
    text = main_text(school.teacher.get(address(sharing(school, "verzuim.periodes"))))

    assert "Soort Van Tot" in text
    assert "Niet bekend" in text


def test_a_coarser_field_shows_only_the_coarser_value(school, teun, sharing):
    answer = school.teacher.get(address(sharing(school, "persoon.geboortedatum>persoon.leeftijd")))

    assert shown_fields(answer) == {"Leeftijd": "17"}
    assert f"{teun.case.jongere.geboortedatum:%d-%m-%Y}" not in answer.content.decode()


def test_a_member_of_another_partner_sees_nothing(school, partner, teun, sharing):
    afweging = sharing(school)
    outsider = partner("GGZ De Dijk", "ggz")

    assert outsider.teacher.get(address(afweging)).status_code == 404
    assert "Er is nu niets met jullie gedeeld" in main_text(outsider.teacher.get("/"))
    assert teun.case.reference not in outsider.teacher.get("/meldingen/").content.decode()


def test_what_is_not_open_looks_like_what_never_was(school, partner, sharing):
    closed, never = sharing(partner("GGZ De Dijk", "ggz")).pk, uuid.uuid4()

    answers = [
        school.teacher.get(f"/gedeeld/{schema}/{number}/")
        for number in (closed, never)
        for schema in ("noorderkoog", "zandwaard", "bestaat_niet", "public", "Rare naam")
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({main_text(answer) for answer in answers}) == 1


def test_who_is_not_logged_in_goes_to_the_login_page(school, sharing):
    answer = Client(HTTP_HOST="partners.localhost").get(address(sharing(school)))

    assert answer.headers["Location"].startswith("/inloggen/")


def test_after_withdrawal_the_next_request_shows_nothing(school, teun, sharing):
    afweging = sharing(school)
    assert school.teacher.get(address(afweging)).status_code == 200

    withdraw(machtiging=afweging.machtiging, by=teun.user)

    assert school.teacher.get(address(afweging)).status_code == 404
    assert teun.case.reference not in school.teacher.get("/").content.decode()


def test_a_field_that_is_withdrawn_is_gone_and_the_others_stay(school, teun, sharing):
    afweging = sharing(school)

    withdraw(machtiging=afweging.machtiging, by=teun.user, codes=["persoon.roepnaam"])

    answer = school.teacher.get(address(afweging))
    assert shown_fields(answer) == {"Opleiding": "Assistent techniek"}
    assert "Teun" not in answer.content.decode()
    assert "Teun" not in school.teacher.get("/").content.decode()


def test_when_the_regiehouder_stops_nothing_is_left(school, regiehouder, sharing):
    afweging = sharing(school)

    end(afweging=afweging, by=regiehouder.user, reason="Niet meer nodig.")

    assert school.teacher.get(address(afweging)).status_code == 404


def test_an_ended_samenwerking_closes_at_the_next_request_and_says_so(school, teun, sharing):
    afweging = sharing(school)
    assert school.teacher.get(address(afweging)).status_code == 200

    with hop("public"):
        Samenwerking.objects.get(ketenpartner=school.ketenpartner).end()

    assert school.teacher.get(address(afweging)).status_code == 404
    text = main_text(school.teacher.get("/"))
    assert "De samenwerking met gemeente Noorderkoog is gestopt" in text
    assert "Gebruik niets meer en wis wat je bewaarde." in text
    assert teun.case.reference not in school.teacher.get("/meldingen/").content.decode()


@pytest.mark.parametrize("days", [1, 400])
def test_a_samenwerking_that_ran_out_is_closed(school, sharing, days):
    afweging = sharing(school)
    with hop("public"):
        over = timezone.localdate() - timedelta(days=days)
        Samenwerking.objects.filter(ketenpartner=school.ketenpartner).update(starts_on=over, ends_on=over)

    assert school.teacher.get(address(afweging)).status_code == 404


def test_one_reading_writes_one_line_with_the_fields(school, teun, sharing):
    school.teacher.get(address(sharing(school)))

    line = Entry.objects.reads_of(teun.case.pk).get()
    assert line.fields == ["persoon.roepnaam", "onderwijs.opleiding"]
    assert line.actor_name == school.member.naam


def test_without_a_line_in_the_log_there_is_no_value_on_the_page(school, sharing, monkeypatch):
    afweging = sharing(school)
    school.teacher.raise_request_exception = False
    monkeypatch.setattr("sharing.reading.write", broken_log)

    for path in (address(afweging), "/"):
        answer = school.teacher.get(path)
        assert answer.status_code == 500
        assert "Teun" not in answer.content.decode()


def broken_log(lines):
    raise OSError("the log is full")
