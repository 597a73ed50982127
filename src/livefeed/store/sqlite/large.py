"""Stories of many updates, kept in memory: for one more copy a thousand need not be read again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from functools import partial
from typing import Final

from livefeed.model import Story, StoryId
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.reading import stories_of
from livefeed.store.sqlite.rows import as_list, rows_of
from livefeed.store.sqlite.writer import Undo

LARGE: Final = 5  # updates from which a story is kept
_MOST_CHARACTERS: Final = 1_800_000  # of all of them: some 4 MB
_BESIDE: Final = 500  # characters that an update takes beside its text
_CHANGES: Final = "SELECT id, change FROM stories WHERE id IN (SELECT value FROM json_each(:ids))"


class LargeStories:
    """The large stories that were written last; each is good while its `change` is the stored one.

    Nothing changes a story, or an update in it, without giving it a new place in the sequence of
    changes; a job that is taken back takes its stories out.
    """

    def __init__(self, most_characters: int = _MOST_CHARACTERS) -> None:
        self._most_characters = most_characters
        self._stories: OrderedDict[StoryId, tuple[Story, int]] = OrderedDict()
        self._characters = 0

    def __len__(self) -> int:
        return len(self._stories)

    def stored(self, db: Database, ids: Iterable[StoryId]) -> dict[StoryId, Story]:
        """Return the stories of these ids that exist, by id."""
        wanted = list(ids)
        known = [identity for identity in wanted if identity in self._stories]
        if not known:
            return stories_of(db, wanted)
        changes = {
            row["id"]: row["change"] for row in rows_of(db, _CHANGES, {"ids": as_list(known)})
        }
        found = {
            identity: story
            for identity in known
            if (story := self._stories[identity][0]).change == changes.get(identity)
        }
        return found | stories_of(db, [identity for identity in wanted if identity not in found])

    def keep(self, stories: Iterable[Story], undo: Undo) -> None:
        """Remember stories as the job under way leaves them; `undo` gets what forgets them."""
        for story in stories:
            self.forget(story.id)
            if len(story.updates) >= LARGE:
                characters = sum(len(u.text) + len(u.html) + _BESIDE for u in story.updates)
                self._stories[story.id] = (story, characters)
                self._characters += characters
                undo.append(partial(self.forget, story.id))
        while self._characters > self._most_characters:
            self.forget(next(iter(self._stories)))

    def clear(self) -> None:
        """Forget all: something else than a batch changed stories."""
        self._stories.clear()
        self._characters = 0

    def forget(self, story: StoryId) -> None:
        gone = self._stories.pop(story, None)
        if gone is not None:
            self._characters -= gone[1]
