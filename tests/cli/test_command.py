"""Words, options, statuses: what holds for every verb."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from livefeed.cli import main
from livefeed.cli.status import Status, status_of
from livefeed.errors import (
    ConfigError,
    FetchError,
    LivefeedError,
    ParseError,
    PermanentDeliveryError,
    StoreError,
    TemporaryDeliveryError,
)
from tests.support.command import livefeed

VERBS = (
    ["run"],
    ["poll"],
    ["check"],
    ["sources"],
    ["sources", "test"],
    ["stories"],
    ["story"],
    ["search"],
    ["explain"],
    ["compare"],
    ["feed"],
    ["alerts"],
    ["alerts", "retry"],
    ["alerts", "test"],
    ["import"],
    ["export"],
    ["backup"],
    ["restore"],
    ["migrate"],
    ["prune"],
    ["demo"],
)


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_tells_its_options(verb: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*verb, "--help"])
    assert ended.value.code == 0
    assert "--config PATH" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["fly"],
        ["--fly"],
        ["check", "extra"],
        ["story"],
        ["stories", "--limit", "0"],
        ["stories", "--limit", "many"],
        ["alerts", "--state", "lost"],
        ["feed", "all", "--format", "rss"],
        ["sources", "fly"],
        ["--conf", "x", "check"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_64(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 64
    told = capsys.readouterr()
    assert "livefeed" in told.err
    assert "Traceback" not in told.err
    assert told.out == ""


def test_a_disk_too_full_for_the_answer_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "livefeed", "--version"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
    assert done.returncode == Status.UNAVAILABLE
    told = b"livefeed: standard output: cannot be written: No space left on device\n"
    assert done.stderr == told


def test_a_closed_output_is_no_mistake_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "config.toml").touch()
    line = '"$0" -m livefeed stories >&-'
    done = subprocess.run(
        ["/bin/sh", "-c", line, sys.executable],
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_answers_are_utf_8_under_any_locale(tmp_path: Path) -> None:
    feed = (
        "<rss version='2.0'><channel><item><title>سيول تقطع الطريق</title></item></channel></rss>"
    )
    (tmp_path / "feed.xml").write_text(feed, encoding="utf-8")
    latin = {"PYTHONIOENCODING": "latin-1"}
    answer = livefeed("sources", "test", "feed.xml", folder=tmp_path, environ=latin)
    assert (answer.status, "سيول تقطع الطريق" in answer.out) == (0, True)
    answer = livefeed("sources", "test", "سيول", folder=tmp_path, environ=latin)
    assert (answer.status, "'سيول'" in answer.error) == (64, True)


def test_no_verb_is_wrong_usage_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 64
    assert "expected a verb" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("livefeed 0.")


@pytest.mark.parametrize("words", [["--config", "x.toml", "check"], ["check", "--config=x.toml"]])
def test_the_configuration_is_named_before_or_after_the_verb(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.toml").write_text("", encoding="utf-8")
    assert main(words) == 0
    assert capsys.readouterr().out.startswith("x.toml: ok")


@pytest.mark.parametrize("words", [["--json", "check"], ["check", "--json"]])
def test_json_is_asked_for_before_or_after_the_verb(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("config.toml").write_text("x = 1", encoding="utf-8")
    assert main(words) == 78
    assert '"problems": ["config.toml:1: x: unknown key' in capsys.readouterr().out


def test_check_names_every_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "config.toml"
    path.write_text("x = 1\ny = 2\n[[source]]\n", encoding="utf-8")
    assert main(["check", "--config", str(path)]) == 78
    lines = capsys.readouterr().err.splitlines()
    assert [line.removeprefix(f"{path}:")[0] for line in lines] == ["1", "2", "3", "3"]


def test_check_passes_the_example_and_warns_of_what_was_hardly_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example = Path(__file__).parents[2] / "config.toml"
    assert main(["check", "--config", str(example)]) == 0
    assert capsys.readouterr().err == ""
    path = tmp_path / "config.toml"
    path.write_text("", encoding="utf-8")
    assert main(["check", "--config", str(path)]) == 0
    assert "warning: no [[source]] is configured" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ConfigError(("x",)), Status.CONFIG),
        (StoreError("livefeed.db: database is locked"), Status.TRY_AGAIN),
        (StoreError("livefeed.db: process 7 has it open for writing"), Status.TRY_AGAIN),
        (StoreError("livefeed.db: file is not a database"), Status.UNAVAILABLE),
        (FetchError("a", "http://x/", "answered 404"), Status.UNAVAILABLE),
        (ParseError("a", "http://x/", "root element is <html>"), Status.NOTHING_DONE),
        (TemporaryDeliveryError("c", "answered 503"), Status.TRY_AGAIN),
        (PermanentDeliveryError("c", "answered 404"), Status.UNAVAILABLE),
        (LivefeedError("x"), Status.UNAVAILABLE),
    ],
)
def test_each_error_has_its_status(error: LivefeedError, status: Status) -> None:
    assert status_of(error) is status


def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"a": "x", "b": "y"}\n' * 200, encoding="utf-8")
    command = f"{sys.executable} -m livefeed compare --pairs pairs.jsonl | head -1"
    done = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", command],
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_help_needs_no_heavy_import(tmp_path: Path) -> None:
    assert livefeed("--help", folder=tmp_path).status == 0
    imported = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "livefeed", "--help"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stderr
    for heavy in ("aiohttp", "rich", "sqlite3", "numpy", "feedparser", "bs4", "logging"):
        assert f" {heavy}\n" not in imported
