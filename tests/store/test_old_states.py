"""What becomes of updates when a source shows an older state after a newer one."""

from __future__ import annotations

from livefeed.model import Outcome, SketchedEntry, UpdateState, Validators, Verdict, update_id
from livefeed.store import Ingested
from tests.support.desk import (
    CHESS,
    FLOOD,
    FLOOD_CORRECTED,
    FLOOD_EDITED,
    LIBRARY,
    OTHERS,
    Desk,
    told,
)

FILLERS = [told(f"f{n}", text, minutes=-9 - n) for n, text in enumerate(OTHERS)]
OLD = (told("k1", FLOOD, minutes=-8), *FILLERS)
NEW = (told("k2", CHESS, minutes=-7), told("k1", FLOOD_CORRECTED, minutes=-8), *FILLERS[:-1])


async def poll(desk: Desk, state: tuple[SketchedEntry, ...], etag: str) -> Ingested:
    return await desk.poll("alpha", *state, validators=Validators(etag=etag), body_hash=etag)


async def is_live(desk: Desk, key: str) -> bool:
    update = await desk.store.update(update_id("alpha", key))
    return update is not None and update.state is UpdateState.LIVE


async def test_two_states_that_take_turns_are_one_state(desk: Desk) -> None:
    await poll(desk, OLD, "old")
    await poll(desk, NEW, "new")
    desk.new_changes()
    for turn in (OLD, NEW, OLD, OLD, NEW, OLD, OLD, OLD, OLD, OLD, NEW):
        done = await poll(desk, turn, "old" if turn is OLD else "new")
        assert done.verdicts[Verdict.UNCHANGED] == len(turn)
        assert done.change == 0
    assert desk.new_changes() == []
    assert await is_live(desk, "k2")


async def test_the_log_says_why_a_text_was_not_taken_for_revised(desk: Desk) -> None:
    await poll(desk, OLD, "old")
    await poll(desk, NEW, "new")
    done = await poll(desk, OLD, "old")
    (decision,) = done.decisions
    assert decision[0] == "k1"
    assert decision[2:] == (Verdict.UNCHANGED, "shows revision 1 of 2 again")


async def test_the_document_of_an_older_state_does_not_count_as_known(desk: Desk) -> None:
    await poll(desk, OLD, "old")
    await poll(desk, NEW, "new")
    await poll(desk, OLD, "old")
    (status,) = [s for s in await desk.store.sources() if s.name == "alpha"]
    assert (status.validators.etag, status.body_hash) == ("new", "new")
    assert status.entries == len(NEW)


async def test_what_an_older_state_brings_is_kept(desk: Desk) -> None:
    await poll(desk, NEW, "new")
    missed = told("k0", LIBRARY, minutes=-8.5)
    done = await poll(desk, (*OLD[:1], missed, *OLD[1:]), "old")
    assert done.verdicts[Verdict.NEW] == 2  # the last filler is new as well
    await poll(desk, NEW, "new")
    assert await is_live(desk, "k0")


async def test_an_earlier_text_that_stays_is_a_revision_in_the_end(desk: Desk) -> None:
    texts = {"before": FLOOD, "after": FLOOD_EDITED}
    await desk.poll("alpha", told("k1", texts["before"]), *FILLERS)
    await desk.poll("alpha", told("k1", texts["after"]), *FILLERS)
    seen = []
    for _ in range(17):
        done = await desk.poll("alpha", told("k1", texts["before"]), *FILLERS)
        seen.append(done.verdicts.get(Verdict.REVISION, 0))
    assert seen == [0] * 15 + [1, 0]
    update = await desk.store.update(update_id("alpha", "k1"))
    assert update is not None
    assert (update.revision, update.text) == (3, FLOOD)


async def test_a_text_that_stood_for_an_hour_may_be_taken_back_at_once(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD), *FILLERS)
    await desk.poll("alpha", told("k1", FLOOD_EDITED), *FILLERS)
    desk.later(hours=1)
    done = await desk.poll("alpha", told("k1", FLOOD), *FILLERS)
    assert done.verdicts[Verdict.REVISION] == 1


async def test_a_304_of_the_newest_text_forgets_the_earlier_one(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD), *FILLERS)
    await desk.poll("alpha", told("k1", FLOOD_EDITED), *FILLERS)
    for _ in range(40):
        done = await desk.poll("alpha", told("k1", FLOOD), *FILLERS)
        assert Verdict.REVISION not in done.verdicts
        await desk.poll("alpha", outcome=Outcome.UNCHANGED, is_window=False)


async def test_the_newest_entry_can_be_withdrawn(desk: Desk) -> None:
    """Without it a state looks older; that takes three polls more to be believed."""
    await poll(desk, NEW, "new")
    polls = 0
    while await is_live(desk, "k2"):
        await poll(desk, NEW[1:], "short")
        polls += 1
    assert polls == 6
