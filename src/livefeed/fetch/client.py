"""One HTTP exchange with a source: conditional, bounded in time and in size."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final

import aiohttp
import xxhash
from yarl import URL

from livefeed.errors import FetchError
from livefeed.fetch.freshness import fresh_s
from livefeed.fetch.inflate import GZIP_MAGIC, EncodingError, Inflater, inflater
from livefeed.fetch.own_headers import added
from livefeed.fetch.problems import (
    MAX_REDIRECTS,
    NOT_AN_ADDRESS,
    problem_of,
    shown_url,
    status_line,
)
from livefeed.fetch.turns import Turns
from livefeed.model import Validators
from livefeed.settings import Polling, Source

NOTHING_KNOWN: Final = Validators()
MAX_RETRY_AFTER_S: Final = 86_400.0
WHOLE: Final = frozenset({200, 203})  # the statuses whose body is the whole document

FEEDS: Final = "application/atom+xml, application/rss+xml, application/feed+json, "
PAGES: Final = "text/html, application/xhtml+xml, "
ACCEPT: Final = {
    "feed": FEEDS + "application/xml;q=0.9, application/json;q=0.9, */*;q=0.5",
    "page": PAGES + "*/*;q=0.5",
    "auto": PAGES + FEEDS + "application/xml;q=0.9, application/json;q=0.9, */*;q=0.5",
    "telegram": PAGES + "*/*;q=0.5",
}
ACCEPT_OF_SERVICES: Final = "application/json, application/ld+json, text/html;q=0.5, */*;q=0.3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a source answered; after a 304 `body` and `body_hash` are empty."""

    status: int
    url: str  # after redirects
    body: bytes  # inflated
    content_type: str  # as the server wrote it
    validators: Validators
    body_hash: str  # equal means the same bytes
    link: str = ""  # the Link headers, joined
    is_unchanged: bool = False  # 304
    fresh_s: float = 0.0  # for so long the server would answer the same from a cache
    moved_to: str = ""  # where permanent redirects alone lead; recorded, never written down


class Fetcher:
    """Fetches sources over one session."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        polling: Polling,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._session = session
        self._polling = polling
        self._clock = clock
        self._turns = Turns(polling.host_gap_s)
        self._repeat = (self._turns.repeat,) if polling.host_gap_s > 0 else ()

    async def get(self, source: Source, validators: Validators = NOTHING_KNOWN) -> Response:
        """Return what the source has now, asking only for news if validators are given.

        Raises:
            FetchError: there is no whole document; `problem` says why, in words.
        """
        try:
            async with asyncio.timeout(self._polling.timeout_s):
                return await self._exchange(source, validators)
        except TimeoutError as error:
            raise _failure(source, self._timeout_problem(error)) from error
        except EncodingError as error:
            raise _failure(source, str(error)) from error
        except (aiohttp.ClientError, OSError) as error:
            raise _failure(source, problem_of(error)) from error
        except ValueError as error:  # yarl found no URL in it, or the host is no name
            raise _failure(source, NOT_AN_ADDRESS) from error

    async def _exchange(self, source: Source, validators: Validators) -> Response:
        url = URL(source.url)
        if url.scheme not in {"http", "https"} or not url.host:
            raise _failure(source, NOT_AN_ADDRESS)
        await self._turns.wait(url.raw_host or "")
        async with self._session.get(
            url,
            headers=_request_headers(source, validators),
            max_redirects=MAX_REDIRECTS + 1,  # aiohttp gives up when this one is reached
            middlewares=(*self._repeat, *added(source.headers)),
        ) as answer:
            is_conditional = bool(validators.etag or validators.last_modified)
            if answer.status == 304 and is_conditional:
                return _response(answer, b"", "", validators)
            if answer.status not in WHOLE:
                raise self._refusal(source, answer)
            body, body_hash = await self._read(source, answer)
            return _response(answer, body, body_hash, NOTHING_KNOWN)

    async def _read(self, source: Source, answer: aiohttp.ClientResponse) -> tuple[bytes, str]:
        """Return the inflated body and its hash."""
        limit = self._polling.max_body_bytes
        if (answer.content_length or 0) > limit:
            raise _failure(source, _too_large(limit))
        stream = inflater(",".join(answer.headers.getall("Content-Encoding", [])))
        digest = xxhash.xxh3_128()  # of megabytes each minute, and nobody gains by two that agree
        slices: list[bytes] = []
        wire = inflated = 0
        async for piece in answer.content.iter_any():
            if not wire and stream is None and piece.startswith(GZIP_MAGIC):
                stream = Inflater("gzip")  # sitemap.xml.gz, or a server that forgot to say so
            wire += len(piece)
            for slice_ in (piece,) if stream is None else stream.feed(piece):
                inflated += len(slice_)
                if max(wire, inflated) > limit:
                    raise _failure(source, _too_large(limit))
                digest.update(slice_)
                slices.append(slice_)
                # The next piece may be there already: aiohttp parses on while it is read.
                await asyncio.sleep(0)
        if stream is not None:
            stream.finish()
        return b"".join(slices), digest.hexdigest()

    def _refusal(self, source: Source, answer: aiohttp.ClientResponse) -> FetchError:
        problem = f"answered {status_line(answer.status)}"
        if answer.status == 304:
            problem += " although the request was not conditional"
        return FetchError(
            source.name,
            shown_url(source.url),
            problem,
            answer.status,
            self._retry_after_s(answer) if answer.status in {429, 503} else None,
        )

    def _retry_after_s(self, answer: aiohttp.ClientResponse) -> float | None:
        """Return how long the server wants to be left alone, at most a day, None if unsaid."""
        text = answer.headers.get("Retry-After", "").strip()
        if text.isascii() and text.isdecimal():
            return min(float(text[:9]), MAX_RETRY_AFTER_S)
        until = http_date(text)
        if until is None:
            return None
        # The server's own clock, where it tells it: the difference is what it means.
        since = http_date(answer.headers.get("Date", ""))
        wait_s = until - (self._clock() if since is None else since)
        return min(max(wait_s, 0.0), MAX_RETRY_AFTER_S)

    def _timeout_problem(self, error: TimeoutError) -> str:
        limit = self._polling.timeout_s
        if isinstance(error, aiohttp.ConnectionTimeoutError):
            return f"no connection within {limit / 3:g} s"
        if isinstance(error, aiohttp.SocketTimeoutError):
            return f"silent for {limit / 2:g} s"
        return f"no answer within {limit:g} s"


def http_date(text: str) -> float | None:
    """Return the seconds since 1970 of an HTTP date, None if it is none."""
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _request_headers(source: Source, validators: Validators) -> dict[str, str]:
    headers = {
        "Accept": ACCEPT.get(source.kind, ACCEPT_OF_SERVICES),
        "Accept-Encoding": "gzip, deflate",
    }
    if validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def _response(
    answer: aiohttp.ClientResponse, body: bytes, body_hash: str, sent: Validators
) -> Response:
    """Make the response; validators that a 304 does not repeat stay as they were sent."""
    return Response(
        status=answer.status,
        url=_address(answer.url),
        body=body,
        content_type=_plain(answer.headers.get("Content-Type", "")),
        validators=Validators(
            etag=_plain(answer.headers.get("ETag", "")) or sent.etag,
            last_modified=_plain(answer.headers.get("Last-Modified", "")) or sent.last_modified,
        ),
        body_hash=body_hash,
        link=_plain(",".join(answer.headers.getall("Link", []))),
        is_unchanged=answer.status == 304,
        fresh_s=fresh_s(answer.headers),
        moved_to=_moved_to(answer),
    )


def _moved_to(answer: aiohttp.ClientResponse) -> str:
    hops = answer.history
    is_permanent = bool(hops) and all(hop.status in {301, 308} for hop in hops)
    return _address(answer.url) if is_permanent else ""


def _address(url: URL) -> str:
    """Return a URL without what may be secret in it."""
    return str(url if "@" not in url.raw_authority else url.with_user(None))


def _plain(value: str) -> str:
    """Return a header's value if it is printable ASCII, else "": it is stored and sent back."""
    return value if value.isascii() and value.isprintable() else ""


def _failure(source: Source, problem: str) -> FetchError:
    return FetchError(source.name, shown_url(source.url), problem)


def _too_large(limit: int) -> str:
    return f"body larger than {limit / 1_000_000:g} MB"
