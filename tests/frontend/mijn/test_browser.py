"""The phone pages in a real browser: by keyboard only, and with axe on a small and a wide screen."""

import pytest

from consent.open import open_codes
from tests.deciding import signed
from tests.frontend.mijn.browser import browse, violations_at_both_sizes
from tests.frontend.mijn.phone import Phone

OPLEIDING = "onderwijs.opleiding"

pytestmark = pytest.mark.browser


def tab_to(page, selector):
    """Press Tab until this is in focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")


def test_teun_signs_with_the_keyboard_only(teun, special):
    def walk(page):
        page.goto(f"/mijn/vraag/{special.pk}/")
        tab_to(page, "input[name=onderwijs__opleiding]")
        page.keyboard.press("Space")
        tab_to(page, "input[name=zrm__gg]")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
        tab_to(page, "form[data-guard] button")
        page.keyboard.press("Enter")
        page.wait_for_url("**/tekenen/")
        tab_to(page, "main form button")
        page.keyboard.press("Enter")
        page.wait_for_url("**/antwoord/")

    browse(teun.client, walk)

    assert open_codes(special.afweging_id) == [OPLEIDING]


def test_after_an_error_the_focus_is_on_the_list_of_errors(teun, asked):
    def walk(page):
        page.goto(f"/mijn/vraag/{asked.pk}/")
        page.get_by_role("button", name="Ga verder").click()
        page.wait_for_selector(".jr-errors:focus")

    browse(teun.client, walk)


def test_a_field_is_stopped_without_a_new_page(teun, asked):
    signed(asked.afweging, by=teun.user)

    def walk(page):
        page.goto("/mijn/wie-ziet-wat/")
        page.evaluate("document.body.dataset.same = 'yes'")
        page.locator(f"button[value='{OPLEIDING}']").click()
        page.wait_for_selector(".utrecht-alert--ok:focus")
        assert page.evaluate("document.body.dataset.same") == "yes"

    browse(teun.client, walk)

    assert open_codes(asked.afweging_id) == ["persoon.roepnaam"]


def test_axe_finds_nothing_on_any_page(teun, asked, special):
    Phone(teun.client).choose(asked, [OPLEIDING])
    found = {}

    def walk(page):
        addresses = ["", "wie-ziet-wat/", "wie-keek/", f"vraag/{asked.pk}/", f"vraag/{special.pk}/",
                     f"vraag/{asked.pk}/tekenen/"]  # fmt: skip
        for address in addresses:
            page.goto(f"/mijn/{address}")
            found[address] = violations_at_both_sizes(page)
        page.get_by_role("button", name="Onderteken").click()
        page.wait_for_url("**/antwoord/")
        found["antwoord"] = violations_at_both_sizes(page)
        page.goto("/mijn/wie-ziet-wat/")
        found["open"] = violations_at_both_sizes(page)

    browse(teun.client, walk)

    assert {address: bad for address, bad in found.items() if bad} == {}
