"""Imported once by the server that forks the workers, by nobody else: what parsing needs.

It also makes that server, and so its workers from their first moment, deaf to signals that a
terminal or `timeout` sends to the whole process group: the daemon alone decides when they end.
"""

from __future__ import annotations

import os
import signal

# Before numpy comes: a thread per core in every worker would cost address space and time.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGHUP, signal.SIG_IGN)

import bs4  # noqa: E402
import feedparser  # noqa: E402
import lxml.html  # noqa: E402
import nh3  # noqa: E402
import numpy as np  # noqa: E402
import trafilatura  # noqa: E402

import livefeed.dedup  # noqa: E402
import livefeed.extract  # noqa: E402
import livefeed.text  # noqa: E402

__all__ = ["bs4", "feedparser", "livefeed", "lxml", "nh3", "np", "trafilatura"]
