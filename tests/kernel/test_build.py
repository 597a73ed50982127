from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import hatch_build
import pytest

from livefeed.kernel import Kernel
from tests.conftest import SOURCES


def test_without_a_compiler_nothing_is_built_and_an_old_kernel_goes(
    tmp_path: Path, kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = hatch_build.build(SOURCES, tmp_path)
    assert built is not None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hatch_build.build(SOURCES, tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_sources_that_do_not_compile_build_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.c").write_text("#error not today\n")
    assert hatch_build.build(tmp_path, tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == ["broken.c"]


def test_the_environment_switches_the_kernel_off() -> None:
    shown = subprocess.run(
        [sys.executable, "-c", "from livefeed.kernel import compiled; print(compiled)"],
        env={**os.environ, "LIVEFEED_KERNEL": "off"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout == "None\n"
