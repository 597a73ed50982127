"""One poller on one database, over real HTTP and a real worker process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from ipaddress import ip_network
from pathlib import Path

from livefeed.fetch.client import Fetcher
from livefeed.fetch.session import open_session
from livefeed.fetch.workers import Workers
from livefeed.model import SourceStatus
from livefeed.settings import Feed, Polling, Settings, Source
from livefeed.steps.ingest import NewsRules
from livefeed.steps.poll import Poller, Visit
from livefeed.store import Ingested
from livefeed.store.sqlite import SqliteStore, open_store
from livefeed.system.clock import now
from tests.support.make import claim
from tests.support.origin import Origin

POLLING = Polling(
    allow_private=(ip_network("127.0.0.0/8"),), host_gap_s=0.0, fastest_s=1.0, timeout_s=5.0
)
RSS = """<rss version="2.0"><channel><title>alpha</title><language>ar</language>
<item><guid>1</guid><title>فتح الطريق</title><description>أعادت فرق البلدية فتح الطريق الدولي
بعد إزالة الثلوج التي تراكمت خلال الليل على المرتفعات</description></item></channel></rss>"""


def source_at(origin: Origin, path: str = "/a.xml", **fields: object) -> Source:
    """Return the source alpha at a path of a server of the test."""
    return replace(Source(name="alpha", url=origin.url(path), language="ar"), **fields)  # type: ignore[arg-type] # fields of Source by name


@dataclass
class Desk:
    """One poller on one database, with what it needs to be asked about it."""

    store: SqliteStore
    poller: Poller
    clock: Callable[[], datetime] = now
    ingested: list[Ingested] = field(default_factory=list)  # of each poll

    async def poll(self, source: Source) -> Visit:
        (lease,) = await self.store.claim_due(claim(source.name, now=self.clock(), lease_s=60))
        visit, ingested = await self.poller.poll(lease, source)
        self.ingested.append(ingested)
        return visit

    async def status(self) -> SourceStatus:
        (status,) = await self.store.sources()
        return status


@asynccontextmanager
async def desk(
    folder: Path, source: Source, *, clock: Callable[[], datetime] = now
) -> AsyncIterator[Desk]:
    settings = Settings(
        database=str(folder / "livefeed.db"),
        polling=POLLING,
        sources=(source,),
        feeds=(Feed(name="all", title="all"),),
    )
    rules = NewsRules(settings)
    store = open_store(settings.database, window_s=3600)
    workers = Workers(1, timeout_s=10, memory_bytes=1 << 30)
    try:
        await store.configure({source.name: "127.0.0.1"}, {"all": ""}, rules=rules, now=clock())
        async with open_session(POLLING) as session:
            poller = Poller(
                fetcher=Fetcher(session, POLLING),
                workers=workers,
                store=store,
                rules=rules,
                clock=clock,
            )
            yield Desk(store, poller, clock)
    finally:
        await workers.close()
        await store.close()
