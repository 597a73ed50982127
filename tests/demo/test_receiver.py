"""The demo's receiver believes only what carries the right signature."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime

import aiohttp
import pytest
from standardwebhooks import Webhook

from livefeed.demo.receiver import Received, Receiver, is_signed

SECRET = "whsec_" + base64.b64encode(b"a secret of the demo receiver 01").decode()
AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
BODY = json.dumps(
    {"type": "story.new", "data": {"story": {"id": "tag:x", "title": "سيول"}}}, ensure_ascii=False
)


def headers(body: str = BODY, secret: str = SECRET) -> dict[str, str]:
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(AT.timestamp())),
        "webhook-signature": Webhook(secret).sign("msg_1", AT, body),
    }


async def test_an_alert_is_taken_and_told() -> None:
    told: list[Received] = []
    async with Receiver(SECRET, observe=told.append) as receiver, aiohttp.ClientSession() as sender:
        async with sender.post(receiver.url, data=BODY.encode(), headers=headers()) as answer:
            assert answer.status == 204
        expected = Received(
            type="story.new", title="سيول", story="tag:x", webhook_id="msg_1", is_signed=True
        )
        assert told == receiver.received == [expected]


@pytest.mark.parametrize(
    "wrong",
    [
        headers(body=BODY + " "),
        headers(secret="whsec_" + base64.b64encode(b"another secret of somebody else!").decode()),
        headers() | {"webhook-id": "msg_2"},
        headers() | {"webhook-timestamp": "1"},
        headers() | {"webhook-signature": "v1,täuschung"},
        {},
    ],
)
def test_anything_else_is_not_signed(wrong: dict[str, str]) -> None:
    assert is_signed(BODY.encode(), headers(), SECRET)
    assert not is_signed(BODY.encode(), wrong, SECRET)


def test_one_of_several_signatures_is_enough() -> None:
    rotated = headers()
    rotated["webhook-signature"] = "v1,AAAA " + rotated["webhook-signature"]
    assert is_signed(BODY.encode(), rotated, SECRET)
