"""What the tests of deliveries share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.support.outbox import Newsroom


@pytest.fixture
async def newsroom(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with aiohttp.ClientSession() as session:
        opened = Newsroom(tmp_path / "live.db", session)
        await opened.desk.configure()
        yield opened
        await opened.store.close()
