"""Ten days of real newspapers through the real path: served as local feeds, polled, decided.

    python -m bench.stream [DAYS]

Prints updates, stories, verdicts, seconds and memory, and how well the stories agree with pairs of
articles that were labelled by aligning their words (`dup` against `neg`). The yardstick is the
same stream with title equality in place of the verdicts.
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
from collections.abc import Mapping
from pathlib import Path

from tests.support.corpus import DATA
from tests.support.newspapers import articles, days, feeds
from tests.support.origin import Origin

CORPUS = DATA / "near-duplicates"


def configuration(origin: Origin, names: list[str]) -> str:
    head = (
        '[daemon]\ndatabase = "livefeed.db"\n[server]\nlisten = "127.0.0.1:0"\n'
        '[polling]\nhost_gap = "0s"\nper_host = 64\nmax_body = "50MB"\n'
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
        for day, printed in by_day:
            for name in names:
                origin.answer(f"/{name}.xml", 503)
            for name, document in feeds(printed).items():
                origin.show(f"/{name}.xml", document, content_type="application/rss+xml")
            took += await poll(config)
            print(f"{day}  {len(printed):5} articles  {took:6.1f} s", flush=True)
    return took


def stories_of(database: Path) -> Mapping[int, str]:
    with sqlite3.connect(database) as db:
        return {int(key): story for key, story in db.execute("SELECT key, story FROM updates")}


def agreement(told: Mapping[int, str]) -> tuple[float, float]:
    """Return precision and recall of "in the same story" on the labelled pairs."""
    found: Counter[tuple[str, bool]] = Counter()
    with lzma.open(CORPUS / "article_pairs.tsv.xz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            i, j = int(row["i"]), int(row["j"])
            if row["label"] in {"dup", "neg"} and i in told and j in told:
                found[row["label"], told[i] == told[j]] += 1
    right, wrong, missed = found["dup", True], found["neg", True], found["dup", False]
    return right / max(right + wrong, 1), right / max(right + missed, 1)


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
        for label, grouped in (("livefeed", told), ("same title", titles)):
            precision, recall = agreement(grouped)
            f1 = 2 * precision * recall / max(precision + recall, 1e-9)
            print(f"{label:11} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    main()
