"""Functions for worker processes in tests, and a host process that runs them.

`python -m tests.support.jobs MODE` starts two workers, prints their ids as JSON, and then does as
MODE says.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import resource
import signal
import sys
import time
from pathlib import Path

from livefeed.errors import ParseError
from livefeed.fetch.workers import Workers


def own_pid() -> int:
    return os.getpid()


def pid_after(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def pid_after_work_and_rest(work_s: float, rest_s: float) -> int:
    """Use so much CPU, however long that takes, then rest so long."""
    until = time.process_time() + work_s
    while time.process_time() < until:
        pass
    return pid_after(rest_s)


def fail_to_parse(source: str) -> None:
    raise ParseError(source, "https://a.example/", "root element is <html>")


class UntravellableError(Exception):
    """Cannot be unpickled: its arguments are not those of its constructor."""

    def __init__(self, *, line: int) -> None:
        super().__init__(f"bad line {line}")


def fail_untravellably() -> None:
    raise UntravellableError(line=7)


def spin() -> int:
    """Stay in one long C call, where no Python signal handler runs."""
    return sum(range(10**12))


def say_and_spin() -> int:
    say([os.getpid()])
    return spin()


def note_and_spin(path: str) -> int:
    Path(path).write_text(str(os.getpid()))
    return spin()


def swallow_memory(count: int) -> int:
    return len(bytearray(count))


def die(signal_number: int) -> None:
    os.kill(os.getpid(), signal_number)
    time.sleep(60)


def limits() -> tuple[int, int, int]:
    return (
        resource.getrlimit(resource.RLIMIT_AS)[0],
        resource.getrlimit(resource.RLIMIT_CORE)[0],
        int(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)
        + int(signal.getsignal(signal.SIGTERM) is signal.SIG_IGN),
    )


def loaded(module: str) -> bool:
    return module in sys.modules


async def host(mode: str) -> None:
    asked = asyncio.Event()
    if mode == "drain":  # SIGTERM and SIGINT let the work under way finish
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, asked.set)
    workers = Workers(2, 30.0, 512 * 2**20)
    pids = await asyncio.gather(workers.run(pid_after, 0.3), workers.run(pid_after, 0.3))
    say([os.getpid(), *pids])
    if mode == "end":
        await workers.close()
    elif mode == "close-busy":
        task = asyncio.ensure_future(workers.run(spin))
        await asyncio.sleep(0.3)
        await workers.close()
        await asyncio.gather(task, return_exceptions=True)
    elif mode == "close-starting":
        await asyncio.gather(workers.run(die, int(signal.SIGKILL)), return_exceptions=True)
        await workers.close()
    elif mode == "busy":
        await asyncio.gather(*(workers.run(say_and_spin) for _ in range(2)))
    elif mode == "drain":
        call = asyncio.ensure_future(workers.run(pid_after, 1.0))
        await asyncio.sleep(0)
        await asked.wait()
        say([await call])
        await workers.close()


def say(pids: list[int]) -> None:
    os.write(1, json.dumps(pids).encode() + b"\n")


if __name__ == "__main__":
    # By its name, for that is how a worker finds its functions.
    asyncio.run(importlib.import_module("tests.support.jobs").host(sys.argv[1]))
