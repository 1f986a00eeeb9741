"""The one port of the demo: a proxy that passes each request on by its Host, and changes nothing in it."""

import asyncio
import contextlib
from dataclasses import dataclass

LARGEST_HEAD = 64 * 1024
PIECE = 64 * 1024

Reader = asyncio.StreamReader
Writer = asyncio.StreamWriter


class BadRequest(Exception):
    """A request that cannot be passed on, because where it ends or where it should go is not clear."""


@dataclass(frozen=True)
class Routes:
    """Where a host is served: an address of its own, or else the common one."""

    common: tuple[str, int]
    own: dict[str, tuple[str, int]]

    def address_for(self, host: str) -> tuple[str, int]:
        return self.own.get(host.partition(":")[0].lower(), self.common)


@dataclass(frozen=True)
class Head:
    """The request line and headers, as they came, and what we need to know of them."""

    raw: bytes
    host: str
    length: int
    chunked: bool


def parse_head(raw: bytes) -> Head:
    """Read host and framing; refuses what two servers could understand differently."""
    fields: dict[str, list[str]] = {}
    for line in raw.decode("latin-1").split("\r\n")[1:]:
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.lower(), []).append(value.strip())
    hosts, lengths = fields.get("host", []), fields.get("content-length", [])
    codings = [coding.lower() for coding in fields.get("transfer-encoding", [])]
    clear = len(hosts) == 1 and len(lengths) <= 1 and codings in ([], ["chunked"]) and not (lengths and codings)
    if not clear or not all(length.isdecimal() for length in lengths):
        raise BadRequest
    return Head(raw, hosts[0], int(lengths[0]) if lengths else 0, bool(codings))


class Upstream:
    """The connection to a server on behalf of one client; answers flow back by themselves."""

    def __init__(self, address: tuple[str, int], writer: Writer, answers: "asyncio.Task[None]") -> None:
        self.address = address
        self.writer = writer
        self.answers = answers

    @classmethod
    async def open(cls, address: tuple[str, int], client: Writer) -> "Upstream":
        reader, writer = await asyncio.open_connection(*address)
        return cls(address, writer, asyncio.create_task(pour(reader, client)))

    async def finish(self) -> None:
        """Let the answers that are on their way arrive, then close."""
        with contextlib.suppress(OSError):
            self.writer.write_eof()
        await self.answers
        self.writer.close()


async def pour(source: Reader, target: Writer) -> None:
    with contextlib.suppress(ConnectionError):
        while piece := await source.read(PIECE):
            target.write(piece)
            await target.drain()


async def pass_body(head: Head, source: Reader, target: Writer) -> None:
    """Pass on exactly one body: what comes after it is the next request."""
    if not head.chunked:
        await pass_exactly(head.length, source, target)
        return
    while True:
        line = await source.readuntil(b"\r\n")
        target.write(line)
        size = chunk_size(line)
        if size == 0:
            break
        await pass_exactly(size + 2, source, target)
    while line != b"\r\n":  # trailers, up to the empty line
        line = await source.readuntil(b"\r\n")
        target.write(line)
    await target.drain()


def chunk_size(line: bytes) -> int:
    try:
        return int(line.partition(b";")[0].strip(), 16)
    except ValueError as fault:
        raise BadRequest from fault


async def pass_exactly(length: int, source: Reader, target: Writer) -> None:
    while length:
        piece = await source.read(min(length, PIECE))
        if not piece:
            raise ConnectionResetError
        length -= len(piece)
        target.write(piece)
        await target.drain()


async def serve_client(routes: Routes, reader: Reader, writer: Writer) -> None:
    """Serve the requests of one connection, one after the other, each to the server of its host."""
    upstream: Upstream | None = None
    try:
        while raw := await next_head(reader, upstream):
            head = parse_head(raw)
            address = routes.address_for(head.host)
            if upstream and upstream.address != address:
                await upstream.finish()
                upstream = None
            upstream = upstream or await Upstream.open(address, writer)
            upstream.writer.write(head.raw)
            await pass_body(head, reader, upstream.writer)
    except (BadRequest, asyncio.LimitOverrunError):
        writer.write(refusal(400, "Bad Request", "Dit verzoek is niet te begrijpen."))
    except (ConnectionError, asyncio.IncompleteReadError):
        if upstream is None:
            writer.write(refusal(502, "Bad Gateway", "De demo start nog of is gestopt. Probeer het zo weer."))
    finally:
        if upstream:
            await upstream.finish()
        writer.close()


async def next_head(reader: Reader, upstream: Upstream | None) -> bytes:
    """The next request, or nothing when the client is done or the server closed an idle connection."""
    arriving = asyncio.ensure_future(reader.readuntil(b"\r\n\r\n"))
    waiting = {arriving, upstream.answers} if upstream else {arriving}
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    if not arriving.done():
        arriving.cancel()
        return b""
    try:
        return arriving.result()
    except asyncio.IncompleteReadError:
        return b""


def refusal(status: int, reason: str, sentence: str) -> bytes:
    body = f"{sentence}\n".encode()
    head = f"HTTP/1.1 {status} {reason}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
    return f"{head}Connection: close\r\n\r\n".encode() + body
