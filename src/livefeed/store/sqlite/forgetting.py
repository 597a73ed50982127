"""Stories taken out of the database with all that belongs to them.

The tables declare what refers to what. SQLite is not asked to watch over it, for that is a tenth
of what writing new updates takes: whoever deletes a story does it here, and tests look whether
anything refers to what is gone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from livefeed.model import StoryId
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.rows import as_list

OF_UPDATES: Final = (
    "sightings",
    "revisions",
    "signatures",
    "folded_texts",
    "returned_texts",
    "translations",
)
OF_STORIES: Final = ("updates", "story_links", "merged_stories")
PLACES: Final = "story_feeds"  # of stories too, found by what a story says of itself
_BELONGING: Final = "DELETE FROM %s WHERE number IN (SELECT number FROM updates WHERE story %s)"
_TOLD: Final = "DELETE FROM %s WHERE story %s"
_PLACED: Final = """
    DELETE FROM %s WHERE (feed, change) IN (
        SELECT f.value, s.change FROM stories AS s, json_each(s.feeds) AS f WHERE s.id %s
    )
"""
_ITSELF: Final = "DELETE FROM stories WHERE id %s"
_GONE: Final = "IN (SELECT value FROM json_each(:stories))"
_STATEMENTS: Final = (
    *(_BELONGING % (table, _GONE) for table in OF_UPDATES),
    *(_TOLD % (table, _GONE) for table in OF_STORIES),
    _PLACED % (PLACES, _GONE),
    _ITSELF % _GONE,
)


def delete_stories(db: Database, stories: Iterable[StoryId]) -> None:
    """Delete stories, their updates, and what is stored of either."""
    values = {"stories": as_list(stories)}
    for statement in _STATEMENTS:
        db.execute(statement, values)
