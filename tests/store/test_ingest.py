"""What one batch does to updates and stories; the same for every engine."""

from __future__ import annotations

import pytest

from livefeed.errors import StaleLeaseError, StoreError
from livefeed.model import AlertClass, Outcome, Validators, Verdict, story_id, update_id
from tests.support.desk import (
    CHESS,
    FLOOD,
    FLOOD_COPIED,
    FLOOD_CORRECTED,
    FLOOD_EDITED,
    FLOOD_EXPANDED,
    FLOOD_WORSE,
    LIBRARY,
    ROUNDUP,
    Desk,
    OpenStore,
    told,
)


async def test_a_new_update_starts_a_story_whose_id_follows_from_source_and_key(desk: Desk) -> None:
    done = await desk.poll("alpha", told("k1", FLOOD, title="Flood"))
    story = await desk.story()
    assert done.verdicts == {Verdict.NEW: 1}
    assert story.id == story_id(update_id("alpha", "k1"))
    assert story.first_seen_at == story.updated_at == desk.now
    assert story.feeds == ("all", "floods")
    assert [change.alert_class for change in desk.new_changes()] == [AlertClass.NEW]


async def test_the_oldest_entry_of_a_document_is_decided_first(desk: Desk) -> None:
    newest_first = (told("k2", FLOOD_COPIED, minutes=2), told("k1", FLOOD, minutes=1))
    done = await desk.poll("alpha", *newest_first)
    assert [key for key, *_ in done.decisions] == ["k1", "k2"]
    assert (await desk.story()).lead == update_id("alpha", "k1")


async def test_a_copy_joins_and_corroborates_without_moving_updated(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    before = await desk.story()
    done = await desk.poll("beta", told("k9", FLOOD_COPIED))
    after = await desk.story()
    assert done.verdicts == {Verdict.DUPLICATE: 1}
    assert after.sources == ("alpha", "beta")
    assert after.updated_at == before.updated_at
    assert after.change > before.change
    assert after.feeds == ("all", "shared")
    assert after.updates[1].reason.matched == before.lead
    change = desk.new_changes()[-1]
    assert change.alert_class is AlertClass.CORROBORATION
    assert change.before is not None
    assert (change.before.source_count, change.after.source_count) == (1, 2)


async def test_a_second_copy_of_the_same_source_is_not_told(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    desk.new_changes()
    done = await desk.poll("alpha", told("k2", FLOOD_COPIED, minutes=1), told("k1", FLOOD))
    assert done.verdicts == {Verdict.DUPLICATE: 1, Verdict.UNCHANGED: 1}
    assert desk.new_changes() == []
    assert len((await desk.story()).updates) == 2


async def test_a_development_starts_a_story_that_follows(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    first = await desk.story()
    await desk.poll("beta", told("k1", FLOOD_WORSE))
    newest, oldest = await desk.stories()
    assert (newest.follows, oldest.id) == (first.id, first.id)
    assert newest.updates[0].reason.facts[0].after == "ninety"
    assert desk.new_changes()[-1].alert_class is AlertClass.DEVELOPMENT


async def test_an_expansion_joins_and_leads(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    before = await desk.story()
    done = await desk.poll("beta", told("k1", FLOOD_EXPANDED))
    after = await desk.story()
    assert done.verdicts == {Verdict.EXPANSION: 1}
    assert after.lead == update_id("beta", "k1")
    assert after.updated_at > before.updated_at
    assert [update.source for update in after.updates] == ["alpha", "beta"]
    assert desk.new_changes()[-1].alert_class is AlertClass.EXPANSION


async def test_a_roundup_starts_a_story_related_to_those_it_holds(desk: Desk) -> None:
    await desk.poll("alpha", told("k2", CHESS, minutes=1), told("k1", LIBRARY))
    known = {story.id for story in await desk.stories()}
    done = await desk.poll("beta", told("k1", ROUNDUP))
    newest = (await desk.stories())[0]
    assert done.verdicts == {Verdict.ROUNDUP: 1}
    assert set(newest.related) == known
    assert desk.new_changes()[-1].alert_class is AlertClass.NEW


async def test_the_same_document_again_moves_only_last_seen(desk: Desk) -> None:
    entries = (told("k2", CHESS, minutes=1), told("k1", FLOOD))
    await desk.poll("alpha", *entries)
    before = await desk.store.feed_page("all", after=None, limit=10)
    done = await desk.poll("alpha", *entries)
    assert done.verdicts == {Verdict.UNCHANGED: 2}
    assert (done.change, done.alerts, done.is_gap) == (0, 0, False)
    assert await desk.store.feed_page("all", after=None, limit=10) == before


async def test_the_same_key_twice_in_one_document_is_one_update(desk: Desk) -> None:
    done = await desk.poll("alpha", told("k1", FLOOD), told("k1", CHESS))
    assert sum(done.verdicts.values()) == 1
    assert (await desk.story()).lead_update.text == FLOOD


async def test_a_revision_keeps_its_history(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD, title="Flood"))
    first = await desk.story()
    done = await desk.poll("alpha", told("k1", FLOOD_EDITED, title="Flood"))
    story = await desk.story()
    assert done.verdicts == {Verdict.REVISION: 1}
    assert story.updated_at == first.updated_at
    assert story.change > first.change
    update = story.lead_update
    assert (update.revision, update.text, update.verdict) == (2, FLOOD_EDITED, Verdict.NEW)
    assert [(r.number, r.text) for r in update.revisions] == [(1, FLOOD), (2, FLOOD_EDITED)]
    assert update.revisions[0].seen_at == first.first_seen_at
    assert len(desk.new_changes()) == 1
    assert await desk.store.update(update.id) == update


async def test_a_revision_of_facts_is_a_correction(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.poll("beta", told("k1", FLOOD_COPIED))
    before = (await desk.story()).updated_at
    desk.new_changes()
    await desk.poll("alpha", told("k1", FLOOD_CORRECTED))
    story = await desk.story()
    (change,) = desk.new_changes()
    assert change.alert_class is AlertClass.CORRECTION
    assert [(fact.before, fact.after) for fact in change.facts] == [("seventy", "eighty")]
    assert story.update(change.cause.id).text == FLOOD_CORRECTED
    assert story.updated_at > before
    assert story.updates[0].revisions[1].facts == change.facts


async def test_later_updates_are_compared_with_the_newest_revision(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", LIBRARY))
    await desk.poll("alpha", told("k1", FLOOD))
    done = await desk.poll("beta", told("k1", LIBRARY), told("k2", FLOOD_COPIED))
    assert done.verdicts == {Verdict.NEW: 1, Verdict.DUPLICATE: 1}


async def test_later_updates_are_compared_under_the_newest_title(desk: Desk) -> None:
    for title in ("Flood", "Flood in the valley"):
        await desk.poll("alpha", told("k1", FLOOD, title=title))
        await desk.poll("beta", told(title, FLOOD_COPIED))
        assert title in {candidate.title for candidate in desk.rules.compared}


async def test_an_update_never_revised_has_one_revision(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    update = await desk.store.update(update_id("alpha", "k1"))
    assert update is not None
    assert [(r.number, r.text, r.facts) for r in update.revisions] == [(1, FLOOD, ())]


async def test_changes_of_one_story_in_one_batch_are_told_as_the_most_important(
    desk: Desk,
) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.poll("beta", told("b1", FLOOD_COPIED), told("b2", CHESS))
    desk.new_changes()
    done = await desk.poll(
        "beta",
        told("b3", FLOOD_EXPANDED, minutes=3),
        told("b1", FLOOD_CORRECTED),
        told("b2", CHESS),
    )
    assert done.verdicts[Verdict.REVISION] == 1
    changes = desk.new_changes()
    stories = [change.after.id for change in changes]
    assert len(stories) == len(set(stories))
    assert changes[0].alert_class is AlertClass.CORRECTION


async def test_stories_follow_each_other_in_time_and_order(desk: Desk) -> None:
    await desk.poll("alpha", told("k3", LIBRARY, minutes=2), told("k2", CHESS), told("k1", FLOOD))
    stories = await desk.stories()
    assert [story.change for story in stories] == [3, 2, 1]
    times = [story.updated_at for story in reversed(stories)]
    assert times == sorted(set(times))
    assert times[0] == desk.now


async def test_updated_grows_when_the_clock_goes_back(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    desk.later(hours=-5)
    await desk.poll("beta", told("k1", CHESS))
    newest, oldest = await desk.stories()
    assert newest.updated_at > oldest.updated_at


async def test_only_the_first_success_is_a_first_poll(desk: Desk) -> None:
    await desk.poll("alpha", outcome=Outcome.FAILED, error="timed out")
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.poll("alpha", told("k2", CHESS), told("k1", FLOOD))
    assert desk.rules.first_polls == [True, False]


async def test_an_empty_first_poll_is_the_first_poll(desk: Desk) -> None:
    await desk.poll("alpha")
    await desk.poll("alpha", told("k1", FLOOD))
    assert desk.rules.first_polls == [False]


@pytest.mark.parametrize(
    ("first", "second", "is_gap"),
    [
        pytest.param([("k1", FLOOD), ("k0", LIBRARY)], [("k2", CHESS)], True, id="nothing shared"),
        pytest.param([("k1", FLOOD)], [("k2", CHESS), ("k1", FLOOD)], False, id="one shared"),
        pytest.param([("k1", FLOOD)], [], False, id="nothing shown"),
        pytest.param([], [("k1", FLOOD)], False, id="nothing shown before"),
    ],
)
async def test_a_gap_is_a_poll_that_shares_no_entry_with_the_one_before(
    desk: Desk, first: list[tuple[str, str]], second: list[tuple[str, str]], is_gap: bool
) -> None:
    await desk.poll("alpha", *(told(key, text) for key, text in first))
    done = await desk.poll("alpha", *(told(key, text) for key, text in second))
    assert done.is_gap is is_gap


async def test_the_window_is_counted_from_when_an_update_was_seen(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    desk.later(hours=73)
    done = await desk.poll("beta", told("k1", FLOOD_COPIED))
    assert done.verdicts == {Verdict.NEW: 1}


async def test_a_stale_fence_is_refused_and_writes_nothing(desk: Desk) -> None:
    old = await desk.fence("alpha")
    desk.later(minutes=5)
    current = await desk.fence("alpha")
    with pytest.raises(StaleLeaseError, match="alpha"):
        await desk.poll("alpha", told("k1", FLOOD), fence=old)
    assert await desk.stories() == ()
    await desk.poll("alpha", told("k1", FLOOD), fence=current)
    assert len(await desk.stories()) == 1


async def test_a_source_that_is_not_stored_is_refused(desk: Desk) -> None:
    with pytest.raises(StoreError, match="nobody"):
        await desk.poll("nobody", told("k1", FLOOD), fence=1)


async def test_a_failing_rule_leaves_nothing_behind(desk: Desk) -> None:
    desk.rules.is_failing = True
    with pytest.raises(ValueError, match="these rules fail"):
        await desk.poll("alpha", told("k1", FLOOD))
    assert await desk.stories() == ()
    assert await desk.claim() == ()
    desk.rules.is_failing = False
    desk.later(minutes=5)
    done = await desk.poll("beta", told("k1", FLOOD_COPIED))
    assert done.verdicts == {Verdict.NEW: 1}, "the index still held what was rolled back"


async def test_the_row_of_a_source_tells_how_it_is(desk: Desk) -> None:
    validators = Validators(etag='"1"', last_modified="Sun, 22 Nov 2026 10:00:00 GMT")
    await desk.poll(
        "alpha",
        told("k1", FLOOD),
        validators=validators,
        body_hash="abc",
        strategy="rss",
        problems=("no date",),
    )
    status = (await desk.store.sources())[0]
    assert (status.state, status.polls, status.failures) == ("ok", 1, 0)
    assert (status.updates, status.entries) == (1, 1)
    assert status.last_poll_at == status.last_success_at == desk.now
    assert status.next_poll_at is not None
    assert status.next_poll_at > desk.now
    assert (status.why, status.strategy, status.problems) == ("ok poll", "rss", ("no date",))
    assert (status.validators, status.body_hash) == (validators, "abc")


async def test_a_throttled_poll_is_no_failure_and_a_failed_one_is(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD), body_hash="abc")
    read_at = desk.now
    await desk.poll("alpha", outcome=Outcome.THROTTLED, error="429")
    throttled = (await desk.store.sources())[0]
    await desk.poll("alpha", outcome=Outcome.FAILED, error="timed out")
    await desk.poll("alpha", outcome=Outcome.FAILED, error="refused")
    failing = (await desk.store.sources())[0]
    assert (throttled.state, throttled.failures, throttled.error) == ("ok", 0, "")
    assert (failing.state, failing.failures, failing.error) == ("failing", 2, "refused")
    assert (failing.last_success_at, failing.body_hash) == (read_at, "abc")
    await desk.poll_unchanged("alpha")
    healthy = (await desk.store.sources())[0]
    assert (healthy.state, healthy.failures, healthy.error) == ("ok", 0, "")
    assert healthy.body_hash == "abc"


async def test_what_was_ingested_is_there_after_a_restart(
    desk: Desk, open_again: OpenStore
) -> None:
    await desk.poll("alpha", told("k1", FLOOD, title="Flood"))
    before = await desk.store.feed_page("all", after=None, limit=10)
    await desk.store.close()
    again = open_again()
    try:
        assert await again.feed_page("all", after=None, limit=10) == before
        desk.store = again
        done = await desk.poll("beta", told("k1", FLOOD_COPIED, title="Flood"))
        assert done.verdicts == {Verdict.DUPLICATE: 1}, "the index was not built anew"
    finally:
        await again.close()


async def test_copies_within_a_document_too_long_to_be_kept_find_each_other(desk: Desk) -> None:
    words = " ".join(f"word{n}" for n in range(5_000))
    longest = [told(f"k{n}", f"{n} " + words.replace("word", f"w{n}x")) for n in range(90)]
    *_, done = [await desk.poll("alpha", told("last", FLOOD_COPIED), *longest, told("k", FLOOD))]
    assert done.verdicts == {Verdict.NEW: 91, Verdict.DUPLICATE: 1}
