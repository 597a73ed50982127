"""Messages to the service manager (sd_notify); without NOTIFY_SOCKET they go nowhere."""

from __future__ import annotations

import os
import socket
import time


def ready() -> bool:
    """Tell that start-up, or a reload, is finished."""
    return notify("READY=1")


def reloading() -> bool:
    """Tell that the configuration is being read again; `ready` must follow."""
    return notify("RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000}")


def stopping() -> bool:
    """Tell that the daemon drains and will end."""
    return notify("STOPPING=1")


def status(text: str) -> bool:
    """Set the line that `systemctl status` shows."""
    return notify("STATUS=" + " ".join(text.split()))


def watchdog() -> bool:
    """Tell that work goes on; call it after real work, not from a timer alone."""
    return notify("WATCHDOG=1")


def watchdog_interval_s() -> float | None:
    """Return how often `watchdog` must be called at least, None if nobody watches."""
    usec, pid = os.environ.get("WATCHDOG_USEC", ""), os.environ.get("WATCHDOG_PID", "")
    if not usec.isdecimal() or int(usec) == 0 or (pid and pid != str(os.getpid())):
        return None
    return int(usec) / 1_000_000


def notify(*assignments: str) -> bool:
    """Send assignments as one datagram; True if somebody took it.

    A service manager that is gone or slow is no reason to stop working.
    """
    path = os.environ.get("NOTIFY_SOCKET", "")
    if not path.startswith(("/", "@")):
        return False
    address = "\0" + path[1:] if path.startswith("@") else path
    message = "\n".join(assignments).encode("utf-8", "replace")
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as client:
            client.settimeout(0.1)  # the event loop waits here
            client.connect(address)
            client.sendall(message)
    except OSError:
        return False
    return True
