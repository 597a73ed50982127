"""The unit under a real systemd, where one can be started: start, trouble, stop."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.support.command import rss
from tests.support.systemd_box import PYTHON, Box, open_box

CONFIG = """
[daemon]
database = "/var/lib/livefeed/livefeed.db"
[polling]
allow_private = ["127.0.0.0/8"]
every = "15s"
[[source]]
name = "wire"
url = "http://127.0.0.1:8099/feed.xml"
"""
LOCK = """
import sqlite3, time
database = sqlite3.connect("/var/lib/private/livefeed/livefeed.db", isolation_level=None)
database.execute("PRAGMA busy_timeout = 60000")
database.execute("BEGIN IMMEDIATE")
time.sleep(600)
"""


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Box]:
    folder = tmp_path_factory.mktemp("systemd")
    (folder / "feed.xml").write_bytes(rss(("1", "سيول تقطع الطريق", "قطعت السيول الطريق فجرا")))
    with (
        open_box(folder, CONFIG) as opened,
        opened.running(
            PYTHON, "-m", "http.server", "--bind", "127.0.0.1", "-d", "/run/shared", "8099"
        ),
    ):
        yield opened


@pytest.fixture
def service(box: Box) -> Iterator[Box]:
    """Start the service, and leave nothing of it behind."""
    started = box.run("systemctl", "start", "livefeed")
    assert started.returncode == 0, box.status()
    yield box
    box.run("systemctl", "stop", "livefeed")
    box.run("systemctl", "reset-failed", "livefeed")


def updates(box: Box) -> int:
    """Return how many updates are stored; the command reads beside the daemon."""
    command = ("livefeed", "--config", "/etc/livefeed/config.toml", "sources", "--json")
    answer = box.run(*command)
    return int(json.loads(answer.stdout)["sources"][0]["updates"]) if answer.stdout else 0


def test_it_starts_reads_a_feed_within_its_walls_and_stops(service: Box) -> None:
    assert service.shown("ActiveState") == "active"
    assert service.shown("StatusText") == "following 1 sources at http://127.0.0.1:8420"
    service.eventually("the feed is read, in a worker process", lambda: updates(service) == 1)
    owner = service.run("stat", "-c", "%u %a", "/var/lib/private/livefeed").stdout.split()
    assert int(owner[0]) >= 61_184, "not a user that exists only while it runs"
    assert owner[1] == "700"
    assert service.run("systemctl", "stop", "livefeed").returncode == 0
    assert (service.shown("ActiveState"), service.shown("Result")) == ("inactive", "success")


def test_killed_it_comes_back_with_what_it_knew(service: Box) -> None:
    service.eventually("the feed is read", lambda: updates(service) == 1)
    service.run("systemctl", "kill", "-s", "KILL", "--kill-who=main", "livefeed")
    service.eventually("it was started again", lambda: service.shown("NRestarts") == "1")
    service.eventually("it is ready", lambda: service.shown("ActiveState") == "active")
    assert updates(service) == 1


def test_the_watchdog_looks_at_the_work_and_not_at_a_timer(service: Box) -> None:
    """A database that cannot be written stops the work; the event loop goes on all the same."""
    drop_in = "mkdir -p $0; printf '[Service]\nWatchdogSec=3s\n' > $0/watchdog.conf"
    folder = "/run/systemd/system/livefeed.service.d"
    service.run("bash", "-c", drop_in, folder)
    service.run("systemctl", "daemon-reload")
    service.run("systemctl", "restart", "livefeed")
    assert service.shown("WatchdogUSec") == "3s"
    with service.running(PYTHON, "-c", LOCK):
        service.eventually("it was started again", lambda: service.shown("NRestarts") != "0")
    service.eventually("it is ready", lambda: service.shown("ActiveState") == "active")
    service.run("rm", "-r", folder)
    service.run("systemctl", "daemon-reload")


def test_a_bad_configuration_is_told_once_and_not_tried_again(box: Box) -> None:
    box.run("sed", "-i", "1i x = 1", "/etc/livefeed/config.toml")
    try:
        assert box.run("systemctl", "start", "livefeed").returncode != 0
        assert box.shown("ActiveState") == "failed"
        assert (box.shown("ExecMainStatus"), box.shown("NRestarts")) == ("78", "0")
    finally:
        box.run("sed", "-i", "1d", "/etc/livefeed/config.toml")
        box.run("systemctl", "reset-failed", "livefeed")
