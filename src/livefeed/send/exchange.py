"""One HTTP request of a channel, and what its outcome means for the delivery."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import aiohttp

from livefeed.errors import PermanentDeliveryError, TemporaryDeliveryError
from livefeed.policy.retry import retry_after_of
from livefeed.settings import Channel

TIMEOUT_S: Final = 15.0  # Standard Webhooks: 15 to 30 s
MAX_ANSWER_BYTES: Final = 1_024  # of an answer's body; only short reasons are ever read
RETRIABLE: Final = frozenset({408, 409, 425, 429})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    text: str  # beginning of the body
    retry_after_s: float | None

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


async def exchange(
    session: aiohttp.ClientSession,
    channel: Channel,
    body: bytes,
    headers: Mapping[str, str],
    *,
    now: datetime,
    timeout_s: float = TIMEOUT_S,
) -> Answer:
    """Post a body to the channel and return its answer; redirects are not followed.

    Raises TemporaryDeliveryError when there is no answer in time, PermanentDeliveryError when the
    address is none. Errors name neither URL nor body: both may carry secrets.
    """
    try:
        async with session.post(
            channel.url,
            data=body,
            headers=headers,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=timeout_s),
        ) as response:
            return Answer(
                status=response.status,
                text=await _beginning(response),
                retry_after_s=retry_after_of(response.headers.get("Retry-After"), now=now),
            )
    except TimeoutError as error:
        problem = f"no answer within {timeout_s:g} s"
        raise TemporaryDeliveryError(channel.name, problem) from error
    except (aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError):
        # Not chained: the text of the cause is the address.
        raise PermanentDeliveryError(channel.name, "its url is not an http address") from None
    except (aiohttp.ClientError, OSError) as error:
        raise TemporaryDeliveryError(channel.name, _in_words(error)) from error


def failure(channel: Channel, answer: Answer) -> TemporaryDeliveryError | PermanentDeliveryError:
    """Return what an unsuccessful answer means; 410 is the end of the whole channel.

    Of the other 4xx all but 408, 409, 425 and 429 are final; everything else may pass.
    """
    status = answer.status
    if status == 410:
        return PermanentDeliveryError(
            channel.name, "answered 410 Gone", status=status, is_channel_gone=True
        )
    if 400 <= status < 500 and status not in RETRIABLE:
        return PermanentDeliveryError(channel.name, f"answered {status}", status=status)
    problem = f"answered {status}"
    if 300 <= status < 400:
        problem = f"answered {status}: redirects are not followed"
    return TemporaryDeliveryError(
        channel.name, problem, status=status, retry_after_s=answer.retry_after_s
    )


async def _beginning(response: aiohttp.ClientResponse) -> str:
    # A success is one whatever its body does; a receiver may hang or break in it.
    try:
        async with asyncio.timeout(1.0 if response.ok else TIMEOUT_S):
            raw = await response.content.read(MAX_ANSWER_BYTES)
    except (aiohttp.ClientError, OSError, TimeoutError):
        return ""
    return raw.decode("utf-8", "replace")


def _in_words(error: Exception) -> str:
    """Return what went wrong on the way; an address in it is one of IP, never the channel's."""
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"no connection: {error.os_error.strerror or error.os_error}"
    return f"no answer: {type(error).__name__}"
