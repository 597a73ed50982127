"""The compiled table finds exactly what the one in numpy finds, whatever is done to it."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livefeed.dedup import sketch
from livefeed.dedup.rings import WIDTH, Rings
from livefeed.dedup.table import LOAD, Table
from livefeed.kernel import Kernel, compiled
from livefeed.kernel import Table as AnyTable
from livefeed.model import Sketch

GROWTH = 1.15


def text(seed: int) -> str:
    """Return a text that shares sentences with others; some are flashes."""
    draw = random.Random(seed)  # noqa: S311
    words = [f"كلمه{draw.randrange(400)}" for _ in range(draw.choice([3, 10, 16, 25, 60]))]
    shared = random.Random(draw.randrange(seed // 3 + 1))  # noqa: S311
    return " ".join(words + [f"جمله{shared.randrange(900)}" for _ in range(draw.choice([0, 30]))])


def put(table: AnyTable, ref: int, made: Sketch, seen_at: float) -> None:
    words = len(made.words.split())
    table.add(ref, seen_at, words, made.signature, made.samples)


def assert_alike(one: AnyTable, other: AnyTable, asked: list[Sketch]) -> None:
    assert len(one) == len(other)
    for made in asked:
        assert one.find(made.words, made.signature) == other.find(made.words, made.signature)


def test_a_growing_table_finds_alike(kernel: Kernel) -> None:
    tables = kernel.Table(GROWTH, 0.35), Table(GROWTH, 0.35)
    made = [sketch("", text(seed)) for seed in range(1_500)]
    for ref, one in enumerate(made):
        for table in tables:
            put(table, ref, one, float(ref))
        if ref % 300 == 0:
            assert_alike(*tables, made[: ref + 50 : 7])
    assert_alike(*tables, made[::3])
    assert all(ref in tables[0].find(m.words, m.signature) for ref, m in enumerate(made))


def test_a_flood_and_a_common_sentence_are_found_alike(kernel: Kernel) -> None:
    tables = kernel.Table(GROWTH, 0.35), Table(GROWTH, 0.35)
    sentence = " ".join(f"w{n}" for n in range(14))
    flood = [sketch("", f"{sentence} {text(seed)}") for seed in range(300)]
    flood += [sketch("", sentence)] * 300
    for ref, one in enumerate(flood):
        for table in tables:
            put(table, ref, one, 0.0)
    assert_alike(*tables, flood[::10])


def test_passages_that_many_tell_are_found_alike(kernel: Kernel) -> None:
    tables = kernel.Table(GROWTH, 0.35), Table(GROWTH, 0.35)
    made = [sketch("", with_a_passage(seed)) for seed in range(1_500)]
    for ref, one in enumerate(made):
        for table in tables:
            put(table, ref, one, 0.0)
    assert_alike(*tables, made[::7])


def with_a_passage(seed: int) -> str:
    """Return a text that shares from a tenth to a half of its words with a hundred others."""
    draw = random.Random(seed)  # noqa: S311
    own = [f"w{seed}n{n}" for n in range(draw.randrange(30, 60))]
    begin, passage = draw.randrange(8), draw.randrange(10)
    own[(cut := draw.randrange(30)) : cut] = [
        f"p{passage}n{n}" for n in range(begin, begin + draw.randrange(6, 36))
    ]
    return " ".join(own)


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("add"), st.integers(0, 400)),
            st.tuples(st.just("discard"), st.integers(0, 60)),
            st.tuples(st.just("replace"), st.integers(0, 120)),
            st.tuples(st.just("expire"), st.integers(0, 100)),
            st.tuples(st.just("reserve"), st.integers(0, 2_000)),
        ),
        max_size=120,
    )
)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_after_any_steps_both_find_alike(kernel: Kernel, steps: list[tuple[str, int]]) -> None:
    tables = kernel.Table(GROWTH, 0.35), Table(GROWTH, 0.35)
    asked = [sketch("", text(seed)) for seed in range(0, 400, 40)]
    for at, (step, value) in enumerate(steps):
        for table in tables:
            if step == "add":
                table.discard(at)  # as the index does: it may have been put as a replacement
                put(table, at, sketch("", text(value)), float(at))
            elif step == "discard":
                table.discard(value)
            elif step == "replace":
                table.discard(value)
                put(table, value, sketch("", text(value + at)), float(at))
            elif step == "expire":
                table.expire(float(value))
            else:
                table.reserve(value // 4, value * 10)
    assert_alike(*tables, asked)


def test_room_of_the_expired_is_used_again_alike(kernel: Kernel) -> None:
    tables = kernel.Table(GROWTH, 0.35), Table(GROWTH, 0.35)
    made = [sketch("", text(seed)) for seed in range(3_000)]
    sizes = []
    for ref, one in enumerate(made):
        for table in tables:
            put(table, ref, one, float(ref))
            table.expire(ref - 200.0)
        sizes.append(tables[0].nbytes)
    assert sizes[-1] == max(sizes[:1_500])
    assert_alike(*tables, made[2_500::10])


def test_what_was_replaced_again_and_again_is_forgotten_alike(kernel: Kernel) -> None:
    tables = kernel.Table(GROWTH, 0.35), Table(GROWTH, 0.35)
    made = [sketch("", text(seed)) for seed in range(400)]
    for table in tables:
        for ref, one in enumerate(made):
            put(table, ref, one, 0.0)
        for at in range(1_200):
            ref = at * 7 % 400 if at % 3 else 399
            table.discard(ref)
            put(table, ref, made[(ref + at) % 400], 0.0)
    assert_alike(*tables, made[::5])
    for table in tables:
        for ref in range(400):
            table.discard(ref)
    assert [len(table) for table in tables] == [0, 0]


def test_similarity_that_is_asked_for_less_strictly_finds_more_alike(kernel: Kernel) -> None:
    tables = kernel.Table(GROWTH, 0.1), Table(GROWTH, 0.1)
    strict = kernel.Table(GROWTH, 0.9)
    made = [sketch("", text(seed)) for seed in range(600)]
    for ref, one in enumerate(made):
        for table in (*tables, strict):
            put(table, ref, one, 0.0)
    assert_alike(*tables, made[::3])
    found = sum(len(tables[0].find(m.words, m.signature)) for m in made)
    assert found > sum(len(strict.find(m.words, m.signature)) for m in made)


def test_rings_that_grow_lose_nothing() -> None:
    rings = Rings()
    keys = np.random.default_rng(1).integers(0, 1 << 30, 2_000, dtype=np.uint32)
    nobody = np.zeros(512, dtype=np.bool_)
    rings.put(keys, np.arange(2_000, dtype=np.uint32) // 8 + 1, nobody)
    grown = rings.grown(97).grown(1_000)
    for table in (rings, grown):
        owners, which = table.find(keys)
        pairs = set(zip(owners.tolist(), which.tolist(), strict=True))
        assert all((at // 8 + 1, at) in pairs for at in range(2_000))
    assert grown.keys == 2_000


def test_a_table_of_many_megabytes_loses_nothing_where_it_grows(kernel: Kernel) -> None:
    draw = random.Random(1)  # noqa: S311
    table, length = kernel.Table(GROWTH, 0.35), len(sketch("", text(1)).signature)
    signatures = [draw.randbytes(length) for _ in range(60_000)]
    for ref, signature in enumerate(signatures):
        table.add(ref, float(ref), 60, signature, draw.randbytes(80))
    assert table.nbytes > 16 << 20
    assert all(ref in table.find("", signatures[ref]) for ref in range(0, 60_000, 20))


def test_what_is_no_signature_is_refused(kernel: Kernel) -> None:
    table = kernel.Table(GROWTH, 0.35)
    with pytest.raises(ValueError, match="168 bytes"):
        table.add(1, 0.0, 3, b"abc", b"")
    with pytest.raises(ValueError, match="168 bytes"):
        table.find("a", b"abc")
    assert table.find("", b"") == []
    assert len(table) == 0


def test_the_oldest_keep_their_keys_while_the_rings_grow() -> None:
    keys = np.random.default_rng(1).integers(0, 1 << 30, (6_000, 50), dtype=np.uint32)
    is_live = np.ones(1 << 16, dtype=np.bool_)
    is_live[0] = False
    rings = Rings()
    for at in range(0, len(keys), 20):
        while rings.keys + 1_000 > LOAD * WIDTH * rings.count or at + 20 > rings.most_owners:
            rings = rings.grown(int(rings.count * GROWTH) + 1)
        owners = np.repeat(np.arange(at + 1, at + 21, dtype=np.uint32), 50)
        rings.put(keys[at : at + 20].ravel(), owners, is_live)
    found, which = rings.find(keys[:300].ravel())
    assert np.count_nonzero(found == which // 50 + 1) >= 0.95 * 300 * 50


GROWING = """
import random, sys
from livefeed.kernel import compiled
table, draw = compiled.Table(1.15, 0.35), random.Random(1)
for ref in range(100_000):
    table.add(ref, ref, 60, draw.randbytes(int(sys.argv[1])), draw.randbytes(80))
with open("/proc/self/status") as status:
    told = dict(line.split(":") for line in status)
print(*(int(told[name].split()[0]) for name in ("VmHWM", "VmRSS")), table.nbytes // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux for its memory")
@pytest.mark.skipif(compiled is None, reason="nothing was compiled")
def test_a_table_that_grows_is_never_in_memory_twice() -> None:
    length = str(len(sketch("", text(1)).signature))
    command = [sys.executable, "-c", GROWING, length]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    most_kb, last_kb, table_kb = map(int, done.stdout.split())
    assert table_kb > 20_000
    assert most_kb - last_kb < table_kb / 10
