"""What another process has of the CPU: one that only waits for its turn is not slow."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

_CLOCK: Final = 2  # of a whole process; how Linux numbers it: see clock_getcpuclockid(3)


def cpu_s(pid: int) -> float:
    """Return the CPU seconds that a process has used, 0 for one that is no more."""
    try:
        return time.clock_gettime(~pid << 3 | _CLOCK)
    except OSError:
        return 0.0


def is_runnable(pid: int) -> bool:
    """Tell whether a process runs or waits for a CPU, not for anything else."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] == "R"
