"""What a subscriber asks of a hub (WebSub, section 5.1): one form, posted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Final, Literal

import aiohttp
from yarl import URL

from livefeed.errors import HubError
from livefeed.fetch.problems import NOT_AN_ADDRESS, problem_of, status_line, words
from livefeed.model import Subscription
from livefeed.policy.retry import retry_after_of

MAX_HOPS: Final = 3
MAX_ANSWER_BYTES: Final = 1_024  # of the body, in which a hub says why it refuses
FOLLOWED: Final = frozenset({307, 308})  # the redirects that keep a request what it is
THROTTLING: Final = frozenset({429, 503})

Mode = Literal["subscribe", "unsubscribe"]


class Hubs:
    """Asks hubs to begin, renew or end subscriptions, over one session whose guard holds for them.

    The secret goes to plain http hubs as well, against the letter of section 5.1: without it
    anybody who learns the callback could push.
    """

    def __init__(
        self, session: aiohttp.ClientSession, *, timeout_s: float, clock: Callable[[], datetime]
    ) -> None:
        self._session = session
        self._timeout_s = timeout_s
        self._clock = clock

    async def ask(self, mode: Mode, subscription: Subscription, *, lease_s: int) -> None:
        """Return when the hub has taken the request; it verifies by a request of its own.

        Raises:
            HubError: it refused, did not answer in time, or lies where it must not be asked.
        """
        form = {
            "hub.mode": mode,
            "hub.topic": subscription.topic,
            "hub.callback": subscription.callback,
        }
        if mode == "subscribe":
            form |= {"hub.lease_seconds": str(lease_s), "hub.secret": subscription.secret}
        try:
            async with asyncio.timeout(self._timeout_s):
                await self._post(URL(subscription.hub), form)
        except TimeoutError as error:
            raise HubError(f"no answer within {self._timeout_s:g} s") from error
        except (aiohttp.ClientError, OSError) as error:
            raise HubError(problem_of(error)) from error
        except ValueError as error:  # yarl found no URL in it, or the host is no name
            raise HubError(NOT_AN_ADDRESS) from error

    async def _post(self, hub: URL, form: Mapping[str, str]) -> None:
        for _ in range(MAX_HOPS + 1):
            if hub.scheme not in {"http", "https"} or not hub.host:
                raise HubError(NOT_AN_ADDRESS)
            async with self._session.post(hub, data=form, allow_redirects=False) as answer:
                if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
                    return
                if answer.status not in FOLLOWED:
                    raise await self._refusal(answer)
                hub = _next(hub, answer.headers.get("Location", ""))
        raise HubError(f"redirected more than {MAX_HOPS} times")

    async def _refusal(self, answer: aiohttp.ClientResponse) -> HubError:
        problem = f"answered {status_line(answer.status)}"
        reason = words((await answer.content.read(MAX_ANSWER_BYTES)).decode("utf-8", "replace"))
        retry_after_s = retry_after_of(answer.headers.get("Retry-After"), now=self._clock())
        return HubError(
            f"{problem}: {reason}" if reason else problem,
            retry_after_s=retry_after_s if answer.status in THROTTLING else None,
        )


def _next(hub: URL, location: str) -> URL:
    """Return where a redirect leads; never from https to where the secret can be overheard."""
    there = hub.join(URL(location)).with_user(None)
    if hub.scheme == "https" and there.scheme != "https":
        raise HubError("redirected from https to http")
    return there
