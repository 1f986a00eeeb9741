"""What becomes of what is open when a case goes on under another task: told before somebody chooses."""

from collections.abc import Iterable
from dataclasses import dataclass

from cases.dossier.models import Case
from cases.dossier.tasks import Task
from consent.open import Open, OpenQuestion, OpenShare


@dataclass(frozen=True)
class Effect:
    """Of one task: which shares and questions stay open, and which close because their grondslag is not of it."""

    task: Task
    stays: list[Open]
    closes: list[Open]


def effects_of(case: Case, tasks: Iterable[Task]) -> list[Effect]:
    """Per task what stays and what closes, by the rule of `consent.open.holds`."""
    grounds = ("afweging__grondslag_geven", "afweging__grondslag_ontvangen")
    found: list[OpenShare | OpenQuestion] = [
        *case.open_shares.select_related(*grounds).order_by("valid_until"),
        *case.open_questions.select_related(*grounds).order_by("valid_until"),
    ]
    return [
        Effect(
            task=task,
            stays=[one for one in found if rests_on(one, task)],
            closes=[one for one in found if not rests_on(one, task)],
        )
        for task in tasks
    ]


def rests_on(one: OpenShare | OpenQuestion, task: Task) -> bool:
    """Whether the grondslagen of this share are of this task. Who asks rests on one: the other's, for giving to us."""
    afweging = one.afweging
    grounds = [afweging.grondslag_geven] if afweging.asks else [afweging.grondslag_geven, afweging.grondslag_ontvangen]
    return all(ground is not None and ground.holds_under(task) for ground in grounds)
