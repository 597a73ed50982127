"""How fast the SQLite store takes polls in, and what it costs to read and to open.

    python -m bench.store [POLLS]

Each poll shows 40 new updates of 25 to 90 words, three in ten of them near-copies; then the last
hundred polls come again, first in full, then as 304s. Real file, real dedup, eight polls at once.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.support.make import NOW, entry
from tests.support.rules import SmallRules

from livefeed.dedup import sketch
from livefeed.model import Batch, Outcome, SketchedEntry, Verdict
from livefeed.store import Claim
from livefeed.store.sqlite import SqliteStore, open_store

ENTRIES = 40
SOURCES = 100
COPIES = 0.3
AT_ONCE = 8
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


class Wire:
    """Gives invented texts, some of them near-copies of earlier ones; the same at every run."""

    def __init__(self) -> None:
        self._random = random.Random(1)
        self._words = [self._word() for _ in range(20_000)]
        self._told: list[list[str]] = []

    def text(self) -> str:
        draw = self._random
        if self._told and draw.random() < COPIES:
            words = list(draw.choice(self._told[-2_000:]))
            for _ in range(2):
                words[draw.randrange(len(words))] = draw.choice(self._words)
        else:
            words = draw.choices(self._words, k=draw.randint(25, 90))
            self._told.append(words)
        return " ".join(words)

    def _word(self) -> str:
        return "".join(self._random.choices(LETTERS, k=self._random.randint(3, 8)))


def batches(polls: int) -> list[Batch]:
    wire = Wire()
    return [
        Batch(
            source=f"s{n % SOURCES:03}",
            fence=1,
            now=NOW + timedelta(seconds=n),
            outcome=Outcome.OK,
            entries=tuple(told(wire, n, m) for m in range(ENTRIES)),
            is_window=True,
        )
        for n in range(polls)
    ]


def told(wire: Wire, n: int, m: int) -> SketchedEntry:
    text = wire.text()
    made = entry(
        f"k{n}-{m}",
        title=text[:60],
        text=text,
        html=f"<p>{text}</p>",
        published=NOW + timedelta(seconds=n * ENTRIES - m),
    )
    return SketchedEntry(entry=made, sketch=sketch(made.title, made.text))


async def ingest(name: str, store: SqliteStore, rules: SmallRules, all_: Sequence[Batch]) -> None:
    """Ingest batches, `AT_ONCE` at a time, and print what that took."""
    gate = asyncio.Semaphore(AT_ONCE)
    verdicts: Counter[Verdict] = Counter()
    waits: list[float] = []

    async def one(batch: Batch) -> None:
        async with gate:
            began = time.perf_counter()
            verdicts.update((await store.ingest(batch, rules)).verdicts)
            waits.append(time.perf_counter() - began)

    wall, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(one(batch) for batch in all_))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    waits.sort()
    count = len(all_)
    print(
        f"{name}: {count / wall:.0f} polls/s, {cpu / count * 1e3:.2f} ms CPU each, "
        f"p50 {waits[count // 2] * 1e3:.0f} ms, p99 {waits[count * 99 // 100] * 1e3:.0f} ms, "
        f"{dict(verdicts)}"
    )


async def timed(name: str, call: Callable[[], Awaitable[object]]) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    await call()
    print(
        f"{name}: {(time.perf_counter() - wall) * 1e3:.1f} ms, "
        f"{(time.process_time() - cpu) * 1e3:.1f} ms CPU"
    )


async def main(path: Path, polls: int) -> None:
    rules = SmallRules()
    store = open_store(path, window_s=72 * 3_600)
    hosts = {f"s{n:03}": f"h{n}" for n in range(SOURCES)}
    await store.configure(hosts, {"all": "1"}, rules=rules, now=NOW)
    await store.claim_due(
        Claim(worker="b", n=SOURCES, now=NOW, lease_s=9, per_host=1, host_gap_s=0)
    )
    new = batches(polls)
    again = [replace(b, now=b.now + timedelta(seconds=polls)) for b in new[-SOURCES:]]
    same = [replace(b, outcome=Outcome.UNCHANGED, entries=(), is_window=False) for b in again]
    await ingest("new", store, rules, new)
    await ingest("again", store, rules, again)
    await ingest("304", store, rules, same)
    await timed("page of 100", lambda: store.feed_page("all", after=None, limit=100))
    await timed("search in vain", lambda: store.search("zz", feed="all", after=None, limit=9))
    await timed("backup", lambda: store.backup(str(path.with_suffix(".copy"))))
    feeds = {"all": "2"}
    await timed("feeds anew", lambda: store.configure(hosts, feeds, rules=rules, now=NOW))
    held = await store.statistics()
    print(f"{held.updates} updates, {held.stories} stories, {held.bytes / held.updates:.0f} B each")
    await store.close()
    began = time.process_time()
    store = open_store(path, window_s=72 * 3_600)
    cost = time.process_time() - began
    print(f"open: {cost:.2f} s CPU, {cost / held.updates * 1e6:.0f} us per update")
    await timed("expire", lambda: store.expire(NOW + timedelta(days=9)))
    await store.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(main(Path(folder) / "live.db", int((sys.argv[1:] or ["1000"])[0])))
