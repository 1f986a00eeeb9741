"""Taking time: the median of many rounds, in which all that is compared takes turns."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Any


def in_turns(works: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, float]:
    """Milliseconds per piece of work. Because they take turns, a busy machine slows all of them alike."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(rounds):
        for name, work in works.items():
            began = time.perf_counter()
            work()
            taken[name].append((time.perf_counter() - began) * 1000)
    return {name: median(times) for name, times in taken.items()}


def processor_ms(pid: int) -> float:
    """Milliseconds of processor that a process had so far: waiting for others of a busy machine does not count."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e6
