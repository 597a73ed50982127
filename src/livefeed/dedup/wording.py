"""Facts as people wrote them: what was compared is folded, what is shown should not be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from livefeed.model import Entry, FactDifference
from livefeed.text.fold import fold

MAX_WORDS: Final = 5_000  # written words that are searched
MARKS: Final = "\"'«»“”‘’()[]{}<>،؛:.,;!?؟…-–—|*_"


def worded(
    facts: Iterable[FactDifference], *, older: Entry, newer: Entry
) -> tuple[FactDifference, ...]:
    """Return the facts in the words of the two entries, with their letters and marks.

    Words that do not stand in the entry as they were compared stay folded.
    """
    found = tuple(facts)
    if not found:
        return ()
    before, after = _Written(older), _Written(newer)
    return tuple(
        fact._replace(before=before.words(fact.before), after=after.words(fact.after))
        for fact in found
    )


class _Written:
    """The words of an entry beside their folded forms; one written word may fold to several."""

    def __init__(self, entry: Entry) -> None:
        self._written = f"{entry.title}\n{entry.text}".split()[:MAX_WORDS]
        self._folded: list[str] = []
        self._at: list[int] = []  # which written word each folded one came from
        for position, word in enumerate(self._written):
            for part in fold(word).split():
                self._folded.append(part)
                self._at.append(position)

    def words(self, folded: str) -> str:
        """Return what was written where these folded words stand."""
        wanted = folded.split()
        for start in range(len(self._folded) - len(wanted) + 1):
            if wanted and self._folded[start : start + len(wanted)] == wanted:
                first, last = self._at[start], self._at[start + len(wanted) - 1]
                return " ".join(self._written[first : last + 1]).strip(MARKS)
        return folded
