"""Instrument: a set of domains to score, with what its five levels are called (A7, B82).

Scores keep the version under which they were given, so that an old score keeps its meaning. No instrument is
compulsory, and no domain of it: a guide for a conversation, not a checklist (B83; AP, 15-2-2018).
"""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from cases.categories import Category
from cases.content.bodies import ContentRefused, body_of, read
from cases.content.models import ContentKind, Edition
from cases.zrm.domains import DOMAINS, LEVELS, Domain

ZRM_2017 = "zrm-2017"
"""The one instrument whose domains are fields of the catalogue. Its domains stay as they are, in every version."""

MOST, LONGEST = 40, 120
CATEGORIES = (Category.GEWOON, Category.GEZONDHEID, Category.STRAFRECHTELIJK)


@body_of(ContentKind.INSTRUMENT)
@dataclass(frozen=True, kw_only=True)
class Instrument:
    """The content of one version. `criteria` are texts per cell that a tenant loads under its own licence."""

    domains: tuple[Domain, ...]
    levels: dict[int, str] = field(default_factory=lambda: dict(LEVELS))
    source: str = ""
    matrix: str = ""
    licence: str = ""
    criteria: dict[str, dict[int, str]] = field(default_factory=dict)

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        levels = {int(level): str(label).strip() for level, label in (body.get("levels") or {}).items()}
        if sorted(levels) != sorted(LEVELS) or not all(levels.values()):
            raise ContentRefused("Geef elk van de vijf scores een naam.")
        matrix = str(body.get("matrix") or "")
        domains = tuple(domain_of(told) for told in body.get("domains") or [])
        require_usable(domains, matrix)
        licence, criteria = str(body.get("licence") or "").strip(), criteria_of(body.get("criteria") or {}, domains)
        if criteria and not licence:
            raise ContentRefused("Celcriteria mogen er alleen in met een eigen licentie. Schrijf op welke dat is.")
        return cls(
            domains=domains, levels=levels, source=str(body.get("source") or "").strip(), matrix=matrix,
            licence=licence, criteria=criteria,
        )  # fmt: skip

    def to_json(self) -> dict[str, Any]:
        criteria = {code: {str(level): text for level, text in cells.items()} for code, cells in self.criteria.items()}
        return {
            "domains": [asdict(domain) | {"category": domain.category.value} for domain in self.domains],
            "levels": {str(level): label for level, label in sorted(self.levels.items())},
            "source": self.source,
            "matrix": self.matrix,
            "licence": self.licence,
            "criteria": criteria,
        }

    @property
    def codes(self) -> list[str]:
        return [domain.code for domain in self.domains]

    def domain(self, code: str) -> Domain | None:
        return next((domain for domain in self.domains if domain.code == code), None)


def domain_of(told: dict[str, Any]) -> Domain:
    if told.get("category") not in CATEGORIES:
        raise ContentRefused("Kies per gebied wat voor gegeven het is: gewoon, gezondheid of strafrechtelijk.")
    words = {name: str(told.get(name) or "").strip() for name in ("label", "support", "plain", "hint")}
    if not words["label"]:
        raise ContentRefused("Geef elk gebied een naam.")
    if any(len(text) > LONGEST for name, text in words.items() if name != "hint"):
        raise ContentRefused(f"Een gebied heeft een naam en woorden van hoogstens {LONGEST} tekens.")
    return Domain(code=str(told.get("code") or ""), category=Category(told["category"]), **words)


def require_usable(domains: tuple[Domain, ...], matrix: str) -> None:
    codes = [domain.code for domain in domains]
    if not domains or len(domains) > MOST:
        raise ContentRefused(f"Een instrument heeft 1 tot en met {MOST} gebieden.")
    if not all(0 < len(code) <= 4 for code in codes) or len(set(codes)) < len(codes):
        raise ContentRefused("Elk gebied heeft een eigen code van hoogstens vier tekens.")
    if len({domain.label.lower() for domain in domains}) < len(domains):
        raise ContentRefused("Twee gebieden hebben dezelfde naam.")
    if matrix and domains != tuple(DOMAINS.values()):
        raise ContentRefused("De gebieden van de Zelfredzaamheid-Matrix staan vast. Maak een eigen instrument.")
    if not matrix and set(codes) & set(DOMAINS):
        raise ContentRefused("Deze codes zijn van de Zelfredzaamheid-Matrix. Kies andere.")


def criteria_of(told: dict[str, Any], domains: tuple[Domain, ...]) -> dict[str, dict[int, str]]:
    known = {domain.code for domain in domains}
    found = {
        code: {int(level): str(text).strip() for level, text in cells.items() if str(text).strip()}
        for code, cells in told.items()
    }
    if not set(found) <= known or any(level not in LEVELS for cells in found.values() for level in cells):
        raise ContentRefused("Een celcriterium hoort bij een gebied van dit instrument en bij een score van 1 tot 5.")
    return {code: cells for code, cells in found.items() if cells}


def instruments_in_use() -> list[Edition]:
    """What can be chosen for new work, the ZRM first."""
    found = Edition.objects.of(ContentKind.INSTRUMENT).in_force()
    return sorted(found, key=lambda edition: (edition.code != ZRM_2017, edition.naam))


def instrument_with(domain: str) -> Edition | None:
    """The instrument in use that has this domain; else the newest that ever had it."""
    having = Edition.objects.of(ContentKind.INSTRUMENT).filter(body__domains__contains=[{"code": domain}])
    return having.in_force().first() or having.order_by("-created_at", "-number").first()


def content_of(edition: Edition) -> Instrument:
    """Read once per object: a list of scores shares its editions, and a version never changes."""
    found: Instrument | None = edition.__dict__.get("_instrument")
    if found is None:
        found = edition.__dict__["_instrument"] = read(edition)
    return found


def labels_of_domains() -> dict[str, str]:
    """Every domain that was ever in an instrument, by code: what the log knows of a score is only that code."""
    found: dict[str, str] = {}
    for body in Edition.objects.of(ContentKind.INSTRUMENT).order_by("number").values_list("body", flat=True):
        found |= {told["code"]: told["label"] for told in body["domains"]}
    return found


def next_code(taken: set[str]) -> str:
    """A code for a new domain of the tenant's own: E and a number, never one that was used before."""
    return next(code for number in range(1, 1000) if (code := f"E{number}") not in taken)
