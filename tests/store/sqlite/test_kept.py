from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from livefeed.dedup import sketch
from livefeed.model import Candidate, StoryId, UpdateId
from livefeed.store.sqlite.kept import KeptCandidates
from tests.support.make import NOW


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[KeptCandidates]:
    kept = KeptCandidates(tmp_path, most_bytes=500)
    yield kept
    kept.close()
    assert not list(tmp_path.iterdir())


def candidate(text: str, *, story: str = "s") -> Candidate:
    words = sketch("", text)._replace(digest=b"", signature=b"", samples=b"")
    return Candidate(UpdateId("u"), StoryId(story), "alpha", words, NOW, "عنوان \ud800")


def test_a_candidate_comes_back_as_it_was_put_last(kept: KeptCandidates) -> None:
    assert kept.get(1) is None
    kept.put(1, candidate("aaaa bbbb"))
    kept.put(2, candidate("سقط أربعة قتلى"))
    kept.put(1, candidate("aaaa cccc"))
    assert kept.get(1) == candidate("aaaa cccc")
    assert kept.get(2) == candidate("سقط أربعة قتلى")


def test_one_taken_out_is_gone(kept: KeptCandidates) -> None:
    for number in (1, 2):
        kept.put(number, candidate("aaaa bbbb"))
    kept.pop(1)
    kept.pop(1)
    assert (kept.get(1), kept.get(2)) == (None, candidate("aaaa bbbb"))


def test_numbers_far_apart_are_not_taken_for_each_other(kept: KeptCandidates) -> None:
    kept.put(7, candidate("aaaa bbbb"))
    assert kept.get(7 + (1 << 20)) is None


def test_updates_of_a_story_that_changed_are_not_known(kept: KeptCandidates) -> None:
    kept.put(1, candidate("aaaa bbbb", story="s"))
    kept.put(2, candidate("aaaa bbbb", story="t"))
    kept.forget(StoryId("s"))
    assert (kept.get(1), kept.get(2)) == (None, candidate("aaaa bbbb", story="t"))


def test_a_full_file_begins_anew(kept: KeptCandidates) -> None:
    for number in range(20):
        kept.put(number, candidate(f"{number} {'a' * 90}"))
    known = [number for number in range(20) if kept.get(number)]
    assert known
    assert known == list(range(known[0], 20))
    assert len(known) < 5


def test_without_room_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    kept = KeptCandidates(tmp_path / "gone")
    kept.put(1, candidate("aaaa bbbb"))
    assert kept.get(1) is None
    (tmp_path / "gone").mkdir()
    kept.put(2, candidate("aaaa bbbb"))
    assert kept.get(2) == candidate("aaaa bbbb")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))  # as a disk that is full
    try:
        kept.put(3, candidate("cccc"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (kept.get(2), kept.get(3)) == (None, None)
    kept.put(3, candidate("cccc"))
    assert (kept.get(2), kept.get(3)) == (None, candidate("cccc"))
    kept.close()
