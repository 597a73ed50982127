"""Commands while a daemon runs: those that read look on, those that write go through it."""

from __future__ import annotations

import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.cli.conftest import DEVELOPMENT, Newsroom, configure
from tests.support.command import PATIENCE_S, livefeed, open_site, rss


def test_commands_work_beside_a_daemon_and_through_it(tmp_path: Path) -> None:
    with open_site() as site:
        configure(tmp_path, site)
        add(tmp_path, '[server]\nlisten = "127.0.0.1:0"\n')
        site.documents["/alpha.xml"] = rss(("a1", "عنوان", DEVELOPMENT))
        site.status = 404
        room = Newsroom(folder=tmp_path, site=site)
        with running(tmp_path) as daemon:
            wait_for(lambda: "dead" in room.run("alerts", "--state", "dead").out)
            assert room.run("stories", "--json").json["stories"][0]["title"] == "عنوان"
            polled = room.run("poll", "alpha", "--json")
            assert [source["outcome"] for source in polled.json["sources"]] == ["unchanged"]
            dead = room.run("alerts", "--state", "dead", "--json").json["deliveries"][0]["id"]
            site.status = 204
            assert room.run("alerts", "retry", dead).status == 0
            wait_for(lambda: dead in room.run("alerts", "--state", "done").out)
            assert room.run("migrate").status == 75
            assert room.run("prune", "--older-than", "90d", "--json").json == {"forgotten": 0}
            daemon.send_signal(signal.SIGTERM)
            assert daemon.wait(PATIENCE_S) == 0


def test_a_hangup_does_not_end_the_daemon(tmp_path: Path) -> None:
    with open_site() as site:
        configure(tmp_path, site)
        add(tmp_path, '[server]\nlisten = "127.0.0.1:0"\n')
        log = tmp_path / "log"
        with running(tmp_path) as daemon:
            wait_for(lambda: b"daemon.ready" in log.read_bytes())
            daemon.send_signal(signal.SIGHUP)
            wait_for(lambda: b"daemon.no_reload signal=SIGHUP" in log.read_bytes())
            daemon.send_signal(signal.SIGTERM)
            assert daemon.wait(PATIENCE_S) == 0


def test_stopping_while_the_database_is_locked_is_quiet(tmp_path: Path) -> None:
    with open_site() as site:
        configure(tmp_path, site)
        add(tmp_path, '[server]\nlisten = "127.0.0.1:0"\n')
        log = tmp_path / "log"
        with running(tmp_path) as daemon:
            wait_for(lambda: b"source=alpha outcome=" in log.read_bytes())
            other = sqlite3.connect(tmp_path / "livefeed.db", isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            wait_for(lambda: b"database is locked" in log.read_bytes())
            # By the time this is answered, the daemon is looking for due sources again.
            assert status_of(address(log) + "/readyz") == 503
            assert log.read_bytes().count(b"tick.failed") == 1
            daemon.send_signal(signal.SIGTERM)
            wait_for(lambda: b"daemon.stopping" in log.read_bytes())
            other.close()
            assert daemon.wait(PATIENCE_S) == 0
        assert b"Traceback" not in log.read_bytes()


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        add(tmp_path, f'[server]\nlisten = "127.0.0.1:{port}"\n')
        answer = livefeed("run", folder=tmp_path)
    assert answer.status == 69
    told = f"livefeed: cannot listen: 127.0.0.1:{port}: Address already in use"
    assert answer.error.splitlines()[-1] == told
    assert "Traceback" not in answer.error


def test_a_socket_in_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    add(tmp_path, '[server]\nlisten = "unix:/nowhere/livefeed.sock"\n')
    answer = livefeed("run", folder=tmp_path)
    assert answer.status == 69
    told = "livefeed: cannot listen: unix:/nowhere/livefeed.sock: No such file or directory"
    assert answer.error.splitlines()[-1] == told


def test_a_wrong_configuration_ends_the_daemon_with_78(tmp_path: Path) -> None:
    add(tmp_path, "x = 1\n")
    answer = livefeed("run", folder=tmp_path)
    assert (answer.status, answer.error.startswith("config.toml:1: x: ")) == (78, True)


def add(folder: Path, text: str) -> None:
    path = folder / "config.toml"
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(text + old, encoding="utf-8")


@contextmanager
def running(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "log").open("wb") as log:
        daemon = subprocess.Popen(
            [sys.executable, "-m", "livefeed", "run"], cwd=folder, stdout=log, stderr=log
        )
        try:
            yield daemon
        finally:
            daemon.kill()
            daemon.wait()


def address(log: Path) -> str:
    found = re.search(r"daemon\.ready address=(\S+)", log.read_text(encoding="utf-8"))
    assert found
    return found[1]


def status_of(url: str) -> int:
    try:
        with urlopen(url, timeout=PATIENCE_S) as response:  # noqa: S310 - of our own daemon
            return int(response.status)
    except HTTPError as error:
        return error.code


def wait_for(is_so: object) -> None:
    """Ask again until it is so; each question is a process, so nothing else need wait."""
    assert callable(is_so)
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end
