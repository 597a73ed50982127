from __future__ import annotations

import socket
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from livefeed.system import notify


@pytest.fixture(params=["path", "abstract"])
def manager(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[socket.socket]:
    """A real datagram socket where a service manager would listen."""
    address = str(tmp_path / "notify") if request.param == "path" else f"@livefeed-{uuid.uuid4()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as server:
        server.bind(address.replace("@", "\0", 1) if address.startswith("@") else address)
        server.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", address)
        yield server


def test_each_message_is_one_datagram(manager: socket.socket) -> None:
    assert notify.ready()
    assert notify.status("12 sources,\n 1 failing: قناة")
    assert notify.watchdog()
    assert notify.stopping()
    assert [manager.recv(4096).decode() for _ in range(4)] == [
        "READY=1",
        "STATUS=12 sources, 1 failing: قناة",
        "WATCHDOG=1",
        "STOPPING=1",
    ]


@pytest.mark.parametrize("address", ["", "relative/path", "vsock:2:1", "/nowhere/at/all"])
def test_without_anybody_listening_nothing_happens(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    assert not notify.ready()
    monkeypatch.delenv("NOTIFY_SOCKET")
    assert not notify.ready()


def test_a_manager_that_does_not_read_holds_nobody_up(
    manager: socket.socket,
) -> None:
    sent = [notify.status("x" * 1000) for _ in range(14)]
    assert sent[0]
    assert manager.recv(4096).startswith(b"STATUS=x")
