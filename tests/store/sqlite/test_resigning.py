"""Sketches of an earlier algorithm: never compared, made anew, in a file that one wrote."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from livefeed.dedup import sketch
from livefeed.model import ALGORITHM, Sketch, Verdict
from livefeed.steps.resign import sign_again
from livefeed.store.sqlite import SqliteStore, open_store
from livefeed.store.sqlite.connection import connect_reader
from livefeed.store.sqlite.resigning import SLICE
from livefeed.store.sqlite.schema import SCHEMA
from tests.support.desk import CHESS, FLOOD_EDITED, OTHERS, Desk, told
from tests.support.old_database import UPDATES, write_old_database


@pytest_asyncio.fixture
async def old(path: Path) -> AsyncIterator[Desk]:
    """A newsroom over the old file, a few minutes later."""
    write_old_database(path)
    store = open_store(path, window_s=259_200)
    desk = Desk(store)
    desk.later(minutes=10)
    await desk.configure()
    yield desk
    await store.close()


async def verdict(desk: Desk, key: str, text: str) -> Verdict:
    """Return what a source says of an update told just now."""
    done = await desk.poll("beta", told(key, text), is_window=False)
    (told_,) = done.decisions
    return told_[2]


async def test_an_old_file_is_migrated_and_holds_what_it_held(old: Desk) -> None:
    assert await old.store.migrate() == SCHEMA
    updates = [update for story in await old.stories() for update in story.updates]
    assert len(updates) == UPDATES
    (first,) = (one for one in updates if (one.source, one.key) == ("alpha", "k1"))
    flood = await old.store.sketch(first.id)
    assert flood is not None
    assert (flood.algorithm, flood.words) == (2, sketch("", FLOOD_EDITED).words)


async def test_an_old_sketch_is_compared_once_it_is_made_anew(old: Desk) -> None:
    assert await verdict(old, "b20", CHESS) is Verdict.NEW
    assert await sign_again(old.store) == UPDATES
    assert await verdict(old, "b21", FLOOD_EDITED) is Verdict.DUPLICATE
    assert await verdict(old, "b22", f"{OTHERS[1]} (ends)") is Verdict.DUPLICATE
    assert await sign_again(old.store) == 0


async def test_every_sketch_is_the_one_of_the_text_afterwards(old: Desk, path: Path) -> None:
    await sign_again(old.store)
    for story in await old.stories():
        for update in story.updates:
            assert await old.store.sketch(update.id) == sketch(update.title, update.text)
    db = connect_reader(path)
    (longest, numbers) = db.execute(
        "SELECT max(length(signature) + length(samples) + length(words)), count(*)"
        " FROM signatures WHERE algorithm = ?",
        (ALGORITHM,),
    ).fetchone()
    db.close()
    assert numbers == UPDATES
    assert longest <= 300  # 904 and the words before


async def test_what_an_old_poll_showed_is_neither_new_nor_revised(old: Desk) -> None:
    again = await old.poll("alpha", told("k1", FLOOD_EDITED, title="Floods cut road"))
    assert again.verdicts == {Verdict.UNCHANGED: 1}
    assert await sign_again(old.store) == UPDATES - 1
    assert await verdict(old, "b20", FLOOD_EDITED) is Verdict.DUPLICATE


async def test_the_index_that_is_read_meanwhile_and_the_next_start_find_them(
    old: Desk, path: Path
) -> None:
    assert await verdict(old, "b19", CHESS) is Verdict.NEW  # the index holds nothing older
    assert await old.store.sign_again(sketch) == UPDATES
    assert await verdict(old, "b20", FLOOD_EDITED) is Verdict.DUPLICATE
    await old.store.close()
    old.store = open_store(path, window_s=259_200)
    assert await verdict(old, "b21", OTHERS[2]) is Verdict.DUPLICATE
    assert await sign_again(old.store) == 0


async def test_the_newest_are_made_anew_first_and_a_failure_changes_nothing(
    desk: Desk, store: SqliteStore, path: Path
) -> None:
    many = [told(f"k{n}", f"{OTHERS[n % 6]} part {n} of the series") for n in range(SLICE + 20)]
    await desk.poll("alpha", *many)
    await store.close()
    later = open_store(path, window_s=259_200, algorithm=ALGORITHM + 1)
    made: list[str] = []

    def make(title: str, text: str) -> Sketch:
        made.append(text)
        return sketch(title, text)._replace(algorithm=ALGORITHM + 1)

    def fail(title: str, text: str) -> Sketch:
        raise ValueError(text)

    assert await later.sign_again(make) == SLICE
    with pytest.raises(ValueError, match="of the series"):
        await later.sign_again(fail)
    assert await later.sign_again(make) == 20
    assert await later.sign_again(make) == 0
    assert made == [item.entry.text for item in many]
    await later.close()
