"""Whom a server's Retry-After concerns."""

from __future__ import annotations

import pytest

from livefeed.fetch.domains import registered_domain
from livefeed.policy.hosts import host_of
from livefeed.policy.resting import rest_of, resting_hosts
from livefeed.settings import RetryScope, Source
from tests.support.make import NOW, after

URLS = (
    "https://one.tumblr.com/rss",
    "https://two.tumblr.com/rss",
    "https://two.tumblr.com/other",
    "https://www.bbc.co.uk/arabic",
    "https://other.co.uk/rss",
)


@pytest.mark.parametrize(
    ("scope", "hosts"),
    [
        ("source", ()),
        ("host", ("two.tumblr.com",)),
        ("domain", ("one.tumblr.com", "two.tumblr.com")),
    ],
)
def test_the_scope_says_which_hosts_rest(scope: RetryScope, hosts: tuple[str, ...]) -> None:
    sources = [Source(name=f"s{n}", url=url, retry_after_scope=scope) for n, url in enumerate(URLS)]
    assert resting_hosts(sources[1], sources, registered_domain) == hosts


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://News.example/rss", "news.example"),
        ("http://news.example:80/rss", "news.example"),
        ("https://news.example:443/", "news.example"),
        ("http://news.example:443/", "news.example:443"),
        ("http://127.0.0.1:8080/", "127.0.0.1:8080"),
        ("http://[::1]:8080/", "::1:8080"),
        ("http://news.example:999999/", ""),
        ("nothing", ""),
    ],
)
def test_another_port_is_another_server(url: str, host: str) -> None:
    assert host_of(url) == host


def test_a_rest_lasts_as_long_as_was_asked_a_day_at_most() -> None:
    source = Source(name="alpha", url=URLS[0])
    rest = rest_of(source, ("one.tumblr.com",), asked_s=120, now=NOW)
    assert rest.until == after(120)
    assert rest.why == "the server of alpha asked to wait 120 s"
    assert rest_of(source, (), asked_s=10**9, now=NOW).until == after(86_400)


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.bbc.co.uk", "bbc.co.uk"),
        ("a.b.tumblr.com", "tumblr.com"),
        ("one.blogspot.com", "blogspot.com"),
        ("www.sana.gov.sy", "sana.gov.sy"),
        ("xn--mgbh0fb.xn--ogbpf8fl", "xn--mgbh0fb.xn--ogbpf8fl"),
        ("news.alpha.example", "alpha.example"),
        ("localhost", "localhost"),
        ("127.0.0.1", "127.0.0.1"),
        ("::1", "::1"),
        ("", ""),
    ],
)
def test_the_registered_domain_is_found_without_asking_anybody(host: str, domain: str) -> None:
    assert registered_domain(host) == domain
