from __future__ import annotations

import asyncio
import io
import json
import logging
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from livefeed.system import log

LOGGER = logging.getLogger("livefeed.steps.poll")


@pytest.fixture(autouse=True)
def _root_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)


def lines_of(stream: io.StringIO) -> list[str]:
    return stream.getvalue().splitlines()


def journal(path: Path) -> tuple[TextIO, dict[str, str]]:
    """Return a stream and the environment in which systemd says that it is the journal."""
    stream = path.open("w", encoding="utf-8")
    found = os.fstat(stream.fileno())
    return stream, {"JOURNAL_STREAM": f"{found.st_dev}:{found.st_ino}"}


def test_a_line_has_time_level_logger_event_and_values() -> None:
    stream = io.StringIO()
    log.configure("info", stream=stream, environ={})
    LOGGER.info("poll.done source=%s new=%d", "alpha", 3)
    LOGGER.debug("poll.detail")
    assert re.fullmatch(
        r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO livefeed.steps.poll"
        r" poll.done source=alpha new=3",
        stream.getvalue().rstrip("\n"),
    )


@pytest.mark.parametrize(
    ("level", "priority"),
    [("DEBUG", 7), ("INFO", 6), ("WARNING", 4), ("ERROR", 3), ("CRITICAL", 2)],
)
def test_in_the_journal_a_line_has_its_priority_and_no_time(
    tmp_path: Path, level: str, priority: int
) -> None:
    stream, environ = journal(tmp_path / "journal")
    with stream:
        log.configure("DEBUG", stream=stream, environ=environ)
        LOGGER.log(getattr(logging, level), "poll.done source=%s", "alpha")
    written = (tmp_path / "journal").read_text()
    assert written == f"<{priority}>livefeed.steps.poll poll.done source=alpha\n"


def test_a_journal_of_another_stream_is_not_ours(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w") as stream:
        log.configure(stream=stream, environ={"JOURNAL_STREAM": "8:1"})
        LOGGER.info("poll.done")
    assert " INFO livefeed.steps.poll poll.done" in (tmp_path / "file").read_text()


def test_every_line_of_a_traceback_has_a_priority(tmp_path: Path) -> None:
    stream, environ = journal(tmp_path / "journal")
    with stream:
        log.configure(stream=stream, environ=environ)
        try:
            json.loads("{")
        except ValueError:
            LOGGER.exception("poll.crashed source=%s", "alpha")
    lines = (tmp_path / "journal").read_text().splitlines()
    assert len(lines) > 3
    assert all(line.startswith("<3>") for line in lines)
    assert "JSONDecodeError" in lines[-1]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("خبر عاجل", "خبر عاجل"),
        ("a\nINFO forged", "a\\nINFO forged"),
        ("a\r\t\x00b", "a\\r\\t\\x00b"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("line\u2028two", "line\\u2028two"),
        ("lone \ud800", "lone \\ud800"),
        ("\x85next", "\\x85next"),
    ],
)
def test_text_from_outside_stays_on_its_line(text: str, written: str) -> None:
    stream = io.StringIO()
    log.configure(stream=stream, environ={})
    LOGGER.warning("poll.failed problem=%s", text)
    assert stream.getvalue().partition("problem=")[2] == written + "\n"


def test_configuring_again_replaces_what_was() -> None:
    first, second = io.StringIO(), io.StringIO()
    log.configure(stream=first, environ={})
    log.configure("WARNING", stream=second, environ={})
    LOGGER.info("poll.done")
    LOGGER.warning("poll.failed")
    assert lines_of(first) == []
    assert len(lines_of(second)) == 1


def test_libraries_are_quieter_than_livefeed() -> None:
    stream = io.StringIO()
    log.configure("DEBUG", stream=stream, environ={})
    logging.getLogger("aiohttp.access").info("GET /?token=secret")
    logging.getLogger("apscheduler.executors").info("Running job")
    logging.getLogger("apscheduler.executors").warning("Missed")
    assert [line.split()[1] for line in lines_of(stream)] == ["WARNING"]


def test_warnings_are_logged() -> None:
    stream = io.StringIO()
    log.configure(stream=stream, environ={})
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn("old way", DeprecationWarning, stacklevel=1)
    assert "py.warnings" in stream.getvalue()


def test_an_unknown_level_is_an_error() -> None:
    with pytest.raises(ValueError, match="LOUD"):
        log.configure("loud", stream=io.StringIO(), environ={})


def test_a_terminal_that_knows_only_ascii_gets_escapes_instead_of_a_crash() -> None:
    script = (
        "import logging; from livefeed.system import log; log.configure();"
        "logging.getLogger('livefeed').info('poll.done title=%s', 'خبر')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONIOENCODING": "ascii:backslashreplace", "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "title=\\u062e\\u0628\\u0631" in done.stderr


async def ask(address: tuple[str, int], request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection(*address)
    writer.write(request)
    answer = await reader.readline()
    writer.close()
    await writer.wait_closed()
    return answer


async def test_bytes_that_are_no_http_are_refused_without_a_line() -> None:
    async def break_down(_: web.Request) -> web.StreamResponse:
        raise RuntimeError("our own mistake")

    app = web.Application()
    app.router.add_get("/broken", break_down)
    stream = io.StringIO()
    log.configure("info", stream=stream, environ={})
    async with TestServer(app) as server:
        address = (str(server.host), int(server.port or 0))
        long = b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"
        for nonsense in (b"\x16\x03\x01\x02\x00\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", long):
            assert b" 400 " in await ask(address, nonsense)
        assert lines_of(stream) == []
        assert b" 500 " in await ask(address, b"GET /broken HTTP/1.0\r\n\r\n")
    assert "our own mistake" in stream.getvalue()
