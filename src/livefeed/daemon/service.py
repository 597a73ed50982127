"""The service: polls, publishes and delivers until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, timedelta

from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from livefeed.daemon.door import Door
from livefeed.daemon.plant import Plant, control_path, open_plant
from livefeed.daemon.polls import TICK_S, Observer, Polls
from livefeed.daemon.pushes import Pushing
from livefeed.daemon.tasks import open_tasks
from livefeed.errors import StoreError
from livefeed.serve.app import make_app
from livefeed.serve.control import serve_control
from livefeed.settings import Settings
from livefeed.steps.deliver import deliver_forever
from livefeed.steps.publish import Publisher
from livefeed.steps.resign import sign_again
from livefeed.system import notify
from livefeed.system.activation import inherited_sockets
from livefeed.system.clock import now

log = logging.getLogger(__name__)

GRACE_S = 5.0  # for polls and deliveries under way when the daemon is told to stop
RESIGNING_PAUSE_S = 0.02  # between transactions of some 10 ms
READY_LAG = timedelta(seconds=30)  # the scheduler counts as ticking this long after a tick


class Daemon:
    """Everything at once; `observe` is told what each poll did."""

    def __init__(self, settings: Settings, *, observe: Observer | None = None) -> None:
        self._settings = settings
        self._observe = observe
        self._ticked_at = now()
        self._told = ""  # why the last tick failed
        self._ticking = asyncio.Lock()
        self.ready = asyncio.Event()
        self.addresses: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The first address that it listens on, as a URL; known once it is ready."""
        return self.addresses[0]

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set, then end what was begun.

        Raises:
            StoreError: the database cannot be used.
            OSError: a configured address cannot be listened on.
        """
        async with AsyncExitStack() as stack:
            plant = await stack.enter_async_context(open_plant(self._settings))
            tasks = await stack.enter_async_context(open_tasks())
            tasks.create_task(self._prepare_index(plant), name="load index")
            polls = Polls(plant, tasks, self._observe)
            stack.push_async_callback(polls.drain, GRACE_S)
            for channel in self._settings.channels:
                if channel.is_enabled:
                    tasks.create_task(
                        deliver_forever(
                            channel,
                            plant.store,
                            plant.session,
                            stop=stop,
                            max_age_s=self._settings.alerts.max_age_s,
                        ),
                        name=f"deliver {channel.name}",
                    )
            door = Door(plant, polls)
            await stack.enter_async_context(serve_control(door, control_path(self._settings)))
            pushing = Pushing(plant)
            tasks.create_task(pushing.run(stop, GRACE_S), name="pushes")
            self.addresses = await stack.enter_async_context(self._serve(plant, pushing))
            await stack.enter_async_context(self._schedule(polls))
            await polls.resume_walks()
            self._announce()
            await stop.wait()
            notify.stopping()
            log.info("daemon.stopping")

    async def _prepare_index(self, plant: Plant) -> None:
        await plant.store.load_index()
        await sign_again(plant.store, pause_s=RESIGNING_PAUSE_S)

    def _announce(self) -> None:
        log.info("daemon.ready address=%s sources=%d", self.address, len(self._settings.sources))
        notify.ready()
        notify.status(f"following {len(self._settings.sources)} sources at {self.address}")
        self.ready.set()

    @asynccontextmanager
    async def _schedule(self, polls: Polls) -> AsyncIterator[None]:
        # The due times live in the store; APScheduler is only the clock that looks at them. Its
        # default grace of one second would skip ticks silently on a busy machine. A tick that
        # takes longer than the next one is due swallows that one, which is no news for the log.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        # It ticks when polls begin (`Claim.step_s`): what is done in one go costs less.
        whole = now().replace(microsecond=0)
        scheduler.add_job(self._tick, "interval", seconds=TICK_S, start_date=whole, args=[polls])
        scheduler.start()
        try:
            yield
        finally:
            scheduler.pause()
            async with self._ticking:  # shutting down cancels a look under way, with a traceback
                scheduler.shutdown(wait=False)

    async def _tick(self, polls: Polls) -> None:
        try:
            async with self._ticking:
                await polls.start_due()
        except StoreError as error:
            self._tell_once(str(error))
            return
        self._tell_once("")
        self._ticked_at = now()
        notify.watchdog()

    def _tell_once(self, problem: str) -> None:
        """Log that due sources cannot be claimed, not four times a second: the disk may be full."""
        if problem and problem != self._told:
            log.error("tick.failed error=%r", problem)
        elif self._told and not problem:
            log.info("tick.works")
        self._told = problem

    def _problem(self) -> str:
        lag = now() - self._ticked_at
        return f"no due source was looked for in {lag.seconds} s" if lag > READY_LAG else ""

    @asynccontextmanager
    async def _serve(self, plant: Plant, pushing: Pushing) -> AsyncIterator[tuple[str, ...]]:
        publisher = Publisher(plant.store, self._settings, other_problem=self._problem)
        app = make_app(publisher, self._settings, pushing)
        # Bodies stay as they came: a push is signed as it was sent, and could be a bomb.
        runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=GRACE_S, auto_decompress=False
        )
        await runner.setup()
        try:
            for site in _sites(runner, self._settings.server.listen):
                await _start(site)
            yield tuple(_url(address) for address in runner.addresses)
        finally:
            await runner.cleanup()


def _sites(runner: web.AppRunner, configured: Iterable[str]) -> list[web.BaseSite]:
    """Return where to listen: at the sockets of the service manager if it hands any over."""
    if sockets := inherited_sockets(os.environ):
        return [web.SockSite(runner, one) for one in sockets]
    return [_site(runner, listen) for listen in configured]


def _site(runner: web.AppRunner, listen: str) -> web.BaseSite:
    if listen.startswith("unix:"):
        return web.UnixSite(runner, listen.removeprefix("unix:"))
    host, _, port = listen.rpartition(":")
    return web.TCPSite(runner, host.strip("[]"), int(port), reuse_address=True)


async def _start(site: web.BaseSite) -> None:
    """Listen; an OSError names the address and gives the reason of the system alone."""
    try:
        await site.start()
    except OSError as error:
        number = error.errno or 0  # below 0 it is about finding the name of a host
        reason = os.strerror(number) if number > 0 else error.strerror
        raise OSError(
            number, reason, site.name.removeprefix("http://").removesuffix(":")
        ) from error


def _url(address: object) -> str:
    if isinstance(address, tuple):
        host, port = address[:2]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    return f"unix:{address!s}"


async def serve(settings: Settings) -> None:
    """Run the daemon until SIGTERM or SIGINT; SIGHUP does not end it."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop.set)
    loop.add_signal_handler(signal.SIGHUP, _refuse_reload)
    await Daemon(settings).run(stop)


def _refuse_reload() -> None:
    # Sent by habit, by log rotation, or by a terminal that closes: none of it means "end".
    log.warning("daemon.no_reload signal=SIGHUP advice='restart to take a new configuration'")
