"""Every engine passes the tests of this folder; those of one engine are in a folder below."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from livefeed.store import Store
from livefeed.store.sqlite import open_store
from tests.support.desk import Desk, OpenStore
from tests.support.references import dangling

WINDOW_S = 72 * 3_600.0


@pytest.fixture(params=["sqlite"])
def open_again(request: pytest.FixtureRequest, tmp_path: Path) -> OpenStore:
    """Return what opens the test's one database; close the store before opening it again."""
    assert request.param == "sqlite"
    return lambda: open_store(tmp_path / "live.db", window_s=WINDOW_S)


@pytest.fixture
async def store(open_again: OpenStore, tmp_path: Path) -> AsyncIterator[Store]:
    opened = open_again()
    yield opened
    await opened.close()
    assert dangling(tmp_path / "live.db") == []


@pytest.fixture
async def desk(store: Store) -> Desk:
    desk = Desk(store)
    await desk.configure()
    return desk
