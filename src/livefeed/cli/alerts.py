"""`livefeed alerts`: the outbox and the dead letters."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from datetime import datetime

from livefeed.cli.opening import reading, settings_of
from livefeed.cli.output import Words, ago, print_json, show, span, table
from livefeed.cli.status import Status
from livefeed.model import Delivery, DeliveryState
from livefeed.render.api import delivery_view
from livefeed.settings import Settings
from livefeed.system.clock import now

_STYLES = {
    DeliveryState.OPEN: "yellow",
    DeliveryState.DONE: "green",
    DeliveryState.DEAD: "red",
}


def do(args: Namespace) -> int:
    """List deliveries, newest first."""
    settings = settings_of(args)
    state = DeliveryState(args.state) if args.state else None
    deliveries = asyncio.run(_deliveries(settings, state, args.limit))
    if args.is_json:
        print_json({"deliveries": [delivery_view(one, settings.server) for one in deliveries]})
        return Status.OK
    if not deliveries:
        show("no alerts")
        return Status.OK
    rows = table("delivery", "state", "channel", "type", "created", "attempts#", "next", "error")
    for delivery in deliveries:
        rows.add_row(
            delivery.id,
            Words(delivery.state, _STYLES[delivery.state]),
            delivery.channel,
            delivery.type,
            ago(delivery.created_at, now()),
            str(delivery.attempts),
            _next(delivery, now()),
            Words(delivery.last_error),
        )
    show(rows)
    return Status.OK


async def _deliveries(
    settings: Settings, state: DeliveryState | None, limit: int
) -> tuple[Delivery, ...]:
    async with reading(settings) as store:
        return await store.deliveries(state=state, limit=limit) if store else ()


def _next(delivery: Delivery, at: datetime) -> str:
    if delivery.state is not DeliveryState.OPEN or delivery.due_at is None:
        return ""
    wait_s = (delivery.due_at - at).total_seconds()
    return f"in {span(wait_s)}" if wait_s > 0 else "due"
