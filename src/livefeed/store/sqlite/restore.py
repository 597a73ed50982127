"""A backup put back in the place of the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path
from typing import Final

from livefeed.errors import StoreError
from livefeed.store.sqlite import schema
from livefeed.store.sqlite.connection import connect_reader, translated
from livefeed.store.sqlite.lock import FileLock
from livefeed.store.sqlite.upkeep import backup

_PARTS: Final = ("", "-wal", "-shm")  # a log that stays would be read into the new file


def restore(copy: Path, database: Path) -> Path | None:
    """Put a checked copy in the place of a database that nobody has open.

    Returns:
        where the old database lies now, None if there was none.

    Raises:
        StoreError: another process has it open, or the copy is damaged, newer or none of ours.
    """
    with translated(database, "restore the database"):
        lock = FileLock(database)
        try:
            _check(copy)
            with _aside(database) as kept:
                backup(copy, database)
        finally:
            lock.release()
    return kept


def _check(copy: Path) -> None:
    if not copy.is_file():
        raise StoreError(f"{copy}: there is no such file")
    with translated(copy, "read the backup"):
        db = connect_reader(copy)
        try:
            version = schema.check_version(db)
        finally:
            db.close()
    if version == 0:
        raise StoreError(f"{copy}: this is no database of livefeed")


@contextmanager
def _aside(database: Path) -> Iterator[Path | None]:
    """Keep the old database under another name; it comes back if the block fails."""
    kept = _free_name(database)
    moved = [(_part(database, part), _part(kept, part)) for part in _PARTS]
    existed = database.exists()
    for old, new in moved:
        new.unlink(missing_ok=True)
        if old.exists():
            old.rename(new)
    try:
        yield kept if existed else None
    except BaseException:
        for old, new in moved:
            if new.exists():
                new.replace(old)
        raise


def _free_name(database: Path) -> Path:
    """Return where no earlier restore has kept anything."""
    first = database.with_name(database.name + ".before-restore")
    later = (first.with_name(f"{first.name}-{n}") for n in count(2))
    return next(kept for kept in chain((first,), later) if not kept.exists())


def _part(database: Path, part: str) -> Path:
    return database.with_name(database.name + part)
