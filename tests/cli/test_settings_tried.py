"""`tune` and `replay`: what other settings would make of known pairs, and of what is stored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from livefeed.cli import main
from tests.cli.conftest import DEVELOPMENT, SPELT, WIRE, Newsroom

PAIRS = [
    {"a": WIRE, "b": SPELT, "label": "dup"},
    {"a": WIRE, "b": f"{WIRE} وأضافت أن المدارس مغلقة غداً", "same": True},
    {"a": WIRE, "b": DEVELOPMENT, "label": "material"},
    {
        "a": WIRE,
        "b": "فاز فريق المدينة على ضيفه بهدفين مقابل هدف في مباراة أقيمت مساء أمس",
        "label": "neg",
    },
]


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(json.dumps(pair) for pair in PAIRS), encoding="utf-8")
    return path


def test_tune_draws_the_curve_and_proposes_what_serves_best(
    pairs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = pairs.with_name("curve.svg")
    assert main(["--json", "tune", str(pairs), "--out", str(out)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["pairs"] == len(PAIRS)
    assert told["proposed"] == {"similarity": 0.35, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    picture = etree.fromstring(out.read_bytes())
    assert len(picture.findall("{*}polyline")) == 3
    assert main(["tune", str(pairs), "--out", str(out)]) == 0
    assert "similarity = 0.35" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"a": "x", "b": "y"}', "pairs.jsonl:1: expected"),
        ('{"a": "x", "b": "y", "label": "dup"}', "pairs of both kinds"),
        ("[]", "pairs.jsonl:1: is not an object"),
    ],
)
def test_tune_says_what_pairs_it_needs(
    pairs: Path, line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs.write_text(line, encoding="utf-8")
    assert main(["tune", str(pairs), "--out", str(pairs.with_name("no.svg"))]) == 1
    assert said in capsys.readouterr().err
    assert not pairs.with_name("no.svg").exists()


def test_explain_shows_what_both_tell_and_how_they_met(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    assert newsroom.main("--json", "stories") == 0
    stories = json.loads(capsys.readouterr().out)["stories"]
    development = next(story for story in stories if story["follows"])["lead"]
    assert newsroom.main("--json", "explain", development) == 0
    found = json.loads(capsys.readouterr().out)["comparison"]
    assert "سبعين" in " ".join(found["shared_facts"])
    assert "حماه" in found["shared_facts"]
    assert found["facts"]
    assert set(found["bands"]) <= set(range(1, 43))
    assert found["bands"]
    assert newsroom.main("explain", development) == 0
    said = capsys.readouterr().out
    assert "bands that meet:" in said
    assert "facts that both tell:" in said


def stored(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> str:
    assert newsroom.main("--json", "stories") == 0
    return capsys.readouterr().out


def replayed(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str], *words: str
) -> list[tuple[str, str]]:
    assert newsroom.main("--json", "replay", "--since", "1d", *words) == 0
    told = json.loads(capsys.readouterr().out)
    return [(one["was"]["verdict"], one["would_be"]["verdict"]) for one in told["changed"]]


def test_replay_lists_what_other_settings_would_decide_and_changes_nothing(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    before = stored(newsroom, capsys)
    assert replayed(newsroom, capsys) == []
    strict = replayed(newsroom, capsys, "--set", "dedup.similarity=1.0")
    assert ("duplicate", "contained") in strict or ("duplicate", "new") in strict
    short = replayed(newsroom, capsys, "--set", "dedup.window=1s", "--set", "dedup.similarity=0.3")
    assert len(short) <= len(strict) + 1
    assert stored(newsroom, capsys) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "soon"), "expected an age"),
        (("--since", "1d", "--set", "dedup.similarity=2"), "at most 1"),
        (("--since", "1d", "--set", "dedup.similarity=a"), "at most 1"),
        (("--since", "1d", "--set", "polling.every=1s"), "expected one of dedup.similarity"),
    ],
)
def test_replay_names_what_it_cannot_read(
    newsroom: Newsroom, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert newsroom.main("replay", *words) == 64
    assert said in capsys.readouterr().err
