"""The index of near-duplicates as it grows: time to find and to add, memory, and filling it again.

One in five of the invented updates is a copy. In newsrooms copies follow within hours or days, so
what tells one text does not grow with the window: copies are of the last 5,000 texts, and of few
of them there are many. The harder case is measured too: copies of the first 5,000 for ever, so
that with a million updates a query finds up to a hundred.

Queries one after the other find a small index in the processor's cache. A daemon fetches, parses
and writes between two entries, so each is timed too after as much memory as that takes was read.

python -m bench.growth                  # to 300,000 invented updates of 60 words
python -m bench.growth --most 1000000 --svg docs/index-growth.svg
LIVEFEED_KERNEL=off python -m bench.growth --most 100000
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np

from livefeed.dedup import Index, decide, sketch
from livefeed.dedup.hashes import signed
from livefeed.kernel import compiled
from livefeed.model import ALGORITHM, SIMILARITY, Candidate, Sketch, StoryId, UpdateId
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.found import few_of_each_story
from livefeed.store.sqlite.schema import migrate
from livefeed.store.sqlite.window import rebuild

WORDS: Final = 60
VOCABULARY: Final = 30_000
ASKED: Final = 2_000  # queries a size, half of them copies of what is there
COLD: Final = 600  # of them after other work
OTHER_WORK: Final = np.ones(8 << 20)  # 64 MB, about what the daemon takes at work
ROUNDS: Final = 3  # the machine may be busy with other things
LETTERS: Final = "بتثجحخدذرزسشصضطظعغفقكلمنهي"
COPIED: Final = 0.2
POOL: Final = 5_000  # texts that may be copied
UNEQUAL: Final = 2  # of the last texts the most copied one has 14 copies, the second 6, most none
THEN: Final = datetime(2026, 1, 1, tzinfo=UTC)
SVG_HEAD: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 310" font-family="sans-serif"
 font-size="12"><rect width="700" height="310" fill="#fff"/>
<text x="60" y="22" font-size="14">Finding candidates, microseconds, as the index grows</text>"""


@dataclass(frozen=True, slots=True)
class Measured:
    updates: int
    add_us: float
    p50_us: float
    p99_us: float
    p99_of_few_us: float  # of the queries that find one at most
    p50_cold_us: float  # after other work
    p99_cold_us: float
    p99_found: float  # updates that a query finds, one in a hundred more
    bytes_each: float
    found: float  # share of the copies asked for that were found


def invented(count: int, seed: int = 1, *, of_first: bool = False) -> Iterator[str]:
    """Yield texts whose words are as unequal in number as those of a language; some are copies.

    Args:
        of_first: copies are of the first POOL texts for ever, not of the last ones.
    """
    draw = np.random.default_rng(seed)
    names = np.array([spelt(at) for at in range(VOCABULARY)])
    before: list[list[str]] = []
    for at in range(count):
        if not at % 10_000:
            ranks = (VOCABULARY ** draw.random((min(10_000, count - at), WORDS))).astype(int) - 1
        words: list[str] = names[ranks[at % 10_000]].tolist()
        if before and draw.random() < COPIED:
            place = draw.random() ** (1 if of_first else UNEQUAL)
            words = before[int(len(before) * place)].copy()
            words[int(draw.integers(WORDS))] = spelt(VOCABULARY + at)
        if len(before) < POOL:
            before.append(words)
        elif not of_first:
            before[at % POOL] = words
        yield " ".join(words)


def spelt(number: int) -> str:
    """Return a word without digits: those would be read as numbers."""
    letters = ""
    while number or len(letters) < 3:
        number, digit = divmod(number, len(LETTERS))
        letters += LETTERS[digit]
    return f"س{letters}"


def made(words: str) -> Sketch:
    signature, samples = signed(words)
    return Sketch(
        algorithm=ALGORITHM, digest=b"", words=words, signature=signature, samples=samples
    )


def grow(most: int, *, of_first: bool) -> list[Measured]:
    """Fill an index and look at it at each size of 10,000, 30,000, 100,000 …"""
    sizes = [n for n in (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000) if n < most]
    index, shown, texts = Index(), [], invented(most, of_first=of_first)
    ref = 0
    for size in [*sizes, most]:
        spent, sample = 0.0, []
        while ref < size:
            batch = [(n, made(next(texts)), float(n)) for n in range(ref, min(ref + 10_000, size))]
            sample += batch[:: max(1, len(batch) // 200)]
            started = time.process_time()
            for one in batch:
                index.add(*one)
            spent += time.process_time() - started
            added, ref = len(batch), ref + len(batch)
        shown.append(look(index, sample[-ASKED // 2 :], spent / max(1, added) * 1e6, size))
        print(line(shown[-1]), flush=True)
    return shown


def look(
    index: Index, known: list[tuple[int, Sketch, float]], add_us: float, size: int
) -> Measured:
    """Ask for copies and for new texts in turn; of three rounds the least of each counts."""
    draw = random.Random(size)
    asked = []
    for (_, copied, _), new in zip(known, invented(len(known), seed=size), strict=True):
        words = copied.words.split()
        words[draw.randrange(WORDS)] = "سواه"
        asked += [made(" ".join(words)), made(new)]
    rounds = [[timed(index, one) for one in asked] for _ in range(ROUNDS)]
    times = np.array([[us for us, _ in one] for one in rounds]).min(axis=0)
    cold = np.min([[timed_cold(index, one) for one in asked[:COLD]] for _ in range(ROUNDS)], axis=0)
    finds = [found for _, found in rounds[0]]
    hits = sum(ref in found for (ref, _, _), found in zip(known, finds[::2], strict=True))
    p50, p99 = np.percentile(times, (50, 99))
    numbers = np.array([len(found) for found in finds])
    return Measured(
        updates=size,
        add_us=add_us,
        p50_us=p50,
        p99_us=p99,
        p99_of_few_us=np.percentile(times[numbers <= 1], 99),
        p50_cold_us=np.percentile(cold, 50),
        p99_cold_us=np.percentile(cold, 99),
        p99_found=np.percentile(numbers, 99),
        bytes_each=index.bytes / size,
        found=hits / len(known),
    )


def timed(index: Index, asked: Sketch) -> tuple[float, list[int]]:
    """Return the microseconds of CPU that a query takes, and what it finds."""
    started = time.thread_time()
    found = index.candidates(asked)
    return (time.thread_time() - started) * 1e6, found


def timed_cold(index: Index, asked: Sketch) -> float:
    """Return the microseconds of a query before which the processor was busy with other memory."""
    OTHER_WORK.sum()
    return timed(index, asked)[0]


def line(one: Measured) -> str:
    return (
        f"  {one.updates:9,} updates: find p50 {one.p50_us:5.0f} us, p99 {one.p99_us:5.0f} us"
        f" ({one.p99_of_few_us:.0f} of what finds one at most),"
        f" after other work {one.p50_cold_us:.0f} and {one.p99_cold_us:.0f} us;"
        f" 99 % find {one.p99_found:.0f} at most;"
        f" {one.bytes_each:4.0f} B each; copies found {one.found:.4f}"
    )


def refill(count: int) -> None:
    """Print how long it takes to fill the index from a database of so many updates."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "bench.db")
        db = Database(sqlite3.connect(file))
        migrate(db)
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("BEGIN")
        empty = ("", "[]", *[""] * 6, "[]", "", "")
        for ref, text in enumerate(invented(count), 1):
            one = made(text)
            row = (ref, str(ref), "s", "a", str(ref), "live", ref * 1_000_000, 1, "new", *empty[1:])
            db.execute(
                "INSERT INTO updates (number, id, story, source, key, state, seen_at, revision,"
                " verdict, facts, url, title, language, direction, author, kicker, images, text,"
                " html, place) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'')",
                row,
            )
            db.execute(
                "INSERT INTO signatures VALUES (?,?,?,?,?,?,?,?,?)",
                (ref, ALGORITHM, b"12345678", one.signature, one.samples, "", 2, len(text), WORDS),
            )
        db.commit()
        (size,) = db.execute(
            "SELECT avg(length(signature) + length(samples) + length(digest)) FROM signatures"
        ).fetchone()
        index = Index()
        started, cpu = time.perf_counter(), time.process_time()
        rebuild(db, index, algorithm=ALGORITHM, window_s=1e9)
        wall, cpu = time.perf_counter() - started, time.process_time() - cpu
        print(
            f"\nfilled again from {len(index):,} stored updates: {cpu:.2f} s CPU, {wall:.2f} s;"
            f" {cpu / count * 1e6:.1f} us each; {size:.0f} B of sketch each on disk"
        )


def flood() -> None:
    """Print what a copy costs in a story of 1,000 beside one in a story of 10."""
    print("\na copy more of a story, looked up and decided")
    for kind in ("the same words", "a word changed in each"):
        is_edited = "changed" in kind
        costs = least_us({many: one_more(many, is_edited=is_edited) for many in (10, 100, 1_000)})
        shown = "  ".join(f"of {many}: {us:.0f} us" for many, us in costs.items())
        print(f"  {kind:24} {shown}  x {costs[1_000] / costs[10]:.2f}")


def least_us(steps: Mapping[int, Callable[[], object]]) -> dict[int, float]:
    """Return the microseconds of each step: all take turns, as the machine is shared."""
    turns, times = 20, 20
    least = dict.fromkeys(steps, float("inf"))
    for _ in range(turns):
        for name, step in steps.items():
            started = time.process_time()
            for _ in range(times):
                step()
            least[name] = min(least[name], (time.process_time() - started) / times * 1e6)
    return least


def one_more(many: int, *, is_edited: bool) -> Callable[[], object]:
    """Return what looks up and decides about one copy more of a story that has so many."""
    (text,) = invented(1, seed=5)
    words = text.split()
    index, known = Index(), []
    for ref in range(many):
        edited = words.copy()
        if is_edited:
            edited[ref * 7 % WORDS] = spelt(VOCABULARY + ref)
        one = made(" ".join(edited))
        index.add(ref, one, float(ref))
        update = UpdateId(str(ref))
        known.append(
            Candidate(update=update, story=StoryId("s"), source="", sketch=one, seen_at=THEN)
        )
    asked = sketch("", f"{text} واكثر") if is_edited else sketch("", text)

    def find_and_decide() -> None:
        found = few_of_each_story(known[ref] for ref in index.candidates(asked))
        decide(asked, found, similarity=SIMILARITY)

    return find_and_decide


def draw_svg(shown: list[Measured], harder: list[Measured], file: Path) -> None:
    """Write the picture: microseconds to find over the number of updates."""
    lines = [
        ("p99, ever more copies", "#999", [one.p99_us for one in harder]),
        ("p99, after other work", "#7a3b8f", [one.p99_cold_us for one in shown]),
        ("p99", "#b3452c", [one.p99_us for one in shown]),
        ("p99, one found", "#c98a2b", [one.p99_of_few_us for one in shown]),
        ("p50", "#1f5f8b", [one.p50_us for one in shown]),
    ]
    left, bottom, wide, high = 60, 260, 490, 220
    most = max(max(values) for _, _, values in lines) * 1.1
    first, last = np.log10(shown[0].updates), np.log10(shown[-1].updates)

    def x(one: Measured) -> float:
        return float(left + wide * (np.log10(one.updates) - first) / max(last - first, 0.1))

    def y(us: float) -> float:
        return bottom - high * us / most

    parts = [SVG_HEAD]
    parts += [
        f'<line x1="{left}" x2="{left + wide}" y1="{y(us):.1f}" y2="{y(us):.1f}" stroke="#ddd"/>'
        f'<text x="{left - 8}" y="{y(us) + 4:.1f}" text-anchor="end">{us}</text>'
        for us in range(0, int(most) + 1, 10 if most < 80 else 100)
    ]
    label = bottom + 16.0  # of the line before, which lies lower
    for name, colour, values in sorted(lines, key=lambda each: each[2][-1]):
        path = " ".join(f"{x(one):.1f},{y(us):.1f}" for one, us in zip(shown, values, strict=True))
        label = min(y(values[-1]) + 4, label - 15)
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
            f'<text x="{left + wide + 8}" y="{label:.1f}" fill="{colour}">{name}</text>'
        )
    parts += [
        f'<text x="{x(one):.1f}" y="{bottom + 20}" text-anchor="middle">{one.updates:,}</text>'
        f'<text x="{x(one):.1f}" y="{bottom + 36}" text-anchor="middle" fill="#666">'
        f"{one.bytes_each:.0f} B</text>"
        for one in shown
    ]
    file.write_text("\n".join([*parts, "</svg>"]) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=300_000, help="updates")
    parser.add_argument("--refill", type=int, default=100_000, help="updates of the database")
    parser.add_argument("--svg", type=Path, help="where to draw the growth")
    args = parser.parse_args()
    print(f"the index as it grows, updates of {WORDS} words, kernel: {compiled is not None}")
    print(f"copies of the last {POOL:,} texts")
    shown = grow(args.most, of_first=False)
    print(f"copies of the first {POOL:,} texts for ever")
    harder = grow(args.most, of_first=True)
    if args.svg:
        draw_svg(shown, harder, args.svg)
    if args.refill:
        refill(args.refill)
    flood()


if __name__ == "__main__":
    main()
