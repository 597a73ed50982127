"""Outlines of stories of many updates, kept in memory: for one more copy none of them is read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from functools import partial
from typing import Final

from livefeed.model import Outline, StoryId
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.reading import outlines_of
from livefeed.store.sqlite.rows import as_list, rows_of
from livefeed.store.sqlite.writer import Undo

LARGE: Final = 20  # updates from which a story is kept
_MOST_MEMBERS: Final = 8_000  # of all of them: some 3 MB
_CHANGES: Final = "SELECT id, change FROM stories WHERE id IN (SELECT value FROM json_each(:ids))"


class LargeOutlines:
    """The large stories that were written last; each is good while its `change` is the stored one.

    Nothing changes a story, or an update in it, without giving it a new place in the sequence of
    changes; a job that is taken back takes its stories out.
    """

    def __init__(self, most_members: int = _MOST_MEMBERS) -> None:
        self._most_members = most_members
        self._outlines: OrderedDict[StoryId, Outline] = OrderedDict()
        self._members = 0

    def __len__(self) -> int:
        return len(self._outlines)

    def stored(self, db: Database, ids: Iterable[StoryId]) -> dict[StoryId, Outline]:
        """Return the stories of these ids that exist, by id."""
        wanted = list(ids)
        known = [identity for identity in wanted if identity in self._outlines]
        if not known:
            return outlines_of(db, wanted) if wanted else {}
        changes = {
            row["id"]: row["change"] for row in rows_of(db, _CHANGES, {"ids": as_list(known)})
        }
        found = {
            identity: outline
            for identity in known
            if (outline := self._outlines[identity]).change == changes.get(identity)
        }
        return found | outlines_of(db, [identity for identity in wanted if identity not in found])

    def keep(self, outlines: Iterable[Outline], undo: Undo) -> None:
        """Remember stories as the job under way leaves them; `undo` gets what forgets them."""
        for outline in outlines:
            self.forget(outline.id)
            if len(outline.members) >= LARGE:
                self._outlines[outline.id] = outline
                self._members += len(outline.members)
                undo.append(partial(self.forget, outline.id))
        while self._members > self._most_members:
            self.forget(next(iter(self._outlines)))

    def clear(self) -> None:
        """Forget all: something else than a batch changed stories."""
        self._outlines.clear()
        self._members = 0

    def forget(self, story: StoryId) -> None:
        gone = self._outlines.pop(story, None)
        if gone is not None:
            self._members -= len(gone.members)
