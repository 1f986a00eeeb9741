"""Asks everything that can be asked on the hosts, in every way, and tells which canaries came back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cases import catalogue
from consent.items import ASKED
from tests.access.browser import browser
from tests.access.walk import Address, addresses
from tests.leaks.canaries import sightings
from tests.leaks.world import CASES, Partner, World

HOSTS = {"partners": "partners.localhost", "beheer": "beheer.localhost", "health": "partners.localhost"}
NUMBERS = ("share_id", "identificatie", "member_id", "partner_id", "samenwerking_id", "case_id", "jongere_id",
           "machtiging_id", "plan_id", "goal_id", "edition_id", "joining_id", "entry_id", "event_id", "notice_id",
           "label_id", "question_id", "vraag", "verbetering", "pk")  # fmt: skip
WORDS = {"channel": "jongere", "step": "1", "code": "vrije-tijd", "slug": "werk", "soort": "inzage", "stap": "velden"}
FORMATS = {"json": "application/json", "csv": "text/csv", "xml": "application/xml", "pdf": "application/pdf"}
SCHEMAS = tuple(dict.fromkeys(CASES.values()))
CODES = ",".join(catalogue.FIELDS)


@dataclass
class Found:
    """What a visitor saw: each canary with the first address that showed it; and answers that broke."""

    seen: dict[str, str] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    asked: int = 0

    def strangers(self, allowed: set[str]) -> dict[str, str]:
        return {canary: where for canary, where in self.seen.items() if canary not in allowed}


class Crawler:
    """One visitor, logged in by the key of a session or as nobody. Nothing that it does stays."""

    def __init__(self, world: World, session: str = "") -> None:
        self.world, self.session, self.found = world, session, Found()

    def ask(self, method: str, host: str, path: str, **more: Any) -> None:
        """One request and what it redirects to on the same host, in a savepoint that is rolled back."""
        follow = method == "post"
        answer = browser().answer(self.session, method, path, follow=follow, HTTP_HOST=host, **more)
        self.found.asked += 1
        if answer.status_code >= 500 and path != "/gezond/zegels":  # says 503 when nobody sealed yet, as is its work
            self.found.broken.append(f"{method} {host}{path} {more}: {answer.status_code}")
        # What was asked comes back in a search box; that is no leak.
        echo = sightings(f"{path} {more}")
        for canary in (sightings(text_of(answer)) & self.world.known) - echo:
            self.found.seen.setdefault(canary, f"{method} {host}{path} {more}")

    def everything(self, partner: Partner | None = None) -> Found:
        """All that partners can reach, in every way."""
        for address in addresses("partners"):
            if address.open_to:
                self.every_way(address, partner)
        return self.found

    def open_doors(self) -> Found:
        """The pages that are open to all, and what a form there leads to."""
        for address in addresses("partners"):
            if not address.open_to:
                self.ask("get", HOSTS["partners"], address.path(self.bindings()[0]))
                self.ask("post", HOSTS["partners"], address.path(self.bindings()[0]), data=everything_at_once())
        return self.found

    def elsewhere(self) -> Found:
        """The hosts where partners do not belong."""
        for face in ("beheer", "health"):
            for address in addresses(face):
                self.ask("get", HOSTS[face], address.path(self.bindings()[0]))
        for number, address in enumerate(addresses("tenant")):
            schema = SCHEMAS[number % len(SCHEMAS)]
            own = next(one for one in self.bindings() if one["schema"] == schema)
            self.ask("get", f"{schema}.localhost", address.path(own))
        return self.found

    def every_way(self, address: Address, partner: Partner | None) -> None:
        """All numbers with GET; for the first ones also the other methods, formats and questions."""
        host, paths = HOSTS["partners"], address.paths(self.bindings(partner, address))
        for path in paths:
            self.ask("get", host, path)
        for path in paths[:3]:
            self.ask("post", host, path, data=everything_at_once())
            self.ask("post", host, path, data=everything_as_json(), content_type="application/json")
        for method in ("head", "options", "put", "patch", "delete"):
            self.ask(method, host, paths[0])
        for how in ways(self.world):
            self.ask("get", host, paths[0], **how)

    def bindings(self, partner: Partner | None = None, address: Address | None = None) -> list[dict[str, Any]]:
        """Values for the parameters: every share and question, the partner's own first, and one of every other kind."""
        asks = address is not None and bool({"question_id", "vraag"} & set(address.parameters))
        own = {one.afweging.pk for one in (self.world.questions if asks else self.world.shares)
               if partner and self.world.partners[one.partner] is partner}  # fmt: skip
        things = sorted(self.world.things(partner), key=lambda thing: thing[1] not in own)
        elsewhere = [(SCHEMAS[SCHEMAS.index(schema) - 1], number) for schema, number in things[:2] if schema in SCHEMAS]
        return [dict.fromkeys(NUMBERS, number) | WORDS | {"schema": schema} for schema, number in things + elsewhere]


def ways(world: World) -> Iterator[dict[str, Any]]:
    """Other formats, htmx, and questions in the names that such pages tend to understand."""
    yield from ({"headers": {"accept": accept}, "data": {"format": name}} for name, accept in FORMATS.items())
    yield {"headers": {"HX-Request": "true", "HX-Target": "main"}}
    yield {"data": {"page": "2"}}
    yield {"data": {"pagina": "1", "paginaGrootte": "200"}}
    yield {"data": {"velden": CODES}}
    yield {"data": dict.fromkeys(("fields", "expand", "include", "columns", "uitvoer"), CODES)}
    for name in ("sort", "sorteer"):
        yield {"data": {name: "-naam"}}
        yield {"data": {name: "persoon.geboortedatum"}}
    for canary in sorted(world.known)[:: len(world.known) // 2]:
        yield {"data": {"zoek": canary}}


def everything_at_once() -> dict[str, Any]:
    """A form in which every page finds what it asks for."""
    return {"zoek": "a", "naam": "a", "code": list(catalogue.FIELDS), "velden": list(catalogue.FIELDS), "yes": "ja",
            "login": "a@example.org", "password": "x", "email": "a@example.org", "version": "1"}  # fmt: skip


def everything_as_json() -> dict[str, Any]:
    """The same for the API: an answer to all that can be asked."""
    return {"antwoorden": [{"code": code, "nietWant": "Dat weten wij niet."} for code in ASKED]}


def text_of(answer: Any) -> str:
    """Body and headers, cookies among them."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    chain = " ".join(url for url, _ in getattr(answer, "redirect_chain", []))
    return f"{answer.headers} {answer.cookies} {chain} {body.decode(errors='replace')}"
