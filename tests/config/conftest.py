"""Two small servers with the demo's front door before them."""

import asyncio
import threading
from collections.abc import Iterator
from functools import partial
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from config.demo.frontdoor import LARGEST_HEAD, Routes, serve_client


class Server(ThreadingHTTPServer):
    called = ""


class Echo(BaseHTTPRequestHandler):
    """Answers with the name of its server and the body that it was sent."""

    protocol_version = "HTTP/1.1"
    server: Server

    def answer(self) -> None:
        body = f"{self.server.called}:".encode() + self.read_body()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = answer  # noqa: N815 -- the names of the standard library

    def read_body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") == "chunked":
            return b"".join(iter(self.read_chunk, b""))
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def read_chunk(self) -> bytes:
        chunk = self.rfile.read(int(self.rfile.readline(), 16))
        self.rfile.readline()
        return chunk

    def log_message(self, *args: object) -> None:
        """Says nothing: the tests look at the answers."""


class Street:
    """What stands behind the door, and where the door is."""

    def __init__(self) -> None:
        self.servers = [self.build("web"), self.build("partner")]
        self.opened = threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self.live()))
        self.thread.start()
        self.opened.wait(5)

    def build(self, called: str) -> Server:
        server = Server(("127.0.0.1", 0), Echo)
        server.called = called
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return server

    async def live(self) -> None:
        self.loop, self.stop = asyncio.get_running_loop(), asyncio.Event()
        web, partner = (("127.0.0.1", server.server_port) for server in self.servers)
        routes = Routes(common=web, own={"partners.localhost": partner, "gesloten.localhost": ("127.0.0.1", 9)})
        door = await asyncio.start_server(partial(serve_client, routes), "127.0.0.1", 0, limit=LARGEST_HEAD)
        self.port = door.sockets[0].getsockname()[1]
        self.opened.set()
        await self.stop.wait()

    def connection(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=5)

    def ask(self, host: str, body: str | Iterator[bytes] | None = None) -> str:
        visitor = self.connection()
        visitor.request("POST" if body else "GET", "/", body=body, headers={"Host": host})
        return visitor.getresponse().read().decode()

    def close(self) -> None:
        self.loop.call_soon_threadsafe(self.stop.set)
        self.thread.join(5)
        for server in self.servers:
            server.shutdown()
            server.server_close()


@pytest.fixture(scope="module")
def street() -> Iterator[Street]:
    street = Street()
    yield street
    street.close()
