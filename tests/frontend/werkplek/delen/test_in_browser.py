"""Every page of sharing in a real browser: axe at two widths, and the whole wizard by keyboard alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.rights import Role
from consent.afwegingen import services
from consent.models import Afweging, Machtiging
from tests.deciding import draft, signed
from tests.frontend.mijn.browser import DESK, browse, violations_at_both_sizes
from tests.frontend.werkplek.delen.conftest import STEPS, at, basis

pytestmark = pytest.mark.browser


def wrong_on(client, urls):
    """What axe finds on each of these pages; empty when all is well."""
    found = {}

    def walk(page):
        for url in urls:
            page.goto(url)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            found[url] = violations_at_both_sizes(page)

    browse(client, walk)
    return {url: sentences for url, sentences in found.items() if sentences}


def test_the_steps_of_the_wizard_are_accessible(begun, teun):
    begun.walk()
    steps = [begun.url(step) for step in STEPS]
    pk = begun.afweging.pk

    urls = [at("delen-nieuw", teun.case.pk), *steps, at("delen-afronden", pk), at("delen-niet", pk)]

    assert wrong_on(begun.client, urls) == {}


def test_the_pages_after_deciding_are_accessible(teun, school, partner, deciding, regiehouder):
    soon = timezone.localdate() + timedelta(days=9)
    share = signed(deciding(case=teun.case, partner=school, valid_until=soon), by=teun.user)
    draft(case=teun.case, partner=partner("Wijkteam Oost", "wijkteam"), by=regiehouder.user)
    pages = ("delen-afweging", "delen-ogen", "delen-stoppen", "delen-opschrijven")

    urls = [at("delen", teun.case.pk), *(at(name, share.pk) for name in pages)]

    assert wrong_on(regiehouder.client, urls) == {}


def test_the_pages_of_the_second_reader_are_accessible(teun, school, deciding, colleague):
    waiting = deciding(case=teun.case, partner=school, fields=["zrm.gg"])
    anna = colleague("Anna Blauw", Role.COORDINATOR).client

    assert wrong_on(anna, [at("meelezen"), at("meelezen-besluit", waiting.pk)]) == {}


def test_errors_and_two_at_once_are_accessible(begun):
    def walk(page):
        page.goto(begun.url("grondslag"))
        page.click("main button:has-text('Volgende') >> nth=-1")
        assert page.evaluate("document.activeElement.className") == "jr-errors"
        assert violations_at_both_sizes(page) == []
        page.goto(begun.url("doel"))
        page.evaluate("document.querySelector('[name=version]').value = '0'")
        page.fill("[name=doel]", "De mentor komt langs.")
        page.click("main button:has-text('Volgende') >> nth=-1")
        assert "Iemand anders was je voor" in page.inner_text("h1")
        assert violations_at_both_sizes(page) == []

    browse(begun.client, walk)


def tab_to(page, selector):
    """Press Tab until this has the focus, as somebody without a mouse does."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def choose(page, name, value):
    """Reach a group of choices and pick one with the arrows."""
    tab_to(page, f"[name='{name}']")
    page.keyboard.press("Space")
    for _ in range(30):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name} has no {value}")


def write(page, name, text):
    tab_to(page, f"[name='{name}']")
    page.keyboard.type(text)


def go_on(page):
    tab_to(page, ".jr-actions button[value=verder]")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_whole_wizard_goes_by_keyboard(begun):
    toestemming = basis("CONS")
    # The same day whether the browser asks for the day or for the month first.
    last_year = f"1111{timezone.localdate().year - 1}"

    def walk(page):
        page.goto(begun.url("gesprek"))
        choose(page, "gesprek_reactie", "stemt_in")
        write(page, "gesprek_op", last_year)
        go_on(page)
        write(page, "recipient_task", "Begeleiding")
        choose(page, "grondslag_geven", toestemming)
        choose(page, "grondslag_ontvangen", toestemming)
        choose(page, "geheimhouding", "nee")
        tab_to(page, "summary")
        page.keyboard.press("Enter")
        write(page, "geen_taak_waarom", "Dit is extra hulp.")
        for name in ("nee_kan", "hulp_gaat_door", "geen_druk"):
            choose(page, name, "ja")
        go_on(page)
        write(page, "doel", "De mentor zoekt een plek.")
        choose(page, "doel_zelfde", "ja")
        write(page, "doel_resultaat", "Een plek.")
        go_on(page)
        tab_to(page, "main details:not(:first-of-type) summary")
        page.keyboard.press("Enter")
        choose(page, "persoon__roepnaam-keuze", "delen")
        write(page, "persoon__roepnaam-reden", "Om hem aan te spreken.")
        go_on(page)
        for question in services.Question.values:
            choose(page, question, "nee")
            write(page, f"{question}_waarom", "Dat is niet genoeg.")
        go_on(page)
        go_on(page)
        tab_to(page, "[name=gecontroleerd]")
        page.keyboard.press("Space")
        tab_to(page, "form button.utrecht-button--primary-action")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Dit besluit verandert niet meer.")

    browse(begun.client, walk, size=DESK)

    assert Afweging.objects.get().is_decided
    assert Machtiging.objects.get().field_codes == ["persoon.roepnaam"]
