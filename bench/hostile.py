"""The daemon besieged: every behaviour of a hostile server, bodies cut at 100 places, good sources.

    python -m bench.hostile [SECONDS]

The daemon runs in this process, so that the lag of its event loop can be measured in it: a task
that sleeps 5 ms at a time notes by how much it came late. Beside it 20 good sources are polled.
Prints the worst lags, memory, the longest poll, and what was not refused.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections import Counter
from ipaddress import ip_network
from pathlib import Path

from tests.support.besieged import HARMLESS, hostile_server, hostile_urls
from tests.support.documents import item, rss
from tests.support.origin import Origin

from livefeed.daemon.service import Daemon
from livefeed.model import Verdict
from livefeed.settings import Feed, Polling, Server, Settings, Source
from livefeed.store import Ingested
from livefeed.system.loop import run

SECONDS = 60.0
TICK_S = 0.005
GOOD = 20
POLLING = Polling(
    every_s=2.0,
    fastest_s=1.0,
    slowest_s=5.0,
    host_gap_s=0.0,
    per_host=64,
    timeout_s=5.0,
    allow_private=(ip_network("127.0.0.0/8"),),
)


class Lag:
    """How late the loop came; the clock of the CPU tells which part of it was our own work."""

    def __init__(self) -> None:
        self.worst: list[tuple[float, float]] = []  # seconds late, and of CPU in that time
        self.ticks = 0
        self.above = 0

    async def watch(self) -> None:
        while True:
            wall, cpu = time.perf_counter(), time.thread_time()
            await asyncio.sleep(TICK_S)
            late = time.perf_counter() - wall - TICK_S
            self.ticks += 1
            self.above += late > 0.1
            self.worst = sorted([*self.worst, (late, time.thread_time() - cpu)])[-5:]


def memory(field: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith(field))


def settings_of(folder: str, urls: dict[str, str]) -> Settings:
    sources = tuple(Source(name=name, url=url, every_s=2.0) for name, url in urls.items())
    return Settings(
        database=f"{folder}/livefeed.db",
        server=Server(listen=(f"unix:{folder}/socket",)),
        polling=POLLING,
        sources=sources,
        feeds=(Feed(name="all", title="all"),),
    )


async def besiege(seconds: float, hostile_port: int) -> None:
    polls: Counter[str] = Counter()
    taken: set[str] = set()

    def observe(source: str, ingested: Ingested) -> None:
        polls[source] += 1
        if source.startswith(("bad-", "cut-")) and ingested.verdicts.get(Verdict.NEW):
            taken.add(source)

    bad_urls = hostile_urls(hostile_port, cuts=100)
    urls = dict(bad_urls)
    with tempfile.TemporaryDirectory() as folder:
        async with Origin() as origin:
            for number in range(GOOD):
                origin.show(f"/{number}.xml", rss(*(item(f"{number}-{n}") for n in range(20))))
                urls[f"good-{number}"] = origin.url(f"/{number}.xml")
            daemon, stop, lag = (
                Daemon(settings_of(folder, urls), observe=observe),
                asyncio.Event(),
                Lag(),
            )
            service = asyncio.create_task(daemon.run(stop))
            await daemon.ready.wait()
            before = memory("VmRSS")
            watching = asyncio.create_task(lag.watch())
            await asyncio.sleep(seconds)
            watching.cancel()
            after, peak = memory("VmRSS"), memory("VmHWM")
            stop.set()
            await service
    bad = {name: polls[name] for name in bad_urls}
    unmet = sorted(name for name, times in bad.items() if not times)
    wrong = sorted(taken - {f"bad-{name}" for name in HARMLESS})
    worst = (f"{1000 * late:.0f} ms ({1000 * cpu:.0f} CPU)" for late, cpu in lag.worst[::-1])
    print(f"{polls.total()} polls of {len(urls)} sources in {seconds:g} s, {sum(bad.values())} bad")
    print(f"  behaviours never met: {unmet or 'none'}")
    print(f"  bad documents taken for news: {wrong or 'none'}")
    print(f"  loop: worst lags of {lag.ticks} {', '.join(worst)}; {lag.above} above 100 ms")
    print(f"  memory {before >> 20} MiB before, {after >> 20} after, peak {peak >> 20}")


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with hostile_server() as port:
        run(besiege(seconds, port))
    return 0


if __name__ == "__main__":
    sys.exit(main())
