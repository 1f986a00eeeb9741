"""Who stands on a page of staff, and whom the log says that it showed."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction

from audit.models import Entry
from cases.dossier.lists import Lijst
from cases.dossier.models import Case
from cases.jongeren.models import Jongere
from cases.signals.models import Melding
from cases.wijkronde.models import Wijkronde
from tenants import hop
from tests.access.browser import browser
from tests.access.cast import Person
from tests.access.openings import HOST
from tests.test_architecture import ROOT, sources

# A file is read elsewhere, and what the FG asks of a dossier goes by its kenmerk: these show words about somebody, and
# no name on the page.
WITHOUT_NAME = {Lijst.DRUKWERK, Lijst.TERUGMELDING, Lijst.BEVINDINGEN}


@dataclass(frozen=True)
class Met:
    """What one page showed of whom, and what the log got of it."""

    shown: frozenset[str]
    logged: Counter[str]
    is_list: bool
    is_nameless: bool

    @property
    def unlogged(self) -> set[str]:
        return set(self.shown) - set(self.logged)

    @property
    def not_shown(self) -> set[str]:
        """Who stands in the log of a list, and not on its page."""
        return set(self.logged) - self.shown if self.is_list and not self.is_nameless else set()

    @property
    def doubled(self) -> set[str]:
        return {name for name, times in self.logged.items() if times > 1} if self.is_list else set()


def rename() -> dict[str, Any]:
    """Give each jongere of the tenant where we stand a surname that is on no page by chance.

    And each wijkronde somebody to look for: its list is empty otherwise.
    """
    for ronde, jongere in zip(Wijkronde.objects.all(), Jongere.objects.filter(cases=None), strict=False):
        Jongere.objects.filter(pk=jongere.pk).update(wijk=ronde.wijk)
    names = {f"Kanarie{number:03}x": jongere.pk for number, jongere in enumerate(Jongere.objects.order_by("pk"))}
    for name, pk in names.items():
        Jongere.objects.filter(pk=pk).update(achternaam=name)
        Melding.objects.filter(jongere=pk).update(achternaam=name)
    return names


def look(person: Person, path: str, names: dict[str, Any], method: str = "get", **sent: Any) -> Met:
    """Open a page as this person, and take back what that wrote once it was looked at."""
    client = browser()
    client.cookies.clear()
    client.cookies[settings.SESSION_COOKIE_NAME] = person.session
    with transaction.atomic():
        with hop(person.home):
            before = set(Entry.objects.values_list("pk", flat=True))
        answer = getattr(client, method)(path, sent, HTTP_HOST=HOST)
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        text = answer.content.decode() if is_page and answer.status_code in (200, 422) else ""
        with hop(person.home):
            lines = [line for line in Entry.objects.filter(kind="read") if line.pk not in before]
            met = met_by(text, lines, names)
        transaction.set_rollback(True)
    return met


def met_by(text: str, lines: list[Entry], names: dict[str, Any]) -> Met:
    called = {pk: name for name, pk in names.items()}
    of_case = dict(Case.objects.values_list("pk", "jongere_id"))
    whose = [called.get(of_case.get(line.case_id, line.subject_id), "somebody else") for line in lines]
    lists = {line.details["list"] for line in lines if "list" in line.details}
    return Met(
        frozenset(name for name in names if name in text), Counter(whose), bool(lists), bool(lists & WITHOUT_NAME)
    )


def functions() -> Iterator[tuple[str, str, set[str]]]:
    """Every function of the werkplek: its module, its name, and the names that it uses."""
    for path in sources("frontend/werkplek"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                used = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
                used |= {f"{name.value.id}.{name.attr}" for name in ast.walk(node)
                         if isinstance(name, ast.Attribute) and isinstance(name.value, ast.Name)}  # fmt: skip
                yield str(path.relative_to(ROOT / "frontend/werkplek")), node.name, used
