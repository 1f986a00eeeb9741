"""How far an import is, whatever it reads."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(slots=True)
class Outcome:
    """Lines done of about `total`, rows added and changed, lines refused."""

    total: int = 0
    done: int = 0
    added: int = 0
    changed: int = 0
    rejected: int = 0
    unknown_columns: tuple[str, ...] = ()


type Progress = Callable[[Outcome], None]
