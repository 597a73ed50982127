"""Verbs that look after the database and the list of sources."""

from __future__ import annotations

import codecs
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from livefeed.cli import main
from livefeed.config import load
from livefeed.store.sqlite import open_store
from tests.cli.conftest import Newsroom, configure
from tests.support.command import livefeed
from tests.support.old_database import UPDATES, write_old_database


@pytest.fixture
def copied(newsroom: Newsroom, tmp_path: Path) -> Newsroom:
    """A newsroom of its own with the same stories."""
    configure(tmp_path, newsroom.site)
    assert newsroom.run("backup", str(tmp_path / "livefeed.db")).status == 0
    return Newsroom(folder=tmp_path, site=newsroom.site)


def test_a_backup_is_a_database(copied: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert copied.main("stories") == 0
    assert "سيول تقطع الطريق" in capsys.readouterr().out


def test_a_backup_is_made_while_somebody_writes(copied: Newsroom) -> None:
    with held(copied.folder / "livefeed.db"):
        assert copied.main("backup", str(copied.folder / "copy.db")) == 0
    assert (copied.folder / "copy.db").stat().st_size > 0


def test_a_backup_is_restored_and_the_old_database_kept(
    copied: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, database = copied.folder / "copy.db", copied.folder / "livefeed.db"
    assert copied.main("backup", str(copy)) == 0
    database.write_bytes(b"damaged")
    assert copied.main("restore", str(copy)) == 0
    assert copied.main("stories") == 0
    assert "سيول تقطع الطريق" in capsys.readouterr().out
    kept = copied.folder / "livefeed.db.before-restore"
    assert kept.read_bytes() == b"damaged"
    database.write_bytes(b"damaged again")
    assert copied.main("restore", str(copy)) == 0
    assert kept.read_bytes() == b"damaged"
    assert kept.with_name(kept.name + "-2").read_bytes() == b"damaged again"


@pytest.mark.parametrize("content", [None, b"", b"no database " * 1_000])
def test_what_is_no_backup_leaves_the_database_alone(
    content: bytes | None, copied: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, before = copied.folder / "bad.db", (copied.folder / "livefeed.db").read_bytes()
    if content is not None:
        bad.write_bytes(content)
    assert copied.main("restore", str(bad)) == 69
    assert str(bad) in capsys.readouterr().err
    assert (copied.folder / "livefeed.db").read_bytes() == before


def test_nothing_is_restored_or_migrated_under_a_writer(
    copied: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(copied.folder / "livefeed.db", copied.folder / "copy.db")
    with held(copied.folder / "livefeed.db"):
        for words in (["restore", "copy.db"], ["migrate"], ["prune", "--older-than", "90d"]):
            assert copied.main(*words) == 75
            assert f"process {os.getpid()} has it open" in capsys.readouterr().err


def test_migrate_makes_a_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "config.toml"
    config.write_text("", encoding="utf-8")
    assert main(["migrate", "--config", str(config)]) == 0
    assert (tmp_path / "livefeed.db").exists()
    assert ": schema " in capsys.readouterr().out


def test_migrate_signs_again_what_an_older_version_signed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "config.toml"
    config.write_text("", encoding="utf-8")
    write_old_database(tmp_path / "livefeed.db")
    assert main(["migrate", "--config", str(config)]) == 0
    assert f", {UPDATES} updates signed again" in capsys.readouterr().out
    assert main(["migrate", "--config", str(config), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["signed_again"] == 0


def test_prune_forgets_only_what_is_old(
    copied: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    assert copied.main("prune", "--older-than", "90d", "--json") == 0
    assert capsys.readouterr().out == '{"forgotten": 0}\n'
    assert copied.main("prune", "--older-than", "1h") == 64
    assert "shorter than dedup.window" in capsys.readouterr().err
    assert copied.main("prune", "--older-than", "90") == 64


def test_sources_leave_as_opml_and_come_back_as_configuration(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    (tmp_path / "list.opml").write_text(newsroom.run("export").out, encoding="utf-8")
    answer = livefeed("import", "list.opml", folder=tmp_path)
    assert answer.status == 0
    (tmp_path / "config.toml").write_text(answer.out, encoding="utf-8")
    settings = load(tmp_path / "config.toml", {})
    assert [source.name for source in settings.sources] == ["alpha", "beta", "broken"]
    assert {source.language for source in settings.sources} == {"ar"}
    assert livefeed("import", "list.opml", folder=tmp_path).status == 1  # all are configured


OPML = """<!DOCTYPE opml [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<opml version="2.0"><body><outline text="أخبار">
<outline text="الجزيرة &quot;نت&quot;" xmlUrl="https://www.aljazeera.example/rss?a=1&amp;b=2"/>
<outline text="News &e;" xmlUrl="http://news.example/1"/><outline title="News" xmlUrl="http://news.example/2"/>
<outline text="again" xmlUrl="http://news.example/2"/><outline xmlUrl="javascript:alert(1)"/>
</outline></body></opml>"""


def test_foreign_opml_becomes_a_right_configuration(tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text(OPML, encoding="utf-8")
    answer = livefeed("import", "list.opml", folder=tmp_path)
    (tmp_path / "config.toml").write_text(answer.out, encoding="utf-8")
    sources = load(tmp_path / "config.toml", {}).sources
    assert [source.name for source in sources] == ["aljazeera-example", "news", "news-2"]
    assert sources[0].title == 'الجزيرة "نت"'
    assert "root:" not in answer.out


def imported(folder: Path, opml: bytes | str) -> list[dict[str, Any]]:
    body = opml.encode() if isinstance(opml, str) else opml
    (folder / "list.opml").write_bytes(body)
    found = livefeed("import", "list.opml", "--json", folder=folder).json["sources"]
    return list(found)


def outlines(*inside: str, declaration: str = "") -> str:
    return f"{declaration}<opml version='2.0'><body>{''.join(inside)}</body></opml>"


FEED = '<outline text="أخبار" xmlUrl="https://news.example/1"/>'


def test_folders_pages_and_categories_come_along(tmp_path: Path) -> None:
    nested = "<outline text='f'>" * 100 + FEED + "</outline>" * 100
    page = '<outline type="link" text="Live" url="https://news.example/live" category="/a/b,c,a"/>'
    upper = '<OUTLINE/><outline TEXT="x" XMLURL="https://news.example/2" language="xx-nonsense-"/>'
    deep, live, other = imported(tmp_path, outlines(nested, page, upper))
    assert (deep["title"], deep["kind"], deep["tags"]) == ("أخبار", "", [])
    assert (live["url"], live["kind"]) == ("https://news.example/live", "page")
    assert live["tags"] == ["a", "b", "c"]
    assert other["name"] == "x"


def test_pages_and_tags_survive_the_way_out_and_in(tmp_path: Path) -> None:
    config = (
        '[[source]]\nname = "live"\ntitle = "مباشر"\nurl = "https://news.example/live"\n'
        'kind = "page"\nlanguage = "ar"\ntags = ["syria", "live"]\n'
    )
    (tmp_path / "config.toml").write_text(config, encoding="utf-8")
    listed = livefeed("export", folder=tmp_path).out
    (tmp_path / "config.toml").unlink()
    (source,) = imported(tmp_path, listed)
    assert source["url"] == "https://news.example/live"
    assert (source["kind"], source["language"], source["tags"]) == ("page", "ar", ["syria", "live"])


@pytest.mark.parametrize(
    "body",
    [
        codecs.BOM_UTF8 + outlines(FEED).encode(),
        b"\n\n" + outlines(FEED, declaration="<?xml version='1.0' encoding='utf-8'?>").encode(),
        outlines(FEED, declaration="<?xml version='1.0' encoding='utf-16'?>").encode("utf-16"),
        outlines(FEED, declaration="<?xml version='1.0' encoding='windows-1256'?>").encode(
            "cp1256"
        ),
        outlines(FEED.replace("أخبار", "أخبار&nbsp;")).encode(),
        outlines(FEED + "<outline text='a & b").encode(),
        outlines(FEED).replace("opml", "OPML").encode(),
    ],
    ids=["mark", "blank lines", "utf-16", "windows-1256", "entity", "damaged", "upper case"],
)
def test_opml_is_read_however_it_was_written(tmp_path: Path, body: bytes) -> None:
    (source,) = imported(tmp_path, body)
    assert source["title"] == "أخبار"


LAUGHS = "<!DOCTYPE o [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 20}'>" for before, name in pairwise("abcdefgh")
)


@pytest.mark.timeout(60)
def test_hostile_opml_is_bounded(tmp_path: Path) -> None:
    hostile = [
        LAUGHS + "]>" + outlines(FEED, "<outline text='&h;' xmlUrl='https://news.example/2'/>"),
        outlines(FEED, "<outline>" * 100_000),
        outlines(*(FEED.replace("/1", f"/{n}") for n in range(20_000))),
        outlines(FEED, "<outline " + "".join(f"a{n}='1' " for n in range(20_000)) + "/>"),
        outlines(FEED.replace("أخبار", "أ" * 500_000)),
        outlines('<outline text="&#27;[31m&#x202e;" xmlUrl="https://news.example/1"/>'),
    ]
    for body in hostile:
        found = imported(tmp_path, body)
        assert 1 <= len(found) <= 10_000
        assert all(len(one["title"]) <= 500 for one in found)
        assert "\u202e" not in found[0]["title"]
    (tmp_path / "list.opml").write_bytes(b"<opml>" + b" " * 20_000_000)
    answer = livefeed("import", "list.opml", folder=tmp_path)
    assert (answer.status, "larger than 20 MB" in answer.error) == (1, True)


@pytest.mark.parametrize("content", ["", "<rss/>", "no xml"])
def test_what_is_no_opml_is_told(content: str, tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text(content, encoding="utf-8")
    answer = livefeed("import", "list.opml", folder=tmp_path)
    assert answer.status == 1
    assert "list.opml: is not OPML" in answer.error


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Have the database open for writing, as a daemon has."""
    store = open_store(database, window_s=3_600)
    try:
        yield
    finally:
        store.close_now()


def test_there_is_no_backup_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("", encoding="utf-8")
    answer = livefeed("backup", "copy.db", folder=tmp_path)
    assert answer.status == 1
    assert "there is no database" in answer.error
