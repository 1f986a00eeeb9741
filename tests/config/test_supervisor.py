"""The demo as a whole: it says whom to click when all answer, keeps all alive, and leaves nothing behind."""

import asyncio
import os
import signal
import socket
import time

import pytest

from config.demo import cast
from config.demo.children import Child
from config.demo.supervisor import MOST_DEATHS, Demo
from config.refusals import Refusal

SERVER = """
import socket
from http.server import BaseHTTPRequestHandler, HTTPServer

class Ready(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response({status})
        self.send_header("Content-Length", "0")
        self.end_headers()

server = HTTPServer(("127.0.0.1", 0), Ready, bind_and_activate=False)
server.socket = socket.socket(fileno={number})
server.serve_forever()
"""


def server(name, *, status=200):
    listens = cast.loopback_socket()
    return Child(name, f"de {name}", ["-c", SERVER.format(number=listens.fileno(), status=status)], {}, listens)


@pytest.fixture
def demo(tmp_path, monkeypatch):
    """A demo with small processes instead of our own; the third plays the identity provider."""
    idp = server("idp")
    monkeypatch.setattr(cast, "IDP_PORT", idp.listens.getsockname()[1])
    for folder in ("demo", "log"):
        (tmp_path / folder).mkdir()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setattr("config.demo.supervisor.PAUSE", 0.02)
    demo = Demo(var=tmp_path, port=port, people=["Willem, regiehouder"], began=time.monotonic())
    demo.web, demo.partner_web = server("web"), server("web-partner")
    demo.children = [demo.web, demo.partner_web, idp]
    return demo


def kill(child):
    child.process.kill()


def live_until_shown(demo, capsys, act):
    """Run the demo; when it has told whom to click, do this."""

    async def live():
        living = asyncio.ensure_future(demo.live())
        await shown(capsys, "Willem", living)
        act()
        await living

    asyncio.run(live())


async def shown(capsys, sentence, living):
    while sentence not in capsys.readouterr().out and not living.done():
        await asyncio.sleep(0.02)


def test_ctrl_c_stops_every_process(demo, capsys):
    live_until_shown(demo, capsys, lambda: os.kill(os.getpid(), signal.SIGINT))

    assert [child.process.returncode for child in demo.children] == [-15, -15, -15]
    assert not (demo.var / "demo" / "processen").exists()


def test_a_process_that_dies_is_started_again_and_answers(demo, capsys):
    async def live():
        living = asyncio.ensure_future(demo.live())
        await shown(capsys, "Willem", living)
        killed = demo.partner_web.process.pid
        kill(demo.partner_web)
        await shown(capsys, "De web-partner is gestopt (code -9) en start opnieuw.", living)
        await demo.answers(demo.partner_web)
        assert str(killed) not in (demo.var / "demo" / "processen").read_text()
        os.kill(os.getpid(), signal.SIGINT)
        await living

    asyncio.run(live())

    assert [child.process.returncode for child in demo.children] == [-15, -15, -15]


def test_a_process_that_keeps_dying_is_the_end_of_all(demo, capsys):
    def make_ill():
        demo.partner_web.arguments[:] = ["-c", "raise SystemExit('geen database')"]
        kill(demo.partner_web)

    with pytest.raises(
        Refusal, match=r"^De web-partner stopt telkens weer \(code 1\)[^\n]*:\n(.*\n)*    geen database$"
    ):
        live_until_shown(demo, capsys, make_ill)

    assert [child.process.returncode for child in demo.children] == [-15, 1, -15]
    assert capsys.readouterr().out.count("start opnieuw") == MOST_DEATHS - 1


def test_a_process_that_dies_at_the_start_is_the_end_of_all(demo):
    demo.partner_web.arguments[:] = ["-c", "raise SystemExit('geen database')"]

    with pytest.raises(Refusal, match=r"^De web-partner is gestopt \(code 1\)"):
        asyncio.run(demo.live())


def test_a_website_that_never_gets_ready_is_named(demo, capsys, monkeypatch):
    monkeypatch.setattr("config.demo.supervisor.READY_WITHIN", 1)
    demo.web = demo.children[0] = server("web", status=503)

    with pytest.raises(Refusal, match=r"De web is niet op tijd klaar \(HTTP/1.0 503 Service Unavailable\)"):
        asyncio.run(demo.live())


def test_no_process_learns_how_to_be_owner_or_superuser(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_ADMIN_URL", "postgresql://postgres@/keten")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://keten_owner@/keten")
    monkeypatch.setenv("DATABASE_URL", "postgresql://keten_app@/keten")

    base = cast.base_environment(var=tmp_path, port=8000)
    partner = base | cast.partner_website().environment

    assert not {"DATABASE_ADMIN_URL", "DATABASE_OWNER_URL"} & set(base)
    assert not partner["DATABASE_URL"]
    assert (partner["KETEN_LOGIN"], partner["KETEN_FACES"]) == ("partner", "partner")
