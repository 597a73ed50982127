"""Whom a server's Retry-After concerns."""

from __future__ import annotations

import pytest

from livefeed.fetch.domains import registered_domain
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
