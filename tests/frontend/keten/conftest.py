"""A browser page of a ketenpartner, as its reader sees it."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from tests.deciding import signed


def main_text(answer: Any) -> str:
    """What stands in the main part of a page, without tags."""
    main = answer.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def shown_fields(answer: Any) -> dict[str, str]:
    """The fields of a share as pairs of label and text, without the terms beside them."""
    main = answer.content.decode().split("<main", 1)[1].split("<aside", 1)[0]
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", main, re.DOTALL)
    return {unescape(label): " ".join(unescape(text).split()) for label, text in pairs}


@pytest.fixture
def sharing(deciding: Callable[..., Any], teun: Any) -> Callable[..., Any]:
    """Shares fields of Teun with a partner, signed by Teun; gives the afweging."""

    def share(partner: Any, *fields: str, **over: Any) -> Any:
        codes = fields or ("persoon.roepnaam", "onderwijs.opleiding")
        return signed(deciding(case=teun.case, partner=partner, fields=codes, **over), by=teun.user)

    return share
