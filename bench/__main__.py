"""Runs every measurement in turn; each prints livefeed beside its yardstick.

python -m bench [NAME ...]      names of modules of this folder; all of them without any
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def names() -> list[str]:
    """Return the measurements there are."""
    modules = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    return [name for name in modules if not name.startswith("_")]


def main() -> int:
    wanted = sys.argv[1:] or names()
    if unknown := set(wanted) - set(names()):
        print(f"no measurement {', '.join(sorted(unknown))}: there are {', '.join(names())}")
        return 64
    failed = 0
    for name in wanted:
        print(f"\n=== bench.{name} ===", flush=True)
        failed += (
            subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode != 0
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
