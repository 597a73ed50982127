"""Pages to entries."""

from __future__ import annotations

from livefeed.errors import ParseError
from livefeed.extract.entries import Reading
from livefeed.model import Document


def parse_page(text: str, reading: Reading) -> Document:
    raise ParseError(reading.source.name, reading.url, "pages are not read yet")
