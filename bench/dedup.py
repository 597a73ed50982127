"""Quality and speed of duplicate recognition on real inputs, beside datasketch (and rensa).

    python -m bench.dedup             # needs the labelled pairs and articles outside the repository
    python -m bench.dedup --quick     # one in five
    python -m bench.dedup --speed     # no quality

Labelled pairs are read in both orders of arrival. Thresholds come from earlier measurements; the
word lists and patterns were mended after reading failures of both halves, so neither half is
unseen: their difference shows the chance in the figures, not what new texts will give.
"""

from __future__ import annotations

import argparse
import html
import json
import lzma
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
from datasketch import MinHash, MinHashLSH

from livefeed.dedup import Index, decide, sketch
from livefeed.dedup.overlap import overlaps
from livefeed.kernel import compiled
from livefeed.model import Candidate, Decision, Sketch, StoryId, UpdateId, Verdict
from livefeed.text.fold import fold, fold_here

DATA: Final = Path(__file__).parents[2] / "shared" / "data" / "near-duplicates"
SIMILARITY: Final = 0.35
SAME: Final = (Verdict.DUPLICATE, Verdict.CONTAINED, Verdict.EXPANSION)
TURN: Final = 100  # texts of one engine, then come those of the next
THEN: Final = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    kind: str
    label: str
    one: Sketch
    other: Sketch
    half: int


def rows(name: str) -> Iterator[dict[str, object]]:
    with lzma.open(DATA / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def pairs(name: str, step: int) -> list[Pair]:
    return [
        Pair(
            kind=str(row["kind"]),
            label=str(row["label"]),
            one=sketch("", html.unescape(str(row["a"]))),
            other=sketch("", html.unescape(str(row["b"]))),
            half=int(cast("int", row.get("base", at))) % 2,
        )
        for at, row in enumerate(rows(name))
        if at % step == 0
    ]


def verdict(older: Sketch, newer: Sketch) -> Decision:
    known = Candidate(
        update=UpdateId("old"), story=StoryId("old"), source="", sketch=older, seen_at=THEN
    )
    return decide(newer, [known], similarity=SIMILARITY)


def show_pairs(name: str, step: int) -> None:
    """Print verdicts per kind, and F1 of the same news against all that is not."""
    print(f"\n{name}: verdicts per kind, both orders")
    table: dict[str, Counter[str]] = defaultdict(Counter)
    counts: dict[int, Counter[str]] = {0: Counter(), 1: Counter()}
    for pair in pairs(name, step):
        for older, newer in ((pair.one, pair.other), (pair.other, pair.one)):
            found = verdict(older, newer).verdict
            table[pair.kind][found] += 1
            if pair.kind == "M_place":
                continue  # no lexical rule sees it: shown, not scored
            truth = "same" if pair.label in ("dup", "contain") else "other"
            counts[pair.half][f"{truth}-{found in SAME}"] += 1
    for kind, verdicts in sorted(table.items()):
        total = verdicts.total()
        shown = "  ".join(f"{name} {n / total:.3f}" for name, n in verdicts.most_common())
        print(f"  {kind:14} {total:6}  {shown}")
    for half, name_of_half in ((0, "first half"), (1, "second half")):
        show_scores(name_of_half, counts[half])


def show_scores(name: str, counts: Counter[str]) -> None:
    hit, missed, wrong = counts["same-True"], counts["same-False"], counts["other-True"]
    precision, recall = hit / max(hit + wrong, 1), hit / max(hit + missed, 1)
    score = 2 * hit / max(2 * hit + missed + wrong, 1)
    print(f"  {name:14} P {precision:.4f}  R {recall:.4f}  F1 {score:.4f}")


def labelled_articles(step: int) -> tuple[list[Sketch], list[tuple[int, int, str, bool]]]:
    """Return the sketches of real articles, and (i, j, label, same headline) of labelled pairs."""
    articles = [sketch(str(row["title"]), str(row["text"])) for row in rows("articles.jsonl.xz")]
    with lzma.open(DATA / "article_pairs.tsv.xz", "rt", encoding="utf-8") as lines:
        head = next(lines).split()
        wanted = [head.index(name) for name in ("i", "j", "label", "title_gold")]
        found = []
        for at, line in enumerate(lines):
            i, j, label, gold = (line.rstrip("\n").split("\t")[k] for k in wanted)
            if at % step == 0:
                found.append((int(i), int(j), label, gold in ("1", "True", "true")))
    return articles, found


def show_real_pairs(articles: list[Sketch], labels: list[tuple[int, int, str, bool]]) -> None:
    print("\narticle_pairs: verdicts on real articles of two newspapers, by label")
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for i, j, label, gold in labels:
        found = verdict(articles[i], articles[j]).verdict
        table[label][found] += 1
        if gold:
            table[f"headline+{label}"][found] += 1
    for label, verdicts in sorted(table.items()):
        total = verdicts.total()
        shown = "  ".join(f"{name} {n / total:.3f}" for name, n in verdicts.most_common())
        print(f"  {label:18} {total:6}  {shown}")


def show_stream(articles: list[Sketch], labels: list[tuple[int, int, str, bool]]) -> None:
    """Run the articles through index and verdict, and count which labelled pairs were found."""
    index = Index()
    spent: list[float] = []
    found: list[set[int]] = []
    verdicts: Counter[str] = Counter()
    for ref, one in enumerate(articles):
        started = time.perf_counter()
        refs = index.candidates(one)
        known = [
            Candidate(
                update=UpdateId(str(old)),
                story=StoryId(str(old)),
                source="",
                sketch=articles[old],
                seen_at=THEN,
            )
            for old in refs
        ]
        verdicts[decide(one, known, similarity=SIMILARITY).verdict] += 1
        index.add(ref, one, float(ref))
        spent.append(time.perf_counter() - started)
        found.append(set(refs))
    print(f"\nstream of {len(articles)} articles: {dict(verdicts)}")
    print(
        f"  candidates + decide + add: {len(spent) / sum(spent):.0f}/s,"
        f" p50 {np.percentile(spent, 50) * 1e6:.0f} us,"
        f" p99 {np.percentile(spent, 99) * 1e6:.0f} us;"
        f" {sum(map(len, found)) / len(found):.1f} candidates each;"
        f" {index.bytes / len(index):.0f} B of index per update"
    )
    for label in ("dup", "contain", "partial", "neg"):
        chosen = [(i, j) for i, j, name, _ in labels if name == label]
        hits = sum(min(pair) in found[max(pair)] for pair in chosen)
        print(f"  {label:8} pairs among the candidates: {hits / max(len(chosen), 1):.4f}")


def show_speed(texts: Sequence[str]) -> None:
    """Print updates per second of CPU, one at a time, from raw text on: livefeed and others.

    The work is the same: fold, make word 3-grams, sign, look up, compare the candidates exactly
    (Jaccard of the 3-grams), insert. What a decision costs beside that is told apart: alignment and
    facts, which the others have no part of. Others fold in Python, or in livefeed's kernel.

    All take turns, a hundred texts each, and of three rounds the least time of each hundred counts:
    the machine is shared.
    """
    words = np.mean([len(text.split()) for text in texts])
    print(f"\nspeed on {len(texts)} texts of {words:.0f} words, kernel: {compiled is not None}")
    least: dict[str, dict[int, float]] = defaultdict(dict)
    for _ in range(3):
        steps = engines()
        for low in range(0, len(texts), TURN):
            for name, step in steps.items():
                spent = cpu_s(step, texts[low : low + TURN])
                least[name][low] = min(spent, least[name].get(low, spent))
    each = {name: sum(turns.values()) / len(texts) * 1e6 for name, turns in least.items()}
    for other in ("datasketch", "rensa"):
        if other in each:
            show_ratios(other, each)


def engines() -> dict[str, Callable[[str], object]]:
    """Return what is timed, each with nothing known yet."""
    found: dict[str, Callable[[str], object]] = {
        "compared": Ours().compare,
        "decided": Ours().decide,
    }
    for make in (Datasketch, rensa):
        for folded, told in ((fold_here, ""), (fold, ", our fold")):
            if (other := make(folded)) is not None:
                found[f"{other.name}{told}"] = other.find_and_add
    return found


def cpu_s(step: Callable[[str], object], texts: Sequence[str]) -> float:
    started = time.process_time()
    for text in texts:
        step(text)
    return time.process_time() - started


def show_ratios(other: str, each: dict[str, float]) -> None:
    theirs, with_ours = each[other], each[f"{other}, our fold"]
    print(f"  {other}: {theirs:.0f} us, {with_ours:.0f} with our fold")
    for name in ("compared", "decided"):
        ours = each[name]
        print(
            f"    livefeed, {name:9} {ours:4.0f} us, {1e6 / ours:6.0f}/s:"
            f" x {theirs / ours:.1f}, x {with_ours / ours:.1f} with our fold"
        )


class Ours:
    """What livefeed does about a text, comparing or deciding."""

    def __init__(self) -> None:
        self._index = Index()
        self._words: list[str] = []
        self._known: list[Candidate] = []

    def compare(self, text: str) -> None:
        """Find the texts that are similar to this one, by exact similarity."""
        one = sketch("", text)
        found = [self._words[old] for old in self._index.candidates(one)]
        for measured in overlaps(found, one.words) if found else ():
            measured.is_similar(SIMILARITY)
        self._index.add(len(self._words), one, 0.0)
        self._words.append(one.words)

    def decide(self, text: str) -> None:
        one = sketch("", text)
        found = [self._known[old] for old in self._index.candidates(one)]
        decision = decide(one, found, similarity=SIMILARITY)
        identity = f"u{len(self._known)}"
        self._index.add(len(self._known), one, 0.0)
        self._known.append(
            Candidate(
                update=UpdateId(identity),
                story=decision.story or StoryId(identity),
                source="",
                sketch=one,
                seen_at=THEN,
            )
        )


Fold = Callable[[str], str]


class Other:
    """What both others have in common: 3-grams of folded words, kept to compare exactly."""

    name = ""

    def __init__(self, folded: Fold) -> None:
        self._fold = folded
        self._known: list[frozenset[str]] = []

    def find_and_add(self, text: str) -> int:
        """Return how many of the texts before are as similar as livefeed asks for."""
        words = self._fold(text).split()
        grams = [" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))]
        found = self.candidates(grams, len(self._known))
        mine = frozenset(grams)
        self._known.append(mine)
        others = (self._known[int(ref)] for ref in found)
        return sum(len(one & mine) >= SIMILARITY * len(one | mine) for one in others)

    def candidates(self, grams: list[str], ref: int) -> Sequence[Any]:
        raise NotImplementedError


class Datasketch(Other):
    name = "datasketch"

    def __init__(self, folded: Fold) -> None:
        super().__init__(folded)
        self._lsh = MinHashLSH(threshold=0.5, num_perm=128)

    def candidates(self, grams: list[str], ref: int) -> Sequence[Any]:
        signed = MinHash(num_perm=128)
        signed.update_batch([gram.encode() for gram in grams])
        found: list[Any] = self._lsh.query(signed)
        self._lsh.insert(str(ref), signed)
        return found


def rensa(folded: Fold) -> Other | None:
    """Return rensa where it happens to be installed: it is no dependency."""
    try:
        module = import_module("rensa")
    except ImportError:
        return None
    lsh = module.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)

    class Rensa(Other):
        name = "rensa"

        def candidates(self, grams: list[str], ref: int) -> Sequence[Any]:
            signed = module.RMinHash(num_perm=128, seed=42)
            signed.update(grams)
            found: list[Any] = lsh.query(signed)
            lsh.insert(ref, signed)
            return found

    return Rensa(folded)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one pair in five")
    parser.add_argument("--speed", action="store_true", help="speed alone")
    args = parser.parse_args()
    step = 5 if args.quick else 1
    if args.speed:
        show_speed(speed_texts(step))
        return
    show_pairs("pairs.jsonl.xz", step)
    show_pairs("short_pairs.jsonl.xz", step)
    articles, labels = labelled_articles(step)
    show_real_pairs(articles, labels)
    show_stream(articles, labels)
    show_speed(speed_texts(step))


def speed_texts(step: int) -> list[str]:
    bodies = islice((str(row["text"]) for row in rows("articles.jsonl.xz")), 4_000 // step)
    return [" ".join(text.split()[:76]) for text in bodies]


if __name__ == "__main__":
    main()
