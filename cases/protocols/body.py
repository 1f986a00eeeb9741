"""The content of a protocol: steps in order, each with its term, and what must be shown before giving up."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from django.db import models

from cases.contact.models import Channel, Party, Result
from cases.content.bodies import ContentRefused, body_of
from cases.content.models import ContentKind

MOST_STEPS, LONGEST_TERM, MOST_VISITS, MOST_WEEKS = 25, 365, 10, 104
LONGEST_NAME, LONGEST_HINT = 120, 500


class What(models.TextChoices):
    TAAK = "taak", "Iets doen (zelf afvinken)"
    CONTACT = "contact", "Contact zoeken of op huisbezoek gaan"
    BRIEF = "brief", "Een brief of kaartje"


class Unit(models.TextChoices):
    WERKDAGEN = "werkdagen", "werkdagen"
    DAGEN = "dagen", "dagen"


class Since(models.TextChoices):
    START = "start", "na het begin"
    VORIGE = "vorige", "na de vorige stap"


class Only(models.TextChoices):
    """When a step is needed; without one it always is."""

    GEEN_CONTACT = "geen_contact", "Zolang er geen contact is"
    THUISWONEND = "thuiswonend", "Als de jongere thuis woont"
    NIET_THUIS = "niet_thuis", "Als er bij het huisbezoek niemand thuis was"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step. A contact step is done by an attempt that fits; a letter step by the letter that was sent."""

    code: str
    naam: str
    what: What
    days: int
    unit: Unit = Unit.WERKDAGEN
    since: Since = Since.VORIGE
    only: Only | None = None
    channels: list[str] = field(default_factory=list)
    party: Party = Party.JONGERE
    results: list[str] = field(default_factory=list)
    announced: bool | None = None
    letter: str = ""
    hint: str = ""

    @classmethod
    def from_json(cls, number: int, body: dict[str, Any]) -> Self:
        try:
            made = cls(
                code=str(number),
                naam=str(body.get("naam") or "").strip(),
                what=What(body.get("what") or ""),
                days=int(body.get("days") or 0),
                unit=Unit(body.get("unit") or Unit.WERKDAGEN),
                since=Since(body.get("since") or Since.VORIGE),
                only=Only(body["only"]) if body.get("only") else None,
                channels=[Channel(channel).value for channel in body.get("channels") or []],
                party=Party(body.get("party") or Party.JONGERE),
                results=[Result(result).value for result in body.get("results") or []],
                announced=body.get("announced"),
                letter=str(body.get("letter") or ""),
                hint=str(body.get("hint") or "").strip(),
            )
        except ValueError as error:
            raise ContentRefused(f"Stap {number}: er staat iets in dat we niet kennen. Kies uit de lijst.") from error
        made.require_whole(number)
        return made

    def require_whole(self, number: int) -> None:
        """A step that nobody could carry out, or that would never be done, is refused with its number."""
        if not self.naam or len(self.naam) > LONGEST_NAME:
            raise ContentRefused(f"Stap {number}: schrijf in hoogstens {LONGEST_NAME} tekens wat er gebeurt.")
        if not 0 <= self.days <= LONGEST_TERM:
            raise ContentRefused(f"Stap {number}: een termijn is 0 tot en met {LONGEST_TERM} dagen.")
        if len(self.hint) > LONGEST_HINT:
            raise ContentRefused(f"Stap {number}: een toelichting is hoogstens {LONGEST_HINT} tekens.")
        if self.what == What.BRIEF and not self.letter:
            raise ContentRefused(f"Stap {number}: kies welke brief er gaat.")
        if self.what == What.CONTACT and not self.channels:
            raise ContentRefused(f"Stap {number}: kies hoe je contact zoekt.")
        if self.announced is not None and self.channels != [Channel.HUISBEZOEK.value]:
            raise ContentRefused(f"Stap {number}: aangekondigd of niet kan alleen bij een huisbezoek.")
        if self.results and set(self.results) <= {Result.NIET_THUIS} and Channel.HUISBEZOEK not in self.channels:
            raise ContentRefused(f"Stap {number}: niet thuis past alleen bij een huisbezoek.")

    def to_json(self) -> dict[str, Any]:
        return {name: getattr(value, "value", value) for name, value in asdict(self).items() if name != "code"}

    @property
    def is_visit(self) -> bool:
        return Channel.HUISBEZOEK in self.channels

    @property
    def term(self) -> str:
        """The term in words."""
        if not self.days:
            return "meteen" if self.since == Since.START else "meteen na de vorige stap"
        one = {Unit.WERKDAGEN: "werkdag", Unit.DAGEN: "dag"}[self.unit] if self.days == 1 else self.unit.label
        return f"binnen {self.days} {one} {self.since.label}"

    @property
    def how(self) -> str:
        """By what it is done, in words."""
        return ", ".join(str(Channel(channel).label).lower() for channel in self.channels)

    @property
    def counts(self) -> str:
        return ", ".join(str(Result(result).label).lower() for result in self.results)


@dataclass(frozen=True, kw_only=True)
class Gate:
    """What must be shown before a case closes without contact; nothing asked means that a weighing is needed."""

    visits: int = 0
    other_time: bool = False
    letter: str = ""
    weeks: int = 0

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        made = cls(
            visits=int(body.get("visits") or 0),
            other_time=bool(body.get("other_time")),
            letter=str(body.get("letter") or ""),
            weeks=int(body.get("weeks") or 0),
        )
        if not 0 <= made.visits <= MOST_VISITS:
            raise ContentRefused(f"Vraag 0 tot en met {MOST_VISITS} huisbezoeken voordat je afsluit.")
        if not 0 <= made.weeks <= MOST_WEEKS:
            raise ContentRefused(f"Probeer 0 tot en met {MOST_WEEKS} weken.")
        if made.other_time and made.visits < 2:
            raise ContentRefused("Een herhaald huisbezoek op een ander tijdstip vraagt minstens 2 huisbezoeken.")
        return made


@body_of(ContentKind.PROTOCOL)
@dataclass(frozen=True, kw_only=True)
class Protocol:
    about: str
    steps: list[Step]
    gate: Gate

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        steps = [Step.from_json(number, step) for number, step in enumerate(body.get("steps") or [], start=1)]
        if not 0 < len(steps) <= MOST_STEPS:
            raise ContentRefused(f"Een protocol heeft 1 tot en met {MOST_STEPS} stappen.")
        about = str(body.get("about") or "").strip()
        return cls(about=about, steps=steps, gate=Gate.from_json(body.get("gate") or {}))

    def to_json(self) -> dict[str, Any]:
        return {"about": self.about, "steps": [step.to_json() for step in self.steps], "gate": asdict(self.gate)}

    def step(self, code: str) -> Step | None:
        return next((step for step in self.steps if step.code == code), None)
