"""Who reads for a ketenpartner shows a password and a code, on a server that runs."""

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import expect

from tenants import hop
from tests.browser.people import Fatima

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def secret(story):
    """The key in the app of Fatima, which she set up earlier."""
    with hop("public"):
        made = totp.generate_totp_secret()
        totp.TOTP.activate(story.fatima, made)
    return made


def test_fatima_logs_in_with_a_password_and_a_code(story, secret, new_page):
    fatima = Fatima(new_page(), story)

    fatima.log_in_again(secret)

    fatima.look("Gedeeld")
    assert fatima.inspector.wrong == []


def test_a_wrong_code_opens_nothing(story, secret, new_page):
    fatima = Fatima(new_page(), story, inspect=False)

    fatima.log_in_again("A" * 32)
    expect(fatima.page.locator("main form")).to_contain_text("code")
    fatima.page.goto(story.town.at_partners("/"))

    expect(fatima.page.get_by_role("heading", level=1)).to_contain_text("Je code")
