"""The side door: commands reach a running daemon through a unix socket."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from livefeed.errors import NoDaemonError, StoreError
from livefeed.serve.control import serve_control
from livefeed.serve.knock import Line, Tell, ask


class Recorder:
    """Answers like a daemon with two sources."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    async def poll(self, names: Sequence[str], *, deliver: bool, tell: Tell) -> Line:
        self.asked.append(tuple(names))
        for name in names:
            await tell({"visit": {"source": name}})
        return {"deliveries": {"sent": 2} if deliver else {}}

    async def retry(self, delivery: str) -> bool:
        return delivery == "msg_dead"

    async def prune(self, before: datetime) -> int:
        return before.year


async def test_a_round_is_told_visit_by_visit_and_ends_with_its_result(tmp_path: Path) -> None:
    path = tmp_path / "livefeed.db.sock"
    daemon = Recorder()
    async with serve_control(daemon, path):
        wish = {"names": ["a", "b"], "deliver": True}
        lines = [line async for line in ask(path, "/poll", wish)]
    assert daemon.asked == [("a", "b")]
    assert lines == [
        {"visit": {"source": "a"}},
        {"visit": {"source": "b"}},
        {"deliveries": {"sent": 2}},
    ]


@pytest.mark.parametrize(("delivery", "opened"), [("msg_dead", True), ("msg_other", False)])
async def test_a_dead_letter_is_opened_again(tmp_path: Path, delivery: str, opened: bool) -> None:
    path = tmp_path / "livefeed.db.sock"
    async with serve_control(Recorder(), path):
        answers = [line async for line in ask(path, f"/deliveries/{delivery}/retry", {})]
    assert answers == [{"opened": opened}]


async def test_what_is_old_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "livefeed.db.sock"
    wish = {"before": datetime(2026, 8, 1, tzinfo=UTC).isoformat()}
    async with serve_control(Recorder(), path):
        assert [line async for line in ask(path, "/prune", wish)] == [{"forgotten": 2026}]


async def test_only_the_owner_can_open_the_door_and_it_closes_behind_the_daemon(
    tmp_path: Path,
) -> None:
    path = tmp_path / "livefeed.db.sock"
    async with serve_control(Recorder(), path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not path.exists()
    with pytest.raises(NoDaemonError):
        await anext(ask(path, "/poll", {}))


async def test_a_socket_that_a_killed_daemon_left_is_no_daemon(tmp_path: Path) -> None:
    path = tmp_path / "livefeed.db.sock"
    path.touch()
    with pytest.raises(NoDaemonError):
        await anext(ask(path, "/poll", {}))
    async with serve_control(Recorder(), path):
        assert [line async for line in ask(path, "/poll", {"names": [], "deliver": False})]


async def test_a_deep_folder_does_not_matter(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["a-folder-with-a-long-name"] * 6)
    folder.mkdir(parents=True)
    async with serve_control(Recorder(), folder / "livefeed.db.sock"):
        answers = [
            line async for line in ask(folder / "livefeed.db.sock", "/deliveries/x/retry", {})
        ]
    assert answers == [{"opened": False}]


class FullDisk(Recorder):
    """Can write nothing: one visit went well, then the disk is full."""

    async def poll(self, names: Sequence[str], *, deliver: bool, tell: Tell) -> Line:
        await tell({"visit": {"source": names[0]}})
        raise StoreError("livefeed.db: cannot write: database or disk is full")

    async def retry(self, delivery: str) -> bool:
        raise StoreError("livefeed.db: cannot write: database or disk is full")

    async def prune(self, before: datetime) -> int:
        raise StoreError("livefeed.db: cannot write: database or disk is full")


@pytest.mark.parametrize(
    ("route", "wish"),
    [
        ("/poll", {"names": ["a"], "deliver": False}),
        ("/deliveries/msg_dead/retry", {}),
        ("/prune", {"before": "2026-08-01T00:00:00+00:00"}),
    ],
)
async def test_what_the_daemon_cannot_do_is_told_in_its_words(
    tmp_path: Path, route: str, wish: Line
) -> None:
    path = tmp_path / "livefeed.db.sock"
    async with serve_control(FullDisk(), path):
        with pytest.raises(StoreError, match=r"^livefeed\.db: cannot write: database or disk is"):
            [line async for line in ask(path, route, wish)]


async def test_a_daemon_that_ends_in_the_middle_of_a_round_is_told(tmp_path: Path) -> None:
    async def end_soon(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n12\r\n")
        writer.write(b'{"visit": {"a": 1}')
        writer.close()

    path = tmp_path / "livefeed.db.sock"
    async with await asyncio.start_unix_server(end_soon, path):
        with pytest.raises(StoreError, match="the daemon ended before it had done that"):
            [line async for line in ask(path, "/poll", {"names": [], "deliver": False})]
