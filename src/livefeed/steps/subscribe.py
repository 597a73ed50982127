"""Keep the subscriptions at hubs as they should be: ask for them, renew them, end them."""

from __future__ import annotations

import asyncio
import logging
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final

from livefeed.errors import HubError
from livefeed.fetch.websub import Hubs, Mode
from livefeed.model import Subscription
from livefeed.policy import subscription as life
from livefeed.policy.schedule import share_of
from livefeed.settings import Settings
from livefeed.steps.ingest import is_pushed
from livefeed.store import ChangeSubscription, Store
from livefeed.system.clock import Clock

log = logging.getLogger(__name__)

CATCH_UP: Final = 4  # fastest intervals, over which sources are polled that a hub may have pushed
AT_ONCE: Final = 8  # hubs asked at the same time
ROUTE: Final = "/websub/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriber:
    """Asks hubs for what the stored subscriptions need."""

    settings: Settings
    store: Store
    hubs: Hubs
    clock: Clock

    async def begin(self) -> None:
        """Leave what is no longer wanted, and trust no hub for the time that livefeed was away.

        Sources whose hub was relied on are polled once, soon.
        """
        sources = {source.name: source for source in self.settings.sources}
        for known in await self.store.subscriptions():
            source = sources.get(known.source)
            now = self.clock()
            if known.is_being_left:
                continue
            if source is None or not is_pushed(self.settings, source, known.hub):
                await self._change(known, partial(life.left, now=now))
                continue
            callback = callback_of(self.settings, known.token)
            await self._change(known, partial(life.restarted, callback=callback, now=now))
            if known.relied_until is not None:
                await self._catch_up(known)

    async def _catch_up(self, known: Subscription) -> None:
        """Let a source be polled soon, at a moment of its own: there may be many."""
        fastest_s = self.settings.polling.fastest_s
        later = timedelta(seconds=CATCH_UP * fastest_s * share_of(known.source, "catch-up"))
        why = "livefeed was away, and its hub may have pushed"
        await self.store.hasten(known.source, now=self.clock() + later, gap_s=fastest_s, why=why)

    async def ask_due(self) -> int:
        """Ask the hubs of all subscriptions that are due; return how many those were."""
        due = await self.store.due_subscriptions(AT_ONCE, now=self.clock())
        async with asyncio.TaskGroup() as group:
            for known in due:
                group.create_task(self._ask(known))
        return len(due)

    async def _ask(self, known: Subscription) -> None:
        now = self.clock()
        if life.is_over(known):
            await self._change(known, lambda _: None)
            return
        token, secret = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
        callback = callback_of(self.settings, known.token or token)
        # Written down first: the hub may verify before it answers.
        asked = await self._change(
            known, partial(life.asked, token=token, secret=secret, callback=callback, now=now)
        )
        if asked is None:
            return
        mode: Mode = "unsubscribe" if asked.is_being_left else "subscribe"
        try:
            await self.hubs.ask(mode, asked, lease_s=life.LEASE_S)
        except HubError as error:
            log.warning(
                "hub.failed source=%s mode=%s times=%d error=%r",
                asked.source, mode, asked.failures, str(error),
            )  # fmt: skip
            unheard = partial(
                life.unheard, problem=str(error), retry_after_s=error.retry_after_s, now=now
            )
            await self._change(asked, unheard)
        else:
            log.info("hub.asked source=%s mode=%s", asked.source, mode)

    async def _change(self, known: Subscription, change: ChangeSubscription) -> Subscription | None:
        return await self.store.change_subscription(known.number, change)


def callback_of(settings: Settings, token: str) -> str:
    """Return the address at which a hub reaches us for one subscription."""
    return f"{settings.server.base_url.rstrip('/')}{ROUTE}{token}"
