"""The merged feeds over HTTP."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest
from lxml import etree

from livefeed.model import Story
from livefeed.settings import Source
from tests.support.make import after, story, update
from tests.support.newsroom import SETTINGS, newsroom

GZIP = {"Accept-Encoding": "gzip"}
PLAIN = {"Accept-Encoding": "identity"}


def told(key: str, at: float = 0) -> Story:
    return story(update("alpha", key, title=f"خبر {key}", seen_at=after(at)), updated_at=after(at))


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/feeds/all.atom", "application/atom+xml"),
        ("/feeds/all.json", "application/feed+json"),
    ],
)
async def test_a_feed_is_answered_with_validators_and_then_with_304(
    path: str, content_type: str
) -> None:
    async with newsroom(told("a")) as (client, shelf):
        first = await client.get(path, headers=PLAIN)
        assert first.status == 200
        assert first.content_type == content_type
        assert "خبر a" in await first.text()
        assert first.headers["Vary"] == "Accept-Encoding"
        assert first.headers["Last-Modified"] == "Sun, 22 Nov 2026 10:00:00 GMT"
        assert "max-age=5" in first.headers["Cache-Control"]
        known = {"If-None-Match": first.headers["ETag"]}
        again = await client.get(path, headers=PLAIN | known)
        assert (again.status, await again.read()) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        dated = {"If-Modified-Since": first.headers["Last-Modified"]}
        assert (await client.get(path, headers=dated)).status == 304
        await shelf.put(told("b", at=5))
        assert (await client.get(path, headers=known)).status == 200
        assert (await client.get(path, headers=dated)).status == 200
        assert (await client.get(path, headers=known | dated)).status == 200


async def test_head_tells_what_get_would() -> None:
    async with newsroom(told("a")) as (client, _):
        head = await client.head("/feeds/all.atom", headers=PLAIN)
        got = await client.get("/feeds/all.atom", headers=PLAIN)
        assert (head.status, await head.read()) == (200, b"")
        assert head.headers["ETag"] == got.headers["ETag"]
        assert head.headers["Content-Length"] == got.headers["Content-Length"]


async def test_each_encoding_has_its_own_validator_and_either_is_known() -> None:
    async with newsroom(told("a")) as (client, _):
        plain = await client.get("/feeds/all.atom", headers=PLAIN)
        zipped = await client.get("/feeds/all.atom", headers=GZIP, auto_decompress=False)
        assert zipped.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(await zipped.read()) == await plain.read()
        assert zipped.headers["ETag"] != plain.headers["ETag"]
        for etag in (plain.headers["ETag"], zipped.headers["ETag"], "W/" + plain.headers["ETag"]):
            again = await client.get("/feeds/all.atom", headers={"If-None-Match": etag})
            assert again.status == 304


async def test_the_bytes_are_the_same_after_a_restart() -> None:
    bodies, etags = [], []
    for _ in range(2):
        async with newsroom(told("a"), told("b", at=1)) as (client, _shelf):
            response = await client.get("/feeds/all.atom", headers=PLAIN)
            bodies.append(await response.read())
            etags.append(response.headers["ETag"])
    assert bodies[0] == bodies[1]
    assert etags[0] == etags[1]


async def test_a_feed_is_read_from_the_store_once_per_change() -> None:
    async with newsroom(told("a")) as (client, shelf):
        for _ in range(5):
            await client.get("/feeds/all.atom")
        assert shelf.questions == 1
        await shelf.put(told("b"))
        for _ in range(5):
            await client.get("/feeds/all.atom")
        assert shelf.questions == 2


@pytest.mark.parametrize("path", ["/feeds/nope.atom", "/feeds/all.rss", "/feeds/all", "/feeds/"])
async def test_an_unknown_feed_is_not_found(path: str) -> None:
    async with newsroom() as (client, _):
        assert (await client.get(path)).status == 404


async def test_a_feed_holds_its_own_stories_only() -> None:
    mine = story(update("alpha", "mine", title="للسلمية"), feeds=("all", "salamiyah"))
    async with newsroom(mine, told("other")) as (client, _):
        response = await client.get("/feeds/salamiyah.json")
        document = await response.json(content_type=None)
        assert [item["title"] for item in document["items"]] == ["للسلمية"]


async def test_the_feed_of_updates_has_an_address_and_validators_of_its_own() -> None:
    two = story(update("alpha", title="first"), update("beta", title="copy", seen_at=after(9)))
    async with newsroom(two) as (client, _):
        response = await client.get("/feeds/all/updates.json")
        document = await response.json(content_type=None)
        assert [item["title"] for item in document["items"]] == ["copy", "first"]
        assert document["feed_url"] == "https://live.example/feeds/all/updates.json"
        atom = await client.get("/feeds/all/updates.atom")
        known = {"If-None-Match": atom.headers["ETag"]}
        assert (await client.get("/feeds/all/updates.atom", headers=known)).status == 304
        assert (await client.get("/feeds/all.atom", headers=known)).status == 200
        assert (await client.get("/feeds/nope/updates.atom")).status == 404


async def test_the_sources_are_listed_as_opml_without_their_passwords() -> None:
    secret = replace(SETTINGS.sources[0], url="https://me:secret@alpha.example/feed?a=1&b=2")
    page = Source(name="page", url="https://page.example/live", kind="page", tags=("a", "b"))
    settings = replace(SETTINGS, sources=(secret, page))
    async with newsroom(settings=settings) as (client, _):
        response = await client.get("/opml", headers=PLAIN)
        assert (response.status, response.content_type) == (200, "application/xml")
        root = etree.fromstring(await response.read())
        assert root.findtext("head/title") == "التغطية الحية"
        feed, live = root.iterfind("body/outline")
        assert (feed.get("text"), feed.get("type")) == ("ألفا", "rss")
        assert feed.get("xmlUrl") == "https://alpha.example/feed?a=1&b=2"
        assert (live.get("type"), live.get("url")) == ("link", "https://page.example/live")
        known = {"If-None-Match": response.headers["ETag"]}
        assert (await client.get("/opml", headers=PLAIN | known)).status == 304
