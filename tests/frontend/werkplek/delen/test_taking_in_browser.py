"""Answers that do not come in online, in a real browser: axe on a small and a wide screen, and reading aloud."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error

from consent.models import PaperForm
from tests.frontend.mijn.browser import browse, violations_at_both_sizes
from tests.frontend.werkplek.delen.conftest import at
from tests.frontend.werkplek.delen.test_paper import asked, enter, nora, own_files  # noqa: F401  # fixtures

pytestmark = pytest.mark.browser


def test_axe_finds_nothing_where_an_answer_is_taken(regiehouder, asked, nora):  # noqa: F811
    enter(regiehouder, asked)
    paper, found = PaperForm.objects.get(), {}

    def look(page):
        for name in ("delen-antwoord", "delen-loket", "delen-formulier-invoeren", "delen-apparaat", "delen-opschrijven",
                     "delen-afweging"):  # fmt: skip
            page.goto(at(name, asked.afweging_id))
            found[name] = violations_at_both_sizes(page)

    def check(page):
        for address in (at("meelezen"), at("delen-nakijken", paper.pk)):
            page.goto(address)
            found[address] = violations_at_both_sizes(page)

    browse(regiehouder.client, look)
    browse(nora.client, check)

    assert {name: bad for name, bad in found.items() if bad} == {}


def test_on_our_device_axe_finds_nothing_and_the_text_can_be_read_aloud(regiehouder, asked):  # noqa: F811
    found = {}

    def walk(page):
        page.goto(at("delen-apparaat", asked.afweging_id))
        page.locator("input[name=wie]").first.check()
        page.locator("input[name=identity]").first.check()
        page.get_by_role("button", name="Log mij uit en toon de vraag").click()
        page.wait_for_url("**/op-dit-apparaat/")
        page.get_by_role("button", name="Lees voor").click()
        found["choose"] = violations_at_both_sizes(page)
        for name in ("persoon__roepnaam", "onderwijs__opleiding"):
            page.locator(f"input[name={name}]").first.check()
        page.get_by_role("button", name="Ga verder").click()
        page.get_by_role("heading", name="Klopt dit?").wait_for()
        found["sign"] = violations_at_both_sizes(page)
        page.get_by_role("button", name="Ja, dit wil ik").click()
        page.get_by_role("heading", name="Je antwoord is bewaard").wait_for()
        found["done"] = violations_at_both_sizes(page)
        page.reload()
        page.goto("/inloggen/")
        page.go_back()
        assert "Je antwoord is bewaard" in page.locator("body").inner_text()
        # What was chosen came on a POST that is not kept: Chromium refuses to go back to it, or shows nothing of it.
        with suppress(Error):
            page.go_back()
        assert "Opleiding" not in page.locator("body").inner_text()

    browse(regiehouder.client, walk)

    assert {name: bad for name, bad in found.items() if bad} == {}


def test_without_our_script_there_is_no_button_that_does_nothing(regiehouder, asked):  # noqa: F811
    page = regiehouder.client.get(at("delen-loket", asked.afweging_id)).content.decode()

    button = page[page.index('data-action="speak"') :].split(">", 1)[0]
    assert "hidden" in button
