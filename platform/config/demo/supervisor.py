"""`keten demo`: makes ready, starts everything, says whom to click, and stops everything on Ctrl-C."""

import asyncio
import contextlib
import fcntl
import signal
import socket
import time
from collections import deque
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from config import embedded
from config.demo import cast, prepare
from config.demo.children import Child, DiskFull, stop_all, stop_leftovers
from config.demo.frontdoor import LARGEST_HEAD, Routes, serve_client
from config.embedded.cluster import make_folder
from config.refusals import Refusal

READY_WITHIN = 60.0
READY_PATH = "/gezond/klaar"
# A process that dies is started again, unless it keeps dying.
MOST_DEATHS = 4
WITHIN = 60.0
PAUSE = 1.0


def run(*, port: int, fresh: bool = False) -> None:
    """The demo, from nothing to running; returns when it was stopped."""
    began = time.monotonic()
    var = embedded.var_folder()
    with only_demo(var):
        stop_leftovers(var / "demo" / "processen", str(var))
        require_free(port, f"PORT={port + 10} make demo")
        require_free(cast.IDP_PORT, f"DEMO_IDP_PORT={cast.IDP_PORT + 1} make demo")
        if fresh:
            prepare.forget_all(var)
        for folder in ("demo", "log"):
            (var / folder).mkdir(parents=True, exist_ok=True)
        server = embedded.ensure()
        try:
            people = prepare.make_ready(var=var, port=port)
            asyncio.run(Demo(var=var, port=port, people=people, began=began).live())
        finally:
            if server:
                server.stop_if_last()


class Demo:
    """The processes of one running demo, and the door in front of them."""

    def __init__(self, *, var: Path, port: int, people: list[str], began: float) -> None:
        self.var = var
        self.logs = var / "log"
        self.port = port
        self.people = people
        self.began = began
        self.is_open = False
        self.base = cast.base_environment(var=var, port=port)
        self.web = cast.website()
        self.partner_web = cast.partner_website()
        self.children = [
            self.web,
            self.partner_web,
            cast.identity_provider(),
            cast.worker(),
            cast.beat(var),
            cast.sealer(),
        ]

    async def live(self) -> None:
        stopped = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        try:
            await self.start()
            await self.first_of(stopped.wait(), self.open_door())
        finally:
            say("De demo stopt …")
            await stop_all(self.children)
            (self.var / "demo" / "processen").unlink(missing_ok=True)

    async def start(self) -> None:
        for child in self.children:
            await child.start(self.base, self.logs)
        self.note_numbers()

    def note_numbers(self) -> None:
        """For the next start, should this one be killed: which processes are ours."""
        numbers = [str(child.process.pid) for child in self.children if child.process]
        (self.var / "demo" / "processen").write_text("\n".join(numbers))

    async def keep_alive(self, child: Child) -> None:
        """Start a process again when it dies. Who dies before the door is open, or again and again, ends the demo."""
        deaths: deque[float] = deque(maxlen=MOST_DEATHS)
        while True:
            code = await child.ended()
            deaths.append(time.monotonic())
            too_often = len(deaths) == MOST_DEATHS and deaths[-1] - deaths[0] < WITHIN
            refusal = child.last_words(self.logs, again=too_often)
            if not self.is_open or too_often or isinstance(refusal, DiskFull):
                raise refusal
            say(f"{child.called.capitalize()} is gestopt (code {code}) en start opnieuw.")
            await asyncio.sleep(PAUSE)
            await child.start_again(self.base, self.logs)
            self.note_numbers()

    async def first_of(self, *endings: Coroutine[object, object, object]) -> None:
        """Go on until one of these ends, or a process cannot be kept alive; what went wrong is raised."""
        lives = [self.keep_alive(child) for child in self.children]
        tasks = [asyncio.ensure_future(ending) for ending in (*endings, *lives)]
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        for task in done:
            task.result()

    async def open_door(self) -> None:
        """When all answer, open the port, tell who can be clicked, and stay open."""
        await asyncio.gather(self.answers(self.web), self.answers(self.partner_web, host="partners.localhost"))
        await reachable(cast.IDP_PORT)
        routes = Routes(common=address(self.web), own={"partners.localhost": address(self.partner_web)})
        doors = [
            await asyncio.start_server(partial(serve_client, routes), sock=listening, limit=LARGEST_HEAD)
            for listening in loopback_sockets(self.port)
        ]
        self.is_open = True
        say(f"Klaar in {time.monotonic() - self.began:.0f} seconden. Klik op een persoon:\n")
        say("\n".join(f"  {line}" for line in self.people))
        say("\nStoppen: Ctrl-C. De gegevens blijven bewaard; opnieuw beginnen: make demo-fresh.")
        await asyncio.gather(*(door.serve_forever() for door in doors))

    async def answers(self, child: Child, *, host: str = "beheer.localhost") -> None:
        """Wait until this process says that it is ready, database included."""
        end = time.monotonic() + READY_WITHIN
        status = "geen antwoord"
        while time.monotonic() < end:
            status = await first_line(address(child), host)
            if " 200 " in status:
                return
            await asyncio.sleep(0.2)
        raise Refusal(
            f"{child.called.capitalize()} is niet op tijd klaar ({status}). Kijk in {self.logs / child.name}.log."
        )


async def first_line(target: tuple[str, int], host: str) -> str:
    reader, writer = await asyncio.open_connection(*target)
    try:
        writer.write(f"GET {READY_PATH} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        return (await reader.readline()).decode("latin-1").strip()
    except ConnectionError:
        return "verbinding verbroken"
    finally:
        writer.close()


async def reachable(port: int) -> None:
    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return
        await asyncio.sleep(0.1)
    raise Refusal(f"De inlogdienst van de demo antwoordt niet op poort {port}.")


def address(child: Child) -> tuple[str, int]:
    assert child.listens is not None
    host, port = child.listens.getsockname()[:2]
    return host, port


def loopback_sockets(port: int) -> list[socket.socket]:
    """Listening sockets on this machine only; browsers try ::1 as well as 127.0.0.1 for localhost."""
    sockets = [socket.create_server(("127.0.0.1", port))]
    with contextlib.suppress(OSError):
        sockets.append(socket.create_server(("::1", port), family=socket.AF_INET6))
    return sockets


def require_free(port: int, other_way: str) -> None:
    try:
        for listening in loopback_sockets(port):
            listening.close()
    except OSError as fault:
        raise Refusal(
            f"Poort {port} is in gebruik: stop wat daar draait, of kies een andere poort: {other_way}"
        ) from fault


@contextmanager
def only_demo(var: Path) -> Iterator[None]:
    """One demo per folder: two would write over each other's messages."""
    make_folder(var)
    with (var / "demo.bezet").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise Refusal(f"Er draait al een demo met de gegevens in {var}.") from fault
        yield


def say(text: str) -> None:
    print(text, flush=True)
