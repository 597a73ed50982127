"""The embedded engine: one SQLite file, one thread that writes, read-only connections that read.

Every SQL statement of livefeed is in here. No decision is: those come from `Rules`, which the
writer thread calls inside its transaction. A database has one writing process; others may open it
for reading meanwhile.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from livefeed.errors import StoreError
from livefeed.model import ALGORITHM, SIMILARITY
from livefeed.store.sqlite.connection import translated
from livefeed.store.sqlite.engine import SqliteStore
from livefeed.store.sqlite.lock import FileLock
from livefeed.store.sqlite.reader import SqliteReader
from livefeed.store.sqlite.window import Index

__all__ = ["SqliteReader", "SqliteStore", "open_reader", "open_store"]


def open_store(
    path: str | Path,
    *,
    window_s: float,
    similarity: float = SIMILARITY,
    index: Index | None = None,
    algorithm: int = ALGORITHM,
) -> SqliteStore:
    """Open a database for writing; make it or bring its schema up to date first.

    Args:
        path: the file; `<path>.lock` beside it names the process that has it open.
        window_s: how far back, by the time it was seen, an update is compared.
        similarity: Jaccard that will be asked of candidates; what surely has less is not read.
        index, algorithm: what near-duplicates are found with; by default those of `dedup`.

    Raises:
        StoreError: another process has it open, the schema is newer, the file is damaged or
            cannot be written.
    """
    file = Path(path).absolute()
    with translated(file, "open the database"):
        lock = FileLock(file)
    try:
        return SqliteStore(
            file,
            lock,
            make_index=partial(_new_index, similarity) if index is None else lambda: index,
            algorithm=algorithm,
            window_s=window_s,
        )
    except BaseException:
        lock.release()
        raise


def _new_index(similarity: float) -> Index:
    # Only when something new is to be compared: numpy and the words take a tenth of a second.
    from livefeed import dedup  # noqa: PLC0415

    return dedup.Index(similarity=similarity)


def open_reader(path: str | Path) -> SqliteReader:
    """Open a database for reading only, also while a daemon writes it.

    Raises:
        StoreError: there is no such file, or its schema is newer or older than this livefeed's.
    """
    file = Path(path).absolute()
    if file.exists() and not file.is_file():
        raise StoreError(f"{file}: not a file: `daemon.database` must name one")
    if not file.exists():
        raise StoreError(f"{file}: there is no database here: `livefeed run` or `poll` makes it")
    reader = SqliteReader(file)
    try:
        reader.check()
    except BaseException:
        reader.close_now()
        raise
    return reader
