"""The programs that livefeed is measured beside, each a command that visits every feed once.

    python bench/_peers.py bare   FOLDER BASE FEEDS     aiohttp and uvloop: conditional GETs
    python bench/_peers.py naive  FOLDER BASE FEEDS     aiohttp, feedparser and SQLite in one loop
    python bench/_peers.py reader FOLDER BASE FEEDS     lemon24/reader, ten workers

Each keeps what it knows in FOLDER. Nothing of livefeed is imported: the start of a program counts.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

AT_ONCE = 50


def bare(folder: Path, urls: list[str]) -> None:
    import aiohttp  # noqa: PLC0415 - each program pays for its own imports only
    import uvloop  # noqa: PLC0415

    file = folder / "validators.json"
    known = json.loads(file.read_text()) if file.exists() else {}

    async def visit(session: aiohttp.ClientSession, free: asyncio.Semaphore, url: str) -> None:
        headers = {"If-None-Match": known[url]} if url in known else {}
        async with free, session.get(url, headers=headers) as answer:
            if answer.status == 200:
                await answer.read()
                known[url] = answer.headers["ETag"]

    async def main() -> None:
        free = asyncio.Semaphore(AT_ONCE)
        connector = aiohttp.TCPConnector(limit=AT_ONCE)
        async with aiohttp.ClientSession(connector=connector) as session:
            await asyncio.gather(*(visit(session, free, url) for url in urls))

    uvloop.run(main())
    file.write_text(json.dumps(known))


NAIVE_TABLES = """
    CREATE TABLE IF NOT EXISTS feeds (url TEXT PRIMARY KEY, etag TEXT);
    CREATE TABLE IF NOT EXISTS entries (
        feed TEXT, id TEXT, title TEXT, link TEXT, published TEXT, summary TEXT, content TEXT,
        PRIMARY KEY (feed, id)
    );
"""


def naive(folder: Path, urls: list[str]) -> None:
    import aiohttp  # noqa: PLC0415
    import feedparser  # noqa: PLC0415

    db = sqlite3.connect(folder / "naive.db")
    db.execute("PRAGMA journal_mode = wal")
    db.executescript(NAIVE_TABLES)
    known = dict(db.execute("SELECT url, etag FROM feeds"))

    async def visit(session: aiohttp.ClientSession, free: asyncio.Semaphore, url: str) -> None:
        headers = {"If-None-Match": known[url]} if url in known else {}
        async with free, session.get(url, headers=headers) as answer:
            if answer.status == 304:
                return
            body = await answer.read()
        entries = feedparser.parse(body).entries
        rows = [
            (url, e.get("id"), e.get("title"), e.get("link"), e.get("published"), e.get("summary"),
             e.content[0].value if "content" in e else None)
            for e in entries
        ]  # fmt: skip
        db.executemany("INSERT OR IGNORE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        db.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?)", (url, answer.headers["ETag"]))
        db.commit()

    async def main() -> None:
        free = asyncio.Semaphore(AT_ONCE)
        async with aiohttp.ClientSession() as session:
            await asyncio.gather(*(visit(session, free, url) for url in urls))

    asyncio.run(main())


def reader(folder: Path, urls: list[str]) -> None:
    import feedparser_sgmllib  # noqa: PLC0415

    # reader brings a feedparser of its own that asks for this module by its old name.
    sys.modules["sgmllib"] = feedparser_sgmllib
    from reader import make_reader  # type: ignore[import-not-found]  # noqa: PLC0415

    file = folder / "reader.db"
    is_new = not file.exists()
    store = make_reader(str(file))
    if is_new:
        for url in urls:
            store.add_feed(url)
    store.update_feeds(workers=10, scheduled=False)


PROGRAMS: dict[str, Callable[[Path, list[str]], None]] = {
    "bare": bare,
    "naive": naive,
    "reader": reader,
}

if __name__ == "__main__":
    program, folder, base, feeds = sys.argv[1:]
    PROGRAMS[program](Path(folder), [f"{base}/f/{n}.xml" for n in range(int(feeds))])
