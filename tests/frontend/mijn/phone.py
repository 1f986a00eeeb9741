"""Phone: a jongere or gezagsdrager who reads pages and presses buttons, as the browser would send them."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from consent.models import Machtiging
from frontend.mijn.forms import name_of

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


def words(response: Any) -> str:
    """What a person reads on the page: no tags, single spaces."""
    text = re.sub(r"(?s)<(script|style).*?</\1>", " ", response.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split()).replace(" .", ".").replace(" ,", ",")


def hidden(response: Any) -> dict[str, list[str]]:
    """The hidden inputs of a page, as they would be sent back."""
    found: dict[str, list[str]] = {}
    for name, value in HIDDEN.findall(response.content.decode()):
        found.setdefault(name, []).append(unescape(value))
    return found


@dataclass
class Phone:
    """One logged-in browser."""

    client: Client

    def open(self, name: str, *args: Any, **query: Any) -> Any:
        return self.client.get(reverse(f"mijn:{name}", args=args, urlconf="config.urls.tenant"), query)

    def reads(self, name: str, *args: Any, **query: Any) -> str:
        return words(self.open(name, *args, **query))

    def press(self, name: str, machtiging: Machtiging, follow: bool = True, **sent: Any) -> Any:
        address = reverse(f"mijn:{name}", args=[machtiging.pk], urlconf="config.urls.tenant")
        return self.client.post(address, sent, follow=follow)

    def choose(self, machtiging: Machtiging, yes: Any, *, page: Any | None = None) -> Any:
        """Ja to these fields, nee to the others, and on to the next page."""
        sent = hidden(page or self.open("question", machtiging.pk))
        answers = {name_of(code): "ja" if code in yes else "nee" for code in machtiging.field_codes}
        return self.press("question", machtiging, **sent | answers)

    def sign(self, machtiging: Machtiging, yes: Any, **more: Any) -> Any:
        """The whole way: choose, look once more, sign."""
        return self.press("sign", machtiging, **hidden(self.choose(machtiging, yes)) | more)
