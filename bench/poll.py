"""Polls local feeds with `livefeed poll` beside two floors, and prints the CPU of each.

    python -m bench.poll [FEEDS [ROUNDS]]

fetch: the bare HTTP client, asking conditionally and keeping the validators, nothing else.
parse: the same, and feedparser over every document; nothing decided, nothing kept.
Three phases: cold (everything is new), warm (nothing has changed: all 304), one (one new entry in
every feed). Programs take turns within a phase, so the ratios hold when the machine is busy. Memory
is that of the largest process.
"""

from __future__ import annotations

import asyncio
import ctypes
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from aiohttp import web

FEEDS = 200
ROUNDS = 1
ENTRIES = 40
CONCURRENCY = 64
PHASES = ("cold", "warm", "one")
PROGRAMS = ("livefeed", "parse", "fetch")
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one program took for one phase."""

    cpu_s: float
    wall_s: float
    largest_mb: float


@dataclass(slots=True)
class Feeds:
    """Invented feeds; `edition` counts the entries that each has got since the start."""

    edition: int = 0
    answers: dict[int, int] = field(default_factory=dict)
    _documents: dict[tuple[str, int], bytes] = field(default_factory=dict)

    async def answer(self, request: web.Request) -> web.Response:
        """Answer one request, with 304 if the edition is known already."""
        tag = f'"{self.edition}"'
        status = 304 if request.headers.get("If-None-Match") == tag else 200
        self.answers[status] = self.answers.get(status, 0) + 1
        if status == 304:
            return web.Response(status=304, headers={"ETag": tag})
        body = self.document(request.match_info["name"])
        return web.Response(body=body, content_type="application/rss+xml", headers={"ETag": tag})

    def document(self, name: str) -> bytes:
        """Return the RSS document of one feed in this edition."""
        known = self._documents.get((name, self.edition))
        if known is None:
            numbers = range(self.edition + ENTRIES, self.edition, -1)
            items = "".join(_item(name, number) for number in numbers)
            known = (
                f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
                f"<title>{name}</title>{items}</channel></rss>"
            ).encode()
            self._documents[name, self.edition] = known
        return known


def _item(name: str, number: int) -> str:
    """Return one entry of 25 to 90 words; three in ten are told by other feeds too."""
    source = random.Random(f"{name} {number}")
    if source.random() < 0.3:
        source = random.Random(f"wire {number} {source.randrange(20)}")
    words = [_word(source) for _ in range(source.randrange(25, 90))]
    return (
        f"<item><guid>{name}-{number}</guid><title>{' '.join(words[:8])}</title>"
        f"<link>https://paper.example/{name}/{number}</link>"
        f"<description>{' '.join(words)}</description></item>"
    )


def _word(source: random.Random) -> str:
    return "".join(source.choices(LETTERS, k=source.randrange(3, 7)))


# --- the programs -------------------------------------------------------------------------------


async def fetch(base: str, feeds: int, notes: Path, *, is_parsing: bool) -> None:
    """Ask for every feed, conditionally, and note the validators; parse what came if asked to."""
    known = json.loads(notes.read_text()) if notes.exists() else {}  # noqa: ASYNC240
    free = asyncio.Semaphore(CONCURRENCY)
    if is_parsing:
        import feedparser  # noqa: PLC0415 - the other floor must not pay for it

    async def visit(session: aiohttp.ClientSession, name: str) -> None:
        headers = {"If-None-Match": known[name]} if name in known else {}
        async with free, session.get(f"{base}/{name}.xml", headers=headers) as response:
            body = await response.read()
        if response.status == 200:
            known[name] = response.headers["ETag"]
            if is_parsing:
                assert feedparser.parse(body).entries

    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as tasks:
        for number in range(feeds):
            tasks.create_task(visit(session, f"f{number}"))
    notes.write_text(json.dumps(known))  # noqa: ASYNC240


def _configure(folder: Path, base: str, feeds: int) -> None:
    sources = (f'[[source]]\nname = "f{n}"\nurl = "{base}/f{n}.xml"\n' for n in range(feeds))
    (folder / "config.toml").write_text(
        '[polling]\nallow_private = ["127.0.0.0/8"]\nhost_gap = "0s"\n'
        f"per_host = {CONCURRENCY}\nconcurrency = {CONCURRENCY}\n" + "".join(sources)
    )


def _command(program: str, folder: Path, base: str, feeds: int) -> Sequence[str]:
    if program == "livefeed":
        return ("-m", "livefeed", "--config", str(folder / "config.toml"), "poll")
    return ("-m", "bench.poll", program, base, str(feeds), str(folder / f"{program}.json"))


# --- measuring ----------------------------------------------------------------------------------


def measure(command: Sequence[str]) -> Cost:
    """Run a program to its end, with all processes that it started, and return what it took.

    Raises:
        CalledProcessError: it failed.
    """
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    largest = [0]
    child = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL)
    while True:
        pid, status, used = os.wait4(-1, 0)
        largest.append(used.ru_maxrss)
        if pid == child.pid:
            child.returncode = os.waitstatus_to_exitcode(status)
            wall_s = time.perf_counter() - start
            break
    with_orphans(largest)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu_s=cpu_s, wall_s=wall_s, largest_mb=max(largest) / 1024)


def with_orphans(largest: list[int]) -> None:
    """Wait for what the program left behind, so that its work is counted too."""
    while True:
        try:
            _, _, used = os.wait4(-1, 0)
        except ChildProcessError:
            return
        largest.append(used.ru_maxrss)


@contextmanager
def serving(feeds: Feeds) -> Iterator[str]:
    """Serve the feeds in a thread of this process; yield where."""
    loop = asyncio.new_event_loop()
    app = web.Application()
    app.router.add_get("/{name}.xml", feeds.answer)
    runner = web.AppRunner(app, access_log=None)

    async def start() -> str:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0, backlog=1_024).start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}"

    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield asyncio.run_coroutine_threadsafe(start(), loop).result()
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def run_round(feeds: Feeds, count: int, costs: dict[tuple[str, str], list[Cost]]) -> None:
    """Take every program through the three phases, from nothing."""
    feeds.edition += 100  # nothing of an earlier round is known
    with tempfile.TemporaryDirectory() as name, serving(feeds) as base:
        folder = Path(name)
        _configure(folder, base, count)
        for phase in PHASES:
            feeds.edition += phase == "one"
            for number in range(count):
                feeds.document(f"f{number}")  # made before anybody asks
            for program in PROGRAMS:
                feeds.answers.clear()
                costs[phase, program].append(measure(_command(program, folder, base, count)))
                expected = {304 if phase == "warm" else 200: count}
                assert feeds.answers == expected, (phase, program, feeds.answers)


def main(count: int, rounds: int) -> None:
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    costs: dict[tuple[str, str], list[Cost]] = {(p, g): [] for p in PHASES for g in PROGRAMS}
    feeds = Feeds()
    for _ in range(rounds):
        run_round(feeds, count, costs)
    print(f"{count} feeds of {ENTRIES} entries, median of {rounds}; ratio: CPU of livefeed to it")
    print("phase  program    CPU s   ms/feed   wall s   MB   ratio")
    for phase in PHASES:
        own = statistics.median(cost.cpu_s for cost in costs[phase, "livefeed"])
        for program in PROGRAMS:
            took = costs[phase, program]
            cpu_s = statistics.median(cost.cpu_s for cost in took)
            wall_s = statistics.median(cost.wall_s for cost in took)
            largest = max(cost.largest_mb for cost in took)
            print(
                f"{phase:6} {program:9} {cpu_s:6.2f} {1000 * cpu_s / count:8.1f} {wall_s:8.2f}"
                f" {largest:5.0f} {own / cpu_s:6.1f}"
            )


if __name__ == "__main__":
    if sys.argv[1:2] in (["fetch"], ["parse"]):
        program, base, number, notes = sys.argv[1:]
        asyncio.run(fetch(base, int(number), Path(notes), is_parsing=program == "parse"))
    else:
        numbers = [int(word) for word in sys.argv[1:]]
        main(numbers[0] if numbers else FEEDS, numbers[1] if len(numbers) > 1 else ROUNDS)
