"""A server of the invented feeds, in a process of its own so that its work is charged to nobody.

    python -m bench._origin FEEDS

Prints its port when it is ready. /f/N.xml answers 200 with validators, or 304; /_edition/E makes
every feed go on to edition E and forgets the answers counted so far; /_answers tells them.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from collections import Counter
from typing import cast

import uvloop

from bench import _feeds

ANSWERS: Counter[int] = Counter()


class Shelf:
    """All answers, ready to be sent."""

    def __init__(self, feeds: int) -> None:
        self.tags: list[bytes] = [b""] * feeds
        self.whole: list[bytes] = [b""] * feeds
        self.unchanged: list[bytes] = [b""] * feeds

    def turn_to(self, edition: int) -> None:
        for number in range(len(self.tags)):
            body = _feeds.document(number, edition)
            tag = f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()[:16]}"'
            head = f"ETag: {tag}\r\nCache-Control: max-age=0\r\n"
            kind = _feeds.content_type(number)
            self.tags[number] = tag.encode()
            self.unchanged[number] = f"HTTP/1.1 304 Not Modified\r\n{head}\r\n".encode()
            self.whole[number] = (
                f"HTTP/1.1 200 OK\r\n{head}Content-Type: {kind}\r\n"
                f"Content-Length: {len(body)}\r\n\r\n"
            ).encode() + body

    def answer(self, path: str, request: bytes) -> bytes:
        if path.startswith("/f/"):
            number = int(path[3:].removesuffix(".xml"))
            is_known = self.tags[number] in request
            ANSWERS[304 if is_known else 200] += 1
            return self.unchanged[number] if is_known else self.whole[number]
        if path.startswith("/_edition/"):
            self.turn_to(int(path.rpartition("/")[2]))
            ANSWERS.clear()
        body = json.dumps(ANSWERS).encode()
        ANSWERS.clear()
        return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


class Exchange(asyncio.Protocol):
    """One connection, kept open."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._pending = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is of no common class

    def data_received(self, data: bytes) -> None:
        self._pending += data
        while (end := self._pending.find(b"\r\n\r\n")) >= 0:
            request, self._pending = self._pending[:end], self._pending[end + 4 :]
            path = request.split(b" ", 2)[1].decode()
            self._transport.write(self._shelf.answer(path, request))


async def main(feeds: int) -> None:
    shelf = Shelf(feeds)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Exchange(shelf), "127.0.0.1", 0, backlog=4_096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1])))
