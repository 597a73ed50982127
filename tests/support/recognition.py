"""One source read again and again, in full and by recognising what is known, side by side."""

from __future__ import annotations

from datetime import datetime

from livefeed.memory import NOTHING, packed, shown_row
from livefeed.model import KnownEntry, SketchedEntry
from livefeed.settings import Source
from livefeed.steps.read import Page, Reading, read_page
from tests.support.make import NOW


class Reader:
    """Remembers what it read as the store does; numbers stand for what was read under them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.memory = NOTHING
        self._read: list[SketchedEntry] = []

    def read(self, body: bytes, *, at: datetime = NOW, content_type: str = "") -> int:
        """Read a document in both ways, check that they say the same; return how many it knew."""
        page = Page(body=body, url=self.source.url, content_type=content_type, fetched_at=at)
        full = read_page(page, self.source)
        short = read_page(page, self.source, self.memory)
        for said in ("strategy", "is_window", "problems"):
            assert getattr(short.document, said) == getattr(full.document, said)
        assert self._in_full(short) == tuple(map(bare, full.entries))
        self._remember(short)
        return sum(isinstance(item, KnownEntry) for item in short.entries)

    def _in_full(self, reading: Reading) -> tuple[SketchedEntry | KnownEntry, ...]:
        """Return the entries, those that are known as they were read once."""
        return tuple(
            self._read[item.number] if isinstance(item, KnownEntry) else bare(item)
            for item in reading.entries
        )

    def _remember(self, reading: Reading) -> None:
        rows = []
        for item in reading.entries:
            if isinstance(item, KnownEntry):
                rows.append(shown_row(*item))
                continue
            entry = item.entry
            number = len(self._read)
            self._read.append(bare(item))
            rows.append(shown_row(number, item.digest, entry.key, entry.published, entry.updated))
        self.memory = packed(rows)


def bare(item: SketchedEntry | KnownEntry) -> SketchedEntry:
    """Return an entry without its digest: how it is recognised is not what it says."""
    assert isinstance(item, SketchedEntry)
    return item._replace(digest="")
