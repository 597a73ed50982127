"""A child process that ingests until it is killed; prints each update when it is promised."""

from __future__ import annotations

import asyncio
import itertools
import sys

from livefeed.model import SketchedEntry
from livefeed.store.sqlite import open_store
from tests.support.desk import OTHERS, Desk, told


async def main(path: str, first: int) -> None:
    store = open_store(path, window_s=259_200)
    desk = Desk(store)
    await desk.configure()
    for n in itertools.count(first):
        batches = [desk.poll(name, *entries(n)) for name in desk.hosts]
        for name, done in zip(desk.hosts, await asyncio.gather(*batches), strict=True):
            for key, update, *_ in done.decisions:
                print(name, key, update, done.change, flush=True)  # noqa: T201


def entries(n: int) -> list[SketchedEntry]:
    return [told(f"k{n}-{m}", f"{text} part {n}") for m, text in enumerate(OTHERS)]


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
