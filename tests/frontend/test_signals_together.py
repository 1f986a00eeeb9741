"""The same signals for the regiehouder and the jongere, side by side (C6)."""

import pytest

from accounts.levels import Level
from accounts.rights import Right
from cases.dossier.team import add_colleague
from cases.jongeren.services import invite_citizen
from tests.cases.test_samenkijken import joined
from tests.conftest import client_of
from tests.frontend.werkplek.pages import at, text_of
from tests.login import sign_in
from tests.scoring import make_fall


@pytest.fixture
def melding(teun):
    return joined(teun.case, melder_naam="Klaas Klikker", melder_organisatie="ROC Waterkant", reden="Komt niet meer.")


def test_regiehouder_and_jongere_read_the_same_words(teun, regiehouder, melding):
    """C6"""
    make_fall(case=teun.case)
    shown = (text_of(regiehouder.client.get(at("together", teun.case.pk))), text_of(teun.client.get("/mijn/signalen/")))

    for words in ("ROC Waterkant", "Komt niet meer.", "Een score daalde snel", "Hier kijken we nog naar."):
        assert all(words in page for page in shown)
    assert not any("Klikker" in page for page in shown)


def test_what_the_jongere_types_on_the_phone_stands_on_both_pages(teun, regiehouder, melding):
    """C6"""
    teun.client.post(f"/mijn/signalen/{melding.pk}/", {"text": "Ik was ziek."})
    regiehouder.client.post(at("together-note", teun.case.pk, melding.pk), {"text": "Mijn rooster klopte niet."})

    for page in (regiehouder.client.get(at("together", teun.case.pk)), teun.client.get("/mijn/signalen/")):
        assert "Ik was ziek." in text_of(page)
        assert "in een gesprek gezegd, opgeschreven door Willem de Wit" in text_of(page)


def test_nothing_or_too_much_is_told_and_kept(teun, regiehouder, melding):
    urls = ((teun.client, f"/mijn/signalen/{melding.pk}/"),
            (regiehouder.client, at("together-note", teun.case.pk, melding.pk)))  # fmt: skip
    for client, url in urls:
        empty, long = client.post(url, {"text": ""}), client.post(url, {"text": "a" * 2001})
        assert (empty.status_code, long.status_code) == (422, 422)
        assert "Schrijf op hoe jij dit ziet, of ga terug." in text_of(empty)
        assert "a" * 2001 in text_of(long)


def test_a_colleague_reads_along_without_the_falls_and_others_find_nothing(teun, colleague, melding):
    drop = make_fall(case=teun.case)
    helper = colleague("Nora Kok")
    add_colleague(case=teun.case, colleague=helper.user, rights=[Right.CHANGE_CASE], by=teun.case.regiehouder)

    page = text_of(helper.client.get(at("together", teun.case.pk)))

    assert "Komt niet meer." in page
    assert "Een score daalde snel" not in page
    assert helper.client.get(at("together-note", teun.case.pk, drop.pk)).status_code == 404
    assert colleague("Bo").client.get(at("together", teun.case.pk)).status_code == 404


def test_a_gezagsdrager_finds_no_signals(teun, regiehouder, inside):
    mother = invite_citizen(person=teun.case.jongere.gezagsdragers.get(), by=regiehouder.user)
    phone = sign_in(client_of(inside), mother, "citizen", schema=inside.schema_name, level=Level.SUBSTANTIEEL)

    assert phone.get("/mijn/signalen/").status_code == 404
