"""Updates of one source that declare each other to be the same in another language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from livefeed.model import Entry, StoryId
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.rows import rows_of, write_all

_DECLARING: Final = """
    SELECT u.story, u.url FROM translations AS t JOIN updates AS u USING (number)
    WHERE t.source = :source AND t.url = :url
"""
_ADD: Final = """
    INSERT OR IGNORE INTO translations (source, url, number) VALUES (:source, :url, :number)
"""


class Translations:
    """What the new updates of one batch declare; most batches declare nothing and cost nothing."""

    def __init__(self, db: Database, source: str) -> None:
        self._db = db
        self._source = source
        self._declared: list[tuple[int, StoryId, Entry]] = []

    def add(self, number: int, story: StoryId, entry: Entry) -> None:
        """Note a new update."""
        if entry.url and entry.translations:
            self._declared.append((number, story, entry))

    def pairs(self) -> Iterator[tuple[StoryId, StoryId]]:
        """Yield the stories of two updates that declare each other."""
        by_url: dict[str, list[tuple[StoryId, Entry]]] = {}
        for _, story, entry in self._declared:
            wanted = set(entry.translations)
            rows = rows_of(self._db, _DECLARING, {"source": self._source, "url": entry.url})
            yield from ((story, StoryId(row["story"])) for row in rows if row["url"] in wanted)
            for url in entry.translations:
                for other, declared in by_url.get(url, ()):
                    if entry.url in declared.translations:
                        yield story, other
            by_url.setdefault(entry.url, []).append((story, entry))

    def write(self) -> None:
        """Write what is declared; the updates are written already."""
        rows = [
            {"source": self._source, "url": url, "number": number}
            for number, _, entry in self._declared
            for url in entry.translations
        ]
        if rows:
            write_all(self._db, _ADD, rows)
