"""Databases as older versions left them, written by their code over `Desk` (November 2026).

Schema 2, algorithm 2: 13 updates of three sources, one of them revised, two of them copies, one
without a word, one in Arabic. Schema 3: 16 such updates, a story that others expand, corroborate
and develop, two stories that turned out to be one, and alerts that wait.
"""

from __future__ import annotations

import lzma
from pathlib import Path

UPDATES = 13
_FILES = Path(__file__).parents[1] / "data" / "store"


def write_old_database(path: Path, *, schema: int = 2) -> None:
    """Put a copy of one there."""
    path.write_bytes(lzma.decompress((_FILES / f"schema-{schema}.db.xz").read_bytes()))
