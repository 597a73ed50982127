"""One call in a process of its own: its answer, its errors, its limits."""

from __future__ import annotations

import os
import threading
import time

import pytest

from livefeed.cli.bounded import MEMORY_BYTES, bounded
from livefeed.errors import ParseError, WorkerError


def test_the_answer_comes_back() -> None:
    assert bounded(lambda: ["نص"] * 3) == ["نص", "نص", "نص"]
    assert bounded(os.getpid) != os.getpid()


def test_an_error_of_ours_comes_back_as_it_is() -> None:
    def fail() -> None:
        raise ParseError("alpha", "http://x/", "root element is <html>")

    with pytest.raises(ParseError, match="root element is <html>"):
        bounded(fail)


def test_what_takes_too_long_is_killed() -> None:
    began = time.monotonic()
    with pytest.raises(WorkerError, match=r"took longer than 0\.2 s"):
        bounded(threading.Event().wait, timeout_s=0.2)
    assert time.monotonic() - began < 5


def test_what_takes_too_much_memory_is_refused() -> None:
    with pytest.raises(WorkerError, match="too much memory"):
        bounded(lambda: len(bytearray(2 * MEMORY_BYTES)))


def test_a_death_is_told() -> None:
    with pytest.raises(WorkerError, match="died"):
        bounded(lambda: os._exit(7))
