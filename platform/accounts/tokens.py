"""Signed values in links and forms. The signature holds in one schema and for one purpose only."""

from typing import Any

from django.core import signing

import tenants

ForgedToken = signing.BadSignature


def issue(value: Any, *, purpose: str) -> str:
    """A token of this schema. Stock `signing.dumps` makes one that every tenant accepts."""
    return signing.dumps(value, salt=_salt(purpose))


def redeem(token: str, *, purpose: str, max_age: int) -> Any:
    """What was signed here for this purpose, or ForgedToken: also when it is too old or from another tenant."""
    return signing.loads(token, salt=_salt(purpose), max_age=max_age)


def _salt(purpose: str) -> str:
    return f"keten|{tenants.current().schema}|{purpose}"
