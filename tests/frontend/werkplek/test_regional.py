"""What the regio agreed is shown where the work is: the verzuimprotocol, and agreements at the phase (B52)."""

import pytest

from accounts.rights import Role
from cases.content.models import ContentKind, Edition
from cases.doelgroepen.derive import doelgroep_of
from cases.settings.services import change_settings
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of

PROTOCOL = {"naam": "Protocol Noord", "text": "School meldt na acht uur verzuim.\n\nDe coach belt binnen twee dagen."}
FIRST_LINE = "School meldt na acht uur verzuim."


@pytest.fixture
def beheerder(colleague):
    return colleague("Fenna Beheer", Role.FUNCTIONEEL_BEHEERDER)


@pytest.fixture
def protocol(beheerder):
    beheerder.client.post("/inrichting/nieuw/?soort=verzuimprotocol", PROTOCOL)
    return Edition.objects.of(ContentKind.VERZUIMPROTOCOL).get()


@pytest.fixture
def absent(regiehouder):
    """19, enrolled, and absent."""
    case = make.make_case(regiehouder=regiehouder.user, jongere=make.make_jongere(age=19))
    make.make_inschrijving(jongere=case.jongere, niveau="mbo3")
    make.make_verzuim(jongere=case.jongere, soort="DSP18")
    assert doelgroep_of(case) == "verzuim_18"
    return case


@pytest.mark.parametrize("tab", ["case", "phase"])
def test_the_protocol_is_shown_at_verzuim_of_18_and_older(regiehouder, absent, protocol, tab):
    """B52"""
    assert FIRST_LINE in text_of(regiehouder.client.get(at(tab, absent.pk)))


def test_the_newest_version_is_shown_and_the_older_one_stays(regiehouder, beheerder, absent, protocol):
    """B52"""
    newer = PROTOCOL | {"text": "School meldt na zes uur.", "note": "Nieuwe afspraak"}
    beheerder.client.post(f"/inrichting/{protocol.pk}/wijzigen/", newer)

    page = text_of(regiehouder.client.get(at("case", absent.pk)))
    assert "School meldt na zes uur." in page
    assert FIRST_LINE not in page
    assert FIRST_LINE in text_of(beheerder.client.get(f"/inrichting/{protocol.pk}/"))


@pytest.mark.parametrize("tab", ["case", "phase"])
def test_for_others_there_is_no_protocol(regiehouder, teun, protocol, tab):
    """B52"""
    assert FIRST_LINE not in text_of(regiehouder.client.get(at(tab, teun.case.pk)))


def test_a_protocol_that_is_not_used_any_more_is_not_shown(regiehouder, beheerder, absent, protocol):
    beheerder.client.post(f"/inrichting/{protocol.pk}/stoppen/")

    assert FIRST_LINE not in text_of(regiehouder.client.get(at("case", absent.pk)))


def test_an_empty_or_endless_protocol_is_refused_and_nothing_is_lost(beheerder):
    page = beheerder.client.post("/inrichting/nieuw/?soort=verzuimprotocol", PROTOCOL | {"text": "a" * 20_001})

    assert page.status_code == 422
    assert "Maak het protocol korter" in text_of(page)
    assert "Protocol Noord" in page.content.decode()


def test_what_the_regio_agreed_stands_at_the_phase_of_every_case(regiehouder, beheerder, teun):
    """B13, B52"""
    change_settings(by=beheerder.user, version=1, agreements="De coach belt de school.")

    page = text_of(regiehouder.client.get(at("phase", teun.case.pk)))

    assert "Wat we in de regio afspraken De coach belt de school." in page


def test_the_list_of_jongeren_in_a_vulnerable_position_can_be_narrowed(regiehouder, teun):
    """B54"""
    assert "Nog niet beoordeeld" in text_of(regiehouder.client.get(at("jikp"), {"toon": "nog"}))

    sent = {"extra_aandacht": "True", "reden": "Stapt over.", "op": make.days_ago(0).isoformat()}
    regiehouder.client.post(at("jikp-judge", teun.case.pk), sent)

    assert "Teun Bakker" in text_of(regiehouder.client.get(at("jikp"), {"toon": "extra"}))
    assert "Niemand gevonden" in text_of(regiehouder.client.get(at("jikp"), {"toon": "nog"}))


@pytest.mark.parametrize("role", [Role.FG, Role.BELEIDSMEDEWERKER])
def test_for_others_there_is_no_such_list(colleague, role):
    assert colleague("Niet mee", role).client.get(at("jikp")).status_code == 404
