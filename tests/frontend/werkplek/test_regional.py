"""What the regio agreed is shown where the work is: the verzuimprotocol, and agreements at the phase (B52)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from accounts.rights import Role
from cases.content.attachments import Bijlage, keep_attachment
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


def pdf(content=b"%PDF-1.7 afspraken %%EOF", name="protocol.pdf"):
    return SimpleUploadedFile(name, content)


def with_pdf(beheerder, protocol, **over):
    sent = PROTOCOL | {"note": "De PDF erbij", "pdf": pdf()} | over
    return beheerder.client.post(f"/inrichting/{protocol.pk}/wijzigen/", sent)


def test_the_protocol_of_the_regio_is_read_as_pdf_where_it_is_shown(regiehouder, beheerder, absent, protocol):
    """B52"""
    with_pdf(beheerder, protocol)
    newest = Edition.objects.of(ContentKind.VERZUIMPROTOCOL).in_force().get()

    assert "Het protocol als PDF" in text_of(regiehouder.client.get(at("case", absent.pk)))
    paper = regiehouder.client.get(at("verzuimprotocol-pdf", newest.pk))
    assert paper.content == b"%PDF-1.7 afspraken %%EOF"
    assert paper["Content-Type"] == "application/pdf"
    assert regiehouder.client.get(at("verzuimprotocol-pdf", protocol.pk)).status_code == 404


def test_a_next_version_keeps_the_pdf_until_somebody_takes_it_away(beheerder, protocol):
    """B52"""
    with_pdf(beheerder, protocol)
    for over, left in (({"pdf": ""}, True), ({"pdf": "", "zonder_pdf": "on"}, False)):
        newest = Edition.objects.of(ContentKind.VERZUIMPROTOCOL).in_force().get()
        with_pdf(beheerder, newest, text=f"Nieuwe tekst {left}", **over)
        assert bool(Edition.objects.in_force().get(kind="verzuimprotocol").body.get("pdf")) == left


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"Gewoon tekst", "Dit is geen PDF"),
        (b"%PDF-1.7 half", "niet heel overgekomen"),
        (b"\xff\xd8\xff foto \xff\xd9", "Kies het protocol als PDF."),
        (b"%PDF-1.7" + b"0" * 5_000_001, "te groot"),
    ],
    ids=["text", "half", "photo", "too big"],
)
def test_what_is_no_pdf_is_refused_and_the_text_is_kept(beheerder, protocol, content, error):
    """B52"""
    page = with_pdf(beheerder, protocol, pdf=pdf(content))

    assert page.status_code == 422
    assert error in text_of(page)
    assert FIRST_LINE in page.content.decode()
    assert not Bijlage.objects.exists()


def test_the_database_keeps_nothing_but_pdf(beheerder):
    with pytest.raises(IntegrityError), transaction.atomic():
        keep_attachment(naam="x.pdf", pdf=b"<script>", sha256="0" * 64, by=beheerder.user)


def test_without_a_login_there_is_no_pdf(beheerder, protocol, client):
    with_pdf(beheerder, protocol)
    newest = Edition.objects.of(ContentKind.VERZUIMPROTOCOL).in_force().get()

    assert client.get(at("verzuimprotocol-pdf", newest.pk), HTTP_HOST="noorderkoog.localhost").status_code == 302


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
