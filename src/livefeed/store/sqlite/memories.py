"""What sources showed last, read for many polls at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Final

from livefeed.errors import StoreError
from livefeed.memory import NOTHING
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.rows import as_list, rows_of

Found = Mapping[str, str]
Asked = Mapping[str, asyncio.Future[str]]
_MEMORIES: Final = """
    SELECT source, shown FROM memories WHERE source IN (SELECT value FROM json_each(:sources))
"""


class Memories:
    """The memories that polls ask for; lives in the event loop.

    To go to a thread and back takes several times as long as to read there: while one is away for
    some, those who ask meanwhile wait, and it goes for all of them then.
    """

    def __init__(self, submit: Callable[[Callable[[Database], Found]], Future[Found]]) -> None:
        """Begin with none; `submit` has something read in a thread."""
        self._submit = submit
        self._asked: dict[str, asyncio.Future[str]] = {}
        self._is_away = False

    async def of(self, source: str) -> str:
        """Return what a source showed at its last full poll, as `livefeed.memory` packs it.

        Raises:
            StoreError: it cannot be read.
        """
        if source not in self._asked:
            self._asked[source] = asyncio.get_running_loop().create_future()
        answer = self._asked[source]
        if not self._is_away:
            self._go()
        return await asyncio.shield(answer)

    def _go(self) -> None:
        asked, self._asked = self._asked, {}
        try:
            found = asyncio.wrap_future(self._submit(partial(_memories_of, sources=asked)))
        except StoreError as error:  # the store is closed
            _fail(asked, error)
            return
        self._is_away = True
        found.add_done_callback(partial(self._back, asked))

    def _back(self, asked: Asked, found: asyncio.Future[Found]) -> None:
        self._is_away = False
        error = StoreError("the store is closed") if found.cancelled() else found.exception()
        if error is not None:
            _fail(asked, error)
        else:
            for source, answer in asked.items():
                answer.set_result(found.result().get(source, NOTHING))
        if self._asked:
            self._go()


def _memories_of(db: Database, sources: Collection[str]) -> Found:
    rows = rows_of(db, _MEMORIES, {"sources": as_list(sources)})
    return {row["source"]: row["shown"] for row in rows}


def _fail(asked: Asked, error: BaseException) -> None:
    for answer in asked.values():
        answer.set_exception(error)
        answer.exception()  # seen: nobody may be waiting any more
