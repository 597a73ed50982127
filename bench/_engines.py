"""livefeed and the libraries that it is measured beside, on the same work, each in its process.

From raw text on, one at a time: fold, make word 3-grams, sign, look up, compare the candidates
exactly (Jaccard of the 3-grams), insert. What a decision costs beside that is told apart: alignment
and facts, which the others have no part of. Others fold in Python, or in livefeed's kernel.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any, Final

from datasketch import MinHash, MinHashLSH

from livefeed.dedup import Index, decide, sketch
from livefeed.dedup.overlap import overlaps
from livefeed.kernel import compiled
from livefeed.model import SIMILARITY, Candidate, StoryId, UpdateId
from livefeed.text.fold import fold, fold_here

ROUNDS: Final = 5
PERMUTATIONS: Final = 128
ALONE: Final = ", numpy alone"
OUR_FOLD: Final = ", our fold"
THEN: Final = datetime(2026, 1, 1, tzinfo=UTC)
PEERS: Final = Path(__file__).parents[1] / "build" / "peers"

sys.path += map(str, PEERS.glob("lib/python*/site-packages"))

Fold = Callable[[str], str]
Step = Callable[[str], object]  # what an engine does about one text


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


class Other:
    """What both others have in common: 3-grams of folded words, kept to compare exactly."""

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
    def __init__(self, folded: Fold) -> None:
        super().__init__(folded)
        self._lsh = MinHashLSH(threshold=0.5, num_perm=PERMUTATIONS)

    def candidates(self, grams: list[str], ref: int) -> Sequence[Any]:
        signed = MinHash(num_perm=PERMUTATIONS)
        signed.update_batch([gram.encode() for gram in grams])
        found: list[Any] = self._lsh.query(signed)
        self._lsh.insert(str(ref), signed)
        return found


class Rensa(Other):
    """It is no dependency: measured where the peers are installed (`make bench`)."""

    def __init__(self, folded: Fold) -> None:
        super().__init__(folded)
        module = import_module("rensa")
        self._make = partial(module.RMinHash, num_perm=PERMUTATIONS, seed=42)
        self._lsh = module.RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=32)

    def candidates(self, grams: list[str], ref: int) -> Sequence[Any]:
        signed = self._make()
        signed.update(grams)
        found: list[Any] = self._lsh.query(signed)
        self._lsh.insert(ref, signed)
        return found


def engines() -> dict[str, Callable[[], Step]]:
    """Return what is timed, each with nothing known yet."""
    found: dict[str, Callable[[], Step]] = {}
    for told in ("", ALONE) if compiled is not None else (ALONE,):
        found[f"compared{told}"] = lambda: Ours().compare
        found[f"decided{told}"] = lambda: Ours().decide
    for name, other in (("datasketch", Datasketch), ("rensa", Rensa)):
        if find_spec(name) is not None:
            found[name] = partial(step_of, other, fold_here)
            found[f"{name}{OUR_FOLD}"] = partial(step_of, other, fold)
    return found


def step_of(other: type[Other], folded: Fold) -> Step:
    return other(folded).find_and_add


def microseconds(texts: Sequence[str]) -> dict[str, float]:
    """Return the CPU that each engine takes for a text.

    Each has a process of its own, where nobody else fills the caches or what the collector looks
    through, and goes through all texts with an index of its own. They take turns, and of all rounds
    the least counts, as the machine is shared. Of whole ones: garbage is collected among other
    texts each time, so that the least of each hundred texts would leave it out.
    """
    rounds: dict[str, list[float]] = {name: [] for name in engines()}
    with ExitStack() as running:
        started = {name: running.enter_context(process(name)) for name in rounds}
        for one in started.values():
            ask(one, texts)
        for _ in range(ROUNDS):
            for name, one in started.items():
                rounds[name].append(ask(one, None))
    return {name: min(spent) / len(texts) * 1e6 for name, spent in rounds.items()}


def process(name: str) -> Popen[str]:
    """Start the process of one engine; it reads as it starts whether it may use the kernel."""
    command = [sys.executable, "-m", "bench._engines", name]
    kernel = {"LIVEFEED_KERNEL": "off"} if name.endswith(ALONE) else {}
    return Popen(command, env=os.environ | kernel, stdin=PIPE, stdout=PIPE, text=True)


def ask(one: Popen[str], question: object) -> Any:
    """Send a line of JSON to a process, and return its answer."""
    assert one.stdin
    assert one.stdout
    one.stdin.write(json.dumps(question) + "\n")
    one.stdin.flush()
    return json.loads(one.stdout.readline())


def answer(name: str) -> None:
    """Time an engine that knows nothing yet on the texts of the first line, at each line more."""
    texts = json.loads(sys.stdin.readline())
    print(len(texts), flush=True)
    for _ in sys.stdin:
        print(cpu_s(engines()[name](), texts), flush=True)


def cpu_s(step: Step, texts: Sequence[str]) -> float:
    """Return the seconds of CPU that all texts take."""
    started = time.process_time()
    for text in texts:
        step(text)
    return time.process_time() - started


if __name__ == "__main__":
    answer(sys.argv[1])
