"""The page of a case: what it shows, to whom, and that the reading is written down."""

import pytest

from accounts.rights import Role
from audit.models import Entry
from cases.dossier.team import add_colleague
from tenants import hop
from tests import factories as make
from tests.deciding import signed
from tests.frontend.werkplek.pages import at, text_of

TABS = ["case", "zrm", "contact", "intake", "plan", "school", "team", "timeline"]
HTMX = {"HTTP_HX_REQUEST": "true"}
each_tab = pytest.mark.parametrize("tab", TABS)


def test_the_overview_tells_where_the_jongere_stands(teun, regiehouder):
    """A3, C26"""
    page = text_of(regiehouder.client.get(at("case", teun.case.pk)))

    for shown in ("Waar staat Teun nu?", "Teun wil werken.", "Aan de slag in een leerwerktraject",
                  "Hij wil graag beginnen.", "Marja Bakker (Moeder)", "Kan inloggen met DigiD"):  # fmt: skip
        assert shown in page


@pytest.mark.parametrize(
    ("tab", "shown"),
    [
        ("zrm", "Er zijn schulden."),
        ("contact", "Hij wil graag beginnen."),
        ("intake", "Wat Teun vraagt"),
        ("plan", "Bellen met het magazijn"),
        ("school", "Komt niet uit bed."),
        ("team", "Sanne Vos"),
        ("timeline", "Toon wie keek"),
    ],
)
def test_each_tab_has_its_own_content(teun, regiehouder, tab, shown):
    assert shown in text_of(regiehouder.client.get(at(tab, teun.case.pk)))


def test_the_timeline_names_what_changed_in_words_and_not_in_columns(teun, regiehouder, school, deciding):
    deciding(case=teun.case, partner=school.ketenpartner)

    page = text_of(regiehouder.client.get(at("timeline", teun.case.pk))).lower()

    assert "taak van de organisatie" in page
    assert "reactie van de jongere" in page
    assert "recipient" not in page
    assert "valid from" not in page


@each_tab
def test_for_who_has_no_right_there_is_no_case(teun, colleague, tab):
    assert colleague("Bo Buitenstaander").client.get(at(tab, teun.case.pk)).status_code == 404


@each_tab
def test_a_case_of_the_neighbours_does_not_exist(regiehouder, zandwaard, tab):
    with hop(zandwaard):
        theirs = make.make_filled_case()

    assert regiehouder.client.get(at(tab, theirs.pk)).status_code == 404


@each_tab
def test_reading_is_written_down_with_what_was_read(teun, regiehouder, tab):
    regiehouder.client.get(at(tab, teun.case.pk))

    read = Entry.objects.reads_of(teun.case.pk).first()
    assert (read.action, read.actor_name, read.actor_role) == ("case.read", "Willem de Wit", "regiehouder")
    assert {"personalia", "casus"} < set(read.fields)


@each_tab
def test_without_a_line_in_the_log_there_is_no_page(teun, regiehouder, monkeypatch, tab):
    def full_disk(**line):
        raise RuntimeError("no log")

    monkeypatch.setattr("audit.record_read", full_disk)

    with pytest.raises(RuntimeError, match="no log"):
        regiehouder.client.get(at(tab, teun.case.pk))


@each_tab
def test_a_tab_is_swapped_in_or_opens_as_a_page(teun, regiehouder, tab):
    part = regiehouder.client.get(at(tab, teun.case.pk), **HTMX).content.decode()

    assert part.strip().startswith('<div id="dossier">')
    assert "<html" not in part


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FG])
def test_coordinator_and_fg_read_and_find_no_buttons(teun, colleague, role):
    client = colleague("Cor Smit", role).client

    for tab in TABS:
        page = client.get(at(tab, teun.case.pk)).content.decode()
        assert "/nieuw/" not in page
        assert "/bsn/" not in page


def test_a_colleague_with_only_reading_rights_changes_nothing(teun, regiehouder, colleague):
    nora = colleague("Nora Kok")
    add_colleague(case=teun.case, colleague=nora.user, rights=["view_case"], by=regiehouder.user)

    assert nora.client.get(at("case", teun.case.pk)).status_code == 200
    assert nora.client.get(at("contact-record", teun.case.pk)).status_code == 404


def test_four_hundred_contactmomenten_come_in_pages(teun, regiehouder):
    for _ in range(60):
        make.make_contact(case=teun.case, text="Nog een keer gebeld.")

    page = regiehouder.client.get(at("contact", teun.case.pk))

    assert len(page.context["page"]) == 25
    assert "1 tot en met 25 van 61 contactmomenten" in text_of(page)


def test_contactmomenten_are_searched_by_word_and_kind(teun, regiehouder):
    make.make_contact(case=teun.case, text="Rooster besproken.", channel="school")

    found = regiehouder.client.get(at("contact", teun.case.pk) + "?zoek=rooster&soort=school").context["page"]

    assert [moment.text for moment in found] == ["Rooster besproken."]


def test_who_may_look_along_is_named_with_what_and_until_when(teun, regiehouder, school, deciding):
    signed(deciding(case=teun.case, partner=school, fields=["onderwijs.opleiding"]), by=teun.user)

    page = text_of(regiehouder.client.get(at("case", teun.case.pk)))

    assert "ROC Waterkant : Opleiding, tot en met" in page


def test_nobody_looks_along_before_the_signature(teun, regiehouder, school, deciding):
    deciding(case=teun.case, partner=school, fields=["onderwijs.opleiding"])

    assert "Geen ketenpartner kan nu meekijken." in text_of(regiehouder.client.get(at("case", teun.case.pk)))


def test_the_timeline_speaks_plainly_and_names_who_did_it(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user)
    make.make_contact(case=case)
    make.make_score(case=case, domain="HUIS")

    page = text_of(regiehouder.client.get(at("timeline", case.pk)))

    for told in ("Dossier geopend Willem de Wit", "Contactmoment vastgelegd", "Zelfredzaamheid gescoord Huisvesting"):
        assert told in page
    assert "contact.recorded" not in page


def test_the_timeline_also_tells_who_looked(teun, regiehouder):
    regiehouder.client.get(at("plan", teun.case.pk))

    page = text_of(regiehouder.client.get(at("timeline", teun.case.pk) + "?toon=inzage"))

    assert "Heeft dit dossier gelezen" in page
    assert "Willem de Wit, regiehouder" in page


def test_the_bsn_is_masked_until_somebody_asks_and_that_is_written_down(teun, regiehouder):
    bsn = teun.case.jongere.bsn
    assert bsn not in text_of(regiehouder.client.get(at("case", teun.case.pk)))

    shown = regiehouder.client.post(at("bsn", teun.case.pk), **HTMX)

    assert bsn in text_of(shown)
    assert Entry.objects.reads_of(teun.case.pk).first().action == "bsn.shown"


def test_the_bsn_is_asked_by_post_and_only_by_who_works_in_the_case(teun, regiehouder, colleague):
    assert regiehouder.client.get(at("bsn", teun.case.pk)).status_code == 405
    assert colleague("Cor Smit", Role.COORDINATOR).client.post(at("bsn", teun.case.pk)).status_code == 404


def test_only_scored_domains_are_shown(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user)
    make.make_score(case=case, domain="FIN", value=2)

    page = text_of(regiehouder.client.get(at("zrm", case.pk)))

    assert "Financiën" in page
    assert "Justitie" not in page
