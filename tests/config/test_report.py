"""The report of the suite: what did not run is told last, and in CI a missing program is a failure."""

import os
import subprocess
import sys

import pytest

SUITE = """
import pytest
def test_in_the_browser():
    pytest.skip("Chromium staat niet op deze machine")
def test_on_another_system():
    pytest.skip("alleen op Windows")
def test_that_passes():
    pass
"""


@pytest.fixture
def suite(tmp_path):
    (tmp_path / "test_some.py").write_text(SUITE)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")

    def run(ci):
        arguments = [
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:django",
            "-p",
            "tests.plugin_report",
            "--basetemp",
            str(tmp_path / "own"),
            str(tmp_path),
        ]
        environment = os.environ | {"CI": ci, "KETEN_VAR": str(tmp_path), "PYTEST_ADDOPTS": ""}
        return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True)

    return run


def test_a_missing_browser_is_told_in_the_last_lines(suite):
    told = suite(ci="")

    assert told.returncode == 0
    assert "Overgeslagen: 1 × Chromium staat niet op deze machine" in told.stdout.splitlines()[-4:]
    assert told.stdout.splitlines()[-1].startswith("1 passed, 2 skipped")


def test_a_missing_browser_fails_in_ci_and_another_skip_does_not(suite):
    told = suite(ci="true")

    assert told.returncode == 1
    assert "In CI mag dit niet ontbreken: Chromium staat niet op deze machine" in told.stdout
    assert told.stdout.splitlines()[-1].startswith("1 failed, 1 passed, 1 skipped")
