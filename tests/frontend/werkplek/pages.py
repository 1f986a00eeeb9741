"""Addresses and texts of the werkplek, for tests."""

import html
import re
from typing import Any

from django.urls import reverse


def at(name: str, *args: Any) -> str:
    return reverse(f"werkplek:{name}", args=args, urlconf="config.urls.tenant")


def text_of(response: Any) -> str:
    """The page as somebody reads it: without tags, entities and double spaces."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(html.unescape(plain).split())
