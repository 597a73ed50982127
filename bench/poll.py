"""Polls local feeds with `livefeed poll` beside other programs, and prints what each takes.

    python -m bench.poll [FEEDS [ROUNDS [PROGRAM,…]]]

bare: aiohttp and uvloop asking conditionally, nothing else: the floor. naive: aiohttp, feedparser
and SQLite in one loop. reader: lemon24/reader with ten workers. newsboat: with eight threads.
Those that are not installed are named and left out (`make bench` installs all but newsboat).

Three phases: cold (everything is new), warm (nothing has changed: all 304), incr (one new entry in
every feed). Programs take turns within a phase, so the ratios hold when the machine is busy. CPU is
that of all processes of a program, its start included; memory is that of all of them together.
"""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench import _feeds
from bench._tree import Cost, keep, measure

FEEDS = 200
ROUNDS = 1
PHASES = ("cold", "warm", "incr")
PROGRAMS = ("livefeed", "bare", "naive", "reader", "newsboat")
PEERS = Path(__file__).with_name("_peers.py")
PEERS_PYTHON = Path(__file__).parents[1] / "build" / "peers" / "bin" / "python"
STORED: Mapping[str, tuple[str, str]] = {
    "livefeed": ("livefeed.db", "SELECT count(*) FROM updates"),
    "naive": ("naive.db", "SELECT count(*) FROM entries"),
    "reader": ("reader.db", "SELECT count(*) FROM entries"),
    "newsboat": ("cache.db", "SELECT count(*) FROM rss_item"),
}


def command(program: str, folder: Path, base: str, feeds: int) -> Sequence[str]:
    """Return how a program is called to visit every feed once."""
    if program == "livefeed":
        config = str(folder / "config.toml")
        return (sys.executable, "-m", "livefeed", "--config", config, "poll")
    if program == "newsboat":
        of = {"-u": "urls", "-C": "config", "-c": "cache.db"}
        files = (word for flag, name in of.items() for word in (flag, str(folder / name)))
        return ("newsboat", *files, "-x", "reload")
    python = str(PEERS_PYTHON) if program == "reader" else sys.executable
    return (python, str(PEERS), program, str(folder), base, str(feeds))


def is_installed(program: str) -> bool:
    if program == "newsboat":
        return shutil.which("newsboat") is not None
    return program != "reader" or PEERS_PYTHON.exists()


def prepare(program: str, folder: Path, base: str, feeds: int) -> None:
    """Write what a program needs to know of the feeds."""
    folder.mkdir()
    urls = [f"{base}/f/{n}.xml" for n in range(feeds)]
    if program == "newsboat":
        (folder / "urls").write_text("\n".join(urls) + "\n")
        (folder / "config").write_text("reload-threads 8\nauto-reload no\n")
    if program == "livefeed":
        (folder / "config.toml").write_text(
            '[polling]\nallow_private = ["127.0.0.0/8"]\nhost_gap = "0s"\nper_host = 64\n'
            "concurrency = 64\n"
            + "".join(f'[[source]]\nname = "f{n}"\nurl = "{url}"\n' for n, url in enumerate(urls))
        )


@contextmanager
def serving(feeds: int) -> Iterator[str]:
    """Serve the feeds from a process of its own; yield where."""
    with subprocess.Popen(
        [sys.executable, "-m", "bench._origin", str(feeds)], stdout=subprocess.PIPE, text=True
    ) as origin:
        keep(origin.pid)
        assert origin.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(origin.stdout.readline())}"
        finally:
            origin.terminate()


def ask(url: str) -> str:
    with urllib.request.urlopen(url, timeout=600) as answer:  # noqa: S310 - our own
        return str(answer.read().decode())


def stored(program: str, folder: Path) -> int | None:
    """Return how many entries a program has kept, None for one that keeps none."""
    if program not in STORED:
        return None
    file, question = STORED[program]
    db = sqlite3.connect(folder / file)
    try:
        return int(db.execute(question).fetchone()[0])
    finally:
        db.close()


def run_round(
    base: str, feeds: int, edition: int, costs: dict[tuple[str, str], list[Cost]]
) -> None:
    """Take every program through the three phases, from nothing."""
    programs = list(dict.fromkeys(program for _, program in costs))
    entries = sum(_feeds.shape(n)[2] for n in range(feeds))
    with tempfile.TemporaryDirectory() as name:
        folders = {program: Path(name) / program for program in programs}
        for program, folder in folders.items():
            prepare(program, folder, base, feeds)
        for phase in PHASES:
            if phase != "warm":
                ask(f"{base}/_edition/{edition + (phase == 'incr')}")
            for program, folder in folders.items():
                called = command(program, folder, base, feeds)
                # As installed: what is imported was compiled before.
                home = {"HOME": str(folder), "TERM": "xterm", "PYTHONDONTWRITEBYTECODE": ""}
                if program == "newsboat" and phase == "warm":
                    measure(called, home)  # it keeps validators only from its second visit on
                ask(f"{base}/_answers")
                cost = measure(called, home)
                costs[phase, program].append(cost)
                expected = None if program == "bare" else entries + feeds * (phase == "incr")
                kept = stored(program, folder)
                print(
                    f"  {phase} {program:9} {cost.cpu_s:7.2f} s  {cost.peak_mb:4.0f} MB  "
                    f"{ask(f'{base}/_answers')}  kept {kept} of {expected}",
                    flush=True,
                )
                assert kept == expected or program == "newsboat", (phase, program, kept, expected)


def main(feeds: int, rounds: int, wanted: Sequence[str]) -> None:
    programs = [program for program in wanted if is_installed(program)]
    if missing := set(wanted) - set(programs):
        print(f"not installed, left out: {', '.join(sorted(missing))}")
    costs: dict[tuple[str, str], list[Cost]] = {(p, g): [] for p in PHASES for g in programs}
    with serving(feeds) as base:
        for number in range(rounds):
            run_round(base, feeds, 100 * number, costs)
    print(f"\n{feeds} feeds, median of {rounds}; ratio: CPU of the program to that of livefeed")
    print("phase  program      CPU s   ms/feed   wall s  peak MB   ratio")
    for phase in PHASES:
        own = statistics.median(cost.cpu_s for cost in costs[phase, programs[0]])
        for program in programs:
            took = costs[phase, program]
            cpu_s = statistics.median(cost.cpu_s for cost in took)
            wall_s = statistics.median(cost.wall_s for cost in took)
            peak = max(cost.peak_mb for cost in took)
            print(
                f"{phase:6} {program:9} {cpu_s:8.2f} {1000 * cpu_s / feeds:9.2f} {wall_s:8.2f}"
                f" {peak:8.0f} {cpu_s / own:7.2f}"
            )


if __name__ == "__main__":
    words = sys.argv[1:]
    main(
        int(words[0]) if words else FEEDS,
        int(words[1]) if len(words) > 1 else ROUNDS,
        words[2].split(",") if len(words) > 2 else PROGRAMS,
    )
