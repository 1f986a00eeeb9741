"""The commands at the keyboard: plain Dutch, one sentence when something is wrong, and exit code 1."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKE = shutil.which("make") or "make"


@pytest.fixture
def keten(tmp_path):
    """Runs `keten` as a person would, in a folder of its own, without a database in the environment."""
    bare = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DATABASE_", "KETEN_", "DEMO", "PORT"))
    }

    def run(*words, **environment):
        return subprocess.run(
            [sys.executable, "-m", "config.cli", *words],
            env=bare | {"KETEN_VAR": str(tmp_path)} | environment,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


def test_without_words_it_tells_what_it_can_do(keten):
    told = keten()

    assert told.returncode == 0
    assert "keten tenant add|list|show|check" in told.stdout
    assert "keten import jongeren BESTAND --tenant SCHEMA" in told.stdout


def test_an_unknown_word_is_refused_with_the_list(keten):
    told = keten("gemeente", "erbij")

    assert told.returncode == 1
    assert told.stderr.startswith("keten kent de opdracht “gemeente erbij” niet.")


@pytest.mark.parametrize("port", ["acht", "80", "70000"])
def test_a_port_that_cannot_be_is_refused(keten, port):
    told = keten("demo", PORT=port)

    assert (told.returncode, told.stderr) == (
        1,
        f"PORT={port} is geen bruikbare poort: kies een getal van 1024 tot en met 65535.\n",
    )


def test_a_port_in_use_is_told_in_one_sentence(keten):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = keten("demo", PORT=str(port))

    assert told.returncode == 1
    assert told.stderr == (
        f"Poort {port} is in gebruik: stop wat daar draait, of kies een andere poort: PORT={port + 10} make demo\n"
    )


def test_the_demo_refuses_production(keten):
    told = keten("demo", KETEN_ENV="production")

    assert told.returncode == 1
    assert told.stderr.startswith("De demo start niet met KETEN_ENV=production")


def test_a_fresh_demo_never_throws_away_a_given_database(keten, tmp_path):
    (tmp_path / "demo").mkdir()

    told = keten("demo", "--fresh", **free_ports(), DATABASE_URL="postgresql://keten_app@db.example/keten")

    assert told.returncode == 1
    assert told.stderr.startswith("Opnieuw beginnen kan alleen met de ingebouwde database")
    assert (tmp_path / "demo").is_dir()


def test_a_database_that_is_away_is_told_in_one_sentence(keten):
    told = keten("migrate", DATABASE_OWNER_URL="postgresql://keten_owner@127.0.0.1:1/keten")

    assert told.returncode == 1
    assert told.stderr.startswith("De database antwoordt niet.")
    assert len(told.stderr.splitlines()) == 1


def free_ports():
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return {"PORT": str(one.getsockname()[1]), "DEMO_IDP_PORT": str(other.getsockname()[1])}


@pytest.fixture
def pythons(tmp_path):
    """A PATH with these commands only: each answers whether it is new enough."""

    def on_path(**programs):
        for name, new_enough in programs.items():
            program = tmp_path / name
            program.write_text(f"#!/bin/sh\nexit {0 if new_enough else 1}\n")
            program.chmod(0o755)
        return subprocess.run(
            [MAKE, "-s", "python"], cwd=ROOT, env={"PATH": str(tmp_path)}, capture_output=True, text=True
        )

    return on_path


def test_make_takes_a_python_that_really_runs(pythons):
    told = pythons(**{"python3.13": False, "python3.12": False, "python3": True})

    assert (told.returncode, told.stdout) == (0, "python3\n")


def test_make_prefers_the_version_that_we_work_with(pythons):
    assert pythons(**{"python3": True, "python3.14": True, "python3.13": True}).stdout == "python3.13\n"


def test_make_without_a_new_python_says_so_in_one_sentence(pythons):
    told = pythons(python3=False)

    assert told.returncode != 0
    assert told.stderr.splitlines()[0] == (
        "Ketenplatform heeft Python 3.12 of nieuwer nodig, en die staat niet op deze machine."
    )
