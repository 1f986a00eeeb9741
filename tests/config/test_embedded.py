"""The embedded server: one per folder, shared by processes, found again in no time, and it is a PostgreSQL 18."""

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import dj_database_url
import psycopg
import pytest

from config import embedded
from config.embedded.cluster import TESTS, Cluster, require_space
from config.refusals import Refusal

HOLD = """
import pathlib, sys
from config.embedded.cluster import TESTS, Cluster
held = Cluster(pathlib.Path(sys.argv[1]), TESTS)
held.start()
"""


@pytest.fixture
def folder():
    """A folder outside pytest's own, because pytest closes that to the system user of PostgreSQL at every start."""
    with tempfile.TemporaryDirectory(prefix="keten-test-") as name:
        yield Path(name)


@pytest.fixture
def server(folder):
    server = Cluster(folder / "pg", TESTS)
    yield server
    server.start()
    assert server.stop_if_last()


@contextmanager
def another_process_using(server):
    script = f"{HOLD}print('ready', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(server.data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "ready\n"
        yield other


def ask(server, question):
    with psycopg.connect(host=str(server.socket_folder), user="postgres", dbname="postgres") as connection:
        return connection.execute(question).fetchone()[0]


def test_it_starts_with_what_many_schemas_need(server):
    server.start()

    assert server.started_here
    assert ask(server, "show max_locks_per_transaction") == "256"
    assert ask(server, "show max_connections") == "200"
    assert ask(server, "show listen_addresses") == ""


def test_starting_again_finds_the_running_one(server):
    server.start()
    began = ask(server, "select pg_postmaster_start_time()")

    again = Cluster(server.data, TESTS)
    again.start()

    assert not again.started_here
    assert ask(again, "select pg_postmaster_start_time()") == began
    assert not again.stop_if_last()


def test_two_processes_that_start_at_once_get_one_server(server):
    command = [sys.executable, "-c", f"{HOLD}input()", str(server.data)]
    starting = [subprocess.Popen(command, stdin=subprocess.PIPE) for _ in ("one", "other")]

    server.start()

    assert [process.poll() for process in starting] == [None, None]
    for process in starting:
        process.communicate(b"\n")
    assert [process.returncode for process in starting] == [0, 0]
    assert server.answers()


def test_it_goes_on_while_another_process_uses_it(server):
    server.start()
    with another_process_using(server) as other:
        assert not server.stop_if_last()
        assert server.answers()
        other.communicate("\n")

    server.start()
    assert server.stop_if_last()
    assert not server.answers()


def test_data_is_there_after_a_second_start(server):
    server.start()
    server.ensure_database("keten")
    server.stop_if_last()

    server.start()
    server.ensure_database("keten")

    assert ask(server, "select count(*) from pg_database where datname = 'keten'") == 1


def test_the_note_of_a_killed_server_does_not_stop_the_next(server):
    server.start()
    note = (server.data / "postmaster.pid").read_text()
    server.stop_if_last()
    (server.data / "postmaster.pid").write_text(note.replace(note.split()[0], str(os.getppid()), 1))

    server.start()

    assert server.answers()


def test_a_path_too_long_for_a_socket_gets_a_private_folder_elsewhere(tmp_path):
    folder = Cluster(tmp_path / ("x" * 120)).socket_folder

    assert len(str(folder)) < 80
    assert folder != Cluster(tmp_path / ("y" * 120)).socket_folder


def test_each_login_has_its_own_address(tmp_path):
    addresses = embedded.urls(Cluster(tmp_path / "Een Map" / "pg"), "keten")

    parsed = {name: dj_database_url.parse(url) for name, url in addresses.items()}

    assert {name: found["USER"] for name, found in parsed.items()} == embedded.LOGINS
    assert {found["NAME"] for found in parsed.values()} == {"keten"}


def test_nothing_is_started_when_a_server_is_given(tmp_path, monkeypatch):
    monkeypatch.setenv("KETEN_VAR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgresql://keten_app@db.example/keten")

    assert embedded.ensure() is None
    assert list(tmp_path.iterdir()) == []


def test_data_of_another_version_is_refused(folder):
    (folder / "pg").mkdir()
    (folder / "pg" / "PG_VERSION").write_text("17\n")

    with pytest.raises(Refusal, match="hoort bij PostgreSQL 17: begin opnieuw met make demo-fresh"):
        Cluster(folder / "pg").start()


def test_a_full_disk_is_told_in_one_sentence(tmp_path):
    with pytest.raises(Refusal, match="Te weinig ruimte op de schijf"):
        require_space(tmp_path, least_mb=10**9)


def test_an_older_postgresql_is_refused(folder):
    older = Cluster(folder / "pg", TESTS, major=16)
    older.start()
    try:
        with pytest.raises(embedded.PostgresTooOld, match=r"PostgreSQL 16\.\d+ is te oud: .* PostgreSQL 18 of nieuwer"):
            embedded.require_version(embedded.urls(older, "postgres")["DATABASE_ADMIN_URL"])
    finally:
        older.stop_if_last()


def test_a_server_that_is_away_is_told_in_one_sentence():
    with pytest.raises(embedded.PostgresUnreachable, match="De database antwoordt niet"):
        embedded.require_version("postgresql://keten_app@127.0.0.1:1/keten")
