"""Imported once by the server that forks the workers: what parsing needs, ready in each of them."""

from __future__ import annotations

import os

# Before numpy comes: a thread per core in every worker would cost address space and time.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import bs4
import feedparser
import lxml.html
import nh3
import numpy as np
import trafilatura

import livefeed.dedup
import livefeed.extract
import livefeed.text

__all__ = ["bs4", "feedparser", "livefeed", "lxml", "nh3", "np", "trafilatura"]
