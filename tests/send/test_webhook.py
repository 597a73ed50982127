"""Signed webhooks over a real receiver; the standardwebhooks library is the judge."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from datetime import datetime

import aiohttp
import pytest
from aiohttp import web
from standardwebhooks import Webhook, WebhookVerificationError

from livefeed.errors import DeliveryError, PermanentDeliveryError, TemporaryDeliveryError
from livefeed.send import Sender
from livefeed.send.webhook import headers_of, key_of, post
from livefeed.settings import Channel
from livefeed.system import clock
from tests.support.alerts import OLD_SECRET, SECRET, channel, delivery
from tests.support.make import NOW
from tests.support.receiver import Answer, Post, Receiver


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


async def failure(
    session: aiohttp.ClientSession, to: Channel, *, timeout_s: float = 15, now: datetime = NOW
) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        await post(session, to, delivery(), now=now, timeout_s=timeout_s)
    return caught.value


async def test_a_delivery_arrives_signed(
    receiver: Receiver, session: aiohttp.ClientSession
) -> None:
    sent = delivery()
    to = channel(receiver.url("/hook"), secrets=(SECRET,))
    assert await Sender(session).attempt(to, sent, now=clock.now()) == 204
    (got,) = receiver.posts
    assert Webhook(SECRET).verify(got.body, dict(got.headers)) == json.loads(sent.payload)
    assert got.headers["webhook-id"] == sent.id
    assert got.headers["content-type"] == "application/json"
    assert got.body == sent.payload.encode()


async def test_each_secret_signs_so_that_they_can_be_rotated(
    receiver: Receiver, session: aiohttp.ClientSession
) -> None:
    to = channel(receiver.url(), secrets=(SECRET, OLD_SECRET))
    await post(session, to, delivery(), now=clock.now())
    (got,) = receiver.posts
    for secret in (SECRET, OLD_SECRET):
        Webhook(secret).verify(got.body, dict(got.headers))
    stranger = "whsec_" + base64.b64encode(b"somebody else's secret, 32 bytes").decode()
    with pytest.raises(WebhookVerificationError):
        Webhook(stranger).verify(got.body, dict(got.headers))
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(got.body + b" ", dict(got.headers))


def test_the_signature_is_that_of_the_library() -> None:
    body = delivery().payload
    headers = headers_of("msg_1", body.encode(), (SECRET,), now=NOW)
    assert headers["webhook-signature"] == Webhook(SECRET).sign("msg_1", NOW, body)


def test_without_a_secret_there_is_no_signature() -> None:
    assert "webhook-signature" not in headers_of("msg_1", b"{}", (), now=NOW)


def test_a_key_is_read_with_and_without_its_prefix() -> None:
    assert key_of(SECRET) == key_of(SECRET.removeprefix("whsec_"))


async def test_a_secret_that_is_none_is_refused_unnamed(session: aiohttp.ClientSession) -> None:
    error = await failure(session, channel("http://127.0.0.1:9/", secrets=("whsec_s3cr&t",)))
    assert isinstance(error, PermanentDeliveryError)
    assert "s3cr" not in str(error)


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
async def test_every_2xx_is_success(
    receiver: Receiver, session: aiohttp.ClientSession, status: int
) -> None:
    receiver.answer(status)
    assert await post(session, channel(receiver.url()), delivery(), now=NOW) == status


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        *((status, TemporaryDeliveryError) for status in (301, 302, 307, 308, 304)),
        *((status, TemporaryDeliveryError) for status in (408, 409, 425, 429)),
        *((status, TemporaryDeliveryError) for status in (500, 501, 502, 503, 504, 599)),
        *((status, PermanentDeliveryError) for status in (400, 401, 403, 404, 405, 413, 422, 451)),
        (410, PermanentDeliveryError),
    ],
)
async def test_the_status_says_whether_another_attempt_is_worth_it(
    receiver: Receiver, session: aiohttp.ClientSession, status: int, kind: type[DeliveryError]
) -> None:
    receiver.answer(status, {"Location": receiver.url("/elsewhere")})
    error = await failure(session, channel(receiver.url()))
    assert type(error) is kind
    assert error.status == status
    assert len(receiver.posts) == 1  # redirects are not followed
    if isinstance(error, PermanentDeliveryError):
        assert error.is_channel_gone is (status == 410)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7.0), ("Sun, 22 Nov 2026 10:02:00 GMT", 120.0), ("soon", None), (None, None)],
)
@pytest.mark.parametrize("status", [429, 503])
async def test_the_receiver_says_when_to_come_back(
    receiver: Receiver,
    session: aiohttp.ClientSession,
    status: int,
    header: str | None,
    seconds: float | None,
) -> None:
    receiver.answer(status, {"Retry-After": header} if header else {})
    error = await failure(session, channel(receiver.url()))
    assert isinstance(error, TemporaryDeliveryError)
    assert error.retry_after_s == seconds


async def test_a_receiver_that_hangs_is_left_in_time(
    receiver: Receiver, session: aiohttp.ClientSession
) -> None:
    async def hang(_number: int, _post: Post) -> Answer | None:
        return None

    receiver.behave(hang)
    error = await failure(session, channel(receiver.url()), timeout_s=0.2)
    assert isinstance(error, TemporaryDeliveryError)
    assert error.status is None
    assert error.problem == "no answer within 0.2 s"


async def test_nobody_listening_is_temporary_and_names_no_url(
    session: aiohttp.ClientSession,
) -> None:
    async with Receiver() as closed:
        url = closed.url("/s3cret")
    error = await failure(session, channel(url))
    assert isinstance(error, TemporaryDeliveryError)
    assert error.problem.startswith("no connection: ")
    assert "s3cret" not in str(error)


@pytest.mark.parametrize(
    "url", ["ftp://127.0.0.1/s3cret", "http:///s3cret", "s3cret", "http://[s3cret"]
)
async def test_an_address_that_is_none_is_refused_unnamed(
    session: aiohttp.ClientSession, url: str
) -> None:
    error = await failure(session, channel(url))
    assert isinstance(error, PermanentDeliveryError)
    assert "s3cret" not in str(error)
    assert error.__cause__ is None


async def test_a_connection_that_breaks_is_temporary(session: aiohttp.ClientSession) -> None:
    async def hang_up(request: web.BaseRequest) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    runner = web.ServerRunner(web.Server(hang_up, access_log=None))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    error = await failure(session, channel(f"http://127.0.0.1:{port}/"))
    await runner.cleanup()
    assert isinstance(error, TemporaryDeliveryError)


async def test_a_success_with_an_endless_body_is_a_success(
    session: aiohttp.ClientSession,
) -> None:
    async def endless(request: web.BaseRequest) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(10_000):
            await response.write(b"x" * 65_536)
        return response

    runner = web.ServerRunner(web.Server(endless, access_log=None), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    to = channel(f"http://127.0.0.1:{runner.addresses[0][1]}/")
    assert await post(session, to, delivery(), now=NOW) == 200
    await runner.cleanup()
