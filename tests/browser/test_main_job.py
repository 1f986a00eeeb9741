"""The main job by each person in Chromium, on servers that really run: decide, sign, read, see, withdraw.

The pages of the wizard are inspected by tests/frontend/werkplek/delen, with all their folds open; those of the other
two also here, because what they see depends on what was decided.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.people import SEEN, Fatima, Teun, Willem

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def test_willem_decides_teun_signs_fatima_reads_and_teun_stops_it(story, new_page):
    willem, teun, fatima = (
        Willem(new_page(), story, inspect=False),
        Teun(new_page(390), story),
        Fatima(new_page(), story),
    )

    willem_shares(willem)
    teun.log_in()
    teun.answer(no="Woonplaats")
    teun.step_up()
    teun.sign()
    fatima.log_in()

    assert fatima.read() == SEEN - {"Woonplaats"}
    assert story.fatima.naam in teun.who_looked()
    teun.stop()
    nothing_is_left(fatima)
    assert willem.inspector.wrong + teun.inspector.wrong + fatima.inspector.wrong == []


def willem_shares(willem):
    willem.log_in()
    willem.open_case()
    willem.begin()
    willem.walk()
    willem.preview()
    willem.decide()


def nothing_is_left(fatima):
    """The page that was open does not exist any more, and the notices say what to do with what was seen."""
    assert fatima.page.reload().status == 404
    fatima.page.goto(fatima.town.at_partners("/meldingen/"))
    fatima.look("Meldingen")
    expect(fatima.page.locator("main")).to_contain_text(fatima.story.reference)
    expect(fatima.page.locator("main")).to_contain_text("Gebruik ze niet meer. Wis ze in je eigen systeem")
    fatima.press("Wij hebben dit gewist")
    fatima.look("Meldingen")
    expect(fatima.page.locator("main")).to_contain_text("Gewist")
