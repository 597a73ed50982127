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
