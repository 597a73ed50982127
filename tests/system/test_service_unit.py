from __future__ import annotations

import shutil
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path

import pytest

UNIT = Path(__file__).parents[2] / "systemd" / "livefeed.service"
HARDENING = {
    "DynamicUser": "yes",
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "PrivateUsers": "yes",
    "RestrictNamespaces": "yes",
    "MemoryDenyWriteExecute": "yes",
    "SystemCallArchitectures": "native",
    "CapabilityBoundingSet": "",
    "RestrictAddressFamilies": "AF_INET AF_INET6 AF_UNIX",
}


def service() -> dict[str, str]:
    parser = RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[method-assign,assignment]  # keys keep their case
    parser.read(UNIT)
    return dict(parser["Service"])


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """Copy the unit with a command that exists on this machine: verify looks for it."""
    copy = tmp_path / "livefeed.service"
    text = UNIT.read_text().replace("/usr/local/bin/livefeed", sys.executable)
    copy.write_text(text)
    return copy


def analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = shutil.which("systemd-analyze")
    if command is None:
        pytest.skip("no systemd-analyze here: the unit is not verified")
    return subprocess.run(
        [command, "--no-pager", *arguments], capture_output=True, text=True, check=False, timeout=60
    )


def test_systemd_has_nothing_to_say_about_the_unit(unit: Path) -> None:
    done = analyze("verify", "--man=no", str(unit))
    # It exits 0 on keys and values that it ignores, so its words count.
    assert (done.stderr, done.stdout, done.returncode) == ("", "", 0)


def test_systemd_has_nothing_to_say_about_the_socket(unit: Path) -> None:
    copy = unit.with_name("livefeed.socket")  # it is verified beside the service that it starts
    copy.write_text((UNIT.parent / "livefeed.socket").read_text())
    done = analyze("verify", "--man=no", str(copy))
    assert (done.stderr, done.stdout, done.returncode) == ("", "", 0)


def test_the_exposure_is_among_the_lowest(unit: Path) -> None:
    done = analyze("security", "--offline=true", "--threshold=15", str(unit))
    assert done.returncode == 0, done.stdout[-2000:]


def test_the_daemon_reports_and_drains_and_a_bad_configuration_is_final() -> None:
    keys = service()
    assert keys["Type"] == "notify"
    assert keys["KillMode"] == "mixed"
    assert keys["OOMPolicy"] == "continue"
    assert keys["RestartPreventExitStatus"] == "78"
    assert "ExecStartPre" not in keys, "its exit status would not be final"
    assert keys["ExecStart"].endswith(" run")
    assert keys["StateDirectory"] == "livefeed"


@pytest.mark.parametrize(("key", "value"), HARDENING.items())
def test_what_livefeed_does_not_need_it_cannot_do(key: str, value: str) -> None:
    assert service()[key] == value
