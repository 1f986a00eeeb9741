"""The question in another language: chosen on the page, sent along with each form, and checked before it is kept."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from consent.evidence.words import READ_ALOUD
from consent.loket.translations import Shown, languages_of, shown_in
from consent.machtigingen.models import Machtiging
from consent.refusals import TextChanged


def language_of(request: HttpRequest) -> str:
    """The language that this person reads beside the Dutch; empty for Dutch alone."""
    return str(request.POST.get("taal") or request.GET.get("taal", ""))


def read_aloud(request: HttpRequest) -> str:
    """In which language this person had the text read aloud; app.js notes it, nobody is asked."""
    told = str(request.POST.get("voorgelezen") or request.GET.get("voorgelezen", ""))
    return told if told in READ_ALOUD else ""


def in_language(request: HttpRequest, address: str) -> str:
    """This address, in the language that was chosen, and with whether the text was read aloud."""
    kept = {"taal": language_of(request), "voorgelezen": read_aloud(request)}
    query = urlencode({name: value for name, value in kept.items() if value})
    return f"{address}?{query}" if query else address


def require_beside(request: HttpRequest, machtiging: Machtiging) -> Shown | None:
    """The translation that stood on the page, if it still is the same. Raises TextChanged."""
    beside = shown_in(machtiging, language_of(request))
    if request.POST.get("vertaling", "") != (beside.sha256 if beside else ""):
        raise TextChanged
    return beside


def languages(request: HttpRequest, machtiging: Machtiging) -> dict[str, Any]:
    """What a page needs to offer other languages, and to show one."""
    return {"languages": languages_of(machtiging), "beside": shown_in(machtiging, language_of(request)),
            "read_aloud": read_aloud(request)}  # fmt: skip
