"""Eight days of real newspapers through the real path: served as local feeds, polled, decided.

    python -m bench.stream [DAYS]

Prints updates, stories, verdicts, seconds and memory, and how well the stories agree with pairs of
articles that were labelled by aligning their words (`dup` against `neg`). The yardstick is the
same stream with title equality in place of the verdicts. One source is polled after the other, so
that two runs give the same stories.
"""

from __future__ import annotations

import asyncio
import csv
import lzma
import resource
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from math import comb
from pathlib import Path
from typing import Any, NamedTuple

from tests.support.corpus import DATA
from tests.support.make import NOW
from tests.support.newspapers import articles, days, feeds
from tests.support.origin import Origin

CORPUS = DATA / "near-duplicates"


def configuration(origin: Origin, names: list[str]) -> str:
    head = (
        '[daemon]\ndatabase = "livefeed.db"\n[server]\nlisten = "127.0.0.1:0"\n'
        '[polling]\nhost_gap = "0s"\nper_host = 64\nconcurrency = 1\nmax_body = "50MB"\n'
        'allow_private = ["127.0.0.0/8"]\n'
    )
    return head + "".join(
        f'[[source]]\nname = "{name}"\nurl = "{origin.url(f"/{name}.xml")}"\nkind = "feed"\n'
        'language = "ar"\n'
        for name in names
    )


async def poll(config: Path) -> float:
    """Run one round of polls as a command of its own; return wall seconds."""
    begun = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "livefeed", "--config", str(config), "poll",
        stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    if await process.wait():
        raise SystemExit(f"livefeed poll ended with {process.returncode}")
    return time.monotonic() - begun


async def stream(folder: Path, most: int) -> float:
    """Serve and poll day after day; return the seconds that all rounds took."""
    took = 0.0
    by_day = list(days(CORPUS / "articles.jsonl.xz").items())[:most]
    names = sorted({a.source for _, printed in by_day for a in printed})
    async with Origin() as origin:
        config = folder / "config.toml"
        config.write_text(configuration(origin, names), encoding="utf-8")
        for place, (day, printed) in enumerate(by_day):
            # As far apart as they were printed: what a feed no longer shows has scrolled away.
            at = NOW - timedelta(days=len(by_day) - 1 - place)
            for name in names:
                origin.answer(f"/{name}.xml", 503)
            for name, document in feeds(printed, at=at).items():
                origin.show(f"/{name}.xml", document, content_type="application/rss+xml")
            took += await poll(config)
            print(f"{day}  {len(printed):5} articles  {took:6.1f} s", flush=True)
    return took


def stories_of(database: Path) -> Mapping[int, str]:
    with sqlite3.connect(database) as db:
        return {int(key): story for key, story in db.execute("SELECT key, story FROM updates")}


class Labelled(NamedTuple):
    """A pair of articles, how much of them is the same by aligned words, and the same headline."""

    i: int
    j: int
    label: str  # dup, contain, partial, neg
    is_headline: bool  # in two papers within two days


def labelled() -> Iterator[Labelled]:
    with lzma.open(CORPUS / "article_pairs.tsv.xz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield Labelled(int(row["i"]), int(row["j"]), row["label"], row["title_gold"] == "1")


def agreement(told: Mapping[int, str], pairs: Iterable[Labelled]) -> tuple[float, float]:
    """Return precision and recall of "in the same story" on the labelled pairs."""
    found: Counter[tuple[str, bool]] = Counter()
    for pair in pairs:
        if pair.label in {"dup", "neg"} and pair.i in told and pair.j in told:
            found[pair.label, told[pair.i] == told[pair.j]] += 1
    right, wrong, missed = found["dup", True], found["neg", True], found["dup", False]
    return right / max(right + wrong, 1), right / max(right + missed, 1)


def headlines_found(told: Mapping[int, str], pairs: Iterable[Labelled]) -> tuple[float, float]:
    """Return the share of same headlines in one story: of all, and of those with shared text."""
    gold = [p for p in pairs if p.is_headline and p.i in told and p.j in told]
    alike = [p for p in gold if p.label in {"dup", "contain"}]
    every, sharing = (sum(told[p.i] == told[p.j] for p in some) for some in (gold, alike))
    return every / max(len(gold), 1), sharing / max(len(alike), 1)


def adjusted_rand(told: Mapping[int, str], pairs: Iterable[Labelled]) -> float:
    """Return the adjusted Rand index of the stories against groups of `dup` pairs (1: equal)."""
    parents: dict[int, int] = {}

    def root(one: int) -> int:
        while parents.setdefault(one, one) != one:
            one = parents[one] = parents[parents[one]]
        return one

    for pair in pairs:
        if pair.label == "dup" and pair.i in told and pair.j in told:
            parents[root(pair.i)] = root(pair.j)
    members = list(parents)
    both = _pairs_in(Counter((told[one], root(one)) for one in members))
    ours, theirs = (
        _pairs_in(Counter(told[one] for one in members)),
        _pairs_in(Counter(map(root, members))),
    )
    expected = ours * theirs / max(comb(len(members), 2), 1)
    return (both - expected) / max((ours + theirs) / 2 - expected, 1e-9)


def _pairs_in(sizes: Counter[Any]) -> int:
    return sum(comb(size, 2) for size in sizes.values())


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds = asyncio.run(stream(folder, most))
        database = folder / "livefeed.db"
        told = stories_of(database)
        titles = {a.id: a.title for a in articles(CORPUS / "articles.jsonl.xz") if a.id in told}
        with sqlite3.connect(database) as db:
            verdicts = dict(db.execute("SELECT verdict, count(*) FROM updates GROUP BY 1"))
            (stories,) = db.execute("SELECT count(*) FROM stories").fetchone()
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"\n{len(told)} updates, {stories} stories, {seconds:.1f} s, peak {peak:.0f} MB")
        size = database.stat().st_size / 1e6
        print(f"{len(told) / seconds:.0f} updates/s, database {size:.0f} MB")
        print("verdicts: " + ", ".join(f"{v} {n}" for v, n in sorted(verdicts.items())))
        pairs = list(labelled())
        for label, grouped in (("livefeed", told), ("same title", titles)):
            precision, recall = agreement(grouped, pairs)
            f1 = 2 * precision * recall / max(precision + recall, 1e-9)
            every, sharing = headlines_found(grouped, pairs)
            print(f"{label:11} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
            print(
                f"{'':11} ARI {adjusted_rand(grouped, pairs):.3f}  same headline {every:.3f}, ",
                end="",
            )
            print(f"with shared text {sharing:.3f}")


if __name__ == "__main__":
    main()
