"""Verbs that read the database: what people see, and what programs get."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from livefeed.cli import main
from tests.cli.conftest import Newsroom, configure
from tests.support.command import Site

FSI, PDI = "\u2068", "\u2069"


class Reader:
    """Runs a verb here and returns what it printed."""

    def __init__(self, newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
        self._newsroom = newsroom
        self._capsys = capsys

    def text(self, *words: str, status: int = 0) -> str:
        assert self._newsroom.main(*words) == status
        captured = self._capsys.readouterr()
        return captured.out if status == 0 else captured.err

    def json(self, *words: str) -> Any:
        return json.loads(self.text(*words, "--json"))

    def stories(self) -> tuple[Any, Any]:
        """Return the development and the story that it follows."""
        stories = self.json("stories")["stories"]
        development = next(story for story in stories if story["follows"])
        return development, next(story for story in stories if not story["follows"])


@pytest.fixture
def reader(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Reader:
    monkeypatch.delenv("COLUMNS", raising=False)  # the width of who runs the tests
    return Reader(newsroom, capsys)


def test_sources_tell_how_they_do(reader: Reader) -> None:
    alpha, _, broken = reader.json("sources")["sources"]
    assert (alpha["name"], alpha["state"], alpha["strategy"]) == ("alpha", "ok", "rss")
    assert alpha["polls"] >= 2
    assert (broken["state"], broken["error"]) == ("failing", "answered 404 Not Found")
    lines = reader.text("sources").splitlines()
    assert "because" in lines[2]
    assert "answered 404 Not Found" in lines[4]
    assert "\x1b" not in "".join(lines)


def test_stories_are_listed_newest_first(reader: Reader) -> None:
    development, wire = reader.stories()
    assert development["follows"] == wire["id"]
    assert wire["source_count"] == 2
    text = reader.text("stories")
    assert f"{FSI}سيول تقطع الطريق{PDI}" in text
    # The older story was edited last.
    assert text.index("سيول تقطع الطريق") < text.index("ارتفاع عدد المفقودين")


def test_a_feed_holds_its_stories_only(reader: Reader) -> None:
    found = reader.json("stories", "--feed", "missing")["stories"]
    assert [story["title"] for story in found] == ["ارتفاع عدد المفقودين"]
    assert len(reader.json("stories", "--limit", "1")["stories"]) == 1


def test_search_folds_what_it_looks_for(reader: Reader) -> None:
    assert len(reader.json("search", "الأرصادْ", "ان")["stories"]) == 2
    assert reader.json("search", "لا شيء من هذا")["stories"] == []
    assert "no stories" in reader.text("search", "nothing of this")
    assert "no word is left" in reader.text("search", "...", status=64)


def test_a_story_shows_copies_revisions_and_differences(reader: Reader) -> None:
    _, wire = reader.stories()
    shown = reader.text("story", wire["id"])
    assert "duplicate" in shown
    assert "{+عشرات+}" in shown
    view = reader.json("story", wire["id"].rpartition(":")[2])
    assert view["id"] == wire["id"]
    assert [len(update["revisions"]) for update in view["updates"]] == [2, 1]


def test_explain_shows_what_a_verdict_came_from(reader: Reader) -> None:
    development, wire = reader.stories()
    update = development["updates"][0]["id"]
    view = reader.json("explain", update)
    assert view["update"]["verdict"] == "development"
    assert view["comparison"]["older"]["id"] == wire["updates"][0]["id"]
    assert 0.35 < view["comparison"]["jaccard"] < 1
    assert {"kind": "number", "before": "اربعه", "after": "تسعه"} in view["comparison"]["facts"]
    text = reader.text("explain", update)
    for part in (
        "development",
        "J = 0.",
        "the facts differ",
        "shared shingles",
        "[-أربعة-]",
        "{+تسعة+}",
    ):
        assert part in text


def test_explain_marks_no_words_that_are_only_spelt_differently(reader: Reader) -> None:
    _, wire = reader.stories()
    copy = next(u["id"] for u in wire["updates"] if u["verdict"] == "duplicate")
    assert "{+دائره" not in reader.text("explain", copy)


def test_explain_compares_any_two_updates_in_the_order_they_were_seen(reader: Reader) -> None:
    development, wire = reader.stories()
    first, last = wire["updates"][0]["id"], development["updates"][0]["id"]
    for words in ((first, last), (last, first)):
        view = reader.json("explain", *words)
        assert view["comparison"]["older"]["id"] == first
    assert reader.json("explain", first)["comparison"] is None
    assert "nothing in the window matched it" in reader.text("explain", first)


def test_a_feed_is_printed_as_it_is_served(reader: Reader) -> None:
    root = ET.fromstring(reader_bytes(reader, "feed", "all"))  # noqa: S314 - our own
    entries = root.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 2
    document = json.loads(reader_bytes(reader, "feed", "missing", "--format", "json"))
    assert document["version"].startswith("https://jsonfeed.org/")
    assert len(document["items"]) == 1


def reader_bytes(reader: Reader, *words: str) -> bytes:
    return reader.text(*words).encode()


def test_alerts_show_the_outbox(reader: Reader) -> None:
    dead = reader.json("alerts", "--state", "dead")["deliveries"]
    assert {delivery["type"] for delivery in dead} <= {"story.new", "story.development"}
    assert {delivery["channel"] for delivery in dead} == {"hook"}
    everything = reader.json("alerts")["deliveries"]
    assert len(everything) >= len(dead) > 0
    assert dead[0]["id"] in reader.text("alerts")
    assert len(reader.json("alerts", "--limit", "1")["deliveries"]) == 1


@pytest.mark.parametrize(
    ("words", "status", "hint"),
    [
        (["stories", "--feed", "mising"], 64, "did you mean missing?"),
        (["feed", "al"], 64, "did you mean all?"),
        (["search", "x", "--feed", "qq"], 64, "expected one of all, missing"),
        (["story", "nope"], 1, "livefeed stories lists them"),
        (["explain", "nope"], 1, "there is no update 'nope'"),
    ],
    ids=str,
)
def test_an_unknown_name_is_told_with_the_nearest(
    words: list[str], status: int, hint: str, reader: Reader
) -> None:
    error = reader.text(*words, status=status)
    assert hint in error
    assert len(error.splitlines()) == 1


def test_without_a_database_there_is_nothing_to_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Site()
    site.url = "http://127.0.0.1:9"
    configure(tmp_path, site)
    room = Reader(Newsroom(folder=tmp_path, site=site), capsys)
    assert [source["state"] for source in room.json("sources")["sources"]] == ["new"] * 3
    assert room.json("stories") == {"stories": []}
    assert room.json("search", "x") == {"stories": []}
    assert room.json("alerts") == {"deliveries": []}
    assert "there is no database" in room.text("feed", "all", status=1)
    assert "there is no story" in room.text("story", "x", status=1)
    assert list(tmp_path.iterdir()) == [tmp_path / "config.toml"]


def test_a_database_that_is_none_is_unavailable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config.toml").write_text("", encoding="utf-8")
    (tmp_path / "livefeed.db").write_text("not a database " * 500, encoding="utf-8")
    assert main(["--config", str(tmp_path / "config.toml"), "stories"]) == 69
    error = capsys.readouterr().err
    assert error.startswith("livefeed: ")
    assert len(error.splitlines()) == 1
