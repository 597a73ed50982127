"""Verbs that do something: poll, try a source or a channel, retry, compare."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from livefeed.cli import main
from tests.cli.conftest import DEVELOPMENT, SPELT, WIRE, Newsroom
from tests.support.command import livefeed, open_site, rss


def test_poll_counts_verdicts_per_source(newsroom: Newsroom) -> None:
    answer = newsroom.run("poll", "--json")
    assert answer.status == 0
    assert [source["name"] for source in answer.json["sources"]] == ["alpha", "beta", "broken"]
    assert answer.json["sources"][2]["outcome"] == "failed"
    assert answer.json["verdicts"] == {}


def test_a_poll_that_reads_nothing_ends_with_1(newsroom: Newsroom) -> None:
    answer = newsroom.run("poll", "broken")
    assert answer.status == 1
    assert "answered 404 Not Found" in answer.out


def test_poll_knows_only_configured_sources(newsroom: Newsroom) -> None:
    answer = newsroom.run("poll", "alpa")
    assert (answer.status, answer.out) == (64, "")
    assert answer.error == "livefeed: there is no source 'alpa': did you mean alpha?\n"


def test_poll_without_sources_has_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("", encoding="utf-8")
    answer = livefeed("poll", folder=tmp_path)
    assert answer.status == 1
    assert "no [[source]] is configured" in answer.error


def test_a_dead_letter_is_opened_again(newsroom: Newsroom) -> None:
    dead = newsroom.run("alerts", "--state", "dead", "--json").json["deliveries"][0]["id"]
    assert newsroom.run("alerts", "retry", dead).status == 0
    opened = newsroom.run("alerts", "--state", "open", "--json").json["deliveries"]
    assert dead in [delivery["id"] for delivery in opened]
    answer = newsroom.run("alerts", "retry", dead)
    assert answer.status == 1
    assert "there is no dead letter" in answer.error


@pytest.mark.parametrize("channel", ["hook", "desk"])
def test_a_channel_is_tried_with_one_message(channel: str, newsroom: Newsroom) -> None:
    posts = newsroom.site.posts
    before = len(posts)
    answer = newsroom.run("alerts", "test", channel)
    assert answer.status == 0
    assert "HTTP 204" in answer.out
    ((path, body),) = posts[before:]
    assert path == ("/hook" if channel == "hook" else "/slack")
    assert f"the channel {channel} works" in body.decode()


def test_a_channel_that_refuses_is_told(newsroom: Newsroom) -> None:
    newsroom.site.status = 503
    try:
        answer = newsroom.run("alerts", "test", "hook")
    finally:
        newsroom.site.status = 204
    assert answer.status == 75
    assert "503" in answer.error
    assert newsroom.run("alerts", "test", "hok").status == 64


def test_a_configured_source_is_tried_without_storing(newsroom: Newsroom) -> None:
    answer = newsroom.run("sources", "test", "beta", "--json")
    assert answer.status == 0
    assert set(answer.json) == {"strategy", "language", "found_by", "entries", "problems"}
    entry = answer.json["entries"][0]
    assert set(entry) == {
        "key",
        "url",
        "title",
        "text",
        "html",
        "published",
        "updated",
        "author",
        "images",
        "language",
        "kicker",
        "place",
        "embeds",
        "found_by",
    }
    assert entry["text"] == SPELT
    assert "2 entries, strategy rss" in newsroom.run("sources", "test", "beta").out


def test_times_are_printed_in_the_zone_of_the_source(tmp_path: Path) -> None:
    printed = b"<item><pubDate>Fri, 28 Jan 2022 09:50:00</pubDate>"
    document = rss(("k", "عنوان", WIRE)).replace(b"<item>", printed)
    (tmp_path / "feed.xml").write_bytes(document)
    words = ("sources", "test", "feed.xml", "--timezone", "Asia/Damascus", "--json")
    answer = livefeed(*words, folder=tmp_path)
    assert answer.json["entries"][0]["published"] == "2022-01-28T09:50:00+02:00"


def test_a_document_that_cannot_be_read_gives_its_problem_in_json_too(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(b"")
    answer = livefeed("sources", "test", "feed.xml", "--json", folder=tmp_path)
    assert (answer.status, answer.json["entries"]) == (1, [])
    assert "empty" in answer.json["problems"][0]


def test_a_file_is_tried_without_a_configuration(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(("k", "عنوان", WIRE), language=""))
    answer = livefeed("sources", "test", "feed.xml", "--language", "ar", "--json", folder=tmp_path)
    assert answer.status == 0
    assert answer.json["entries"][0]["text"] == WIRE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["feed.xml"]


def test_a_file_is_tried_beside_a_configuration_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(("k", "عنوان", WIRE)))
    (tmp_path / "config.toml").write_text("x = 1\ny = 2\n", encoding="utf-8")
    answer = livefeed("sources", "test", "feed.xml", "--json", folder=tmp_path)
    assert (answer.status, len(answer.json["entries"])) == (0, 1)
    assert "without config.toml: 2 mistakes" in answer.error
    named = livefeed("--config", "config.toml", "sources", "test", "feed.xml", folder=tmp_path)
    assert named.status == 78


def test_a_url_is_tried_only_where_the_configuration_allows(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    url = f"{newsroom.site.url}/alpha.xml"
    assert newsroom.run("sources", "test", url).status == 0
    answer = livefeed("sources", "test", url, folder=tmp_path)
    assert answer.status == 69
    assert "forbidden address 127.0.0.1" in answer.error
    assert "polling.allow_private" in answer.error


def page_with_feed(feed: str) -> bytes:
    text = "<p>" + f"{WIRE} " * 6 + "</p>"
    link = f'<link rel="alternate" type="application/rss+xml" href="{feed}">'
    return f"<html><head>{link}</head><body><h1>x</h1><main>{text}</main></body></html>".encode()


def test_a_page_is_told_to_declare_a_feed_which_kind_feed_follows(newsroom: Newsroom) -> None:
    newsroom.site.documents["/page"] = page_with_feed("/beta.xml")
    url = f"{newsroom.site.url}/page"
    page = newsroom.run("sources", "test", url)
    assert "strategy article" in page.out
    assert f"the page declares a feed: {newsroom.site.url}/beta.xml" in page.out.replace("\n", "")
    feed = newsroom.run("sources", "test", url, "--kind", "feed")
    assert "2 entries, strategy rss" in feed.out
    assert f"read at {newsroom.site.url}/beta.xml" in feed.out
    newsroom.site.documents["/page"] = page_with_feed("/page2")
    newsroom.site.documents["/page2"] = page_with_feed("/beta.xml")
    twice = newsroom.run("sources", "test", url, "--kind", "feed")
    assert (twice.status, twice.out) == (1, "")
    assert "/page2: root element is <html>" in twice.error


def test_sources_tell_where_the_feed_of_a_page_is_read(tmp_path: Path) -> None:
    with open_site() as site:
        site.documents["/page"] = page_with_feed("/feed.xml")
        site.documents["/feed.xml"] = rss(("k", "عنوان", WIRE))
        config = (
            '[polling]\nallow_private = ["127.0.0.0/8"]\n[[source]]\nname = "page"\n'
            f'url = "{site.url}/page"\nkind = "feed"\n'
        )
        (tmp_path / "config.toml").write_text(config, encoding="utf-8")
        assert livefeed("poll", folder=tmp_path).status == 0
        (source,) = livefeed("sources", "--json", folder=tmp_path).json["sources"]
        assert (source["state"], source["strategy"]) == ("ok", "rss")
        assert (source["url"], source["read_at"]) == (f"{site.url}/page", f"{site.url}/feed.xml")
        listed = livefeed("sources", folder=tmp_path, environ={"COLUMNS": "300"}).out
        assert f"read at {site.url}/feed.xml" in listed


@pytest.mark.parametrize(
    ("words", "status", "part"),
    [
        (["alfa"], 64, "did you mean alpha?"),
        (["http://"], 64, "has no host"),
        (["broken"], 69, "answered 404"),
        (["config.toml"], 1, "config.toml: not "),
        (["alpha", "--timezone", "Mars"], 64, "--timezone there is no timezone"),
        (["alpha", "--encoding", "utf-9"], 64, "--encoding is 'utf-9'"),
    ],
    ids=str,
)
def test_what_cannot_be_tried_is_told_on_one_line(
    words: list[str], status: int, part: str, newsroom: Newsroom
) -> None:
    answer = newsroom.run("sources", "test", *words)
    assert (answer.status, answer.out) == (status, "")
    assert part in answer.error
    assert len(answer.error.splitlines()) == 1


def test_two_files_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    a.write_text(WIRE, encoding="utf-8")
    b.write_text(DEVELOPMENT, encoding="utf-8")
    assert main(["compare", str(a), str(b)]) == 0
    assert capsys.readouterr().out.startswith("development: J = 0.")
    assert main(["compare", str(a), str(b), "--json"]) == 0
    view = json.loads(capsys.readouterr().out)
    assert set(view) == {"verdict", "jaccard", "containment_a_in_b", "containment_b_in_a", "facts"}
    assert main(["compare", str(a)]) == 64
    assert main(["compare", str(a), str(tmp_path / "absent")]) == 1
    assert "cannot be read (No such file" in capsys.readouterr().err


def test_pairs_are_answered_line_by_line(tmp_path: Path) -> None:
    pairs = [
        {"a": WIRE, "b": SPELT},
        {"a": WIRE, "b": DEVELOPMENT},
        {"a": {"title": "x", "text": WIRE}, "b": "شيء آخر تماما لا علاقة له بما سبق أبدا"},
    ]
    given = "".join(json.dumps(pair) + "\n" for pair in pairs)
    answer = livefeed("compare", "--pairs", "-", folder=tmp_path, given=given)
    assert answer.status == 0
    verdicts = [json.loads(line)["verdict"] for line in answer.out.splitlines()]
    assert verdicts == ["duplicate", "development", "new"]


def test_a_line_that_is_no_pair_is_answered_with_an_error(tmp_path: Path) -> None:
    given = '{"a": "x"}\nno json\n{"a": "x", "b": 1}\n{"a": "x", "b": "y"}\n'
    answer = livefeed("compare", "--pairs", "-", folder=tmp_path, given=given)
    assert answer.status == 1
    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert [next(iter(line)) for line in lines] == ["error", "error", "error", "verdict"]
