"""Verbs that look after the database and the list of sources."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from livefeed.cli import main
from livefeed.config import load
from livefeed.store.sqlite import open_store
from tests.cli.conftest import Newsroom, configure
from tests.support.command import livefeed


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
    assert (copied.folder / "livefeed.db.before-restore").read_bytes() == b"damaged"


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
