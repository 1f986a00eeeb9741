"""Tells in the last lines which tests did not run and why; in CI a missing program is a failure, not a skip."""

import os
import re
import shutil
from collections import Counter
from typing import Any

import pytest

from config import embedded

PROGRAMS = {
    "chromium": ("Chromium", ("chromium", "chromium-browser", "google-chrome")),
    "node": ("Node", ("node", "nodejs")),
    "redis-server": ("Redis", ("redis-server", "valkey-server")),
    "softhsm2-util": ("SoftHSM", ("softhsm2-util",)),
}
MISSING = re.compile(r"\b(chromium|node|redis|valkey|softhsm)\b", re.IGNORECASE)


def need(program: str) -> str:
    """The path of a program that a test needs; without it the test is skipped, or fails under CI=true."""
    called, names = PROGRAMS[program]
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{called} staat niet op deze machine")
    return found


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() == "true"


def reason_of(report: Any) -> str:
    where = report.longrepr
    return str(where[2] if isinstance(where, tuple) else where).removeprefix("Skipped: ")


def fails_in_ci(report: Any) -> bool:
    """A skip for want of a program that CI must have."""
    return report.skipped and not hasattr(report, "wasxfail") and bool(MISSING.search(reason_of(report)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    report = yield
    if in_ci() and fails_in_ci(report):
        report.outcome = "failed"
        report.longrepr = f"In CI mag dit niet ontbreken: {reason_of(report)}"
    return report


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any) -> None:
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if not hasattr(report, "wasxfail")]
    for line in summary(Counter(map(reason_of, skipped))):
        terminalreporter.write_line(line, yellow=True)


def summary(reasons: "Counter[str]") -> list[str]:
    return [f"Overgeslagen: {count} × {reason}" for reason, count in sorted(reasons.items())]


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """The server for tests stops with the last who uses it: the workers of xdist have gone by now."""
    if not hasattr(config, "workerinput"):
        server = embedded.cluster(for_tests=True)
        if server.answers():
            server.start()
            server.stop_if_last()
