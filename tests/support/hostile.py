"""A server on loopback that misbehaves on purpose, written on bare sockets.

Each path names a behaviour: a coroutine function that writes whatever it likes.
`python -m tests.support.hostile` serves them in a process of its own and prints the port.
"""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import sys
import zlib
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

Behaviour = Callable[["Hostile", asyncio.StreamWriter], Awaitable[None]]
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


class Hostile:
    """Serves BEHAVIOURS on 127.0.0.1; `requests` are the heads as they came."""

    def __init__(self) -> None:
        self.requests: list[bytes] = []
        self.port = 0
        self._tasks: set[asyncio.Task[None]] = set()

    def url(self, behaviour: str) -> str:
        return f"http://127.0.0.1:{self.port}/{behaviour}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            self.requests.append(head)
            name = head.split(b" ")[1].decode().lstrip("/").partition("?")[0]
            await (BEHAVIOURS.get(name) or cut_at(name))(self, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass
        except asyncio.CancelledError:
            pass  # the test is over
        finally:
            self._tasks.discard(task)
            writer.transport.abort()


def reply(*parts: bytes, linger_s: float = 0.2) -> Behaviour:
    """Return a behaviour that writes these bytes and then closes the connection."""

    async def behave(server: Hostile, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()
        await asyncio.sleep(linger_s)

    return behave


def drip(start: bytes, piece: bytes, every_s: float = 0.05) -> Behaviour:
    """Return a behaviour that writes the start and then a piece again and again."""

    async def behave(server: Hostile, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(every_s)

    return behave


async def hang(server: Hostile, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(3600)


async def reset(server: Hostile, writer: asyncio.StreamWriter) -> None:
    """Answer half a head, then reset instead of closing."""
    connection = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def redirect_loop(server: Hostile, writer: asyncio.StreamWriter) -> None:
    head = b"HTTP/1.1 302 Found\r\nLocation: /redirect-loop\r\n"
    await reply(head + b"Connection: close\r\nContent-Length: 0\r\n\r\n")(server, writer)


def bomb(encoding: str, window: int) -> Behaviour:
    """Return a behaviour that sends 1 GiB of zeros as 1 MB: one block of 4 MiB, again and again."""

    async def behave(server: Hostile, writer: asyncio.StreamWriter) -> None:
        packer = zlib.compressobj(9, zlib.DEFLATED, window)
        first = packer.compress(bytes(2**22)) + packer.flush(zlib.Z_FULL_FLUSH)
        block = packer.compress(bytes(2**22)) + packer.flush(zlib.Z_FULL_FLUSH)
        head = f"Content-Encoding: {encoding}\r\nConnection: close\r\n\r\n".encode()
        writer.write(OK + head + first)
        for _ in range(255):
            writer.write(block)
            await writer.drain()

    return behave


def encoded(encoding: bytes, body: bytes) -> bytes:
    return OK + b"Content-Encoding: %s\r\nContent-Length: %d\r\n\r\n%s" % (
        encoding,
        len(body),
        body,
    )


def cut_at(name: str) -> Behaviour:
    """Return what serves n % of a body: `cut/{gzip|deflate}/{length|chunked|close}/{n}`."""
    _, encoding, framing, hundredths = name.split("/")
    whole = gzip.compress(NEWS) if encoding == "gzip" else zlib.compress(NEWS)
    body = whole[: len(whole) * int(hundredths) // 100]
    head = OK + b"Content-Encoding: %s\r\n" % encoding.encode()
    if framing == "length":
        return reply(head + b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    if framing == "close":
        return reply(head + b"Connection: close\r\n\r\n" + body)
    chunks = b"".join(
        b"%x\r\n%s\r\n" % (len(piece), piece)
        for piece in (body[at : at + 1000] for at in range(0, len(body), 1000))
    )
    return reply(head + b"Transfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n")


def redirect_to(location: bytes) -> Behaviour:
    return reply(b"HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % location)


PAGE = b"<html>" + b"<p>news</p>" * 500 + b"</html>"
NEWS = b"<rss><channel>%s</channel></rss>" % b"".join(
    b"<item><guid>%d</guid><title>%x</title></item>" % (n, n * 2654435761 % 2**64)
    for n in range(800)
)
GZIPPED = gzip.compress(PAGE)
HALF = GZIPPED[: len(GZIPPED) // 2]
EMPTY_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
EMPTY_MEMBERS = gzip.compress(b"") * 2000

BEHAVIOURS: dict[str, Behaviour] = {
    "bomb": bomb("gzip", 31),
    "bomb-deflate": bomb("deflate", 15),
    "bomb-raw-deflate": bomb("deflate", -15),
    "gzip-cut": reply(encoded(b"gzip", HALF)),
    "gzip-garbage": reply(encoded(b"gzip", PAGE)),
    "gzip-bad-sum": reply(encoded(b"gzip", GZIPPED[:-8] + b"12345678")),
    "gzip-trailing": reply(encoded(b"gzip", GZIPPED + b"<p>more</p>")),
    "gzip-empty": reply(encoded(b"gzip", b"")),
    "members": drip(
        OK + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n", EMPTY_MEMBERS * 20, 0.0
    ),
    "deflate-cut": reply(encoded(b"deflate", zlib.compress(PAGE)[:-9])),
    "stacked": reply(encoded(b"gzip, gzip", gzip.compress(GZIPPED))),
    "unknown-encoding": reply(encoded(b"br", PAGE)),
    "drip-body": drip(OK + b"Content-Length: 100000\r\n\r\n", b"x"),
    "drip-headers": drip(b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n"),
    "drip-status": drip(b"HTTP/1.1 200 O", b"K", 0.2),
    "drip-chunk-extension": drip(OK + b"Transfer-Encoding: chunked\r\n\r\n5;", b"a=b;"),
    "endless-body": drip(OK + b"Connection: close\r\n\r\n", b"x" * 65536, 0.0),
    "endless-chunks": drip(
        OK + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * 65536 + b"\r\n", 0.0
    ),
    "tiny-chunks": drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 10_000, 0.0),
    "endless-interim": drip(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100, 0.0),
    "many-answers": reply(OK + b"Content-Length: 2\r\n\r\nok" + EMPTY_ANSWER * 20_000),
    "announced-large": drip(OK + b"Content-Length: 999999999999\r\n\r\n", b"x" * 10, 0.1),
    "garbage-status": reply(b"HELLO THERE\r\n\r\n"),
    "binary": reply(bytes(range(256)) * 40),
    "short": reply(OK + b"Content-Length: 1000\r\n\r\nonly this"),
    "chunks-cut": reply(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nwo"),
    "chunks-unended": reply(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
    "chunk-size-garbage": reply(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n"),
    "two-lengths": reply(OK + b"Content-Length: 5\r\nContent-Length: 7\r\n\r\nhello!!"),
    "length-and-chunks": reply(
        OK + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
    ),
    "negative-length": reply(OK + b"Content-Length: -5\r\n\r\nhello"),
    "huge-header": reply(OK + b"X-Large: " + b"x" * 100_000 + b"\r\n\r\n"),
    "many-headers": reply(OK + b"X-Many: 1\r\n" * 50_000 + b"\r\n"),
    "hang": hang,
    "reset": reset,
    "close": reply(b"", linger_s=0.0),
    "redirect-loop": redirect_loop,
    "redirect-nowhere": reply(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"),
    "redirect-file": redirect_to(b"file:///etc/passwd"),
    "redirect-ftp": redirect_to(b"ftp://127.0.0.1/x"),
    "redirect-garbage": redirect_to(b"http://[::1/"),
    "redirect-metadata": redirect_to(b"http://169.254.169.254/latest/?token=secret"),
    "redirect-inside": redirect_to(b"http://10.1.2.3/admin"),
    "redirect-mapped": redirect_to(b"http://[::ffff:10.1.2.3]/"),
    "redirect-nat64": redirect_to(b"http://[64:ff9b::7f00:1]/"),
    "partial": reply(
        b"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-4/10\r\n",
        b"Content-Length: 5\r\n\r\nhello",
    ),
    "empty-answer": reply(b"HTTP/1.1 204 No Content\r\n\r\n"),
    "unasked-304": reply(b"HTTP/1.1 304 Not Modified\r\n\r\n"),
    "odd-status": reply(b"HTTP/1.1 799 \x1b[31mred\r\nContent-Length: 0\r\n\r\n"),
    "cookies": reply(OK + b"Set-Cookie: a=b; Path=/\r\nContent-Length: 2\r\n\r\nok"),
    "odd-headers": reply(
        OK + b'ETag: "\xff\xfe"\r\nLast-Modified: \xd9\xa1\r\nContent-Length: 2\r\n\r\nok'
    ),
    "odd-charset": reply(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\xff\r\nContent-Length: 2\r\n\r\nok"
    ),
    "long-retry": reply(
        b"HTTP/1.1 503 Busy\r\nRetry-After: 99999999999999999999\r\nContent-Length: 0\r\n\r\n"
    ),
}


async def main() -> None:
    async with Hostile() as server:
        sys.stdout.write(f"{server.port}\n")
        sys.stdout.flush()
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
