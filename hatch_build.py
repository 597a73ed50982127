"""Builds the optional kernel beside its sources; without a C compiler livefeed is pure Python.

Runs for wheels and for editable installations, so `make setup` builds it too.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path("src", "livefeed", "kernel")
FLAGS = ("-std=c11", "-O3", "-fPIC", "-shared", "-fvisibility=hidden", "-ffp-contract=off", "-w")


class KernelHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the kernel, or takes away an old one and says why there is none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        folder = Path(self.root, FOLDER)
        if (built := build(folder, folder)) is not None:
            build_data["artifacts"].append(f"/{built.relative_to(self.root).as_posix()}")
            build_data["pure_python"] = False
            build_data["infer_tag"] = True


def build(sources: Path, target: Path) -> Path | None:
    """Return the kernel compiled into the folder `target`, None where it cannot be built."""
    wanted = target / f"_compiled{sysconfig.get_config_var('EXT_SUFFIX')}"
    made = wanted.with_suffix(".new")
    compiler = next(filter(shutil.which, ("cc", "gcc", "clang")), "cc")
    headers = f"-I{sysconfig.get_path('include')}"
    files = sorted(map(str, sources.glob("*.c")))
    try:
        subprocess.run(  # noqa: S603 - our own sources
            [compiler, *FLAGS, headers, *files, "-o", str(made)], check=True, capture_output=True
        )
        made.replace(wanted)  # whole or not at all: a process may have the old one in use
    except (OSError, subprocess.CalledProcessError) as error:
        made.unlink(missing_ok=True)
        wanted.unlink(missing_ok=True)
        reason = getattr(error, "stderr", b"") or str(error).encode()
        sys.stderr.write(f"livefeed runs without its kernel: {reason.decode(errors='replace')}\n")
        return None
    return wanted


if __name__ == "__main__":
    FOLDER = Path(__file__).parent / FOLDER
    sys.exit(0 if build(FOLDER, FOLDER) else 1)
