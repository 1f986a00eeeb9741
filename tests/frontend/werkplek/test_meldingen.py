"""The pages of meldingen: a form per channel, a list that shows what is late, somebody's word, and the oordeel."""

from datetime import UTC, datetime

import pytest

from accounts.rights import Role
from audit.models import Entry
from cases.dossier.models import Case
from cases.joining.models import Joining
from cases.joining.services import join_jongere
from cases.jongeren.models import Jongere
from cases.oordeel.models import Oordeel
from cases.signals.channels import Channel
from cases.signals.models import Melding, Status, Voorlichting
from cases.signals.services import change_status
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of

BORN = {"geboortedatum_dag": "3", "geboortedatum_maand": "4", "geboortedatum_jaar": "2009"}
TODAY = make.days_ago(0).isoformat()
NAMED = {"voornaam": "Teun", "achternaam": "Bakker", "reden": "Komt niet meer.", "received_at": f"{TODAY}T00:00"} | BORN
MORE = {
    "verzuimloket": {"school": "ROC Waterkant", "brin": "25lx", "soort": "REL16", "begon_op": TODAY,
                     "prioriteit": "hoog", "kenmerk": "DUO-77"},
    "netwerkpartner": {"melder_organisatie": "Wijkteam Oost", "melder_naam": "Els"},
    "exit": {"soort": "exitgesprek", "bron": "ROC Waterkant", "afspraken": "Mentor belt eerst."},
    "overleg": {"soort": "zat", "bron_op": TODAY, "afspraken": "Els gaat langs."},
    "afdeling": {"bron": "Werk en Inkomen"},
    "duo_lijst": {"soort": "vsv_lijst", "bron_op": TODAY, "bsn": "999990019"},
    "uitstroomlijst": {"bron": "De Haven", "bsn": ""},
    "inlichtingenbureau": {"bron_op": TODAY, "bsn": ""},
    "in_beeld": {"soort": "aanschrijving"},
    "vindplaats": {"bron": "Skatebaan"},
}  # fmt: skip
PARTS = {
    "version": "1", "basis": "melder", "reden": "Ziet er geen toekomst in.", "acties": "De mentor belde.",
    "reactie": "Hij wil praten.", "verwachting": "Een gesprek.", "direct_action": "ja",
    "outcome_reason": "Niemand ziet hem nu.", "act": "decide",
}  # fmt: skip


@pytest.fixture
def browser(regiehouder):
    return regiehouder.client


@pytest.fixture
def melding(regiehouder):
    return make.make_melding(by=regiehouder.user)


@pytest.mark.parametrize("channel", Channel)
def test_each_channel_has_a_short_form_of_its_own(browser, channel):
    """B27 to B37"""
    sent = browser.post(at("melding-record", channel.value), NAMED | MORE.get(channel.value, {}))

    assert sent.status_code == 302, text_of(sent)
    melding = Melding.objects.get()
    assert (melding.channel, melding.achternaam) == (channel, "Bakker")
    assert channel.label in text_of(browser.get(at("melding", melding.pk)))


def test_a_verzuimmelding_keeps_the_fields_of_the_register(browser):
    """B27: domain.md §4.3"""
    browser.post(at("melding-record", "verzuimloket"), NAMED | MORE["verzuimloket"])

    verzuim = Melding.objects.get().verzuimmelding
    assert (verzuim.brin, verzuim.soort, verzuim.prioriteit, verzuim.kenmerk) == ("25LX", "REL16", "hoog", "DUO-77")


@pytest.mark.parametrize(
    ("channel", "wrong", "sentence"),
    [
        ("verzuimloket", {"brin": "ZZ"}, "Een BRIN is twee cijfers en twee hoofdletters"),
        ("verzuimloket", {"eindigde_op": "2020-01-01"}, "De einddatum ligt voor de begindatum."),
        ("verzuimloket", {"begon_op": "2999-01-01"}, "kies geen dag in de toekomst"),
        ("duo_lijst", {"bsn": "123456789"}, "Dit BSN klopt niet"),
        ("netwerkpartner", {"geboortedatum_dag": "31", "geboortedatum_maand": "2"}, "Geboortedatum"),
        ("netwerkpartner", {"geboortedatum_jaar": "2999"}, "De geboortedatum ligt in de toekomst."),
        ("netwerkpartner", {"voornaam": "", "achternaam": ""}, "ten minste een voornaam of een achternaam"),
        ("overleg", {"soort": "feest"}, "Wat was het?"),
    ],
)
def test_a_mistake_is_told_in_dutch_and_nothing_typed_is_lost(browser, channel, wrong, sentence):
    page = browser.post(at("melding-record", channel), NAMED | MORE[channel] | wrong)

    assert page.status_code == 422
    assert sentence in text_of(page)
    assert "Komt niet meer." in page.content.decode()
    assert not Melding.objects.exists()


def test_a_channel_that_is_none_does_not_exist(browser):
    assert browser.get(at("melding-record", "rooksignaal")).status_code == 404


def test_the_list_says_that_there_is_nothing_and_counts_what_there_is(browser, melding):
    full = text_of(browser.get(at("meldingen")))
    melding.status_changes.all()
    Melding.objects.update(status=Status.INGETROKKEN)

    assert "Teun Bakker" in full
    assert "Er is geen open melding" in text_of(browser.get(at("meldingen")))
    assert "Niets gevonden" in text_of(browser.get(at("meldingen"), {"zoek": "Qqq"}))


@pytest.mark.parametrize("asked", [
    {"termijn": "te_laat"}, {"status": "geregistreerd", "kanaal": "overleg"}, {"zoek": "late jansen"},
    {"van": "mijn"}, {"leeftijd": "vanaf18", "sort": "naam"},
], ids=str)  # fmt: skip
def test_a_filter_finds_the_one_that_fits(browser, regiehouder, melding, asked):
    """A2, B38"""
    late = make.make_melding(
        voornaam="Late", achternaam="Jansen", channel="overleg", geboortedatum=make.born(19),
        received_at=datetime(2026, 1, 5, 12, tzinfo=UTC),
    )  # fmt: skip
    Melding.objects.filter(pk=late.pk).update(assigned_to=regiehouder.user)

    page = text_of(browser.get(at("meldingen"), asked))

    assert "Late Jansen" in page
    assert "Teun Bakker" not in page


@pytest.mark.parametrize(
    "sort", ["ontvangen", "-ontvangen", "naam", "leeftijd", "-kanaal", "status", "behandelaar", "?"]
)
def test_the_list_sorts_by_each_column(browser, melding, sort):
    assert "Teun Bakker" in text_of(browser.get(at("meldingen"), {"sort": sort}, headers={"HX-Request": "true"}))


def test_a_long_list_has_pages_and_the_same_number_of_queries(browser, django_assert_max_num_queries):
    for number in range(60):
        make.make_melding(achternaam=f"Bakker{number}")

    with django_assert_max_num_queries(32):
        page = text_of(browser.get(at("meldingen")))

    assert "1 tot en met 50 van 60 meldingen" in page


def test_a_coordinator_sees_what_is_late(colleague):
    """B38"""
    make.make_melding(received_at=datetime(2026, 1, 5, 12, tzinfo=UTC))

    page = text_of(colleague("Nora", Role.COORDINATOR).client.get(at("meldingen"), {"termijn": "te_laat"}))

    assert "Te laat" in page
    assert "Teun Bakker" in page


def test_reading_a_melding_is_written_down(browser, melding):
    browser.get(at("melding", melding.pk))

    line = Entry.objects.get(action="melding.read")
    assert (line.kind, line.details["about_id"]) == ("read", str(melding.pk))


def test_who_may_not_see_it_finds_nothing(colleague, teun, melding):
    join_jongere(melding=melding, jongere=teun.case.jongere, why="BSN.", by=None)
    other, beleid = colleague("Bo").client, colleague("Hanna", Role.BELEIDSMEDEWERKER).client

    for name in ("melding", "melding-oordeel", "melding-correct", "melding-joining", "melding-end"):
        assert other.get(at(name, melding.pk)).status_code == 404
        assert beleid.get(at(name, melding.pk)).status_code == 404
    assert beleid.get(at("meldingen")).status_code == 404


def test_the_fg_reads_along_and_does_nothing(colleague, teun, melding):
    join_jongere(melding=melding, jongere=teun.case.jongere, why="BSN.", by=None)
    fg = colleague("Pieter Vos", Role.FG).client

    assert "Oordelen" not in text_of(fg.get(at("melding", melding.pk)))
    assert fg.post(at("melding-take-up", melding.pk)).status_code == 404


def test_somebody_takes_it_up_gives_it_away_and_ends_it(browser, colleague, melding):
    nora = colleague("Nora Kok", Role.COORDINATOR).user

    browser.post(at("melding-take-up", melding.pk))
    browser.post(at("melding-assign", melding.pk), {"to": nora.pk})
    page = browser.post(
        at("melding-end", melding.pk), {"status": "ingetrokken", "reason": "School trok in."}, follow=True
    )

    assert "Nora Kok" in text_of(page)
    assert "School trok in." in text_of(page)
    assert Melding.objects.get().status == Status.INGETROKKEN


def test_who_resembles_stands_beside_the_melding(browser, teun, melding):
    page = text_of(browser.get(at("melding-joining", melding.pk)))

    assert "Zelfde naam en geboortedatum" in page
    assert f"Dossier {teun.case.reference}" in page


def test_somebody_joins_with_a_reason_and_takes_it_back(browser, teun, melding):
    row = f"jongere:{teun.case.jongere_id}"
    refused = browser.post(at("melding-join", melding.pk), {"row": row, "verdict": "samen", "why": ""}, follow=True)
    browser.post(at("melding-join", melding.pk), {"row": row, "verdict": "samen", "why": "Zelfde adres."})
    joined = Melding.objects.get()
    page = browser.post(at("melding-take-back", Joining.objects.get().pk), {"why": "Het is zijn neef."}, follow=True)

    assert "Schrijf op waarom" in text_of(refused)
    assert joined.case == teun.case
    assert "Het is zijn neef." in text_of(page)
    assert Melding.objects.get().case is None


def test_two_meldingen_are_kept_apart(browser, melding):
    other = make.make_melding()

    browser.post(at("melding-join", melding.pk), {"row": f"melding:{other.pk}", "verdict": "apart", "why": "Tweeling."})

    assert "Niemand lijkt op deze melding" in text_of(browser.get(at("melding-joining", melding.pk)))


def test_somebody_looks_further_by_bsn_and_it_is_nowhere_in_the_address_or_the_log(browser, melding):
    make.make_jongere(bsn="999990019", achternaam="Heel Anders")

    page = browser.post(at("melding-joining", melding.pk), {"bsn": "999990019"})

    assert "Heel Anders" in text_of(page)
    assert not Entry.objects.filter(details__icontains="999990019").exists()


def test_a_new_jongere_is_registered_with_what_the_melding_says(browser, melding):
    form = browser.get(at("melding-register", melding.pk)).context["form"]
    sent = {"voornamen": "Teun", "achternaam": "Bakker", "geboortedatum": "2009-04-03", "geslacht": "m",
            "taal": "Fries", "voorkeur_contact": "bellen", "bsn": "999990019"}  # fmt: skip
    browser.post(at("melding-register", melding.pk), sent)

    assert form.initial["achternaam"] == "Bakker"
    assert Melding.objects.get().jongere == Jongere.objects.get()


def test_what_is_not_asked_of_this_melding_is_not_on_the_form(browser, regiehouder):
    """B44, B45"""
    verzuim = make.make_verzuimmelding(told={"geboortedatum": make.born(19)}).melding
    overleg = make.make_melding(channel="overleg")

    asked = text_of(browser.get(at("melding-oordeel", verzuim.pk)))
    shorter = text_of(browser.get(at("melding-oordeel", overleg.pk)))

    assert "Hoe ziet het verzuim eruit?" in asked
    assert "Wat verwacht de melder van ons?" in asked
    assert "Hoe ziet het verzuim eruit?" not in shorter
    assert "Wat verwacht de melder van ons?" not in shorter


def test_an_oordeel_is_written_in_parts_and_then_decided(browser, regiehouder, melding):
    """B38 to B45, B55"""
    join_jongere(melding=melding, jongere=make.make_jongere(), why="BSN.", by=regiehouder.user)
    browser.post(at("melding-oordeel", melding.pk), {"version": "1", "reden": "Nog vaag.", "act": "write"})
    lead = {"regiehouder": regiehouder.user.pk, "task": "doorstroompunt", "verantwoordelijke_gemeente": "Noorderkoog"}

    page = browser.post(
        at("melding-oordeel", melding.pk), PARTS | lead | {"version": "2", "outcome": "analyseren"}, follow=True
    )

    assert "Verder naar analyseren" in text_of(page)
    assert Case.objects.get().phase == "analyseren"
    assert Oordeel.objects.get().decided_by == regiehouder.user


def test_what_is_missing_is_named_and_what_was_typed_stays(browser, melding):
    page = browser.post(at("melding-oordeel", melding.pk), PARTS | {"outcome": "afsluiten", "acties": ""})

    assert page.status_code == 422
    assert "Er ontbreekt nog iets voor een oordeel: acties van ketenpartners." in text_of(page)
    assert "Niemand ziet hem nu." in page.content.decode()
    assert not Oordeel.objects.exists()


def test_two_people_who_judge_at_once_see_each_other(browser, melding):
    browser.post(at("melding-oordeel", melding.pk), {"version": "1", "reden": "Ziek thuis.", "act": "write"})

    page = browser.post(at("melding-oordeel", melding.pk), {"version": "1", "reden": "Spijbelt.", "act": "write"})

    assert page.status_code == 422
    assert "Een collega was je voor" in text_of(page)
    assert "Ziek thuis." in text_of(page)


def test_a_melding_of_somebody_elses_case_goes_there_and_is_gone_from_here(browser, colleague, melding):
    """Law 5: never a second open case."""
    iris = colleague("Iris van Dam").user
    case = make.make_case(jongere=make.make_jongere(), regiehouder=iris)
    join_jongere(melding=melding, jongere=case.jongere, why="BSN.", by=None)

    assert browser.get(at("melding", melding.pk)).status_code == 404
    assert Case.objects.filter(jongere=case.jongere).count() == 1


def test_the_days_of_an_absence_are_lines_of_text(browser):
    melding = make.make_verzuimmelding().melding

    wrong = browser.post(at("melding-days", melding.pk), {"days": "12-11-2026 vier"})
    browser.post(at("melding-days", melding.pk), {"days": "12-11-2025 4\n13-11-2025 6 uur", "opmerking": "Gesproken."})

    assert "schrijf een datum en een aantal uren" in text_of(wrong)
    assert [row.uren for row in melding.verzuimmelding.dagen.all()] == [4, 6]


def test_group_information_is_kept_without_names(browser):
    """B37"""
    browser.post(at("voorlichting"), {"held_on": TODAY, "place": "De Haven", "subject": "Leerwerk", "reached": "24"})

    assert Voorlichting.objects.get().reached == 24
    assert "Leerwerk" in text_of(browser.get(at("voorlichting")))


def test_the_case_shows_the_meldingen_about_its_jongere(browser, regiehouder, teun, melding):
    join_jongere(melding=melding, jongere=teun.case.jongere, why="BSN.", by=regiehouder.user)
    change_status(melding=melding, status=Status.AFGESLOTEN, reason="Opgelost.", by=regiehouder.user)

    assert "Wijkteam Oost" in text_of(browser.get(at("case", teun.case.pk)))
    assert "Melding aan de jongere gekoppeld" in text_of(browser.get(at("timeline", teun.case.pk)))
