"""Verzoeken on the werkplek: the list with clocks, deciding with reasons, and who sees which."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.rights import Role
from cases.agenda import due_in
from cases.dossier.models import Case
from consent.verzoeken.models import Kind, Outcome, Verzoek
from consent.verzoeken.services import ask, decide


@pytest.fixture
def asked(teun):
    return ask(case=teun.case, kind=Kind.BEPERKING, by=teun.user, told="Ik wil rust.")


def at(verzoek, rest=""):
    return f"/verzoeken/{verzoek.pk}/{rest}"


def test_the_list_tells_who_asks_what_and_by_when(regiehouder, asked, teun):
    page = regiehouder.client.get("/verzoeken/").content.decode()

    assert teun.case.jongere.naam in page
    assert "Even niets delen" in page
    assert "wacht op besluit" in page


def test_an_empty_list_says_so(regiehouder):
    assert "Er zijn geen verzoeken" in regiehouder.client.get("/verzoeken/").content.decode()


def test_the_list_takes_as_many_queries_for_ten_as_for_one(regiehouder, asked, teun, django_assert_max_num_queries):
    for _ in range(9):
        ask(case=teun.case, kind=Kind.INZAGE, by=teun.user)

    with django_assert_max_num_queries(40):
        regiehouder.client.get("/verzoeken/")


def test_a_decision_with_reasons_is_kept_and_told(regiehouder, asked, teun):
    regiehouder.client.post(at(asked), {"outcome": "toegewezen", "motivation": "Je hebt gelijk."})

    besluit = Verzoek.objects.get().besluit
    assert (besluit.outcome, besluit.motivation) == ("toegewezen", "Je hebt gelijk.")
    assert teun.user.notices.get().kind == "verzoek.decided"


def test_without_a_reason_nothing_is_decided_and_the_choice_stays(regiehouder, asked):
    answer = regiehouder.client.post(at(asked), {"outcome": "afgewezen", "motivation": ""})

    assert answer.status_code == 422
    assert "Schrijf op waarom." in answer.content.decode()
    assert not hasattr(Verzoek.objects.get(), "besluit")


def test_more_time_is_taken_once_with_the_reason(regiehouder, asked):
    regiehouder.client.post(at(asked, "verlengen/"), {"reason": "Het is veel."})

    assert Verzoek.objects.get().verlenging.reason == "Het is veel."
    assert regiehouder.client.post(at(asked, "verlengen/"), {"reason": "Nog meer."}).status_code == 422


def test_a_restriction_is_ended_on_a_day_that_the_jongere_knows(regiehouder, asked):
    decide(verzoek=asked, by=regiehouder.user, outcome=Outcome.GRANTED, motivation="Ja.")
    day = timezone.localdate() + timedelta(days=10)

    regiehouder.client.post(at(asked, "beperking-beeindigen/"), {"ends_on": day.isoformat(), "reason": "Uitgezocht."})

    assert Verzoek.objects.get().opheffing.ends_on == day


def test_what_came_by_phone_is_written_down_with_its_own_day(regiehouder, teun):
    day = timezone.localdate() - timedelta(days=3)

    regiehouder.client.post(
        f"/dossier/{teun.case.pk}/verzoek/nieuw/",
        {"kind": "correctie", "capacity": "jongere", "channel": "telefoon", "received_on": day.isoformat(),
         "told": "Mijn adres."},
    )  # fmt: skip

    verzoek = Verzoek.objects.get()
    assert (verzoek.received_on, verzoek.recorded_by, verzoek.by) == (day, regiehouder.user, None)


def test_the_fg_sees_every_verzoek_and_decides_a_klacht_only(colleague, asked, teun):
    fg = colleague("Mila Prins", Role.FG)
    klacht = ask(case=teun.case, kind=Kind.KLACHT, by=teun.user, told="Niemand belt.")

    assert fg.client.get(at(asked)).status_code == 200
    assert fg.client.post(at(asked), {"outcome": "toegewezen", "motivation": "Ja."}).status_code == 404
    assert fg.client.post(at(klacht), {"outcome": "toegewezen", "motivation": "Ja."}).status_code == 302


def test_a_klacht_is_not_there_for_the_regiehouder(regiehouder, teun):
    klacht = ask(case=teun.case, kind=Kind.KLACHT, by=teun.user, told="Niemand belt.")

    assert regiehouder.client.get(at(klacht)).status_code == 404
    assert "Klacht" not in regiehouder.client.get("/verzoeken/").content.decode()


def test_a_colleague_of_another_case_finds_nothing(colleague, asked):
    other = colleague("Nora Kok", Role.REGIEHOUDER)

    assert other.client.get(at(asked)).status_code == 404
    assert "Even niets delen" not in other.client.get("/verzoeken/").content.decode()


def test_the_day_list_tells_when_an_answer_is_due(asked, teun):
    items = due_in(Case.objects.filter(pk=teun.case.pk), until=asked.due_on)

    assert [item.text for item in items if item.kind == "verzoek"] == ["Besluit op verzoek: even niets delen"]
