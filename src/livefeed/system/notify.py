"""Messages to the service manager (sd_notify); without NOTIFY_SOCKET they go nowhere."""

from __future__ import annotations

import os
import socket


def ready() -> bool:
    """Tell that start-up is finished."""
    return notify("READY=1")


def stopping() -> bool:
    """Tell that the daemon drains and will end."""
    return notify("STOPPING=1")


def status(text: str) -> bool:
    """Set the line that `systemctl status` shows."""
    return notify("STATUS=" + " ".join(text.split()))


def watchdog() -> bool:
    """Tell that work goes on; call it after real work, not from a timer alone."""
    return notify("WATCHDOG=1")


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
