"""The pages of the werkplek in Chromium: nothing for axe to find, and no wider than a phone."""

from types import SimpleNamespace

import pytest

from accounts.rights import Role
from config.demo.oversight import oversee
from consent.incidents.models import Incident
from consent.samples.models import Sample
from tests import factories as make
from tests.frontend.mijn.browser import DESK, SMALL, browse, violations, violations_at_both_sizes
from tests.frontend.werkplek.acts import ACTS
from tests.frontend.werkplek.acts_intake import ACTS as OF_INTAKE
from tests.frontend.werkplek.pages import at
from tests.intaking import analyse_case
from tests.plugin_report import need

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("chromium"), pytest.mark.timeout(300)]
TABS = ("case", "zrm", "contact", "plan", "school", "team", "timeline", "colleague-set", "handover-offer", "plan-start")


@pytest.fixture
def chromium():
    return need("chromium")


def faults(client, addresses, look=violations_at_both_sizes):
    """Per address what is wrong with its page."""
    found = {}

    def walk(page):
        for address in addresses:
            page.goto(address)
            found[address] = look(page)

    browse(client, walk, size=SMALL)
    return {address: wrong for address, wrong in found.items() if wrong}


def test_the_lists_and_the_tabs_of_a_case(teun, regiehouder):
    tabs = [at(tab, teun.case.pk) for tab in TABS]

    assert faults(regiehouder.client, ["/", at("vandaag"), at("find"), at("add"), *tabs]) == {}


def test_every_form_on_a_phone(teun, regiehouder):
    assert faults(regiehouder.client, [act.url(teun.case) for act in ACTS], violations) == {}


def test_the_pages_of_intake_and_analysis(teun, regiehouder):
    """C11"""
    case = analyse_case(teun.case)
    held, intake = case.intakes.order_by("finished_at")
    pages = [at("intake-show", case.pk, held.pk), at("intake-step", case.pk, held.pk, "huidig-werk"),
             at("intake-show", case.pk, intake.pk), *(at(name, case.pk) for name in ("intake", "bijzonder", "analyse")),
             *(at("intake-step", case.pk, intake.pk, code) for code in ("huidig-werk", "belemmeringen"))]  # fmt: skip

    assert faults(regiehouder.client, pages) == {}
    assert faults(regiehouder.client, [act.url(case) for act in OF_INTAKE], violations) == {}


def test_the_pages_of_who_has_no_caseload(colleague):
    client = colleague("Bea Beheer", Role.FUNCTIONEEL_BEHEERDER, Role.BELEIDSMEDEWERKER).client

    assert faults(client, ["/", at("imports")]) == {}


def test_a_mistake_is_told_above_the_form_and_has_the_focus(teun, regiehouder):
    told = []

    def walk(page):
        page.goto(at("contact-record", teun.case.pk))
        page.locator("[name=with_whom]").fill("")
        page.get_by_label("Kort verslag").fill("Gebeld over het rooster.")
        page.get_by_role("button", name="Opslaan").click()
        page.locator(".jr-errors:focus").wait_for()
        told.append(page.get_by_label("Kort verslag").input_value())
        told.append(violations(page))

    browse(regiehouder.client, walk)

    assert told == ["Gebeld over het rooster.", []]


def test_searching_swaps_the_table_and_keeps_the_address(regiehouder):
    for roepnaam in ("Amira", "Sem"):
        jongere = make.make_jongere(roepnaam=roepnaam, achternaam="Haddad")
        make.make_case(jongere=jongere, regiehouder=regiehouder.user)
    seen = []

    def walk(page):
        page.goto("/")
        page.get_by_label("Zoek op naam of kenmerk").press_sequentially("amira")
        page.get_by_text("Sem Haddad").wait_for(state="detached")
        seen.append("zoek=amira" in page.url)
        seen.append(page.get_by_role("link", name="Amira Haddad").count())

    browse(regiehouder.client, walk)

    assert seen == [True, 1]


def test_the_bsn_appears_on_a_click(teun, regiehouder):
    seen = []

    def walk(page):
        page.goto(at("case", teun.case.pk))
        page.get_by_role("button", name="Toon BSN").click()
        page.get_by_text("is vastgelegd").wait_for()
        seen.append(page.locator("#bsn").inner_text())

    browse(regiehouder.client, walk)

    assert teun.case.jongere.bsn in seen[0]


def test_a_tab_is_swapped_in_place(teun, regiehouder):
    seen = []

    def walk(page):
        page.goto(at("case", teun.case.pk))
        page.get_by_role("link", name="Zelfredzaamheid", exact=True).click()
        page.get_by_role("heading", name="Zelfredzaamheid-Matrix").wait_for()
        seen.append(page.url.endswith(at("zrm", teun.case.pk)))
        seen.append(page.locator("#dossier").count())

    browse(regiehouder.client, walk, size=DESK)

    assert seen == [True, 1]


SCROLLS = "[...document.querySelectorAll('.jr-nav, .jr-tabs')].some(bar => bar.scrollWidth > bar.clientWidth)"


@pytest.mark.parametrize(("size", "fold"), [(DESK, ".jr-tabs summary"), (SMALL, ".jr-fold--tabs summary")])
def test_every_part_of_a_case_is_reached_without_scrolling_sideways(teun, regiehouder, size, fold):
    """With the keyboard as well: what does not fit in the bar stands below "Meer"."""
    regiehouder.user.staff_roles.create(role=Role.COORDINATOR)
    seen = []

    def walk(page):
        page.goto(at("case", teun.case.pk))
        seen.append(page.evaluate(SCROLLS))
        page.locator(fold).focus()
        page.keyboard.press("Enter")
        seen.append(violations(page))
        page.get_by_role("link", name="Betrokkenen en team", exact=True).press("Enter")
        page.get_by_role("heading", name="Wie beslist mee of tekent").wait_for()
        seen.append("Betrokkenen en team" in page.locator(fold).inner_text())

    browse(regiehouder.client, walk, size=size)

    assert seen == [False, [], True]


def test_the_pages_of_the_fg_and_the_question_to_the_regiehouder(teun, regiehouder, school, deciding, colleague):
    """Issue 4 §5, with what the FG of the demo does."""
    fg = colleague("Pieter Vos", Role.FG)
    deciding(case=teun.case, partner=school, fields=["persoon.roepnaam", "zrm.gg"])
    oversee(SimpleNamespace(regiehouders=lambda: [regiehouder.user]))
    incident, sample = Incident.objects.get(), Sample.objects.get()
    item = sample.items.get()
    pages = [at(name) for name in ("vandaag", "toezicht", "incidents", "incident-new", "samples", "sample-new",
                                   "readers", "delingen")]  # fmt: skip
    pages += [at("incident", incident.pk), at("incident-reach", incident.pk), at("sample", sample.pk),
              at("sample-item", item.pk), at("reach-back", incident.reaches.get().pk)]  # fmt: skip

    assert faults(fg.client, pages) == {}
    assert faults(regiehouder.client, [at("findings"), at("finding", item.finding.pk)]) == {}
