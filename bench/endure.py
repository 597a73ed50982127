"""A thousand sources every minute, first all well, then with some that hang or fail.

    python -m bench.endure [MINUTES [SOURCES]]

A tenth is bad in the second run: half of those never answer, the others answer 500 or hang up.
Four sources share a host (an address of its own on loopback); the servers themselves watch how many
requests of a host are under way and how far apart they begin. Prints how late polls began after
they were due, that of the sources that are well beside the run where all are, the rush at the
start, and what the daemon took. The yardstick is the run without trouble.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench._tree import resident_mb

MINUTES = 10
SOURCES = 1_000
A_HOST = 4  # sources of one host
EVERY_S = 60
NEWS_S = 300  # between two entries of one source
POLL = re.compile(r"^(\S+) .* poll\.done source=f(\d+) .* late_s=([\d.]+) took_s=([\d.]+)")


def is_hanging(number: int) -> bool:
    return number % 20 == 7


def is_failing(number: int) -> bool:
    return number % 20 == 13


def host_of(number: int) -> str:
    return f"127.7.{number // A_HOST // 250}.{number // A_HOST % 250 + 1}"


# --- the servers ----------------------------------------------------------------------------------


@dataclass(slots=True)
class Watch:
    """What the servers saw."""

    is_bad: bool
    under_way: Counter[str] = field(default_factory=Counter)
    most_under_way: int = 0
    began_at: dict[str, float] = field(default_factory=dict)
    closest_s: float = float("inf")
    answers: Counter[str] = field(default_factory=Counter)

    def begin(self, host: str) -> None:
        now = time.monotonic()
        self.under_way[host] += 1
        self.most_under_way = max(self.most_under_way, self.under_way[host])
        if host in self.began_at:
            self.closest_s = min(self.closest_s, now - self.began_at[host])
        self.began_at[host] = now


def news(number: int, now: float) -> bytes:
    """Return the feed of one source at a time: ten entries, each of words of its own."""
    newest = int(now + number * 37) // NEWS_S
    items = []
    for n in range(newest, newest - 10, -1):
        told = " ".join(
            f"word{(number * 7_919 + n * 104_729 + k * k * 31) % 50_021}" for k in range(30)
        )
        at = datetime.fromtimestamp(n * NEWS_S - number * 37, UTC) - timedelta(seconds=1)
        items.append(
            f"<item><guid>{number}-{n}</guid><title>{told[:60]}</title><description>{told}"
            f"</description><pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        )
    return (
        f'<rss version="2.0"><channel><title>f{number}</title>{"".join(items)}</channel></rss>'
    ).encode()


async def answer(watch: Watch, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Serve one connection, request after request."""
    host = writer.get_extra_info("sockname")[0]
    try:
        while request := await reader.readuntil(b"\r\n\r\n"):
            number = int(request.split(b" ", 2)[1][1:])
            watch.begin(host)
            try:
                if watch.is_bad and is_hanging(number):
                    watch.answers["hung"] += 1
                    await reader.read()  # until the other side gives up
                    return
                if watch.is_bad and is_failing(number) and number % 40 == 13:
                    watch.answers["dropped"] += 1
                    return
                writer.write(document(watch, number, request))
                await writer.drain()
            finally:
                watch.under_way[host] -= 1
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


def document(watch: Watch, number: int, request: bytes) -> bytes:
    if watch.is_bad and is_failing(number):
        watch.answers["500"] += 1
        return b"HTTP/1.1 500 Sorry\r\nContent-Length: 0\r\n\r\n"
    now = time.time()
    tag = b'"%d"' % (int(now + number * 37) // NEWS_S)
    if tag in request:
        watch.answers["304"] += 1
        return b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % tag
    watch.answers["200"] += 1
    body = news(number, now)
    head = b"HTTP/1.1 200 OK\r\nETag: %s\r\nContent-Type: application/rss+xml\r\nContent-Length: %d"
    return head % (tag, len(body)) + b"\r\n\r\n" + body


async def serve(sources: int, *, is_bad: bool) -> None:
    """Serve until a line comes in; then print what was seen."""
    watch = Watch(is_bad)
    hosts = sorted({host_of(n) for n in range(sources)})

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await answer(watch, reader, writer)

    first = await asyncio.start_server(connected, hosts[0], 0)
    port = first.sockets[0].getsockname()[1]
    for host in hosts[1:]:
        await asyncio.start_server(connected, host, port)
    print(port, flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    seen = {
        "most_under_way": watch.most_under_way,
        "closest_s": round(watch.closest_s, 3),
        "answers": dict(watch.answers),
    }
    print(json.dumps(seen), flush=True)
    os._exit(0)


# --- the run --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    number: int
    late_s: float
    began_s: float  # since the start


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    polls: Sequence[Poll]
    seen: dict[str, object]
    cpu_s: float
    peak_mb: float


def configure(folder: Path, port: int, sources: int) -> Path:
    config = folder / "config.toml"
    config.write_text(
        '[server]\nlisten = "127.0.0.1:0"\n[polling]\nallow_private = ["127.0.0.0/8"]\n'
        f'every = "{EVERY_S}s"\nfastest = "{EVERY_S}s"\nslowest = "{EVERY_S}s"\n'
        + "".join(
            f'[[source]]\nname = "f{n}"\nurl = "http://{host_of(n)}:{port}/{n}"\nkind = "feed"\n'
            for n in range(sources)
        )
    )
    return config


def run(sources: int, minutes: float, *, is_bad: bool) -> Run:
    """Run the daemon against the servers for some minutes; return what came of it."""
    with (
        tempfile.TemporaryDirectory() as name,
        subprocess.Popen(
            [sys.executable, "-m", "bench.endure", "serve", str(sources), str(int(is_bad))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as servers,
    ):
        assert servers.stdin is not None
        assert servers.stdout is not None
        config = configure(Path(name), int(servers.stdout.readline()), sources)
        log = Path(name) / "log"
        with log.open("wb") as file:
            begun_s = time.time()
            daemon = subprocess.Popen(
                [sys.executable, "-m", "livefeed", "--config", str(config), "run"], stderr=file
            )
            peak_mb = watched(daemon, minutes)
            daemon.send_signal(signal.SIGTERM)
            _, _, used = os.wait4(daemon.pid, 0)
        servers.stdin.write("\n")
        servers.stdin.flush()
        seen = json.loads(servers.stdout.readline())
        polls = [
            Poll(number=int(n), late_s=float(late), began_s=began(end, float(took), begun_s))
            for line in log.read_text().splitlines()
            if (found := POLL.match(line))
            for end, n, late, took in [found.groups()]
        ]
        problems = [line for line in log.read_text().splitlines() if "Traceback" in line]
        assert not problems, problems[:3]
    return Run(polls=polls, seen=seen, cpu_s=used.ru_utime + used.ru_stime, peak_mb=peak_mb)


def began(end: str, took_s: float, begun_s: float) -> float:
    return datetime.fromisoformat(end).timestamp() - begun_s - took_s


def watched(daemon: subprocess.Popen[bytes], minutes: float) -> float:
    """Let the daemon run; return the most memory that it and its processes had, in MB."""
    end, peak = time.monotonic() + 60 * minutes, 0.0
    while time.monotonic() < end:
        time.sleep(1)
        assert daemon.poll() is None, "the daemon ended by itself"
        peak = max(peak, resident_mb(daemon.pid))
    return peak


# --- the figures ----------------------------------------------------------------------------------


def share(values: Sequence[float], part: float) -> float:
    """Return the value below which this part of all lies."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def is_well(poll: Poll) -> bool:
    return not is_hanging(poll.number) and not is_failing(poll.number)


def lateness(polls: Sequence[Poll]) -> str:
    late = [poll.late_s for poll in polls]
    parts = "  ".join(f"p{part:.0%} {share(late, part):5.2f}" for part in (0.5, 0.95, 0.99))
    return f"{parts.replace('%', '')}  most {max(late):5.2f} s  ({len(late)} polls)"


def rush(polls: Sequence[Poll], minutes: float) -> float:
    """Return the polls of the busiest second of the first minute, by the mean of all seconds."""
    seconds = Counter(int(poll.began_s) for poll in polls)
    mean = len(polls) / (60 * minutes)
    return max(n for second, n in seconds.items() if second <= EVERY_S) / mean


def main(minutes: float, sources: int) -> None:
    runs = {is_bad: run(sources, minutes, is_bad=is_bad) for is_bad in (False, True)}
    print(f"{sources} sources, every {EVERY_S} s, {minutes:g} minutes; late = from due to start")
    for is_bad, one in runs.items():
        by_well: dict[bool, list[Poll]] = defaultdict(list)
        for poll in one.polls:
            by_well[is_well(poll)].append(poll)
        print(f"{'a tenth bad' if is_bad else 'all well'}")
        print(f"  all     {lateness(one.polls)}")
        print(f"  well    {lateness(by_well[True])}")
        print(f"  busiest second of the first minute: {rush(one.polls, minutes):.1f} x the mean")
        print(f"  servers {one.seen}")
        print(f"  CPU {one.cpu_s:.1f} s ({one.cpu_s / (60 * minutes):.0%} of a core), ", end="")
        print(f"memory of all processes {one.peak_mb:.0f} MB at most")
    well, bad = (
        share([poll.late_s for poll in runs[is_bad].polls if is_well(poll)], 0.99)
        for is_bad in (False, True)
    )
    print(f"p99 of the sources that are well: {well:.2f} s, with the bad ones {bad:.2f} s")


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[:1] == ["serve"]:
        asyncio.run(serve(int(words[1]), is_bad=words[2] == "1"))
    else:
        main(
            float(words[0]) if words else MINUTES,
            int(words[1]) if len(words) > 1 else SOURCES,
        )
