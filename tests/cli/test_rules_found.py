"""`livefeed sources test`: which selector or rule gave each field."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import WIRE
from tests.support.command import Answer, livefeed, open_site

SELECTORS = """[[source]]
name = "page"
url = "https://n.example/live"
kind = "page"
[source.updates]
mode = "selectors"
item = ".post"
time = "time"
title = "h3"
"""
TIMED = '<div class="post" id="t-{0}7"><time datetime="2026-11-22T0{0}:30:00Z">x</time>'
STAMPED = '<div class="post" id="t-{0}7" data-post-time="1795339800000">'
TOLD = "<h3>خبر {0}</h3><p>" + WIRE + " {0}</p></div>"
POSTS = "".join((TIMED + TOLD).format(n) for n in (9, 8, 6, 5)) + (STAMPED + TOLD).format(1)
PAGE = f"<html><head><title>مباشر</title></head><body><main>{POSTS}</main></body></html>"


def tried(folder: Path, *words: str, page: str = PAGE) -> Answer:
    (folder / "live.html").write_text(page, encoding="utf-8")
    return livefeed("sources", "test", "live.html", "--kind", "page", *words, folder=folder)


def test_each_field_is_told_with_what_gave_it_and_entries_with_what_differs(tmp_path: Path) -> None:
    told = tried(tmp_path, "--json").json
    assert told["strategy"] == "blocks"
    assert told["found_by"] == {
        "updates": "div.post",
        "times": "datetime",
        "key": "id",
        "published": "datetime",
        "title": "h3",
        "text": "the rest of div.post",
    }
    differing = [entry["found_by"] for entry in told["entries"]]
    assert differing == [{}, {}, {}, {}, {"published": "data-post-time"}]
    printed = tried(tmp_path).out
    assert "  title: h3\n" in printed
    assert "found otherwise" in printed
    assert "published: data-post-time" in printed


def test_a_key_that_nothing_states_and_a_time_that_is_missing_are_told(tmp_path: Path) -> None:
    bare = PAGE.replace(' id="t-17" data-post-time="1795339800000"', "")
    last = tried(tmp_path, "--json", page=bare).json["entries"][-1]
    assert last["found_by"] == {
        "key": "source, minute and words",
        "published": "nothing: when it was first seen",
    }


def test_selectors_of_the_configuration_are_told_by_field(tmp_path: Path) -> None:
    with open_site() as site:
        site.documents["/live"] = PAGE.encode()
        allowed = '[polling]\nallow_private = ["127.0.0.0/8"]\n'
        config = allowed + SELECTORS.replace("https://n.example", site.url)
        (tmp_path / "config.toml").write_text(config, encoding="utf-8")
        told = livefeed("sources", "test", "page", "--json", folder=tmp_path).json
    assert told["strategy"] == "selectors"
    assert told["found_by"]["updates.item"] == ".post"
    assert told["found_by"]["published"] == "time"
    assert told["found_by"]["key"] == "id of div.post"
    assert told["entries"][-1]["found_by"] == {"published": "an attribute of div.post"}
