"""Every address of every host, found by walking the url patterns: a new one is in the tests without being added."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver

URLCONFS = {
    "tenant": "config.urls.tenant",
    "partners": "config.urls.partners",
    "beheer": "config.urls.beheer",
    "health": "config.urls.health",
}
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
# A regular expression cannot be filled in by itself, so each has an address that matches it.
REGULAR = {
    r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "password/reset/key/1-onzin/",
    r"^.*$": "wat/dan/ook",
}


@dataclass(frozen=True)
class Address:
    """One pattern of one host."""

    host: str
    name: str
    route: str
    view: Callable[..., Any]

    def __str__(self) -> str:
        return f"{self.host} {self.name}"

    @property
    def parameters(self) -> list[str]:
        return PARAMETER.findall(self.route)

    @property
    def open_to(self) -> str:
        """For which kind of person this is; empty when it is for everybody."""
        return str(getattr(self.view, "open_to", ""))

    def path(self, values: Mapping[str, object]) -> str:
        """This address with its parameters filled in."""
        if unknown := set(self.parameters) - set(values):
            raise AssertionError(f"{self}: the tests know no value for {', '.join(sorted(unknown))}. Add one there.")
        return "/" + PARAMETER.sub(lambda found: str(values[found[1]]), self.route)

    def paths(self, bindings: Iterable[Mapping[str, object]]) -> list[str]:
        """This address with each of these sets of values, every path once."""
        return list(dict.fromkeys(self.path(values) for values in bindings))


def addresses(host: str) -> list[Address]:
    return list(_walk(get_resolver(URLCONFS[host]), host))


def _walk(resolver: URLResolver, host: str, before: str = "", space: str = "") -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = before + _route(str(entry.pattern))
        if isinstance(entry, URLResolver):
            yield from _walk(entry, host, route, f"{entry.namespace}:" if entry.namespace else space)
        else:
            yield Address(host, space + (entry.name or route), route, entry.callback)


def _route(pattern: str) -> str:
    if not pattern.startswith("^"):
        return pattern
    assert pattern in REGULAR, f"add an address to REGULAR that matches {pattern}"
    return REGULAR[pattern]
