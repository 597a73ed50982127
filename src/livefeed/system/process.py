"""What the system tells of this process."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_STATM: Final = Path("/proc/self/statm")  # in pages: total, resident, … (proc(5))


def resident_bytes() -> int | None:
    """Return the memory that this process has in RAM, None where /proc does not tell."""
    try:
        pages = int(_STATM.read_text(encoding="ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")
