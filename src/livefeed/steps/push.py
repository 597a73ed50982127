"""What a hub sends: its question whether it was asked, its refusal, and what is new."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from livefeed.errors import ParseError, WorkerError
from livefeed.fetch.inflate import EncodingError, inflated
from livefeed.fetch.workers import Workers
from livefeed.model import Batch, Outcome, Subscription, SubscriptionState
from livefeed.policy import push, subscription
from livefeed.policy.signing import is_signed
from livefeed.settings import Polling, Source
from livefeed.steps.read import Page, Reading, read_page
from livefeed.store import Ingested, Rules, Store
from livefeed.system.clock import Clock

log = logging.getLogger(__name__)

HASHED_AT_ONCE: Final = 65_536  # bytes; more are hashed beside the event loop


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """One request of a hub that tells what is new; nothing in it is believed yet."""

    token: str
    body: bytes = field(repr=False)
    signature: str = field(repr=False)  # X-Hub-Signature
    content_type: str
    content_encoding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PushReader:
    """Answers hubs and ingests what they push."""

    workers: Workers
    store: Store
    rules: Rules
    polling: Polling
    clock: Clock

    async def verify(self, token: str, *, mode: str, topic: str, lease_s: int) -> bool:
        """Tell whether what a hub asks about was wanted; if so, it is begun or ended now."""
        known = await self.store.subscription(token)
        if known is None:
            return False
        if not subscription.is_expected(known, mode, topic):
            log.warning("hub.unexpected mode=%r source=%s", mode[:20], known.source)
            return False
        now = self.clock()
        change = partial(subscription.verified, lease_s=lease_s, now=now)
        await self.store.change_subscription(known.number, change)
        log.info("hub.verified source=%s mode=%s lease_s=%d", known.source, mode, lease_s)
        return True

    async def deny(self, token: str, *, topic: str, reason: str) -> bool:
        """Record that a hub denies a subscription; False if there is none such."""
        known = await self.store.subscription(token)
        if known is None or topic != known.topic:
            return False
        change = partial(subscription.denied, reason=reason, now=self.clock())
        await self.store.change_subscription(known.number, change)
        log.warning("hub.denied source=%s reason=%r", known.source, reason)
        return True

    async def recipient(self, token: str) -> Subscription | None:
        """Return the subscription that a push may be for, None if hubs are to stop pushing."""
        known = await self.store.subscription(token)
        is_wanted = known is not None and known.state in {
            SubscriptionState.ASKED,
            SubscriptionState.ACTIVE,
        }
        return known if is_wanted else None

    async def is_signed(self, message: Push, known: Subscription) -> bool:
        """Tell whether a push bears the signature of its hub over its bytes as they came."""
        if len(message.body) <= HASHED_AT_ONCE:
            return is_signed(message.body, message.signature, known.secret)
        return await asyncio.to_thread(is_signed, message.body, message.signature, known.secret)

    async def ingest(self, message: Push, known: Subscription, source: Source) -> Ingested | None:
        """Ingest what a signed push holds; None if it says no more than that there is news.

        Raises:
            StaleLeaseError: the source is not polled any more.
        """
        if not message.body:
            return None
        try:
            reading = await self._read(message, source)
        except (EncodingError, ParseError, WorkerError) as error:
            log.warning("push.unreadable source=%s error=%r", source.name, str(error))
            return None
        batch = Batch(
            source=source.name,
            fence=0,
            now=self.clock(),
            outcome=Outcome.OK,
            entries=reading.entries,
            strategy=reading.document.strategy,
            is_push=True,
            subscription=known.number,
        )
        ingested = await self.store.ingest(batch, self.rules)
        counts = ",".join(f"{verdict}:{n}" for verdict, n in ingested.verdicts.items() if n)
        log.info(
            "push.done source=%s verdicts=%s alerts=%d", source.name, counts or "-", ingested.alerts
        )
        return ingested

    async def _read(self, message: Push, source: Source) -> Reading:
        limit = self.polling.max_body_bytes
        encoding = message.content_encoding
        body = await asyncio.to_thread(inflated, message.body, encoding, limit)
        page = Page(
            body=body,
            url=source.url,
            content_type=message.content_type,
            fetched_at=self.clock(),
        )
        return await self.workers.run(partial(read_page, page, source))

    async def announce(self, known: Subscription) -> None:
        """Record that a hub told of news without bringing them."""
        change = partial(push.pushed, is_announcement=True, now=self.clock())
        await self.store.change_subscription(known.number, change)
