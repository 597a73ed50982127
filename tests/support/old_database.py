"""A database as an older version left it.

Written by the code of schema 2 and algorithm 2 (November 2026) over `Desk`: 13 updates of three
sources, one of them revised, two of them copies, one without a word, one in Arabic.
"""

from __future__ import annotations

import lzma
from pathlib import Path

UPDATES = 13
_FILE = Path(__file__).parents[1] / "data" / "store" / "schema-2.db.xz"


def write_old_database(path: Path) -> None:
    """Put a copy of it there."""
    path.write_bytes(lzma.decompress(_FILE.read_bytes()))
