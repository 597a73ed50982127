"""What a feed says about its own pace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.extract import extract
from livefeed.extract.feeds.hints import LONGEST_S, feed_hints
from livefeed.model import Hints
from livefeed.settings import Source
from tests.support.make import NOW

SY = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'


def rss(head: str) -> str:
    return (
        f'<rss version="2.0" {SY}><channel><title>a</title>{head}'
        "<item><title>b</title><ttl>9</ttl></item></channel></rss>"
    )


@pytest.mark.parametrize(
    ("head", "hints"),
    [
        ("", Hints()),
        ("<ttl>60</ttl>", Hints(period_s=3_600)),
        ("<ttl> <![CDATA[ 15 ]]></ttl>", Hints(period_s=900)),
        ("<ttl>soon</ttl>", Hints()),
        ("<ttl>-1</ttl>", Hints()),
        ("<ttl/>", Hints()),
        ("<sy:updatePeriod> hourly </sy:updatePeriod>", Hints(period_s=3_600)),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            Hints(period_s=900),
        ),
        (
            "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            Hints(period_s=86_400),
        ),
        ("<sy:updatePeriod>dayly</sy:updatePeriod>", Hints(period_s=86_400)),
        ("<sy:updatePeriod>Weekly</sy:updatePeriod>", Hints(period_s=604_800)),
        ("<sy:updatePeriod>always</sy:updatePeriod>", Hints()),
        ("<sy:updatePeriod>foo</sy:updatePeriod>", Hints()),
        ("<ttl>5</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", Hints(period_s=3_600)),
        ("<ttl>99999999</ttl>", Hints()),
        (
            "<skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>x</hour></skipHours>",
            Hints(skip_hours=(0, 7)),
        ),
        (
            "<skipDays><day>Sunday</day><day>saturday</day><day>never</day></skipDays>",
            Hints(skip_days=(5, 6)),
        ),
    ],
)
def test_hints_are_understood_or_passed_over(head: str, hints: Hints) -> None:
    assert feed_hints(rss(head)) == hints


def test_a_document_carries_the_hints_of_its_feed() -> None:
    source = Source(name="alpha", url="https://alpha.example/")
    body = rss("<ttl>60</ttl>").encode()
    document = extract(body, source=source, url=source.url, content_type="", fetched_at=NOW)
    assert document.hints == Hints(period_s=3_600)


def test_a_live_blog_says_when_its_coverage_ends() -> None:
    page = (
        '<html><script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "a",'
        ' "coverageEndTime": "2026-11-22T23:00:00+01:00", "liveBlogUpdate": ['
        ' {"@id": "#1", "headline": "b", "datePublished": "2026-11-22T09:00:00Z"},'
        ' {"@id": "#2", "headline": "c", "datePublished": "2026-11-22T09:01:00Z"}]}</script></html>'
    )
    source = Source(name="alpha", url="https://alpha.example/", kind="page")
    document = extract(
        page.encode(), source=source, url=source.url, content_type="text/html", fetched_at=NOW
    )
    end = document.hints.coverage_end
    assert end is not None
    assert end.isoformat() == "2026-11-22T22:00:00+00:00"


@given(st.text() | st.text(alphabet="<>/ttlhour019 y:d", max_size=200))
def test_any_text_gives_sane_hints(head: str) -> None:
    hints = feed_hints(rss(head))
    assert 0 <= hints.period_s <= LONGEST_S
    assert set(hints.skip_hours) <= set(range(24))
    assert set(hints.skip_days) <= set(range(7))
