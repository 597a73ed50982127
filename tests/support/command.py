"""The command as a process of its own, with a folder that holds its configuration."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PATIENCE_S = 90.0
# What prints wide when nobody looks must not take the width of who runs the tests.
_ENVIRON = {name: value for name, value in os.environ.items() if name != "COLUMNS"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command printed and how it ended."""

    status: int
    out: str
    error: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def livefeed(
    *words: str,
    folder: Path,
    environ: Mapping[str, str] | None = None,
    given: str = "",
) -> Answer:
    """Run the command in a folder and wait for its end; `given` is its standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "livefeed", *words],
        cwd=folder,
        env={**_ENVIRON, **(environ or {})},
        input=given.encode(),
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )
    return Answer(status=done.returncode, out=done.stdout.decode(), error=done.stderr.decode())


class Site:
    """A few documents on 127.0.0.1, and what was posted there; for tests without a loop."""

    def __init__(self) -> None:
        self.documents: dict[str, bytes] = {}
        self.posts: list[tuple[str, bytes]] = []
        self.status = 204  # of posts
        self.url = ""


@contextmanager
def open_site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = site.documents.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.end_headers()
            self.wfile.write(body or b"")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            site.posts.append((self.path, body))
            self.send_response(site.status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


def rss(*items: tuple[str, str, str], language: str = "ar") -> bytes:
    """Return a feed of entries, each a key, a title and a text."""
    entries = "".join(
        f'<item><guid isPermaLink="false">{key}</guid><title>{title}</title>'
        f"<link>https://news.example/{key}</link><description>{text}</description></item>"
        for key, title, text in items
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>t</title>'
        f"<link>https://news.example/</link><language>{language}</language>{entries}"
        f"</channel></rss>"
    ).encode()
