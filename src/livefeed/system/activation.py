"""Listening sockets that the service manager opened and hands over (sd_listen_fds(3))."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from typing import Final

FIRST_FD: Final = 3  # SD_LISTEN_FDS_START


def inherited_sockets(environ: Mapping[str, str]) -> tuple[socket.socket, ...]:
    """Return the sockets that were handed to this process, none if they are another's.

    Each is closed with the process that uses it, not with the service manager's: connections wait
    in them over a restart.
    """
    count = environ.get("LISTEN_FDS", "")
    if environ.get("LISTEN_PID") != str(os.getpid()) or not (count.isascii() and count.isdecimal()):
        return ()
    sockets = tuple(socket.socket(fileno=FIRST_FD + number) for number in range(int(count)))
    for one in sockets:
        one.set_inheritable(False)
        one.setblocking(False)
    return sockets
