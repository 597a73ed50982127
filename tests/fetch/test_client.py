from __future__ import annotations

import asyncio
import gzip
import os
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from email.utils import format_datetime
from ipaddress import ip_network
from pathlib import Path
from typing import get_args

import pytest
import pytest_asyncio
from aiohttp import web

from livefeed.errors import FetchError
from livefeed.fetch.client import Fetcher
from livefeed.fetch.problems import shown_url
from livefeed.fetch.session import open_session
from livefeed.model import Validators
from livefeed.settings import Polling, Source, SourceKind
from tests.support.make import NOW
from tests.support.origin import Origin

POLLING = Polling(
    allow_private=(ip_network("127.0.0.0/8"), ip_network("::1/128")),
    timeout_s=5.0,
    max_body_bytes=100_000,
    host_gap_s=0.0,
    contact="https://desk.example",
)


@pytest_asyncio.fixture
async def origin() -> AsyncIterator[Origin]:
    async with Origin() as server:
        yield server


@pytest_asyncio.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with open_session(POLLING) as session:
        yield Fetcher(session, POLLING, clock=NOW.timestamp)


def source(url: str, kind: SourceKind = "auto") -> Source:
    return Source(name="alpha", url=url, kind=kind)


async def failure(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        await fetcher.get(source(url))
    assert caught.value.source == "alpha"
    return caught.value


async def test_a_document_comes_with_what_is_needed_to_ask_again(
    origin: Origin, fetcher: Fetcher
) -> None:
    modified = "Sun, 22 Nov 2026 09:00:00 GMT"
    origin.show(
        "/feed", "<rss/>", content_type="application/rss+xml", headers={"Last-Modified": modified}
    )
    response = await fetcher.get(source(origin.url("/feed?page=1")))
    assert (response.status, response.body, response.is_unchanged) == (200, b"<rss/>", False)
    assert response.url == origin.url("/feed?page=1")
    assert response.content_type == "application/rss+xml"
    assert response.validators.etag.startswith('"')
    assert response.validators.last_modified == modified
    assert len(response.body_hash) == 32


@pytest.mark.parametrize("kind", get_args(SourceKind))
async def test_a_source_of_every_kind_is_asked(
    origin: Origin, fetcher: Fetcher, kind: SourceKind
) -> None:
    origin.show("/", "x")
    assert (await fetcher.get(source(origin.url(), kind))).body == b"x"
    assert origin.log[-1].headers["Accept"]


async def test_a_second_visit_asks_for_news_only(origin: Origin, fetcher: Fetcher) -> None:
    origin.show("/", "<rss/>", headers={"Last-Modified": "Sun, 22 Nov 2026 09:00:00 GMT"})
    first = await fetcher.get(source(origin.url()))
    second = await fetcher.get(source(origin.url()), first.validators)
    assert (second.status, second.is_unchanged, second.body) == (304, True, b"")
    assert second.validators == first.validators, "a 304 without them keeps what is known"
    asked = origin.log[-1].headers
    assert asked["If-None-Match"] == first.validators.etag
    assert asked["If-Modified-Since"] == first.validators.last_modified


async def test_the_same_bytes_have_the_same_hash_however_they_travel(
    origin: Origin, fetcher: Fetcher
) -> None:
    origin.show("/plain", "news", has_etag=False)
    origin.show("/gzip", gzip.compress(b"news"), headers={"Content-Encoding": "gzip"})
    origin.show("/other", "news.", has_etag=False)
    plain, packed, other = [
        await fetcher.get(source(origin.url(path))) for path in ("/plain", "/gzip", "/other")
    ]
    assert plain.body_hash == packed.body_hash != other.body_hash
    assert packed.body == b"news"
    assert plain.validators == Validators()


@pytest.mark.parametrize(
    ("kind", "first"), [("feed", "application/atom+xml"), ("page", "text/html"), ("auto", "text/")]
)
async def test_a_request_says_what_is_wanted_and_who_asks(
    origin: Origin, fetcher: Fetcher, kind: SourceKind, first: str
) -> None:
    origin.show("/", "x")
    await fetcher.get(source(origin.url(), kind))
    headers = origin.log[-1].headers
    assert headers["Accept"].startswith(first)
    assert headers["Accept-Encoding"] == "gzip, deflate"
    assert headers["User-Agent"].startswith("livefeed/")
    assert headers["User-Agent"].endswith(" (+https://desk.example)")
    assert "If-None-Match" not in headers
    assert "Cookie" not in headers


async def test_cookies_are_not_kept(origin: Origin, fetcher: Fetcher) -> None:
    origin.show("/", "x", headers={"Set-Cookie": "session=1; Path=/"})
    origin.answer("/on", 302, headers={"Set-Cookie": "hop=1; Path=/", "Location": "/"})
    for path in ("/", "/", "/on"):
        await fetcher.get(source(origin.url(path)))
    assert not any("Cookie" in seen.headers for seen in origin.log)


async def test_the_password_of_an_address_does_not_go_to_another_origin(
    origin: Origin, fetcher: Fetcher
) -> None:
    async with Origin("127.0.0.2") as other:
        other.show("/", "x")
        origin.show("/same", "x")
        origin.answer("/away", 302, headers={"Location": other.url()})
        origin.answer("/stay", 302, headers={"Location": "/same"})
        for path in ("/stay", "/away"):
            url = origin.url(path).replace("http://", "http://desk:secret@")
            await fetcher.get(Source(name="a", url=url))
        assert [bool(seen.headers.get("Authorization")) for seen in origin.log] == [True] * 3
        assert "Authorization" not in other.log[0].headers
        assert "secret" not in str(other.log[0].headers)


async def test_five_redirects_are_followed_and_six_are_not(
    origin: Origin, fetcher: Fetcher
) -> None:
    for hop in range(1, 7):
        origin.answer(f"/{hop}", 302, headers={"Location": f"/{hop - 1}"})
    origin.show("/0", "here")
    response = await fetcher.get(source(origin.url("/5")))
    assert (response.url, response.body) == (origin.url("/0"), b"here")
    assert response.moved_to == ""
    error = await failure(fetcher, origin.url("/6"))
    assert error.problem == "redirected more than 5 times"


async def test_a_document_that_is_itself_gzip_is_inflated_within_the_same_bounds(
    origin: Origin, fetcher: Fetcher
) -> None:
    packed = gzip.compress(b"<urlset/>")
    origin.show("/sitemap.xml.gz", packed, content_type="application/gzip")
    response = await fetcher.get(source(origin.url("/sitemap.xml.gz")))
    assert response.body == b"<urlset/>"
    origin.show("/half.xml.gz", packed[:-4], content_type="application/gzip")
    assert "gzip" in (await failure(fetcher, origin.url("/half.xml.gz"))).problem
    origin.show("/bomb.xml.gz", gzip.compress(bytes(10_000_000)), content_type="application/gzip")
    assert (await failure(fetcher, origin.url("/bomb.xml.gz"))).problem == "body larger than 0.1 MB"


@pytest.mark.parametrize(
    ("statuses", "is_moved"),
    [((301,), True), ((308, 301), True), ((301, 302), False), ((307,), False), ((303,), False)],
)
async def test_only_permanent_redirects_say_that_a_source_has_moved(
    origin: Origin, fetcher: Fetcher, statuses: tuple[int, ...], is_moved: bool
) -> None:
    for hop, status in enumerate(statuses):
        origin.answer(f"/{hop}", status, headers={"Location": f"/{hop + 1}"})
    last = f"/{len(statuses)}"
    origin.show(last, "here")
    response = await fetcher.get(source(origin.url("/0")))
    assert response.moved_to == (origin.url(last) if is_moved else "")


async def test_a_meta_refresh_is_a_document_like_any_other(
    origin: Origin, fetcher: Fetcher
) -> None:
    page = '<meta http-equiv="refresh" content="0;url=/inside">'
    origin.show("/", page)
    response = await fetcher.get(source(origin.url()))
    assert response.body == page.encode()
    assert [seen.path for seen in origin.log] == ["/"]


@pytest.mark.parametrize(
    ("status", "problem", "is_gone"),
    [
        (201, "answered 201 Created", False),
        (403, "answered 403 Forbidden", False),
        (404, "answered 404 Not Found", False),
        (410, "answered 410 Gone", True),
        (500, "answered 500 Internal Server Error", False),
        (503, "answered 503 Service Unavailable", False),
    ],
)
async def test_other_statuses_are_told_in_words(
    origin: Origin, fetcher: Fetcher, status: int, problem: str, is_gone: bool
) -> None:
    origin.answer("/feed", status, body=b"<html>error page</html>")
    error = await failure(fetcher, origin.url("/feed?key=secret"))
    assert (error.problem, error.status, error.is_gone) == (problem, status, is_gone)
    assert not error.is_throttled
    assert str(error) == f"source 'alpha': {problem} ({origin.url('/feed')})"


@pytest.mark.parametrize(
    ("retry_after", "expected_s"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("31536000", 86_400.0),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0),
        ("Sunday, 22-Nov-26 10:01:30 GMT", 90.0),
        (format_datetime(NOW - timedelta(hours=1), usegmt=True), 0.0),
        (format_datetime(NOW + timedelta(days=400), usegmt=True), 86_400.0),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_that_asks_for_patience_is_obeyed(
    origin: Origin, fetcher: Fetcher, status: int, retry_after: str, expected_s: float
) -> None:
    now = format_datetime(NOW, usegmt=True)
    origin.answer("/", status, headers={"Retry-After": retry_after, "Date": now})
    error = await failure(fetcher, origin.url())
    assert (error.is_throttled, error.retry_after_s) == (True, expected_s)


async def test_a_date_is_read_by_the_clock_of_the_server_that_wrote_it(
    origin: Origin, fetcher: Fetcher
) -> None:
    ahead = NOW + timedelta(hours=3)
    until = format_datetime(ahead + timedelta(seconds=60), usegmt=True)
    headers = {"Retry-After": until, "Date": format_datetime(ahead, usegmt=True)}
    origin.answer("/", 429, headers=headers)
    assert (await failure(fetcher, origin.url())).retry_after_s == 60.0


@pytest.mark.parametrize("retry_after", ["", "soon", "-5", "1.5", "٣٠", "Mon, 99 Nov 2026"])
async def test_patience_that_cannot_be_read_is_unsaid(
    origin: Origin, fetcher: Fetcher, retry_after: str
) -> None:
    origin.answer("/429", 429, headers={"Retry-After": retry_after})
    origin.answer("/503", 503, headers={"Retry-After": retry_after})
    limited = await failure(fetcher, origin.url("/429"))
    assert (limited.is_throttled, limited.retry_after_s) == (True, None)
    assert not (await failure(fetcher, origin.url("/503"))).is_throttled


async def test_a_304_that_was_not_asked_for_is_an_error(origin: Origin, fetcher: Fetcher) -> None:
    origin.answer("/", 304)
    error = await failure(fetcher, origin.url())
    assert "304 Not Modified although the request was not conditional" in error.problem


@pytest.mark.parametrize("is_packed", [False, True])
async def test_a_body_may_be_as_large_as_allowed_and_no_larger(
    origin: Origin, fetcher: Fetcher, is_packed: bool
) -> None:
    for path, size in (("/fits", 100_000), ("/large", 100_001)):
        body, headers = bytes(size), {}
        if is_packed:
            body, headers = gzip.compress(body), {"Content-Encoding": "gzip"}
        origin.show(path, body, headers=headers)
    assert len((await fetcher.get(source(origin.url("/fits")))).body) == 100_000
    assert (await failure(fetcher, origin.url("/large"))).problem == "body larger than 0.1 MB"


async def test_nobody_listening_is_told_with_host_and_port(fetcher: Fetcher) -> None:
    server = await asyncio.start_server(lambda _r, _w: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    error = await failure(fetcher, f"http://127.0.0.1:{port}/?key=secret")
    assert error.problem == f"connection refused (127.0.0.1 port {port})"


async def test_a_name_without_address_is_told(fetcher: Fetcher) -> None:
    host = ".".join(["x" * 60] * 5)  # over 255 octets: the question never leaves the machine
    error = await failure(fetcher, f"http://{host}/")
    assert error.problem == f"cannot resolve host {host}"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "feed",
        "//a",
        "ftp://a.example/",
        "file:///etc/passwd",
        "http://",
        "http://[::1/",
        f"http://{'x' * 64}.example/",
    ],
)
async def test_what_is_not_a_web_address_is_told(fetcher: Fetcher, url: str) -> None:
    assert (await failure(fetcher, url)).problem == "not a usable http or https address"


async def test_the_deadline_covers_everything(origin: Origin) -> None:
    polling = Polling(allow_private=POLLING.allow_private, timeout_s=0.4, host_gap_s=0.0)

    async def slowly(request: web.BaseRequest) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x")
            await asyncio.sleep(0.02)

    origin.handle("/", slowly)
    async with open_session(polling) as session:
        began = asyncio.get_running_loop().time()
        error = await failure(Fetcher(session, polling), origin.url())
        assert asyncio.get_running_loop().time() - began < 1.0
    assert error.problem == "no answer within 0.4 s"


async def test_cancelling_is_not_a_failure(origin: Origin, fetcher: Fetcher) -> None:
    asked = asyncio.Event()

    async def never(request: web.BaseRequest) -> web.StreamResponse:
        asked.set()
        await asyncio.Event().wait()
        raise AssertionError

    origin.handle("/", never)
    fetch = asyncio.ensure_future(fetcher.get(source(origin.url())))
    await asked.wait()
    fetch.cancel()
    with pytest.raises(asyncio.CancelledError):
        await fetch


async def test_one_hanging_source_does_not_delay_the_others(
    origin: Origin, fetcher: Fetcher
) -> None:
    asked = asyncio.Event()

    async def never(request: web.BaseRequest) -> web.StreamResponse:
        asked.set()
        await asyncio.Event().wait()
        raise AssertionError

    origin.handle("/hang", never)
    origin.show("/", "x")
    hanging = [asyncio.ensure_future(fetcher.get(source(origin.url("/hang")))) for _ in range(20)]
    await asked.wait()
    async with asyncio.timeout(2):
        for _ in range(20):
            await fetcher.get(source(origin.url()))
    for fetch in hanging:
        fetch.cancel()
    await asyncio.gather(*hanging, return_exceptions=True)


async def test_a_certificate_that_nobody_vouches_for_is_told(
    fetcher: Fetcher, tmp_path: Path
) -> None:
    context = await asyncio.to_thread(self_signed, tmp_path)
    server = await asyncio.start_server(lambda _r, w: w.close(), "127.0.0.1", 0, ssl=context)
    async with server:
        port = server.sockets[0].getsockname()[1]
        error = await failure(fetcher, f"https://127.0.0.1:{port}/?key=secret")
    assert error.problem.startswith("TLS certificate of 127.0.0.1 is not trusted: ")
    assert "self-signed certificate" in error.problem


async def test_a_certificate_that_the_system_trusts_is_believed(
    fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = await asyncio.to_thread(self_signed, tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
    async with server:
        at = source(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
        together = await asyncio.gather(fetcher.get(at), fetcher.get(at))
    assert [response.body for response in together] == [b"ok", b"ok"]


def test_a_command_that_polls_reads_no_certificates_as_it_starts(tmp_path: Path) -> None:
    self_signed(tmp_path)
    program = (
        "import livefeed.daemon.door, ssl, gc\n"
        "contexts = [c for c in gc.get_objects() if isinstance(c, ssl.SSLContext)]\n"
        "print(len(contexts), *{c.cert_store_stats()['x509'] for c in contexts})\n"
        "print(ssl.create_default_context().cert_store_stats()['x509'])\n"
    )
    environment = {**os.environ, "SSL_CERT_FILE": str(tmp_path / "certificate.pem")}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert done.stdout.split()[1:] == ["0", "1"]


def self_signed(folder: Path) -> ssl.SSLContext:
    """Return what a server needs to speak TLS with a certificate of its own making."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subject = ["-subj", "/CN=localhost", "-keyout", str(key), "-out", str(certificate)]
    subject += ["-addext", "subjectAltName=IP:127.0.0.1"]
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command = ["openssl", "req", "-x509", "-nodes", *curve, *subject]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


async def test_plain_http_where_tls_was_expected_is_told(origin: Origin, fetcher: Fetcher) -> None:
    error = await failure(fetcher, origin.url().replace("http:", "https:"))
    assert error.problem.startswith("TLS with 127.0.0.1 failed: ")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/feed?key=secret#part", "https://a.example/feed"),
        ("https://user:secret@a.example:8443/", "https://a.example:8443/"),
        ("http://user:secret@[::1?secret", "http://[::1"),
        ("not an address?secret", "not an address"),
    ],
)
def test_a_shown_address_keeps_secrets(url: str, shown: str) -> None:
    assert shown_url(url) == shown
