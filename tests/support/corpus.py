"""Where real inputs lie, outside the repository; tests of them skip where they are absent."""

from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).parents[3] / "shared" / "data"


def corpus(name: str) -> Path:
    """Return the folder or file of that name among the real inputs, or skip the test."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"no real inputs at {name}: they are kept outside the repository")
    return path


def feed_files() -> list[Path]:
    """Return the real feeds, of every form and damage."""
    folder = corpus("feeds")
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "MANIFEST.tsv")
