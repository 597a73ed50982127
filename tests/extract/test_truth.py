"""Every saved live page against what a simple rule for that page alone finds on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from livefeed.model import Entry
from tests.support.corpus import corpus
from tests.support.documents import read
from tests.support.truth import PAGES, Told, words_in

pytestmark = pytest.mark.corpus

MIN = 0.99  # share of updates
ALIKE = 0.9  # share of words


def alike(entry: Entry, told: Told) -> float:
    """Return how much of both texts is in the other, the headline counted once."""
    found = words_in(f"{entry.title} {entry.text.replace('▶', ' ')}")
    if not found and not told.words:
        return 1.0
    shared = (Counter(found) & Counter(told.words)).total()
    return 2 * shared / (len(found) + len(told.words))


def matched(entries: Sequence[Entry], truth: Sequence[Told]) -> list[tuple[Entry, Told, float]]:
    """Return the entries with the updates that they tell, in page order, and how like they are."""
    return [(e, t, alike(e, t)) for e, t in zip(entries, truth, strict=True)]


@pytest.mark.parametrize("name", PAGES)
def test_updates_texts_times_and_keys_are_those_of_the_page(name: str) -> None:
    body = corpus(f"live-pages/{name}").read_bytes()
    truth = list(PAGES[name](body.decode("utf-8", "replace")))
    zone = "Europe/Berlin" if "br24" in name else "UTC"
    entries = read(body, content_type="text/html", kind="page", timezone=zone).entries
    both = matched(entries, truth)
    unlike = [(e.title, round(share, 2)) for e, _, share in both if share < ALIKE]
    assert len(unlike) <= (1 - MIN) * len(truth), unlike
    late = [
        (e.title, e.published, t.at)
        for e, t, _ in both
        if not e.published or (t.at and abs((e.published - t.at).total_seconds()) >= 60)
    ]
    assert len(late) <= (1 - MIN) * len(truth), late
    assert [e.key for e, t, _ in both if t.id] == [t.id for t in truth if t.id]
    assert len({e.key for e in entries}) == len(truth)
