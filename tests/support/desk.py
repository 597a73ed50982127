"""A newsroom of a few sources over one store, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from livefeed.dedup import sketch
from livefeed.model import Batch, Delivery, KnownEntry, Outcome, SketchedEntry, Story, StoryChange
from livefeed.store import Ingested, Store
from tests.support.make import NOW, claim, entry
from tests.support.rules import CHANNEL, SmallRules

OpenStore = Callable[[], Store]

FLOOD = (
    "Floods cut the road between the two towns at dawn on Tuesday and damaged seventy homes, the "
    "weather office said, adding that rescue teams moved families to nearby schools while heavy "
    "rain continues until tomorrow evening."
)
FLOOD_COPIED = f"Agencies - {FLOOD} (ends)"
FLOOD_EDITED = FLOOD.replace("moved families", "moved dozens of families")
FLOOD_CORRECTED = FLOOD.replace("seventy homes", "eighty homes")
FLOOD_WORSE = FLOOD.replace("seventy homes", "ninety homes")
CHESS = (
    "A student from the coast won the youth chess title after a final game of five hours against "
    "last year's champion, and said that the next goal was the national team."
)
LIBRARY = (
    "The city library will stay open until midnight during the examination weeks after students "
    "collected signatures asking for longer hours and for heating in the reading rooms."
)
MORE = (
    "The mayor told reporters that crews were clearing blocked culverts and that a committee would "
    "count the losses so that farmers could be paid before winter, and asked drivers to keep away "
    "from the valley. Residents of the upper quarter spent the night on roofs and in a wedding "
    "hall, where volunteers handed out blankets, bread and tea. Electricity came back to most of "
    "the district at noon, while the water company warned against drinking from wells near the "
    "river bed before samples have been tested in the laboratory of the province."
)
FLOOD_EXPANDED = f"{FLOOD}\n\n{MORE}"
ROUNDUP = f"{LIBRARY}\n\n{MORE}\n\n{CHESS}"
OTHERS = (
    "The ministry of transport opened a tender for two hundred buses that run on natural gas.",
    "Archaeologists found a mosaic floor under an olive grove near the northern border crossing.",
    "Fishermen asked for a longer season because storms had kept their boats in port for weeks.",
    "The orchestra plays works by young composers in the old citadel every evening this month.",
    "A bakery cooperative raised wages and promised that the price of bread would stay the same.",
    "Doctors recommend that pupils are vaccinated before the school term begins in September.",
)


def told(key: str, text: str, *, minutes: float = 0.0, **fields: Any) -> SketchedEntry:
    """Return an entry published `minutes` after the tests' now, as a worker would send it."""
    made = entry(
        key,
        text=text,
        title=fields.pop("title", ""),
        published=fields.pop("published", NOW + timedelta(minutes=minutes)),
        **fields,
    )
    return SketchedEntry(entry=made, sketch=sketch(made.title, made.text))


class Desk:
    """Sources alpha, beta and gamma, each on a host of its own; every poll takes a minute."""

    def __init__(self, store: Store, sources: Sequence[str] = ("alpha", "beta", "gamma")) -> None:
        self.store = store
        self.rules = SmallRules()
        self.now = NOW
        self.hosts = {name: f"{name}.example" for name in sources}

    async def configure(self, *, channels: Sequence[str] | None = None, **feeds: str) -> None:
        definitions = feeds or {"all": "1", "shared": "1", "floods": "1"}
        await self.store.configure(
            self.hosts, definitions, rules=self.rules, now=self.now, channels=channels
        )

    async def fence(self, source: str) -> int:
        """Claim a source whatever its due time."""
        (lease,) = await self.store.claim_due(claim(source, now=self.now, per_host=1))
        return lease.fence

    async def poll(
        self, source: str, *entries: SketchedEntry | KnownEntry, **fields: Any
    ) -> Ingested:
        """Let a minute pass, then ingest what one poll of a source found, newest entry first."""
        self.now += timedelta(minutes=1)
        fence = fields.pop("fence", None) or await self.fence(source)
        defaults: dict[str, Any] = {"outcome": Outcome.OK, "is_window": True}
        batch = Batch(
            source=source, fence=fence, now=self.now, entries=entries, **(defaults | fields)
        )
        return await self.store.ingest(batch, self.rules)

    async def poll_unchanged(self, source: str) -> Ingested:
        """Ingest a 304."""
        return await self.poll(source, outcome=Outcome.UNCHANGED, is_window=False)

    async def stories(self, feed: str = "all") -> tuple[Story, ...]:
        return (await self.store.feed_page(feed, after=None, limit=1_000)).stories

    async def story(self) -> Story:
        """Return the only story there is, with revisions."""
        (only,) = await self.stories()
        story = await self.store.story(only.id)
        assert story is not None
        return story

    async def claim(self, n: int = 100) -> tuple[Delivery, ...]:
        return await self.store.claim_outbox(CHANNEL, n, now=self.now, lease_s=30)

    def new_changes(self) -> list[StoryChange]:
        """Return what was told since the last call."""
        changes, self.rules.told = self.rules.told, []
        return changes

    def later(self, **delta: float) -> datetime:
        self.now += timedelta(**delta)
        return self.now
