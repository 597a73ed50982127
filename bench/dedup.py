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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, cast

import numpy as np

from bench._engines import THEN, microseconds
from livefeed.dedup import Index, decide, sketch
from livefeed.model import SIMILARITY, Candidate, Decision, Sketch, StoryId, UpdateId, Verdict

DATA: Final = Path(__file__).parents[2] / "shared" / "data" / "near-duplicates"
SAME: Final = (Verdict.DUPLICATE, Verdict.CONTAINED, Verdict.EXPANSION)


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
    """Print what a text costs livefeed and others, from raw text on, one at a time."""
    words = np.mean([len(text.split()) for text in texts])
    print(f"\nspeed on {len(texts)} texts of {words:.0f} words, microseconds of CPU a text")
    each = microseconds(texts)
    ours = [name for name in each if name.startswith(("compared", "decided"))]
    others = [name for name in each if name not in ours]
    print(f"  {'':23} {'':5}" + "".join(f"{name:>22}" for name in others))
    print(f"  {'':23} {'':5}" + "".join(f"{each[name]:19.0f} us" for name in others))
    for name in ours:
        ratios = "".join(f"{f'x {each[other] / each[name]:.1f}':>22}" for other in others)
        print(f"  livefeed, {name:23} {each[name]:5.1f} us{ratios}")


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
