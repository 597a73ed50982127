"""Updates without an id of their own: their keys are made of words, which edits change."""

from __future__ import annotations

from livefeed.model import SketchedEntry, Verdict, update_id
from tests.support.desk import CHESS, FLOOD, LIBRARY, OTHERS, Desk, told

FILLERS = [told(f"h:f{n}", text, minutes=-n) for n, text in enumerate(OTHERS)]
EDITED = "Update: " + FLOOD
FLOODED = told("h:1", FLOOD, minutes=2)
RENAMED = told("h:2", EDITED, minutes=2)


def page(*first: SketchedEntry) -> tuple[SketchedEntry, ...]:
    """Return a page of these and others, each with a digest as reading gives it."""
    shown = (*first, *FILLERS)
    return tuple(item._replace(digest=f"{item.entry.key} {item.entry.text}") for item in shown)


async def revision_of(desk: Desk, key: str) -> int:
    update = await desk.store.update(update_id("alpha", key))
    return update.revision if update else 0


async def test_an_edit_of_the_opening_words_is_a_revision(desk: Desk) -> None:
    await desk.poll("alpha", *page(FLOODED))
    done = await desk.poll("alpha", *page(RENAMED))
    assert done.verdicts[Verdict.REVISION] == 1
    assert Verdict.NEW not in done.verdicts
    for _ in range(4):
        done = await desk.poll("alpha", *page(RENAMED))
        assert done.verdicts == {Verdict.UNCHANGED: len(page(RENAMED))}
    assert await revision_of(desk, "h:1") == 2
    assert await revision_of(desk, "h:2") == 0


async def test_an_edit_of_what_was_edited_is_one_too(desk: Desk) -> None:
    await desk.poll("alpha", *page(FLOODED))
    await desk.poll("alpha", *page(RENAMED))
    done = await desk.poll("alpha", *page(told("h:2", EDITED + " No one was hurt.", minutes=2)))
    assert done.verdicts[Verdict.REVISION] == 1
    done = await desk.poll("alpha", *page(told("h:3", "Now: " + FLOOD, minutes=2)))
    assert done.verdicts[Verdict.REVISION] == 1
    assert await revision_of(desk, "h:1") == 4


async def test_an_edit_is_known_after_a_poll_that_missed_it(desk: Desk) -> None:
    await desk.poll("alpha", *page(FLOODED))
    await desk.poll("alpha", *page(RENAMED))
    await desk.poll("alpha", *page())
    done = await desk.poll("alpha", *page(RENAMED))
    assert done.verdicts == {Verdict.UNCHANGED: len(page(RENAMED))}


async def test_another_update_under_the_first_key_of_one_that_was_edited_is_new(
    desk: Desk,
) -> None:
    await desk.poll("alpha", *page(FLOODED))
    await desk.poll("alpha", *page(RENAMED))
    other = told("h:1", LIBRARY, minutes=2)
    done = await desk.poll("alpha", *page(other, RENAMED))
    assert done.verdicts[Verdict.NEW] == 1
    assert Verdict.REVISION not in done.verdicts
    for _ in range(4):
        done = await desk.poll("alpha", *page(other, RENAMED))
        assert done.verdicts == {Verdict.UNCHANGED: len(page(other, RENAMED))}


async def test_an_update_that_comes_while_another_goes_is_new(desk: Desk) -> None:
    await desk.poll("alpha", *page(FLOODED))
    done = await desk.poll("alpha", *page(told("h:2", CHESS, minutes=2)))
    assert done.verdicts[Verdict.NEW] == 1


async def test_updates_with_ids_of_their_own_are_never_paired(desk: Desk) -> None:
    await desk.poll("alpha", *page(told("k1", FLOOD, minutes=2)))
    done = await desk.poll("alpha", *page(told("k2", EDITED, minutes=2)))
    assert Verdict.REVISION not in done.verdicts


async def test_ids_that_a_publisher_adds_or_drops_change_no_update(desk: Desk) -> None:
    def named(beginning: str) -> tuple[SketchedEntry, ...]:
        return page(
            *(
                told(f"{beginning}{n}", text, minutes=2 + n)
                for n, text in enumerate((FLOOD, CHESS, LIBRARY))
            )
        )[:3]

    await desk.poll("alpha", *named("h:"))
    for beginning in ("id", "id", "h:", "h:", "h:"):
        done = await desk.poll("alpha", *named(beginning))
        assert done.verdicts == {Verdict.UNCHANGED: 3}
