"""Sockets of the service manager."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from livefeed.system.activation import inherited_sockets
from tests.support.command import PATIENCE_S

# What a service manager does: put the socket at descriptor 3, name the process, become livefeed.
HAND_OVER = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1")
os.execv(sys.executable, [sys.executable, "-m", "livefeed", "run"])
"""


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"LISTEN_FDS": "1"},
        {"LISTEN_FDS": "1", "LISTEN_PID": "1"},
        {"LISTEN_PID": str(os.getpid())},
        {"LISTEN_FDS": "x", "LISTEN_PID": str(os.getpid())},
        {"LISTEN_FDS": "0", "LISTEN_PID": str(os.getpid())},
    ],
)
def test_sockets_of_nobody_or_of_another_process_are_not_taken(environ: dict[str, str]) -> None:
    assert inherited_sockets(environ) == ()


def test_a_socket_that_is_handed_over_wins_over_the_configured_address(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[server]\nlisten = "127.0.0.1:1"\n', encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as listener, (tmp_path / "log").open("wb") as log:
        daemon = subprocess.Popen(
            [sys.executable, "-c", HAND_OVER, str(listener.fileno())],
            pass_fds=[listener.fileno()],
            cwd=tmp_path,
            stdout=log,
            stderr=log,
        )
        try:
            # The connection waits in the socket until the daemon has started.
            with socket.create_connection(listener.getsockname(), timeout=PATIENCE_S) as client:
                client.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
                assert b" 200 OK" in client.recv(1_000)
            daemon.terminate()
            assert daemon.wait(PATIENCE_S) == 0
        finally:
            daemon.kill()
            daemon.wait()
