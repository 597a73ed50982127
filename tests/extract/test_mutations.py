"""Documents damaged at random: each is read, or refused with a reason, and never anything else."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.support.documents import read
from tests.support.mutations import damaged, read_damaged
from tests.support.originals import originals


@pytest.mark.timeout(120)
def test_500_damaged_documents_are_read_or_refused() -> None:
    documents = damaged(list(originals().items()), 500, seed=7, max_bytes=60_000)
    outcomes: Counter[str] = Counter()
    for one in documents:
        try:
            outcomes[read_damaged(one).outcome] += 1
        except Exception as error:
            raise AssertionError(f"{one.origin}, seed {one.seed}, {one.source.kind}") from error
    assert outcomes.total() == 500
    assert min(outcomes["read"], outcomes["refused"]) > 100


@pytest.mark.parametrize("name", originals())
def test_every_original_is_read_whole(name: str) -> None:
    document = read(originals()[name])
    assert document.entries
    assert all(entry.title or entry.text or entry.is_withdrawn for entry in document.entries)
