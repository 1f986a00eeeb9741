"""Two or more acts at the same moment, each on a connection of its own; for tests with the fixture `committed`."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

from cases.refusals import Refused
from tenants import hop


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each act returned, or the Refused that it got, in their order. What else is raised is raised here."""
    answers: list[Any] = [None] * len(acts)
    faults: list[BaseException] = []
    start = threading.Barrier(len(acts))

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            with hop("proeftuin"):
                start.wait(timeout=30)
                answers[place] = act()
        except Refused as refusal:
            answers[place] = refusal
        except BaseException as fault:  # raised again below, in the thread of the test
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    if faults:
        raise faults[0]
    return answers


def refusals(answers: list[Any]) -> list[str]:
    return [str(answer) for answer in answers if isinstance(answer, Refused)]
