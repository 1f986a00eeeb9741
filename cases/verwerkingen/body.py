"""The content of one verwerking in the register: what AVG 30(1) asks, for one task."""

from dataclasses import dataclass
from typing import Any, Self

from cases.content.bodies import ContentRefused, body_of
from cases.content.models import ContentKind
from cases.dossier.tasks import Task

LONGEST = 2000
# In the order of AVG 30(1)(a) to (g); the last is not asked there, and may be empty.
PARTS = {
    "verantwoordelijke": "Wie is verantwoordelijk, en wie is de FG?",
    "doel": "Waarvoor is het?",
    "grondslag": "Op welke grondslag?",
    "betrokkenen": "Over wie gaan de gegevens?",
    "gegevens": "Welke soorten gegevens?",
    "ontvangers": "Wie krijgt ze?",
    "doorgifte": "Gaan er gegevens buiten de EU?",
    "bewaren": "Hoe lang bewaren jullie ze?",
    "beveiliging": "Hoe zijn ze beveiligd?",
    "dpia": "Kenmerk van de DPIA",
}
MAY_BE_EMPTY = {"dpia"}


@body_of(ContentKind.VERWERKING)
@dataclass(frozen=True, kw_only=True)
class Verwerking:
    """One verwerking, in the words of the tenant. Sharing for this task falls under its DPIA (AVG 35)."""

    task: Task
    parts: dict[str, str]

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        if body.get("task") not in Task.values:
            raise ContentRefused("Kies bij welke taak deze verwerking hoort.")
        told = {name: str(body.get(name) or "").strip() for name in PARTS}
        for name, label in PARTS.items():
            if not told[name] and name not in MAY_BE_EMPTY:
                raise ContentRefused(f"Vul in: {label}")
            if len(told[name]) > LONGEST:
                raise ContentRefused(f"Maak dit korter, hoogstens {LONGEST} tekens: {label}")
        return cls(task=Task(body["task"]), parts=told)

    def to_json(self) -> dict[str, Any]:
        return {"task": self.task.value, **self.parts}

    @property
    def dpia(self) -> str:
        return self.parts["dpia"]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Question and answer, in the order of the law."""
        return [(label, self.parts[name]) for name, label in PARTS.items()]
