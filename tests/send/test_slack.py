"""Messages to an incoming webhook of Slack."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from livefeed.errors import DeliveryError, PermanentDeliveryError, TemporaryDeliveryError
from livefeed.send import Sender
from tests.support.alerts import channel, delivery
from tests.support.make import NOW
from tests.support.receiver import Receiver


@pytest.fixture
async def sender() -> AsyncIterator[Sender]:
    async with aiohttp.ClientSession() as session:
        yield Sender(session)


async def failure(sender: Sender, url: str, **fields: str) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        await sender.attempt(channel(url, kind="slack-webhook"), delivery(**fields), now=NOW)
    return caught.value


async def test_an_alert_arrives_as_blocks_with_a_notice(receiver: Receiver, sender: Sender) -> None:
    receiver.answer(200, text="ok")
    to = channel(receiver.url("/services/T/B/x"), kind="slack-webhook")
    assert await sender.attempt(to, delivery(), now=NOW) == 200
    (got,) = receiver.posts
    assert got.json["blocks"][0]["type"] == "header"
    assert "سيول" in got.json["text"]
    assert got.headers["content-type"].startswith("application/json")
    assert "webhook-signature" not in got.headers


@pytest.mark.parametrize(
    ("status", "text", "is_gone"),
    [
        (404, "no_service", True),
        (404, "no_active_hooks\n", True),
        (410, "channel_is_archived", True),
        (404, "something else", False),
        (400, "invalid_blocks", False),
        (403, "action_prohibited", False),
    ],
)
async def test_what_slack_refuses_for_good(
    receiver: Receiver,
    sender: Sender,
    status: int,
    text: str,
    is_gone: bool,
) -> None:
    receiver.answer(status, text=text)
    error = await failure(sender, receiver.url())
    assert isinstance(error, PermanentDeliveryError)
    assert (error.status, error.is_channel_gone) == (status, is_gone)


@pytest.mark.parametrize(("status", "seconds"), [(429, 30.0), (503, None), (500, None)])
async def test_what_slack_may_take_later(
    receiver: Receiver, sender: Sender, status: int, seconds: float | None
) -> None:
    receiver.answer(status, {"Retry-After": "30"} if seconds else {}, text="rate_limited")
    error = await failure(sender, receiver.url())
    assert isinstance(error, TemporaryDeliveryError)
    assert error.retry_after_s == seconds


@pytest.mark.parametrize("payload", ["", "[]", "{}", '{"data": 5}', '{"data": {"story": {}}}'])
async def test_a_payload_that_is_no_alert_is_a_dead_letter_not_a_crash(
    receiver: Receiver, sender: Sender, payload: str
) -> None:
    error = await failure(sender, receiver.url(), payload=payload)
    assert isinstance(error, PermanentDeliveryError)
    assert not receiver.posts
