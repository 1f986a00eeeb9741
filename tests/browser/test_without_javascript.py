"""The same job where no script runs: the wizard, the look through other eyes, and the signing."""

import re

import pytest

from tests.browser.people import Teun, Willem

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def test_the_wizard_and_the_signing_work_without_javascript(story, new_page):
    willem = Willem(new_page(javascript=False), story, inspect=False)
    teun = Teun(new_page(390, javascript=False), story, inspect=False)

    willem.log_in()
    willem.open_case()
    willem.begin()
    willem.walk()
    willem.preview()
    willem.decide()
    teun.log_in()
    teun.answer(no="Woonplaats")
    teun.step_up()
    teun.sign()

    said = re.sub(r"\s+", " ", teun.main())
    assert "Nee: Woonplaats" in said
    assert "Ja: Opleiding" in said
