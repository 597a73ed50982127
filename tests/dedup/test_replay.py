from __future__ import annotations

from livefeed.dedup import sketch
from livefeed.dedup.replay import Replay
from livefeed.model import Candidate, StoryId, UpdateId, Verdict
from tests.dedup.coverage import EVENTS
from tests.support.make import after


def told(name: str, seconds: float) -> Candidate:
    return Candidate(
        update=UpdateId(name),
        story=StoryId(name),
        source=name,
        sketch=sketch("", EVENTS["quake"].wire),
        seen_at=after(seconds),
    )


def test_an_update_that_left_the_window_a_moment_ago_is_not_compared_with() -> None:
    replay = Replay(similarity=0.35, window_s=1)
    assert replay.decide(1, told("first", 0.2), "").verdict is Verdict.NEW
    assert replay.decide(2, told("second", 0.9), "").verdict is Verdict.DUPLICATE
    assert replay.decide(3, told("third", 1.95), "").verdict is Verdict.NEW
