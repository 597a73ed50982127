"""When a live page looks broken."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from livefeed.model import Batch, Honesty, Outcome, SourceStatus
from livefeed.policy.breakage import BELIEVED_AFTER, breakage_after, is_fallen, is_reshaped
from tests.support.make import NOW

READ = "version:hash"


def status(strategy: str = "json-ld", entries: int = 40, **fields: Any) -> SourceStatus:
    return SourceStatus(
        name="alpha", strategy=strategy, entries=entries, **({"body_hash": READ} | fields)
    )


def batch(strategy: str = "json-ld", **fields: Any) -> Batch:
    defaults: dict[str, Any] = {"outcome": Outcome.OK, "now": NOW, "body_hash": "version:other"}
    return Batch(source="alpha", fence=1, strategy=strategy, **(defaults | fields))


def after(known: SourceStatus, polled: Batch, shown: int) -> Honesty:
    return breakage_after(known.honesty, known, polled, shown=shown)


@pytest.mark.parametrize(
    ("before", "polled", "shown", "is_broken"),
    [
        (status(), batch(), 40, False),
        (status(), batch(), 20, False),
        (status(), batch(), 19, True),
        (status(), batch("blocks"), 40, True),
        (status(), batch("article"), 1, True),
        (status(entries=3), batch(), 1, False),  # too few to tell
        (status("article", 1), batch("json-ld"), 9, False),  # coverage begins
        (status("rss", 40), batch("atom"), 40, False),
        (status("rss", 40), batch("rss"), 5, False),  # feeds shrink at will
        (status(body_hash="earlier:hash"), batch("blocks"), 9, False),  # other selectors
        (status(), batch("json-ld", outcome=Outcome.FAILED), 0, False),
        (status(), batch("json-ld", is_push=True), 1, False),
        (status("", 0), batch("json-ld"), 40, False),  # first poll
    ],
)
def test_a_live_page_looks_broken_when_it_changes_at_once(
    before: SourceStatus, polled: Batch, shown: int, is_broken: bool
) -> None:
    found = after(before, polled, shown)
    assert (found.broken_at == NOW) is is_broken
    told = (before.strategy, before.entries) if is_broken else ("", 0)
    assert (found.was_strategy, found.was_entries) == told


def test_a_page_is_mended_when_it_is_what_it_was() -> None:
    broken = after(status(), batch("blocks"), 9)
    for strategy, shown, is_mended in (
        ("blocks", 9, False),
        ("blocks", 40, False),
        ("json-ld", 10, False),
        ("json-ld", 38, True),
    ):
        now = status("blocks", 9, honesty=broken)
        assert (after(now, batch(strategy), shown).broken_at is None) is is_mended


def test_after_a_day_a_page_is_taken_as_it_is() -> None:
    broken = status("blocks", 9, honesty=after(status(), batch("blocks"), 9))
    for hours, is_broken in ((-1, True), (1, False)):
        later = batch("blocks", now=NOW + BELIEVED_AFTER + timedelta(hours=hours))
        assert (after(broken, later, 9).broken_at is not None) is is_broken


def test_another_way_of_splitting_that_nobody_asked_for_is_told() -> None:
    assert is_reshaped(status(), batch("blocks"))
    assert not is_reshaped(status(), batch("json-ld"))
    assert not is_reshaped(status(body_hash="earlier:hash"), batch("blocks"))


def test_a_live_page_that_reads_as_one_update_is_no_news_at_once() -> None:
    assert is_fallen(status(), batch("article"))
    assert not is_fallen(status("article", 1), batch("article"))
    fallen = status("article", 1, honesty=after(status(), batch("article"), 1))
    assert is_fallen(fallen, batch("article"))
    assert not is_fallen(fallen, batch("article", now=NOW + BELIEVED_AFTER))
