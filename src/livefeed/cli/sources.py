"""`livefeed sources`: how each source is doing."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from datetime import datetime

from livefeed.cli.opening import reading, settings_of
from livefeed.cli.output import Words, ago, print_json, show, span, table
from livefeed.cli.status import Status
from livefeed.model import SourceState, SourceStatus, Subscription, SubscriptionState
from livefeed.policy.moving import believed_address
from livefeed.render.api import source_view
from livefeed.render.entry import without_credentials
from livefeed.render.health import problems_of
from livefeed.settings import Settings, Source
from livefeed.system.clock import now

_STYLES = {
    SourceState.NEW: "",
    SourceState.OK: "green",
    SourceState.FAILING: "red",
    SourceState.GONE: "magenta",
}


def do(args: Namespace) -> int:
    """List the configured sources; those that were never polled are `new`."""
    settings = settings_of(args)
    statuses = asyncio.run(_statuses(settings))
    if args.is_json:
        views = [source_view(settings.source(status.name), status) for status in statuses]
        print_json({"sources": views})
        return Status.OK
    has_hubs = any(status.subscription for status in statuses)
    push = ("push",) if has_hubs else ()
    rows = table("source", "state", "last success", "next poll", *push, "updates#", "trouble")
    for status in statuses:
        rows.add_row(
            status.name,
            Words(status.state, _STYLES[status.state]),
            ago(status.last_success_at, now()),
            Words(_next(status, now()) + _read_at(settings.source(status.name), status)),
            *((Words(_push(status.subscription, now())),) if has_hubs else ()),
            str(status.updates),
            Words("; ".join(filter(None, (status.error, *problems_of(status))))),
        )
    show(rows)
    return Status.OK


def _push(one: Subscription | None, at: datetime) -> str:
    """Return how things stand with the source's hub."""
    if one is None:
        return ""
    if one.error:
        return f"{one.state}: {one.error}"
    if one.state is SubscriptionState.ACTIVE and one.pushed_at is not None:
        times = "1 push, the last" if one.pushes == 1 else f"{one.pushes} pushes, the last"
        return f"{times} {ago(one.pushed_at, at)}"
    return one.state.value


async def _statuses(settings: Settings) -> list[SourceStatus]:
    async with reading(settings) as store:
        stored = {status.name: status for status in await store.sources()} if store else {}
    names = [source.name for source in settings.sources]
    return [stored.get(name) or SourceStatus(name=name) for name in names]


def _read_at(source: Source, status: SourceStatus) -> str:
    if status.followed:
        return f"; read at {without_credentials(status.followed.address)}"
    moved = believed_address(status.move, source.url)
    return f"; moved to {without_credentials(moved)}" if moved else ""


def _next(status: SourceStatus, at: datetime) -> str:
    if status.next_poll_at is None:
        return f"never, {status.why}" if status.state is SourceState.GONE else "at the first start"
    wait_s = (status.next_poll_at - at).total_seconds()
    when = f"in {span(wait_s)}" if wait_s > 0 else "due"
    return f"{when}, because {status.why}" if status.why else when
