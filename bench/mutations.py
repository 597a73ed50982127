"""Damaged documents through the real workers: what is not read or refused is a bug.

    python -m bench.mutations [COUNT [SEED]]

20,000 documents made of real ones (feeds, live pages, other parsers' bad inputs, where they are at
hand, and the tests' own) by flips, cuts, splices, repetitions and other charsets. Prints how many
were read and refused, what was raised beside that, which worker died, the longest CPU time of one
document and the largest memory of a worker.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tests.support.corpus import DATA
from tests.support.mutations import Damaged, Read, damaged, read_damaged
from tests.support.originals import originals

from livefeed.daemon.plant import PARSE_MEMORY_BYTES, PARSE_TIMEOUT_S, PARSERS
from livefeed.errors import WorkerError
from livefeed.fetch.workers import Workers

COUNT = 20_000
FOLDERS = ("feeds", "live-pages", "bad-input")
LARGEST = 1_500_000  # bytes of an original


def real() -> list[tuple[str, bytes]]:
    """Return the documents to be damaged; each folder as often as the others."""
    folders = [list(_files(DATA / name)) for name in FOLDERS] + [list(originals().items())]
    most = max(map(len, folders))
    return [one for files in folders if files for one in islice(_cycle(files), most)]


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")) if folder.exists() else ():
        if path.is_file() and path.stat().st_size <= LARGEST:
            yield str(path.relative_to(DATA)), path.read_bytes()


def _cycle(files: list[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    while True:
        yield from files


class Tally:
    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.slowest: list[tuple[float, str]] = []
        self.peak_bytes = 0
        self.entries = 0
        self.bugs: list[str] = []

    def count(self, one: Damaged, found: Read) -> None:
        self.outcomes[found.outcome] += 1
        self.entries += found.entries
        self.peak_bytes = max(self.peak_bytes, found.peak_bytes)
        name = f"{one.origin} seed {one.seed}, {len(one.page.body):,} bytes, kind {one.source.kind}"
        if self.outcomes.total() % 2_000 == 0:
            print(f"  … {self.outcomes.total():,}", file=sys.stderr, flush=True)
        self.slowest = sorted([*self.slowest, (found.seconds, name)], reverse=True)[:8]


async def measure(count: int, seed: int) -> Tally:
    tally = Tally()
    workers = Workers(2, PARSE_TIMEOUT_S, PARSE_MEMORY_BYTES, preload=PARSERS)
    await workers.start()
    documents = damaged(real(), count, seed=seed)

    async def work() -> None:
        for one in documents:
            try:
                tally.count(one, await workers.run(read_damaged, one))
            except WorkerError as error:
                tally.outcomes[f"worker: {error}"] += 1
                tally.bugs.append(f"{one.origin} seed {one.seed}: {error}")
            except Exception as error:  # noqa: BLE001 - what is looked for
                tally.outcomes[type(error).__name__] += 1
                tally.bugs.append(f"{one.origin} seed {one.seed}: {error!r}"[:300])

    try:
        async with asyncio.TaskGroup() as tasks:
            for _ in range(2):
                tasks.create_task(work())
    finally:
        await workers.close()
    return tally


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    began = time.perf_counter()
    tally = asyncio.run(measure(count, seed))
    print(f"{count:,} documents in {time.perf_counter() - began:.0f} s, seed {seed}")
    for outcome, number in tally.outcomes.most_common():
        print(f"  {number:7,} {outcome}")
    print(
        f"  {tally.entries:7,} entries; peak memory of a worker {tally.peak_bytes / 2**20:.0f} MiB"
    )
    for seconds, name in tally.slowest:
        print(f"  {seconds:6.2f} s CPU  {name}")
    for bug in tally.bugs:
        print("  not survived:", bug)
    return 1 if tally.bugs else 0


if __name__ == "__main__":
    sys.exit(main())
