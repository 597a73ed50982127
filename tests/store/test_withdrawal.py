"""What becomes of updates that their source removes, hides or brings back."""

from __future__ import annotations

from livefeed.model import (
    AlertClass,
    SketchedEntry,
    StoryState,
    UpdateState,
    Verdict,
    update_id,
)
from tests.support.desk import (
    CHESS,
    FLOOD,
    FLOOD_COPIED,
    FLOOD_EDITED,
    FLOOD_EXPANDED,
    LIBRARY,
    OTHERS,
    Desk,
    told,
)

FILLERS = [told(f"f{n}", text, minutes=-n) for n, text in enumerate(OTHERS)]
PAGE = (told("top", CHESS, minutes=2), told("k1", FLOOD, minutes=1), *FILLERS)
WITHOUT = tuple(item for item in PAGE if item.entry.key != "k1")


def tombstone(key: str) -> SketchedEntry:
    return told(key, "", is_withdrawn=True)


async def state_of(desk: Desk, source: str, key: str) -> UpdateState:
    update = await desk.store.update(update_id(source, key))
    assert update is not None
    return update.state


async def test_missing_in_three_full_polls_is_withdrawn_and_the_story_retracted(desk: Desk) -> None:
    await desk.poll("alpha", *PAGE)
    before = (await desk.store.update(update_id("alpha", "k1"))).story  # type: ignore[union-attr]
    desk.new_changes()
    for _ in range(2):
        assert (await desk.poll("alpha", *WITHOUT)).change == 0
    done = await desk.poll("alpha", *WITHOUT)
    story = await desk.store.story(before)
    assert story is not None
    assert done.verdicts[Verdict.WITHDRAWN] == 1
    assert done.decisions == (("k1", story.lead, Verdict.WITHDRAWN, "missing"),)
    assert story.state is StoryState.RETRACTED
    assert story.updated_at == desk.now
    (change,) = desk.new_changes()
    assert (change.alert_class, change.cause.id) == (AlertClass.RETRACTION, story.lead)
    assert (await desk.poll("alpha", *WITHOUT)).change == 0, "withdrawn once is withdrawn"


async def test_a_304_is_a_full_poll_for_what_was_missing_already(desk: Desk) -> None:
    await desk.poll("alpha", *PAGE)
    await desk.poll("alpha", *WITHOUT)
    assert (await desk.poll_unchanged("alpha")).verdicts == {}
    done = await desk.poll_unchanged("alpha")
    assert done.verdicts == {Verdict.WITHDRAWN: 1}
    assert await state_of(desk, "alpha", "k1") is UpdateState.WITHDRAWN


async def test_a_304_withdraws_nothing_that_was_shown(desk: Desk) -> None:
    await desk.poll("alpha", *PAGE)
    for _ in range(5):
        assert (await desk.poll_unchanged("alpha")).verdicts == {}


async def test_shown_again_in_between_starts_the_count_anew(desk: Desk) -> None:
    await desk.poll("alpha", *PAGE)
    for shown in (WITHOUT, WITHOUT, PAGE, WITHOUT, WITHOUT):
        done = await desk.poll("alpha", *shown)
        assert Verdict.WITHDRAWN not in done.verdicts


async def test_what_scrolled_away_is_not_withdrawn(desk: Desk) -> None:
    await desk.poll("alpha", *PAGE)
    for n in range(20):
        done = await desk.poll("alpha", *PAGE[:-1])
        assert Verdict.WITHDRAWN not in done.verdicts, n


async def test_a_pinned_old_entry_does_not_make_others_look_removed(desk: Desk) -> None:
    pinned = told("pin", LIBRARY, minutes=-10_000)
    await desk.poll("alpha", pinned, *PAGE)
    for _ in range(5):
        done = await desk.poll("alpha", pinned, *PAGE[:-1])
        assert Verdict.WITHDRAWN not in done.verdicts


async def test_a_page_that_breaks_withdraws_nothing_however_long_it_stays_broken(
    desk: Desk,
) -> None:
    await desk.poll("alpha", *PAGE)
    rest = (PAGE[0], PAGE[-1])
    for n in range(6):
        done = await (desk.poll_unchanged("alpha") if n % 2 else desk.poll("alpha", *rest))
        assert Verdict.WITHDRAWN not in done.verdicts, n


async def test_a_document_that_is_no_window_withdraws_nothing(desk: Desk) -> None:
    await desk.poll("alpha", *PAGE)
    for _ in range(5):
        done = await desk.poll("alpha", *WITHOUT, is_window=False)
        assert Verdict.WITHDRAWN not in done.verdicts


async def test_a_tombstone_withdraws_at_once(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    done = await desk.poll("alpha", tombstone("k1"))
    assert done.verdicts == {Verdict.WITHDRAWN: 1}
    assert (await desk.story()).state is StoryState.RETRACTED
    assert (await desk.poll("alpha", tombstone("k1"))).change == 0


async def test_a_tombstone_of_an_unknown_key_is_ignored(desk: Desk) -> None:
    done = await desk.poll("alpha", tombstone("k1"))
    assert (done.verdicts, done.change) == ({}, 0)
    assert await desk.stories() == ()


async def test_when_the_lead_is_withdrawn_the_oldest_live_copy_leads(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.poll("beta", told("k1", FLOOD_COPIED))
    await desk.poll("gamma", told("k1", FLOOD_EXPANDED))
    desk.new_changes()
    await desk.poll("gamma", tombstone("k1"))
    story = await desk.story()
    assert (story.lead, story.state) == (update_id("alpha", "k1"), StoryState.LIVE)
    assert story.sources == ("alpha", "beta")
    assert len(story.updates) == 3
    assert desk.new_changes() == []


async def test_the_story_is_retracted_with_its_last_live_copy(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.poll("beta", told("k1", FLOOD_COPIED))
    desk.new_changes()
    await desk.poll("alpha", tombstone("k1"))
    assert desk.new_changes() == []
    await desk.poll("beta", tombstone("k1"))
    (change,) = desk.new_changes()
    assert (change.alert_class, change.cause.source) == (AlertClass.RETRACTION, "beta")
    assert change.after.live_members == ()
    assert (await desk.story()).lead_update.text


async def test_an_update_that_comes_back_makes_its_story_live_again(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.poll("alpha", tombstone("k1"))
    retracted = await desk.story()
    desk.new_changes()
    done = await desk.poll("alpha", told("k1", FLOOD))
    story = await desk.story()
    assert done.verdicts == {Verdict.UNCHANGED: 1}
    assert story.state is StoryState.LIVE
    assert story.change > retracted.change
    assert story.updated_at > retracted.updated_at
    assert [change.alert_class for change in desk.new_changes()] == [AlertClass.CORRECTION]


async def test_an_update_that_comes_back_changed_is_also_a_revision(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.poll("alpha", tombstone("k1"))
    done = await desk.poll("alpha", told("k1", FLOOD_EDITED))
    story = await desk.story()
    assert done.verdicts == {Verdict.REVISION: 1}
    assert (story.state, story.lead_update.revision) == (StoryState.LIVE, 2)


async def test_a_withdrawn_update_matches_nothing_until_it_comes_back(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.poll("alpha", tombstone("k1"))
    away = await desk.poll("beta", told("k1", FLOOD_COPIED))
    await desk.poll("beta", tombstone("k1"))
    await desk.poll("alpha", told("k1", FLOOD))
    back = await desk.poll("gamma", told("k1", FLOOD_COPIED))
    assert away.verdicts == {Verdict.NEW: 1}
    assert back.verdicts == {Verdict.DUPLICATE: 1}


async def test_a_copy_that_comes_back_alone_leads(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.poll("beta", told("k1", FLOOD_COPIED))
    await desk.poll("beta", tombstone("k1"))
    await desk.poll("alpha", tombstone("k1"))
    await desk.poll("beta", told("k1", FLOOD_COPIED))
    story = await desk.story()
    assert (story.state, story.lead) == (StoryState.LIVE, update_id("beta", "k1"))
