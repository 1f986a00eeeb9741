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
        with (logs / f"{self.name}.log").open("wb") as log:
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

    async def require_alive(self, logs: Path) -> None:
        """Wait for as long as the process lives; its end is a refusal."""
        assert self.process is not None
        code = await self.process.wait()
        log = logs / f"{self.name}.log"
        said = log.read_text(errors="replace").splitlines()[-LAST_LINES:]
        if any("No space left on device" in line for line in said):
            raise Refusal("De schijf is vol: maak ruimte en start opnieuw.")
        lines = "".join(f"\n    {line}" for line in said)
        raise Refusal(f"{self.called.capitalize()} is gestopt (code {code}). Zie {log}; het laatste was:{lines}")

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
