"""The index: finds stored updates that may tell the same, without reading them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from livefeed.dedup.comparison import CONTAINED_WORDS
from livefeed.dedup.shingles import shingles, word_hashes
from livefeed.dedup.signature import bands
from livefeed.dedup.sketch import samples_of, signature_of
from livefeed.model import Sketch

CHAIN: Final = 64  # updates remembered per band key, and per sample before it is ignored
VOTES: Final = 2  # samples that must be shared


class Index:
    """Bands and samples of the updates of the window, by the store's reference to them."""

    def __init__(self) -> None:
        self._bands: dict[int, list[int]] = {}
        self._samples: dict[int, list[int]] = {}
        self._known: dict[int, tuple[float, tuple[int, ...], tuple[int, ...]]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def add(self, ref: int, sketch: Sketch, seen_at: float) -> None:
        """Remember an update; one that is known already is replaced."""
        self.discard(ref)
        keys = tuple(bands(signature_of(sketch)).tolist()) if sketch.signature else ()
        sampled = tuple(samples_of(sketch).tolist())
        self._known[ref] = (seen_at, keys, sampled)
        for key in keys:
            chain = self._bands.setdefault(key, [])
            chain.append(ref)
            if len(chain) > CHAIN:
                del chain[0]
        for key in sampled:
            chain = self._samples.setdefault(key, [])
            if len(chain) <= CHAIN:
                chain.append(ref)

    def add_all(self, updates: Iterable[tuple[int, Sketch, float]]) -> None:
        for ref, sketch, seen_at in updates:
            self.add(ref, sketch, seen_at)

    def candidates(self, sketch: Sketch) -> list[int]:
        """Return the updates that may match, in growing order of their references."""
        found: set[int] = set()
        if sketch.signature:
            for key in bands(signature_of(sketch)).tolist():
                found.update(self._bands.get(key, ()))
        words = sketch.words.split()
        if len(words) >= CONTAINED_WORDS:
            votes: Counter[int] = Counter()
            for key in shingles(word_hashes(words), 4).tolist():
                chain = self._samples.get(key, ())
                if len(chain) <= CHAIN:
                    votes.update(chain)
            found.update(ref for ref, count in votes.items() if count >= VOTES)
        return sorted(found)

    def discard(self, ref: int) -> None:
        known = self._known.pop(ref, None)
        if known is None:
            return
        for table, keys in ((self._bands, known[1]), (self._samples, known[2])):
            for key in keys:
                chain = table.get(key, [])
                if ref in chain:
                    chain.remove(ref)
                    if not chain:
                        del table[key]

    def expire(self, before: float) -> None:
        """Forget the updates that were seen before this time."""
        for ref in [ref for ref, (seen_at, _, _) in self._known.items() if seen_at < before]:
            self.discard(ref)
