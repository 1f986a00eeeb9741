"""On the page: what each way on does, that it is done, and that a mistake costs nothing (WEB 9.2.1)."""

import pytest

from accounts.levels import Level
from accounts.rights import Role
from cases.dossier.models import Case
from cases.jongeren.services import invite_citizen
from cases.leeftijd.models import Leeftijdskeuze
from consent.afwegingen.other_task import effects_of
from consent.models import Grondslag
from consent.open import OpenShare
from tests import factories as make
from tests.conftest import client_of
from tests.frontend.werkplek.pages import at, text_of
from tests.leaving import further, goodbye, turning
from tests.login import sign_in

FURTHER = {"task": "wmo", "reason": "Zij heeft begeleiding nodig.", "version": "1"}
GOODBYE = {
    "reason": "Zij heeft werk.", "overdracht": "gedaan", "opvolger_naam": "Roos de Vries",
    "opvolger_organisatie": "Sociaal wijkteam", "overgedragen_op": make.days_ago(1).isoformat(), "how": "post",
    "zonder_brief": "", "overdracht_reden": "", "version": "1",
}  # fmt: skip
WAYS = [("leeftijd-verder", FURTHER), ("leeftijd-afscheid", GOODBYE)]
each_way = pytest.mark.parametrize(("way", "sent"), WAYS, ids=[name for name, _ in WAYS])


@pytest.fixture
def amira(regiehouder):
    """26, and 27 in ten days."""
    return turning(10, regiehouder=regiehouder.user)


@pytest.fixture
def person_of(regiehouder, gemeente):
    """Logs in somebody at Mijn."""

    def log_in(row):
        user = invite_citizen(person=row, by=regiehouder.user)
        return sign_in(client_of(gemeente), user, "citizen", schema=gemeente.schema_name, level=Level.SUBSTANTIEEL)

    return log_in


@pytest.fixture
def letter(amira):
    return {"edition": str(make.shipped("afscheid-bij-27").pk)}


def test_the_day_list_leads_to_the_choice_and_it_goes_when_made(regiehouder, amira):
    day = regiehouder.client.get(at("vandaag"))
    assert "Wordt 27: het Doorstroompunt stopt." in text_of(day)
    assert at("leeftijd", amira.pk) in day.content.decode()

    further(amira)

    assert "Wordt 27" not in text_of(regiehouder.client.get(at("vandaag")))


def test_after_the_birthday_the_coordinator_sees_it_too(colleague, regiehouder):
    turning(-3, regiehouder=regiehouder.user)

    page = text_of(colleague("Cor Coördinator", Role.COORDINATOR).client.get(at("vandaag-team"), {"toon": "laat"}))

    assert "Is 27 geworden en staat nog bij het Doorstroompunt." in page


def test_the_page_tells_both_ways_on(regiehouder, amira):
    page = text_of(regiehouder.client.get(at("leeftijd", amira.pk)))

    assert "Verder onder een andere taak" in page
    assert "Afsluiten met een goed afscheid" in page
    assert "Het dossier sluit niet vanzelf" in page


def test_going_on_is_shown_on_the_case_with_who_and_why(regiehouder, amira):
    sent = regiehouder.client.post(at("leeftijd-verder", amira.pk), FURTHER)

    assert sent["Location"] == at("case", amira.pk)
    page = text_of(regiehouder.client.get(sent["Location"]))
    assert "Het dossier gaat verder: Maatschappelijke ondersteuning (Wmo)." in page
    assert "Zij heeft begeleiding nodig." in page
    assert "door Willem de Wit" in page


def test_a_goodbye_closes_and_keeps_who_took_over_and_the_letter(regiehouder, amira, letter):
    sent = regiehouder.client.post(at("leeftijd-afscheid", amira.pk), GOODBYE | letter)

    assert sent.status_code == 302, text_of(sent)
    page = text_of(regiehouder.client.get(at("case", amira.pk)))
    assert "aan Roos de Vries, Sociaal wijkteam" in page
    assert "27 jaar geworden" in page
    paper = at("letter-paper", amira.pk, Leeftijdskeuze.objects.get().letter_id)
    assert regiehouder.client.get(paper).content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"opvolger_naam": ""}, "Schrijf op wie het overneemt."),
        ({"overgedragen_op": ""}, "Kies op welke dag."),
        ({"overgedragen_op": make.days_ago(-9).isoformat()}, "Kies voor de overdracht een dag die al geweest is."),
        ({"overdracht": "geweigerd", "opvolger_naam": ""}, "Schrijf op waarom niemand het overneemt."),
        ({"overdracht": ""}, "Kies of iemand het overneemt."),
        ({"edition": ""}, "Kies een brief."),
        ({"how": ""}, "Schrijf op waarom niet."),
        ({"reason": "Zij heeft werk." + "x" * 1000}, "1000"),
        ({"version": "7"}, "anders"),
    ],
)
def test_a_mistake_is_told_in_dutch_and_nothing_typed_is_lost(regiehouder, amira, letter, wrong, error):
    page = regiehouder.client.post(at("leeftijd-afscheid", amira.pk), GOODBYE | letter | wrong)

    assert page.status_code == 422
    assert error in text_of(page)
    assert "Zij heeft werk." in page.content.decode()
    assert Case.objects.get(pk=amira.pk).closed_at is None


@each_way
def test_who_may_not_change_the_case_may_not_choose(colleague, amira, way, sent):
    outsider = colleague("Bo Buitenstaander").client
    onlooker = colleague("Cor Coördinator", Role.COORDINATOR, Role.FG).client

    assert outsider.get(at("leeftijd", amira.pk)).status_code == 404
    for client in (outsider, onlooker):
        assert client.get(at(way, amira.pk)).status_code == 404
        assert client.post(at(way, amira.pk), sent).status_code == 404
    assert "De regiehouder kiest." in text_of(onlooker.get(at("leeftijd", amira.pk)))


@each_way
def test_too_early_or_twice_is_refused_in_a_sentence(regiehouder, amira, letter, way, sent):
    early = turning(200, regiehouder=regiehouder.user)
    further(amira)

    for case in (early, amira):
        page = regiehouder.client.post(at(way, case.pk), sent | letter | {"version": str(case.version)})
        assert page.status_code == 422
        assert "Hier is nu niets te kiezen." in text_of(page)
    assert "Hier is nu niets te kiezen" in text_of(regiehouder.client.get(at("leeftijd", early.pk)))


def test_closing_for_age_leads_to_the_goodbye(regiehouder, amira):
    sent = regiehouder.client.post(at("close", amira.pk), {"reason": "leeftijd", "version": "1"})

    assert sent["Location"] == at("leeftijd-afscheid", amira.pk)


def test_the_page_tells_what_closes_and_that_is_what_closes(regiehouder, amira, partner, deciding):
    """Law 2: the preview follows the rule of the database."""
    make.make_inschrijving(jongere=amira.jongere)
    held = deciding(case=amira, partner=partner("Werk en Inkomen", "werk_en_inkomen"), grondslag="RMC-2",
                    receiving="PW-1", fields=["persoon.roepnaam"], valid_until=make.days_ago(-5))  # fmt: skip
    assert OpenShare.objects.filter(pk=held.pk).exists(), Grondslag.objects.get(code="RMC-2").tasks

    (wmo, *_) = effects_of(amira, ["wmo"])
    assert [one.afweging for one in wmo.closes] == [held]
    assert "Gaat dicht: Werk en Inkomen." in text_of(regiehouder.client.get(at("leeftijd-verder", amira.pk)))

    further(amira)
    assert not OpenShare.objects.filter(pk=held.pk).exists()


def test_the_letter_can_be_rewritten_by_the_gemeente(regiehouder, amira, colleague):
    beheerder = colleague("Fenna Beheer", Role.FUNCTIONEEL_BEHEERDER).client
    letter = make.shipped("afscheid-bij-27")

    assert "Bedankt, en het ga je goed" in text_of(beheerder.get(f"/inrichting/{letter.pk}/"))


def test_the_jongere_reads_it_in_plain_words(regiehouder, amira, person_of):
    goodbye(amira)

    page = text_of(person_of(amira.jongere).get("/mijn/"))

    assert "We namen afscheid" in page
    assert "Roos de Vries van Sociaal wijkteam neemt het over." in page
    assert "Je kreeg een brief: Afscheid: het Doorstroompunt stopt." in page
