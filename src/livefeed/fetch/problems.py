"""Why an exchange failed, in words that an operator can act on, without secrets of the URL."""

from __future__ import annotations

import errno
import re
from http import HTTPStatus
from typing import Final

import aiohttp
from yarl import URL

from livefeed.fetch.connection import AnswerFloodError
from livefeed.fetch.guard import forbidden_addresses

MAX_REDIRECTS: Final = 5
NOT_AN_ADDRESS: Final = "not a usable http or https address"


def problem_of(error: Exception) -> str:
    """Return why an exchange failed; nothing of the query of a URL is in it."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return (
            f"TLS certificate of {error.host} is not trusted: {words(str(error.certificate_error))}"
        )
    if isinstance(error, aiohttp.ClientConnectorError):
        return _connection_problem(error)
    if isinstance(error, aiohttp.ClientResponseError) and not isinstance(
        error, aiohttp.TooManyRedirects
    ):
        return f"answered broken HTTP: {words(_first_line(error.message))}"
    for kind, problem in PROBLEMS:
        if isinstance(error, kind):
            return problem
    if isinstance(error, OSError):
        return reason(error)
    return f"no usable answer: {type(error).__name__}"


PROBLEMS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (aiohttp.TooManyRedirects, f"redirected more than {MAX_REDIRECTS} times"),
    (aiohttp.RedirectClientError, "redirected to an address that is not http or https"),
    (aiohttp.InvalidURL, NOT_AN_ADDRESS),
    (aiohttp.NonHttpUrlClientError, NOT_AN_ADDRESS),
    (aiohttp.ClientPayloadError, "the body was cut or is broken"),
    (AnswerFloodError, "sent answers without end"),
    (aiohttp.ServerDisconnectedError, "closed the connection without an answer"),
)
CONNECTION_PROBLEMS: Final = {
    errno.ECONNREFUSED: "connection refused",
    errno.ECONNRESET: "connection reset",
    errno.EPIPE: "connection reset",
    errno.EHOSTUNREACH: "no route to the host",
    errno.ENETUNREACH: "no route to the network",
    errno.EMFILE: "livefeed has too many files open",
}


def _connection_problem(error: aiohttp.ClientConnectorError) -> str:
    forbidden = forbidden_addresses(error.os_error)
    if forbidden:
        return (
            f"host {error.host} resolved to the forbidden address {', '.join(forbidden)}: "
            "not public, and not in allow_private"
        )
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return f"cannot resolve host {error.host}"
    if isinstance(error, aiohttp.ClientConnectorSSLError):
        return f"TLS with {error.host} failed: {words(str(error.os_error))}"
    return f"{reason(error.os_error)} ({error.host} port {error.port})"


def status_line(status: int) -> str:
    """Return a status with its standard phrase; the server's own words are not trusted."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def shown_url(url: str) -> str:
    """Return a URL without what may be secret: user, password, query and fragment."""
    try:
        return str(URL(url).with_user(None).with_query(None).with_fragment(None))
    except (ValueError, TypeError):
        return re.sub("//[^/]*@", "//", url.partition("?")[0].partition("#")[0])


def words(text: str) -> str:
    """Return one short printable line of a foreign message."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:160]


def reason(error: OSError) -> str:
    known = CONNECTION_PROBLEMS.get(error.errno or 0)
    return known or f"connection failed: {words(error.strerror or str(error))}"


def _first_line(message: str) -> str:
    """Return what the parser says, without the bytes that it quotes below."""
    return message.partition("\n")[0].rstrip(": ")
