"""`livefeed sources suggest`: what it prints can be configured as it is."""

from __future__ import annotations

from pathlib import Path

from livefeed.render.source_block import source_block
from livefeed.settings import PageSelectors, Source, UpdateSelectors
from tests.cli.conftest import WIRE, Newsroom
from tests.support.command import livefeed

POST = (
    '<div class="tick-post" id="t-77{0}"><time datetime="2026-11-22T0{0}:30:00Z">x</time>'
    "<h3>خبر {0}</h3><p>{1} {0}</p></div>"
)
POSTS = "".join(POST.format(number, WIRE) for number in (9, 8, 6, 5, 1))
PAGE = f'<html lang="ar"><head><title>مباشر</title></head><body><main>{POSTS}</main></body></html>'
ARTICLE = f"<html><head><title>خبر</title></head><body><h1>خبر</h1><p>{WIRE * 3}</p></body></html>"


def test_what_is_printed_passes_the_check_and_reads_the_page(tmp_path: Path) -> None:
    (tmp_path / "live.html").write_text(PAGE, encoding="utf-8")
    words = ("sources", "suggest", "live.html", "--base-url", "https://n.example/live")
    printed = livefeed(*words, folder=tmp_path)
    assert printed.status == 0
    assert printed.out.startswith("# sure\n# 5 updates: 5 with a time")
    (tmp_path / "config.toml").write_text(printed.out, encoding="utf-8")
    assert livefeed("check", folder=tmp_path).status == 0
    told = livefeed(*words, "--json", folder=tmp_path).json
    assert (told["certainty"], told["found"]["updates"], told["agreement"]) == ("sure", 5, 1.0)
    assert told["block"] in printed.out
    assert 'item = ".tick-post"' in told["block"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["config.toml", "live.html"]


def test_a_page_is_fetched_only_from_where_sources_may_be(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.site.documents["/live"] = PAGE.encode()
    url = f"{newsroom.site.url}/live"
    told = newsroom.run("sources", "suggest", url, "--json")
    assert (told.status, told.json["found"]["updates"]) == (0, 5)
    assert f'url = "{url}"' in told.json["block"]
    refused = livefeed("sources", "suggest", url, folder=tmp_path)
    assert refused.status == 69
    assert "forbidden address 127.0.0.1" in refused.error


def test_an_article_and_an_empty_page_are_unsure_and_end_with_one(tmp_path: Path) -> None:
    (tmp_path / "article.html").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    article = livefeed("sources", "suggest", "article.html", folder=tmp_path)
    assert article.status == 1
    assert article.out.startswith("# unsure\n# nothing on the page looks like several updates")
    empty = livefeed("sources", "suggest", "empty.html", "--json", folder=tmp_path)
    assert (empty.status, empty.json["certainty"], empty.json["block"]) == (1, "unsure", None)
    assert "neither updates nor an article" in empty.json["why"][0]


def test_a_source_is_written_so_that_quotes_in_it_survive() -> None:
    source = Source(
        name="a",
        url="https://n.example/",
        kind="page",
        timezone="Asia/Damascus",
        tags=("سوريا",),
        page=PageSelectors(remove=(".x", "a[href='y']")),
        updates=UpdateSelectors(mode="selectors", item='article[id^="block-"]'),
    )
    assert source_block(source) == (
        '[[source]]\nname = "a"\nurl = "https://n.example/"\nkind = "page"\n'
        'timezone = "Asia/Damascus"\ntags = ["سوريا"]\n'
        '[source.page]\nremove = [".x", "a[href=\'y\']"]\n'
        "[source.updates]\n"
        'mode = "selectors"\nitem = "article[id^=\\"block-\\"]"\n'
    )
