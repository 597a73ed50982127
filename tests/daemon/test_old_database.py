"""A daemon on the database of an older version polls, and signs again what that one signed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from livefeed.model import ALGORITHM
from tests.support.old_database import UPDATES, write_old_database
from tests.support.origin import Origin
from tests.support.press import Press, settings_of
from tests.support.running import eventually, running


async def test_a_daemon_goes_on_while_it_signs_the_old_updates_again(tmp_path: Path) -> None:
    database = tmp_path / "livefeed.db"
    write_old_database(database)

    async def are_current() -> bool:
        return algorithms(database) == {ALGORITHM: UPDATES + 2}

    async with Origin() as origin:
        press = Press(origin, {"alpha": "rss", "beta": "atom"})
        async with running(settings_of(tmp_path, press.sources())) as site:
            await eventually("both polled, and every sketch of this algorithm", are_current)
            assert await site.holding("beta-0")


def algorithms(database: Path) -> dict[int, int]:
    """Return how many sketches there are of each algorithm."""
    with closing(sqlite3.connect(database)) as db:
        return dict(db.execute("SELECT algorithm, count(*) FROM signatures GROUP BY 1"))
