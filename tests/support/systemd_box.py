"""A real systemd in namespaces of its own, with our unit installed: see systemd_box.sh."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
SITE = Path(np.__file__).parents[1]
PYTHON = "/usr/bin/python3"  # the one of the system: a home is hidden from the service
NEEDED = ("unshare", "nsenter", "systemctl", "ip", PYTHON)
WITHIN_S = 60.0


class Box:
    """A running systemd; every command runs inside."""

    def __init__(self, leader: int) -> None:
        self._enter = ["nsenter", "-t", str(leader), "-a"]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*self._enter, *command], capture_output=True, text=True, check=False, timeout=WITHIN_S
        )

    @contextmanager
    def running(self, *command: str) -> Iterator[None]:
        """Keep a command running inside for as long as the block lasts."""
        process = subprocess.Popen(
            [*self._enter, *command], stdout=subprocess.DEVNULL, start_new_session=True
        )
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # nsenter forks to enter
            process.wait()

    def status(self) -> str:
        """Return what systemd says of the service, with the end of its log."""
        return self.run("systemctl", "status", "livefeed", "--no-pager", "-l").stdout

    def shown(self, name: str) -> str:
        """Return a property of the service."""
        return self.run("systemctl", "show", "livefeed", "-p", name, "--value").stdout.strip()

    def eventually(self, what: str, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + WITHIN_S
        while not is_so():
            if time.monotonic() > end:
                raise AssertionError(f"not within {WITHIN_S:g} s: {what}\n{self.status()}")
            time.sleep(0.1)


@contextmanager
def open_box(folder: Path, config: str) -> Iterator[Box]:
    """Start systemd with the unit, the program and this configuration; skip where that fails."""
    _skip_where_impossible()
    _fill(folder, config)
    cgroup = f"livefeed-test-{os.getpid()}"
    script = [str(ROOT / "tests/support/systemd_box.sh"), str(folder), str(SITE), cgroup]
    with (folder / "log").open("wb") as log:
        outer = subprocess.Popen(["bash", *script], stdout=log, stderr=log, start_new_session=True)
    leader = 0
    try:
        leader = _leader(outer, folder / "log")
        yield Box(leader)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(leader or outer.pid, signal.SIGKILL)
        outer.wait(WITHIN_S)
        _remove_cgroup(cgroup)


def _skip_where_impossible() -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a systemd of its own needs root on Linux")
    if missing := [program for program in NEEDED if not shutil.which(program)]:
        pytest.skip(f"no {', '.join(missing)} here: the unit is not run")
    version = subprocess.run(
        [PYTHON, "-c", "import sys; print(*sys.version_info[:2])"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    if version != [str(number) for number in sys.version_info[:2]]:
        pytest.skip(f"{PYTHON} is not the Python that livefeed is installed for")


def _fill(folder: Path, config: str) -> None:
    shutil.copytree(ROOT / "src", folder / "src")
    (folder / "config.toml").write_text(config)
    shutil.copy(ROOT / "systemd/livefeed.service", folder)
    program = folder / "livefeed"
    program.write_text(
        f'#!/bin/sh\nexec env PYTHONPATH=/run/shared/src:/run/site {PYTHON} -m livefeed "$@"\n'
    )
    subprocess.run(["chmod", "-R", "a+rX", str(folder)], check=True)
    program.chmod(0o755)


def _leader(outer: subprocess.Popen[bytes], log: Path) -> int:
    """Return the process that is number 1 inside, once systemd is up; skip if it cannot be."""
    end = time.monotonic() + WITHIN_S
    while time.monotonic() < end and outer.poll() is None:
        children = Path(f"/proc/{outer.pid}/task/{outer.pid}/children").read_text().split()
        if children:
            box = Box(int(children[0]))
            if box.run("systemctl", "is-system-running").stdout.strip() in {"running", "degraded"}:
                return int(children[0])
        time.sleep(0.1)
    outer.kill()
    words = log.read_text(errors="replace").strip().splitlines()
    pytest.skip(f"no systemd in namespaces here: {words[-1] if words else 'it did not come up'}")


def _remove_cgroup(name: str) -> None:
    """Remove the empty groups that are left, in a mount that nobody else sees."""
    script = (
        "mount --make-rprivate / && mount -t cgroup2 none /mnt && cd /mnt && "
        'find "$0" -depth -type d -exec rmdir {} + 2>/dev/null; true'
    )
    subprocess.run(["unshare", "--mount", "bash", "-c", script, name], check=False)
