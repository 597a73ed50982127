"""The play runs a real daemon; its exit status tells whether everything came as scripted."""

from __future__ import annotations

import io
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from livefeed.demo.coverage import Coverage, read_coverage
from livefeed.demo.play import Options, run_demo
from tests.support.press import MORE_DEAD, OTHERS, SPELT, WIRE

COMMAND = (sys.executable, "-m", "livefeed", "demo")


def small(verdict: str = "duplicate") -> Coverage:
    """Return a day of two sources in which the second repeats the first."""
    return read_coverage(
        f"""
title = "A small day"
[[source]]
name = "wire"
title = "وكالة"
form = "rss"
language = "ar"
[[source]]
name = "page"
title = "صفحة"
form = "page"
language = "ar"
[[step]]
tick = 0
source = "wire"
do = "add"
key = "w-0"
title = "معرض"
text = "{OTHERS["alpha"]}"
story = "fair"
verdict = "new"
[[step]]
tick = 0
source = "page"
do = "add"
key = "p-0"
title = "قطارات"
text = "{OTHERS["beta"]}"
story = "trains"
verdict = "new"
[[step]]
tick = 1
source = "wire"
do = "add"
key = "w-1"
title = "سيول"
text = "{WIRE}"
story = "flood"
verdict = "new"
alert = "new"
[[step]]
tick = 2
source = "page"
do = "add"
key = "p-1"
title = "سيول تقطع الطريق"
text = "{SPELT if verdict == "duplicate" else MORE_DEAD}"
story = "flood"
verdict = "duplicate"
alert = "corroboration"
"""
    )


def played(options: Options, coverage: Coverage) -> tuple[int, str]:
    out = io.StringIO()
    console = Console(file=out, width=132, highlight=False)
    return run_demo(options, console=console, coverage=coverage), out.getvalue()


def test_a_play_that_comes_as_scripted_ends_with_0_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    status, out = played(Options(is_once=True, speed=4), small())
    assert status == 0, out
    lines = out.splitlines()
    assert lines[0].startswith("Board: http://127.0.0.1:")
    assert [line.split()[:4] for line in lines if line.startswith("duplicate")] == [
        ["duplicate", "page", "→", "flood"]
    ]
    assert [line.split()[1:3] for line in lines if line.startswith("  alert")] == [
        ["story.new", "signed"],
        ["story.corroboration", "signed"],
    ]
    assert lines[-1] == "Everything came as the script says."
    assert list(tmp_path.glob("livefeed-*")) == []


def test_a_play_that_comes_out_otherwise_ends_with_1_and_names_what() -> None:
    status, out = played(Options(is_once=True, speed=4), small("development"))
    assert status == 1
    problems = [line for line in out.splitlines() if line.startswith("not as the script says: ")]
    assert "page p-1: verdict duplicate expected, development found" in problems[0]
    assert any("alert story.corroboration of flood: 1 more expected" in line for line in problems)


def test_as_json_it_says_one_object_and_nothing_else() -> None:
    status, out = played(Options(is_once=True, is_json=True, speed=4), small())
    told: dict[str, Any] = json.loads(out)
    assert status == 0
    assert told["is_as_scripted"] is True
    assert told["verdicts"] == "3 new, 1 duplicate"


@pytest.mark.timeout(150)
def test_the_invented_day_comes_as_its_script_says() -> None:
    done = subprocess.run(
        (*COMMAND, "--once", "--speed", "2"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.rstrip().endswith("Everything came as the script says.")
    assert done.stderr == ""
    assert "\x1b" not in done.stdout


def test_the_board_is_served_from_the_start_and_an_interrupt_ends_the_play(tmp_path: Path) -> None:
    environ = os.environ | {"TMPDIR": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(COMMAND, stdout=subprocess.PIPE, text=True, env=environ) as demo:
        killer = threading.Timer(60, demo.kill)  # a demo that hangs must not hang the test
        killer.start()
        assert demo.stdout is not None
        address = demo.stdout.readline().split()[-1]
        for line in demo.stdout:
            if line.startswith("  alert"):
                break
        with urllib.request.urlopen(address, timeout=10) as board:  # noqa: S310 - loopback
            assert "سيول" in board.read().decode()
        demo.send_signal(signal.SIGINT)
        demo.stdout.read()
        assert demo.wait() == 1
        killer.cancel()
    assert list(tmp_path.glob("livefeed-*")) == []


def test_a_port_that_is_taken_is_told_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            (*COMMAND, "--once", "--port", str(port)),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 69
    assert done.stderr.startswith(f"livefeed: cannot listen on port {port}: ")
    assert len(done.stderr.splitlines()) == 1


def test_other_verbs_do_not_load_the_demo() -> None:
    program = "import sys, livefeed.cli, livefeed.cli.parser; print('livefeed.demo' in sys.modules)"
    done = subprocess.run(
        (sys.executable, "-c", program), capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
