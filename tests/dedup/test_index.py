from __future__ import annotations

import random
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.dedup import Index, compare, sketch
from livefeed.dedup.compared import MOST_WORDS
from livefeed.dedup.estimate import BITS_SIZE, agreeing, bits_of
from livefeed.dedup.overlap import overlap
from livefeed.dedup.signature import SLOTS
from livefeed.dedup.table import MOST_CANDIDATES
from livefeed.model import ALGORITHM, Sketch
from tests.dedup.coverage import EVENTS, roundup

TEXTS = [text for event in EVENTS.values() for text in (event.wire, event.developed, event.edited)]


def invented(seed: int, words: int = 60) -> str:
    """Return a text of its own, as unlike others as real texts about other things."""
    chosen = random.Random(seed)  # noqa: S311
    return " ".join(f"كلمه{chosen.randrange(3_000)}" for _ in range(words))


def filled(count: int = 2_000) -> Index:
    index = Index()
    index.add_all((ref, sketch("", invented(ref)), float(ref)) for ref in range(count))
    return index


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_copies_developments_and_quotes_are_found_among_thousands(name: str) -> None:
    event = EVENTS[name]
    index = filled()
    index.add(5_000, sketch("", event.wire), 5_000.0)
    for text in (event.spelt, event.developed, event.edited, roundup(event.wire)):
        assert 5_000 in index.candidates(sketch("", text)), text


@pytest.mark.parametrize("name", sorted(EVENTS.keys() - {"court"}))  # of 18 words, half edited
def test_a_text_is_found_in_the_long_article_that_told_it_before(name: str) -> None:
    index = filled()
    index.add(5_000, sketch("", roundup(*(event.wire for event in EVENTS.values()))), 5_000.0)
    assert 5_000 in index.candidates(sketch("", EVENTS[name].spelt))


def test_any_sentence_of_an_article_is_found_in_it() -> None:
    words = [f"w{n}" for n in range(400)]
    index = Index()
    index.add(1, sketch("", " ".join(words)), 0.0)
    for size in (16, 29, 60):
        passages = (" ".join(words[at : at + size]) for at in range(400 - size))
        assert all(index.candidates(sketch("", passage)) == [1] for passage in passages)


def test_little_else_is_found() -> None:
    index = filled()
    found = [index.candidates(sketch("", text)) for text in TEXTS]
    assert sum(map(len, found)) <= len(TEXTS)


def test_one_by_one_and_in_bulk_find_the_same() -> None:
    sketches = [sketch("", text) for text in TEXTS]
    single, bulk = Index(), Index()
    for ref, one in enumerate(sketches):
        single.add(ref, one, 0.0)
    bulk.add_all((ref, one, 0.0) for ref, one in enumerate(sketches))
    for one in sketches:
        assert single.candidates(one) == bulk.candidates(one)
    assert len(single) == len(bulk) == len(TEXTS)


def test_a_forgotten_update_is_not_found_again() -> None:
    index = filled(100)
    wire = sketch("", TEXTS[0])
    index.add(100, wire, 100.0)
    index.discard(100)
    index.discard(100)
    index.discard(4_711)
    assert index.candidates(wire) == []
    assert len(index) == 100


def test_an_update_added_again_is_known_by_its_new_text_only() -> None:
    index = filled(100)
    index.add(7, sketch("", TEXTS[0]), 200.0)
    assert len(index) == 100
    assert index.candidates(sketch("", TEXTS[0])) == [7]
    assert index.candidates(sketch("", invented(7))) == []


def test_expired_updates_are_forgotten_and_their_room_is_used_again() -> None:
    index = filled(4_000)
    index.expire(3_900.0)
    assert len(index) == 100
    assert index.candidates(sketch("", invented(3_899))) == []
    assert index.candidates(sketch("", invented(3_900))) == [3_900]
    sizes = []
    for ref in range(4_000, 10_000):
        index.add(ref, sketch("", invented(ref, 20)), float(ref))
        index.expire(ref - 100.0)
        sizes.append(index.bytes)
    assert max(sizes[3_000:]) <= 1.5 * max(sizes[:3_000])
    assert index.candidates(sketch("", invented(9_950, 20))) == [9_950]


def test_texts_without_words_are_kept_and_never_found() -> None:
    index = Index()
    nothing = sketch("", "…")
    index.add(1, nothing, 1.0)
    assert len(index) == 1
    assert index.candidates(nothing) == []
    assert Index().candidates(sketch("", TEXTS[0])) == []
    index.expire(2.0)
    assert len(index) == 0


def test_of_many_copies_the_first_are_found_and_what_resembles_them() -> None:
    index = Index()
    made = sketch("", TEXTS[0])
    index.add_all((ref, made, float(ref)) for ref in range(20))
    index.add(30, sketch("", f"{TEXTS[0]} وفق ما أعلن"), 30.0)
    assert index.candidates(made) == [*range(8), 30]
    index.discard(3)
    assert index.candidates(made) == [0, 1, 2, 4, 5, 6, 7, 8, 30]


def test_a_flood_of_one_text_stays_bounded_and_does_not_hide_the_others() -> None:
    index = filled(300)
    flood = sketch("", TEXTS[0])
    index.add_all((1_000 + n, flood, float(n)) for n in range(5_000))
    index.add(9_000, sketch("", TEXTS[4]), 0.0)
    started = time.process_time()
    found = index.candidates(flood)
    assert time.process_time() - started < 1
    assert 0 < len(found) <= MOST_CANDIDATES
    assert index.candidates(sketch("", TEXTS[4])) == [9_000]
    assert sum(index.candidates(sketch("", invented(n))) == [n] for n in range(300)) >= 290


def test_a_sentence_in_every_update_of_a_source_costs_little_and_is_no_evidence() -> None:
    sentence = " ".join(f"حقوق{n}" for n in range(15))
    made = [sketch("", f"{invented(n, 40)} {sentence}") for n in range(3_000)]
    index = Index()
    index.add_all((ref, one, float(ref)) for ref, one in enumerate(made))
    started = time.process_time()
    found = [index.candidates(one) for one in made[::30]]
    assert time.process_time() - started < 5
    assert all(30 * at in refs for at, refs in enumerate(found))
    assert sum(map(len, found)) < 10 * len(found)


@pytest.mark.parametrize(("jaccard", "least"), [(0.5, 0.99), (0.6, 0.998), (0.8, 1.0)])
def test_texts_that_share_enough_meet_in_a_band(jaccard: float, least: float) -> None:
    """By the S-curve .9963, .99996 and 1; these texts share nothing else."""
    index, asked = Index(), []
    for at in range(1_500):
        one, other = (sketch("", text) for text in sharing(jaccard, at))
        index.add(at, one._replace(samples=b""), 0.0)
        asked.append(other)
    found = [at in index.candidates(one) for at, one in enumerate(asked)]
    assert sum(found) >= least * len(found)


def test_a_passage_that_many_tell_is_rarely_worth_reading() -> None:
    """A third of a text: Jaccard .17. Eight are found where all that is common counts as shared."""
    index, texts = Index(), [sketch("", with_a_passage(at)) for at in range(2_000)]
    index.add_all((ref, one, 0.0) for ref, one in enumerate(texts))
    asked = [sketch("", with_a_passage(at)) for at in range(2_000, 2_100)]
    assert sum(len(index.candidates(one)) for one in asked) < 2 * len(asked)


def with_a_passage(at: int) -> str:
    """Return a text of its own words around one of five passages."""
    draw = random.Random(at)  # noqa: S311
    own, passage = [f"w{at}n{n}" for n in range(44)], draw.randrange(5)
    own[(cut := draw.randrange(45)) : cut] = [f"p{passage}n{n}" for n in range(22)]
    return " ".join(own)


@pytest.mark.parametrize("copies", [10, 60, 200])
def test_a_text_that_many_copied_is_found_with_words_changed_all_over(copies: int) -> None:
    """Whatever it shares is common; Jaccard .5."""
    for at in range(20):
        words = [f"w{at}n{n}" for n in range(70)]
        index, stored = Index(), sketch("", " ".join(words))
        index.add_all((ref, stored, 0.0) for ref in range(copies))
        words[::9] = [f"v{at}n{n}" for n in range(len(words[::9]))]
        assert index.candidates(sketch("", " ".join(words)))


def sharing(jaccard: float, at: int, words: int = 90) -> tuple[str, str]:
    """Return two texts of that Jaccard similarity of word 3-grams; each `at` has its own words."""
    shared = round(2 * words * jaccard / (1 + jaccard))
    beginning = [f"w{at}s{n}" for n in range(shared + 2)]
    ends = ([f"w{at}{side}{n}" for n in range(words - shared)] for side in "ab")
    one, other = (" ".join(beginning + end) for end in ends)
    return one, other


def test_one_sentence_in_common_is_rarely_worth_reading() -> None:
    """Of a text of four: Jaccard .16. By their signatures alone 20 of these look worth it."""
    assert sum(is_found(*sharing(0.16, at, words=72)) for at in range(600)) < 10


@pytest.mark.parametrize("every", [7, 9, 12])
def test_texts_with_words_changed_all_over_are_worth_reading(every: int) -> None:
    """Jaccard of word 3-grams .4, .5 and .6; what they share are no passages."""
    for at in range(150):
        words = [f"w{at}n{n}" for n in range(90)]
        changed = [f"v{at}n{n}" if n % every == 0 else word for n, word in enumerate(words)]
        assert is_found(" ".join(words), " ".join(changed))


def is_found(one: str, other: str) -> bool:
    """Tell whether a stored text is a candidate of another one."""
    index = Index()
    index.add(1, sketch("", one), 0.0)
    return index.candidates(sketch("", other)) == [1]


def test_the_bits_of_many_signatures_are_compared_as_those_of_few() -> None:
    made = [bits_of(sketch("", invented(seed // 2)).signature) for seed in range(40)]
    others = np.frombuffer(b"".join(made), f"V{BITS_SIZE}")
    found = agreeing(made[0], others)
    assert found == [agreeing(made[0], others[at : at + 1])[0] for at in range(40)]
    assert found[:2] == [SLOTS, SLOTS]
    assert max(found[2:]) < SLOTS / 4  # by chance a sixteenth


def test_a_sketch_is_the_same_on_every_run_and_machine() -> None:
    """A change here needs a new ALGORITHM: stored sketches are compared with new ones."""
    made = sketch("عاجل", "مقتل أربعة مدنيين في انفجار عبوة ناسفة بريف حلب")
    assert ALGORITHM == 5
    assert made.words == "مقتل اربعه مدنيين في انفجار عبوه ناسفه بريف حلب"
    assert (made.digest.hex(), made.signature[:8].hex(), made.samples[:8].hex()) == PINNED
    assert (len(made.signature), len(made.samples), len(made.digest)) == (168, 6 * 4, 8)
    long = sketch("", " ".join(f"w{n}" for n in range(400)))
    assert (long.signature[:8].hex(), long.samples[:8].hex(), len(long.samples)) == PINNED_LONG


PINNED_LONG = ("fce0bd0ffb0c3d01", "bacf45039f8f8a03", 124)
PINNED = ("a155b0747f048a31", "f405411b26f4ec3d", "0711af00193b980c")


def test_the_digest_follows_the_folded_title_and_text() -> None:
    one = sketch("السيول في حماة", "قطعت السيول الطريق")
    assert sketch("السيول فى حماه", "قُطِعت السيول، الطريق.").digest == one.digest
    assert sketch("السيول في حماة", "قطعت السيول الطرق").digest != one.digest
    assert sketch("السيول في حمص", "قطعت السيول الطريق").digest != one.digest
    assert sketch("السيول", "في حماة قطعت السيول الطريق").digest != one.digest


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_text_has_a_sketch_that_resembles_itself(title: str, text: str) -> None:
    made = sketch(title, text)
    same = compare(made, made)
    assert same.facts == ()
    assert same.jaccard == (1.0 if made.words else 0.0)
    index = Index()
    index.add(3, made, 0.0)
    assert index.candidates(made) == ([3] if made.words else [])


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS))
def test_similarity_is_symmetric(one: str, other: str) -> None:
    a, b = sketch("", one).words, sketch("", other).words
    there, back = overlap(a, b), overlap(b, a)
    assert there.jaccard == back.jaccard
    assert (there.of_newer, there.of_older) == (back.of_older, back.of_newer)


def test_a_comparison_shows_shared_and_differing_word_triples() -> None:
    shown = compare(
        sketch("", "قطعت السيول الطريق فجر اليوم"), sketch("", "قطعت السيول الطريق مساء أمس")
    )
    assert shown.shared == ("قطعت السيول الطريق",)
    assert shown.only_older == ("السيول الطريق فجر", "الطريق فجر اليوم")
    assert shown.only_newer == ("السيول الطريق مساء", "الطريق مساء امس")


HOSTILE = [
    "كلمة " * 1_000_000, " ".join(map(str, range(150_000))), "\u0651" * 1_000_000,
     "\u0301\u0323" * 500_000, "أ" * 1_000_000, "1 " * 500_000, "- " * 500_000,
     "دمشق - " * 100_000, "((((" * 100_000, "عاجل | " * 100_000, "\n" * 500_000 + "By x",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_sketched_and_compared_in_bounded_time(text: str) -> None:
    started = time.process_time()
    made: Sketch = sketch(text, text)
    index = Index()
    index.add(1, made, 0.0)
    index.candidates(made)
    compare(made, sketch("", TEXTS[0]))
    compare(made, made)
    assert time.process_time() - started < 8


@pytest.mark.parametrize("text", [*HOSTILE, "…" * 1_000_000, "\u200f" * 1_000_000])
def test_hostile_texts_take_bounded_memory(text: str) -> None:
    """A megabyte of anything becomes a few kilobytes in the index, and some megabytes meanwhile."""
    tracemalloc.start()
    try:
        made = sketch(text, text)
        index = Index()
        index.add(1, made, 0.0)
        index.candidates(made)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 250_000_000
    assert len(made.digest) + len(made.signature) + len(made.samples) <= 300
    assert index.bytes < 1_000_000
    assert made.words.count(" ") < MOST_WORDS
