"""Stories that turn out to be one, and chains that do not; the same for every engine."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from livefeed.model import AlertClass, SketchedEntry, Story, Verdict, story_id, update_id
from livefeed.store.sqlite import open_store
from tests.support.desk import CHESS, FLOOD, FLOOD_WORSE, LIBRARY, Desk, OpenStore, told
from tests.support.references import dangling

ALPHA, BETA, DELTA = (story_id(update_id(source, "k1")) for source in ("alpha", "beta", "delta"))


def passage(start: int, count: int = 40) -> str:
    """Return a text of words of their own; two passages are as similar as they overlap."""
    return " ".join(
        f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(start, start + count)
    )


FIRST, BRIDGE, SECOND = passage(0), passage(10), passage(20)


async def bridged(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FIRST))
    await desk.poll("beta", told("k1", SECOND))
    assert {story.id for story in await desk.stories()} == {ALPHA, BETA}
    await desk.poll("gamma", told("k1", BRIDGE))


async def test_two_stories_that_one_update_tells_become_the_older_one(desk: Desk) -> None:
    await bridged(desk)
    story = await desk.story()
    assert story.id == ALPHA
    assert [update.source for update in story.updates] == ["alpha", "beta", "gamma"]
    assert story.lead == update_id("alpha", "k1")
    assert [shown.id for shown in await desk.stories("shared")] == [ALPHA]


async def test_the_id_of_a_merged_story_leads_to_the_one_it_is_part_of(
    desk: Desk, open_again: OpenStore
) -> None:
    await bridged(desk)
    found = await desk.store.story(BETA)
    assert found is not None
    assert found.id == ALPHA
    assert await desk.store.merged_into([ALPHA, BETA]) == {ALPHA: (BETA,)}
    await desk.store.close()
    desk.store = open_again()
    found = await desk.store.story(BETA)
    assert found is not None
    assert found.id == ALPHA


async def test_a_merge_is_told_as_one_more_source_and_nothing_is_told_twice(desk: Desk) -> None:
    await bridged(desk)
    told_of = [(change.alert_class, change.after.id) for change in desk.new_changes()]
    assert told_of == [
        (AlertClass.NEW, ALPHA),
        (AlertClass.NEW, BETA),
        (AlertClass.CORROBORATION, ALPHA),
    ]


async def test_a_route_that_either_story_met_is_not_met_anew(desk: Desk) -> None:
    desk.hosts["delta"] = "delta.example"
    await desk.configure()
    await desk.poll("alpha", told("k1", FIRST))
    await desk.poll("beta", told("k1", SECOND))
    await desk.poll("gamma", told("k1", SECOND))
    desk.new_changes()
    await desk.poll("delta", told("k1", BRIDGE))
    (change,) = desk.new_changes()
    assert change.before is not None
    assert (change.before.id, change.before.source_count) == (ALPHA, 2)
    assert set(change.before.feeds) == {"all", "shared"}
    assert change.before.lead == update_id("beta", "k1")


async def test_a_merge_that_brings_sources_is_told_although_its_update_brings_none(
    desk: Desk,
) -> None:
    await desk.poll("alpha", told("k1", FIRST))
    await desk.poll("beta", told("k1", SECOND))
    desk.new_changes()
    await desk.poll("alpha", told("k2", BRIDGE, minutes=1), told("k1", FIRST))
    (change,) = desk.new_changes()
    assert change.alert_class is AlertClass.CORROBORATION
    assert change.before is not None
    assert (change.before.source_count, change.after.source_count) == (1, 2)


async def test_stories_of_one_batch_are_merged_before_they_are_told(desk: Desk) -> None:
    texts = (FIRST, SECOND, BRIDGE)
    await desk.poll("alpha", *(told(f"k{n}", text, minutes=n) for n, text in enumerate(texts)))
    assert len((await desk.story()).updates) == 3
    assert [change.alert_class for change in desk.new_changes()] == [AlertClass.NEW]


async def test_what_comes_after_a_merge_joins_the_story_that_stayed(desk: Desk) -> None:
    await bridged(desk)
    await desk.poll("beta", told("k2", passage(21)), told("k1", passage(20, 41)))
    story = await desk.story()
    assert story.id == ALPHA
    assert len(story.updates) == 4
    assert (await desk.store.story(BETA)) is not None


async def test_merged_stories_stay_merged_when_the_one_that_stayed_is_merged(desk: Desk) -> None:
    desk.hosts["delta"] = "delta.example"
    await desk.configure()
    await desk.poll("delta", told("k1", passage(0)))
    await desk.poll("alpha", told("k1", passage(20)))
    await desk.poll("beta", told("k1", passage(40)))
    await desk.poll("gamma", told("k1", passage(30)))
    assert {story.id for story in await desk.stories()} == {DELTA, ALPHA}
    await desk.poll("gamma", told("k2", passage(10)), told("k1", passage(30)))
    assert {story.id for story in await desk.stories()} == {DELTA}
    for identity in (ALPHA, BETA):
        merged = await desk.store.story(identity)
        assert merged is not None
        assert merged.id == DELTA


async def test_a_development_and_what_it_follows_are_never_merged(desk: Desk) -> None:
    await desk.poll("alpha", told("k1", FLOOD))
    await desk.poll("beta", told("k1", FLOOD_WORSE))
    await desk.poll("gamma", told("k1", FLOOD.replace("seventy homes", "homes")))
    assert len(await desk.stories()) == 2


async def test_a_chain_of_copies_ends_where_nothing_is_near_the_lead(desk: Desk) -> None:
    verdicts = []
    for n in range(6):
        done = await desk.poll("alpha", told(f"k{n}", passage(13 * n)), is_window=False)
        verdicts += list(done.verdicts)
    assert verdicts[:3] == [Verdict.NEW, Verdict.DUPLICATE, Verdict.DUPLICATE]
    assert Verdict.NEW in verdicts[3:]
    sizes = [len(story.updates) for story in await desk.stories()]
    assert max(sizes) <= 3


def in_two_languages() -> tuple[SketchedEntry, SketchedEntry]:
    arabic, english = "https://news.example/ar/1", "https://news.example/en/1"
    return (
        told("k1", CHESS, url=arabic, language="ar", translations=(english,)),
        told("k2", LIBRARY, url=english, language="en", translations=(arabic,), minutes=1),
    )


async def related(desk: Desk) -> list[tuple[str, ...]]:
    stories = await desk.stories()
    assert all(link in {other.id for other in stories} for s in stories for link in s.related)
    return [story.related for story in stories]


async def test_translations_that_declare_each_other_are_related_and_not_merged(desk: Desk) -> None:
    one, other = in_two_languages()
    await desk.poll("alpha", other, one)
    first, second = await desk.stories()
    assert (first.related, second.related) == ((second.id,), (first.id,))
    assert len(desk.new_changes()) == 2


async def test_a_translation_that_comes_later_is_related_and_nothing_is_told(desk: Desk) -> None:
    one, other = in_two_languages()
    await desk.poll("alpha", one)
    await desk.poll("alpha", other, one)
    await desk.poll("alpha", other, one)
    assert [len(links) for links in await related(desk)] == [1, 1]
    assert [change.alert_class for change in desk.new_changes()] == [AlertClass.NEW] * 2


async def test_what_only_one_side_or_another_source_declares_is_no_translation(desk: Desk) -> None:
    one, other = in_two_languages()
    alone = other._replace(entry=other.entry._replace(translations=()))
    await desk.poll("alpha", alone, one)
    await desk.poll("beta", told("k3", FLOOD, url=other.entry.url, translations=(one.entry.url,)))
    assert await related(desk) == [(), (), ()]


# Copies of four pieces of news, two of which are one told with other facts.
NEWS = {
    "flood": [FLOOD, f"Agencies - {FLOOD}", FLOOD.replace("said, adding", "added")],
    "worse": [FLOOD_WORSE, FLOOD_WORSE.replace("nearby", "some")],
    "chess": [CHESS, CHESS.replace("youth ", "junior ")],
    "bridged": [FIRST, BRIDGE, SECOND],
    "library": [LIBRARY, LIBRARY.replace("collected", "had collected")],
}
PIECES = [(news, text) for news, texts in NEWS.items() for text in texts]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(PIECES))), st.sets(st.integers(1, 11)))
def test_in_any_order_and_at_the_same_instant_the_same_updates_give_the_same_stories(
    order: list[int], cuts: set[int]
) -> None:
    with TemporaryDirectory() as folder:
        groups = asyncio.run(_groups(Path(folder), order, cuts))
    expected = {frozenset(n for n, (one, _) in enumerate(PIECES) if one == news) for news in NEWS}
    assert groups == expected


async def _groups(folder: Path, order: list[int], cuts: set[int]) -> set[frozenset[int]]:
    """Return which pieces became one story, polled in an order, some at one instant."""
    desk = Desk(open_store(folder / "live.db", window_s=3_600), [f"s{n}" for n in order])
    await desk.configure()
    for place, piece in enumerate(order):
        if place not in cuts:  # at the same instant as the one before
            desk.now -= timedelta(minutes=1)
        await desk.poll(f"s{piece}", told(f"k{piece}", PIECES[piece][1]))
    stories = await desk.stories()
    await desk.store.close()
    assert dangling(folder / "live.db") == []
    return {_pieces(story) for story in stories}


def _pieces(story: Story) -> frozenset[int]:
    return frozenset(int(update.key[1:]) for update in story.updates)
