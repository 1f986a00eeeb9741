"""The processes of the demo: what each is started with, and how it is stopped."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from config.refusals import Refusal

LAST_LINES = 12
PATIENCE = 10.0  # seconds a process gets to stop by itself
MARK = "KETEN_DEMO_MAP"


class DiskFull(Refusal):
    """Starting again would not help."""

    def __init__(self) -> None:
        super().__init__("De schijf is vol: maak ruimte en start opnieuw.")


@dataclass
class Child:
    """One process: its name in file names, what it is called to people, and how it starts."""

    name: str
    called: str
    arguments: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    listens: socket.socket | None = None
    process: asyncio.subprocess.Process | None = None

    async def start(self, base: dict[str, str], logs: Path) -> None:
        """Start in a session of its own, so that Ctrl-C reaches the supervisor only, which stops all in order."""
        handed = (self.listens.fileno(),) if self.listens else ()
        with self.log_in(logs).open("wb" if self.process is None else "ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                *self.arguments,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=asyncio.subprocess.STDOUT,
                env=base | self.environment,
                pass_fds=handed,
                start_new_session=True,
            )

    async def start_again(self, base: dict[str, str], logs: Path) -> None:
        """Start a process that died, after what it left running has been ended."""
        assert self.process is not None
        signal_group(self.process.pid, signal.SIGKILL)
        await self.start(base, logs)

    async def ended(self) -> int:
        """Wait for as long as the process lives; its exit code."""
        assert self.process is not None
        return await self.process.wait()

    def last_words(self, logs: Path, *, again: bool = False) -> Refusal:
        """Why the demo cannot go on without this process, in a sentence and what it said itself."""
        assert self.process is not None
        said = self.log_in(logs).read_text(errors="replace").splitlines()[-LAST_LINES:]
        if any("No space left on device" in line for line in said):
            return DiskFull()
        ended = f"{'stopt telkens weer' if again else 'is gestopt'} (code {self.process.returncode})"
        lines = "".join(f"\n    {line}" for line in said)
        return Refusal(f"{self.called.capitalize()} {ended}. Zie {self.log_in(logs)}; het laatste was:{lines}")

    def log_in(self, logs: Path) -> Path:
        return logs / f"{self.name}.log"

    async def stop(self) -> None:
        """Ask the process itself: it lets its own children finish what they do. Who does not listen is ended."""
        if self.process is None:
            return
        if self.process.returncode is None:
            self.process.terminate()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.process.wait(), PATIENCE)
        signal_group(self.process.pid, signal.SIGKILL)
        await self.process.wait()


def signal_group(leader: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, number)


async def stop_all(children: Iterable[Child]) -> None:
    await asyncio.gather(*(child.stop() for child in children))


def wait_until_dead(process: psutil.Process) -> None:
    """Until its port is free again. In a container nobody may clear away the dead, so a zombie counts as gone."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.02)


def stop_leftovers(note: Path, mark: str) -> None:
    """End the processes of a demo that was killed, and only those: each carries our mark in its environment."""
    numbers = note.read_text().split() if note.exists() else []
    for number in map(int, numbers):
        with contextlib.suppress(psutil.Error):
            left = psutil.Process(number)
            if left.environ().get(MARK) == mark:
                signal_group(number, signal.SIGKILL)
                wait_until_dead(left)
    note.unlink(missing_ok=True)
