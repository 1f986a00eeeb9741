"""A signed link of one gemeente opens nothing at another (pitfall 3)."""

import pytest
from django.core import signing

from accounts import tokens
from tenants import hop
from tenants.models import Tenant


def test_a_token_is_redeemed_where_it_was_issued(inside: Tenant) -> None:
    token = tokens.issue({"file": 1}, purpose="download")

    assert tokens.redeem(token, purpose="download", max_age=60) == {"file": 1}


def test_a_token_of_one_gemeente_is_refused_by_another(inside: Tenant, zandwaard: Tenant) -> None:
    token, stock = tokens.issue(1, purpose="download"), signing.dumps(1, salt="download")

    with hop(zandwaard):
        assert signing.loads(stock, salt="download") == 1, "canary: stock tokens do travel"
        with pytest.raises(tokens.ForgedToken):
            tokens.redeem(token, purpose="download", max_age=60)


def test_a_token_for_one_purpose_is_refused_for_another(inside: Tenant) -> None:
    with pytest.raises(tokens.ForgedToken):
        tokens.redeem(tokens.issue(1, purpose="download"), purpose="wachtwoord", max_age=60)


def test_an_old_token_is_refused(inside: Tenant) -> None:
    with pytest.raises(tokens.ForgedToken):
        tokens.redeem(tokens.issue(1, purpose="download"), purpose="download", max_age=-1)
