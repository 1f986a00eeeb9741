"""An import of 70,000 lines from the command line: its time, and that its memory stays flat beside one of 700."""

import csv
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.factories import passes_11_test

SMALL, LARGE = 700, 70_000
IMPORT = "from config.cli import keten; keten()"
COLUMNS = ("bsn", "voornamen", "achternaam", "geboortedatum", "postcode", "wijk", "school", "opleiding",
           "inschrijving_begin", "verzuim_soort", "verzuim_begin", "verzuim_uren")  # fmt: skip


def lines() -> Iterator[list[str]]:
    """Jongeren with an inschrijving and verzuim. The numbers pass the 11-test and are of nobody that we know."""
    numbers = (bsn for bsn in map(str, range(900_000_000, 1_000_000_000)) if passes_11_test(bsn))
    for n, bsn in enumerate(numbers):
        yield [bsn, "Teun Johannes", f"Bakker {n}", f"{n % 28 + 1:02}-03-{2002 + n % 12}", "1234AB", f"Wijk {n % 40}",
               "ROC Waterkant", "Techniek", "01-08-2026", "REL16", "2026-10-01", "24"]  # fmt: skip


def imported(path: Path, size: int) -> tuple[float, float]:
    """Seconds, and megabytes at the most, of a process of its own."""
    with path.open("w", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows(islice(lines(), size))
    began = time.perf_counter()
    command = [sys.executable, "-c", IMPORT, "import", "jongeren", str(path), "--tenant", "proeftuin"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return time.perf_counter() - began, used.ru_maxrss / 1024


@pytest.mark.timeout(1800)
def test_seventy_thousand_lines(committed, capsys, tmp_path):
    small, large = (imported(tmp_path / f"{size}.csv", size) for size in (SMALL, LARGE))
    again = imported(tmp_path / f"{LARGE}.csv", LARGE)

    with capsys.disabled():
        print()
        for name, (seconds, megabytes) in {"700": small, "70,000": large, "70,000 again": again}.items():
            print(f"  {name:13} lines: {seconds:6.1f} s, at most {megabytes:.0f} MB = {megabytes / small[1]:.2f} x")
