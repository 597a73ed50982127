"""Plays the invented day to a real daemon on loopback and watches what comes of it."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import logging
import secrets
import signal
import socket
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from rich.console import Console

from livefeed.daemon.service import Daemon
from livefeed.demo.coverage import Coverage, invented_day
from livefeed.demo.following import settings_of
from livefeed.demo.newsroom import Newsroom
from livefeed.demo.outcome import Ending, problems_of
from livefeed.demo.presentation import Presentation, console_for, summary_rows
from livefeed.demo.receiver import SECRET_PREFIX, Receiver
from livefeed.demo.stage import Stage
from livefeed.settings import Channel

READY_TIMEOUT_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    is_once: bool = False  # end after the play instead of serving the board
    is_json: bool = False  # one JSON object at the end, nothing else
    speed: float = 1.0  # polls a second
    port: int = 0  # of the board; 0 takes a free one


def run_demo(
    options: Options, *, console: Console | None = None, coverage: Coverage | None = None
) -> int:
    """Play the day; return 0 if everything came as the script says, else 1.

    Args:
        console: where it is shown; standard output if None.
        coverage: what is played; the day that comes with livefeed if None.
    """
    logging.getLogger().addHandler(logging.NullHandler())  # the play tells it all
    with contextlib.suppress(KeyboardInterrupt):
        return asyncio.run(_run(options, console_for(console), coverage or invented_day()))
    return 1


async def _run(options: Options, console: Console, coverage: Coverage) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    show = Presentation(coverage, Console(quiet=True) if options.is_json else console)
    async with stage_of(coverage, options, show) as stage:
        is_over = await _unless(stop, stage.play())
        if not is_over:
            return 1
        ending = await stage.ending()
        problems = problems_of(coverage, ending)
        show.summary(ending, problems)
        if options.is_json:
            console.print_json(json.dumps(_as_json(ending, problems), ensure_ascii=False))
        if not options.is_once:
            show.staying(stage.address)
            await stop.wait()
    return 1 if problems else 0


async def _unless(stop: asyncio.Event, play: Any) -> bool:
    """Return True when the play is over, False when `stop` came first."""
    playing, stopping = asyncio.ensure_future(play), asyncio.ensure_future(stop.wait())
    await asyncio.wait({playing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if playing.done():
        playing.result()
        return True
    playing.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await playing
    return False


@asynccontextmanager
async def stage_of(
    coverage: Coverage, options: Options, show: Presentation
) -> AsyncIterator[Stage]:
    """Open newsroom, receiver and daemon in a folder that is gone afterwards."""
    secret = SECRET_PREFIX + base64.b64encode(secrets.token_bytes(24)).decode()
    with tempfile.TemporaryDirectory(prefix="livefeed-demo-") as folder:
        async with (
            Newsroom(coverage) as newsroom,
            Receiver(secret, observe=show.alert) as receiver,
            aiohttp.ClientSession() as session,
        ):
            stage = Stage(coverage, newsroom, receiver, session=session, show=show)
            settings = settings_of(
                coverage,
                url_of=newsroom.url_of,
                hook=Channel(name="hook", type="webhook", url=receiver.url, secrets=(secret,)),
                database=str(Path(folder) / "livefeed.db"),
                port=options.port or free_port(),
                speed=options.speed,
            )
            async with _running(Daemon(settings, observe=stage.observe)) as (daemon, has_ended):
                stage.address, stage.has_ended = daemon.address, has_ended
                yield stage


@asynccontextmanager
async def _running(daemon: Daemon) -> AsyncIterator[tuple[Daemon, Callable[[], bool]]]:
    """Run the daemon for as long as the block runs, and raise what ended it before."""
    stop = asyncio.Event()
    running = asyncio.create_task(daemon.run(stop))
    ready = asyncio.create_task(daemon.ready.wait())
    try:
        await asyncio.wait(
            {running, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=READY_TIMEOUT_S
        )
        if running.done():
            running.result()
        yield daemon, running.done
    finally:
        ready.cancel()
        stop.set()
        await running


def free_port() -> int:
    """Return a port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _as_json(ending: Ending, problems: Sequence[str]) -> dict[str, Any]:
    return {
        "is_as_scripted": not problems,
        "problems": list(problems),
        **dict(summary_rows(ending)),
    }
