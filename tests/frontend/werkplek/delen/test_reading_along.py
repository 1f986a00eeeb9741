"""The second reader in the werkplek."""

import pytest

from accounts.rights import Role
from consent.models import SecondReading
from consent.open import open_codes
from tests.deciding import signed
from tests.frontend.werkplek.delen.conftest import at


@pytest.fixture
def sensitive(teun, school, deciding):
    """A decision about health, that waits for a second reader."""
    return deciding(case=teun.case, partner=school, fields=["zrm.gg"])


def test_the_coordinator_finds_what_waits_and_agrees(sensitive, colleague, teun):
    anna = colleague("Anna Blauw", Role.COORDINATOR).client

    assert at("meelezen-besluit", sensitive.pk) in anna.get(at("meelezen")).content.decode()
    assert anna.post(at("meelezen-besluit", sensitive.pk), {"agreed": "ja"}).status_code == 302

    signed(sensitive, by=teun.user)
    assert open_codes(sensitive.pk) == ["zrm.gg"]


def test_disagreeing_needs_words(sensitive, colleague):
    anna = colleague("Anna Blauw", Role.FG).client

    assert anna.post(at("meelezen-besluit", sensitive.pk), {"agreed": "nee"}).status_code == 422
    assert not SecondReading.objects.exists()


def test_who_decided_does_not_read_along(sensitive, regiehouder):
    assert regiehouder.client.get(at("meelezen-besluit", sensitive.pk)).status_code == 404


def test_a_colleague_without_access_does_not_read_along(sensitive, colleague):
    stranger = colleague("Kees Klok").client

    assert stranger.get(at("meelezen")).status_code == 200
    assert stranger.get(at("meelezen-besluit", sensitive.pk)).status_code == 404
