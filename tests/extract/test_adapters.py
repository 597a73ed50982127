"""Answers of live-coverage services are read by the adapter that knows them, and by no other."""

from __future__ import annotations

import contextlib
import json
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.errors import ParseError
from livefeed.model import Document, Image
from tests.support.corpus import corpus
from tests.support.documents import read
from tests.support.services import (
    guardian_block,
    guardian_text,
    live24,
    live_blog,
    liveblog_change,
    piece,
    superdesk,
    superdesk_post,
    tickaroo,
    wordpress_post,
)

API: Final = "https://api.example/v1"
KINDS: Final = ("superdesk", "wordpress", "guardian", "24liveblog", "tickaroo")
LIVEBLOG: Final = {
    "entries": [
        liveblog_change(7, "new", 1_795_334_460),
        liveblog_change(8, "delete", 1_795_334_400),
    ],
    "latest_timestamp": 1_795_334_460,
}
POLLED: Final = {
    "numNewBlocks": 1,
    "mostRecentBlockId": "block-6a",
    "html": '<article id="block-6a"><header><time datetime="2026-11-22T08:00:00Z">8.00</time>'
    '</header><h2>Bridge closed</h2><p>The bridge is <b>closed</b>.</p><div id="block-inner"></div>'
    '<footer><time datetime="2026-11-22T08:05:00Z">8.05</time><button>Share</button></footer>'
    "</article>",
}
ANSWERS: Final[dict[str, tuple[str, Any]]] = {
    "superdesk": ("superdesk", superdesk(superdesk_post(1, piece("<p>نص</p>")))),
    "superdesk in a page": ("superdesk", {"posts": superdesk(superdesk_post(1, piece("نص")))}),
    "wordpress": ("wordpress", [wordpress_post(1), wordpress_post(2)]),
    "wordpress, one post": ("wordpress", wordpress_post(1)),
    "wordpress liveblog": ("wordpress-liveblog", LIVEBLOG),
    "guardian": ("guardian", {"blocks": [guardian_block(1)], "headline": "Live"}),
    "guardian, polled": ("guardian", POLLED),
    "24liveblog": ("24liveblog", live24(1, 2)),
    "tickaroo": ("json-ld", tickaroo(1, 2)),
    "arena": ("json-ld", live_blog(1, 2)),
}


def answer(value: object, *, url: str = API, **source: Any) -> Document:
    return read(json.dumps(value), url=url, content_type="application/json", **source)


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_recognised_by_its_form(name: str) -> None:
    strategy, value = ANSWERS[name]
    document = answer(value)
    assert document.strategy == strategy
    assert document.entries
    assert document.problems == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_configured_service_refuses_all_other_answers(kind: str) -> None:
    for name, (_, value) in ANSWERS.items():
        if name.startswith((kind, "arena")):
            continue
        with pytest.raises(ParseError, match=f"no answer of {kind}"):
            answer(value, kind=kind)
    with pytest.raises(ParseError, match=f"no JSON, expected an answer of {kind}"):
        read("<html><body>Sign in</body></html>", kind=kind)


def test_what_a_service_says_of_an_error_is_repeated() -> None:
    error = {"code": "rest_forbidden", "message": "Sorry, you may not.", "data": {"status": 401}}
    with pytest.raises(ParseError, match="Sorry, you may not"):
        answer(error, kind="wordpress")


@pytest.mark.parametrize("name", ANSWERS)
def test_a_json_feed_stays_one_whatever_else_it_carries(name: str) -> None:
    value = ANSWERS[name][1]
    extra = value if isinstance(value, dict) and "@type" not in value else {}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [{"id": "1"}]}
    assert answer(extra | feed).strategy == "json-feed"


def test_a_json_feed_without_a_version_is_no_service() -> None:
    items = [{"id": 1, "title": "عنوان", "url": "/1", "date_published": "2026-11-22T08:00:00Z"}]
    assert answer({"items": items}).strategy == "json-feed"


def test_a_post_of_superdesk_is_an_update_with_all_its_pieces() -> None:
    gallery = (
        piece("<p>انقطع الطريق.</p>"),
        piece("", "image", caption="سيل", media={"renditions": {"original": {"href": "/a.jpg"}}}),
        piece('<figure><img src="/b.jpg?x=1&amp;y=2" alt="جسر"></figure>', "image"),
        piece("<blockquote>قول</blockquote>", "embed", original_url="https://social.example/1"),
    )
    (entry,) = answer(superdesk(superdesk_post(1, *gallery, sticky=True))).entries
    assert entry.key == "urn:newsml:host:1"
    assert entry.text == "انقطع الطريق.\n\nقول"
    assert entry.published == datetime(2026, 11, 22, 8, 1, tzinfo=UTC)
    assert entry.updated == datetime(2026, 11, 22, 8, 11, tzinfo=UTC)
    assert entry.author == "سلمى حداد"
    assert entry.images == (
        Image(url="https://api.example/a.jpg", alt="سيل"),
        Image(url="https://api.example/b.jpg?x=1&y=2", alt="جسر"),
    )
    assert "https://social.example/1" in entry.html


def test_posts_of_superdesk_that_are_deleted_or_unpublished_are_withdrawn() -> None:
    posts = (
        superdesk_post(1, piece("a"), deleted=True),
        superdesk_post(2, piece("b"), post_status="draft"),
        superdesk_post(3, piece("c"), deleted="no"),
    )
    document = answer(superdesk(*posts))
    assert [entry.is_withdrawn for entry in document.entries] == [True, True, False]
    assert not document.is_window  # it says what is deleted: absence says nothing


def test_a_post_that_is_pinned_later_is_no_other_update() -> None:
    before = answer(superdesk(superdesk_post(1, piece("نص"))))
    later = {"sticky": True, "lb_highlight": True, "_etag": "z", "_updated": "2026-11-22T08:59:59Z"}
    assert answer(superdesk(superdesk_post(1, piece("نص"), **later))).entries == before.entries


def test_times_of_wordpress_are_utc() -> None:
    (entry, _) = answer([wordpress_post(1), wordpress_post(2)], timezone="Asia/Damascus").entries
    assert (entry.key, entry.url) == ("101", "https://news.example/p/1")
    assert entry.title == "السيول تقطع الطريق – 1"
    assert entry.text == "انقطع الطريق رقم 1 بين المدينتين."
    assert entry.published == datetime(2026, 11, 22, 8, 1, tzinfo=UTC)
    assert entry.updated == datetime(2026, 11, 22, 8, 11, tzinfo=UTC)
    assert entry.author == "نور"
    assert entry.images == (Image(url="https://api.example/i1.jpg", alt="سيل"),)


def test_the_own_time_of_a_wordpress_site_is_in_the_zone_of_the_source() -> None:
    (entry,) = answer(wordpress_post(1, date_gmt=None), timezone="Asia/Damascus").entries
    assert entry.published == datetime(2026, 11, 22, 8, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "is_window"),
    [
        (f"{API}/posts", True),
        (f"{API}/posts?per_page=100&_embed=1&categories=7", True),
        (f"{API}/posts?modified_after=2026-11-22T00:00:00", False),
        (f"{API}/posts?page=2", False),
        (f"{API}/posts?include[]=7", False),
    ],
)
def test_only_the_newest_posts_of_wordpress_are_a_window(url: str, is_window: bool) -> None:
    posts = [wordpress_post(n) for n in (3, 2, 1)]
    assert answer(posts, url=url).is_window is is_window
    assert not answer(posts[1:] + posts[:1], url=url).is_window


def test_nothing_modified_is_no_error_where_wordpress_is_configured() -> None:
    assert answer([], kind="wordpress").entries == ()
    with pytest.raises(ParseError):
        answer([])


def test_of_several_changes_of_a_liveblog_entry_the_last_one_holds() -> None:
    entries = [
        liveblog_change(7, "update", 1_795_334_520, "<p>ثان</p>"),
        liveblog_change(7, "new", 1_795_334_460, "<p>أول</p>"),
        liveblog_change(8, "delete", 1_795_334_580, ""),
        liveblog_change(8, "new", 1_795_334_400),
    ]
    edited, deleted = answer({"entries": entries, "latest_timestamp": 1}).entries
    assert (edited.key, edited.text, edited.author) == ("7", "ثان", "Ada")
    assert edited.published == datetime.fromtimestamp(1_795_334_460, UTC)
    assert edited.updated == datetime.fromtimestamp(1_795_334_520, UTC)
    assert not edited.is_withdrawn
    assert deleted.is_withdrawn


def test_a_block_of_the_guardian_is_read_once() -> None:
    pinned = guardian_block(3)
    blocks = [pinned, guardian_block(1), guardian_block(2), pinned]
    page = {"webURL": "https://news.example/x", "blocks": blocks, "keyEvents": [pinned]}
    document = answer(page | {"pinnedPost": pinned})
    assert [int(entry.key, 16) for entry in document.entries] == [1, 2, 3]
    assert document.is_window
    assert document.problems == ()
    entry = document.entries[0]
    assert entry.published == datetime.fromtimestamp(1_795_334_340, UTC)
    assert entry.updated == datetime.fromtimestamp(1_795_334_430, UTC)
    assert entry.url.endswith(f"/x?page=with:block-{entry.key}#block-{entry.key}")
    assert (entry.author, entry.text) == ("Ada Lovelace", "The bridge is closed, 1.")
    older = answer(page, url=f"{API}?page=with:block-{entry.key}")
    assert not older.is_window


def test_elements_of_a_block_are_its_text_its_images_and_its_embeds() -> None:
    kind = "model.dotcomrendering.pageElements."
    image = {
        "_type": f"{kind}ImageBlockElement",
        "data": {"alt": "A bridge", "caption": "c"},
        "media": {
            "allImages": [
                {"url": "/small.jpg", "fields": {"width": "140"}},
                {"url": "/large.jpg", "fields": {"width": "2000"}},
            ]
        },
    }
    film = {"_type": f"{kind}YoutubeBlockElement", "url": "https://film.example/1"}
    related = {"_type": f"{kind}RichLinkBlockElement", "url": "https://news.example/related"}
    elements = (guardian_text("<p>One.</p>"), image, film, related, guardian_text("<p>Two.</p>"))
    (entry,) = answer({"blocks": [guardian_block(1, *elements)]}).entries
    assert entry.text == "One.\n\nTwo."
    assert entry.images == (Image(url="https://api.example/large.jpg", alt="A bridge"),)
    assert "https://film.example/1" in entry.html
    assert "related" not in entry.html


def test_new_blocks_come_as_markup_too() -> None:
    document = answer(POLLED)
    (entry,) = document.entries
    assert (entry.key, entry.title, entry.text) == ("6a", "Bridge closed", document.entries[0].text)
    assert "The bridge is closed." in entry.text
    assert "Share" not in entry.text
    assert entry.published == datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    assert entry.updated == datetime(2026, 11, 22, 8, 5, tzinfo=UTC)
    assert not document.is_window
    none = {"numNewBlocks": 0, "mostRecentBlockId": "block-6a", "html": ""}
    assert answer(none).entries == ()


def test_updates_of_24liveblog_are_a_window_from_the_newest_on() -> None:
    document = answer(live24(1, 2, 3), url=f"{API}/news/?inverted_order=1&last_nid=&limit=100")
    entry = document.entries[0]
    assert (entry.key, entry.title, entry.text) == ("2916401707872400001", "Title 1", "Update 1")
    assert entry.published == datetime.fromtimestamp(1_795_334_340, UTC)
    assert document.is_window
    older = answer(live24(4, 5), url=f"{API}/news/?last_nid=2916401707872400003")
    assert not older.is_window


@pytest.mark.parametrize("kind", ["auto", "arena"])
@pytest.mark.parametrize("wrapped", [False, True])
def test_json_ld_of_arena_is_read_bare_and_in_its_script(wrapped: bool, kind: str) -> None:
    text = json.dumps(live_blog(2, 1))
    text = f'<script type="application/ld+json">{text}</script>' if wrapped else text
    document = read(text, url="https://api.example/v1/liveblog/site/blog/ldjson", kind=kind)
    assert document.strategy == "json-ld"
    assert [entry.key for entry in document.entries] == ["post-12002", "post-12001"]


@pytest.mark.parametrize("body", ["<html><body><p>نص من المقال</p></body></html>", '{"a": 1}'])
def test_arena_refuses_what_is_no_live_blog(body: str) -> None:
    with pytest.raises(ParseError, match="LiveBlogPosting of Arena"):
        read(body, kind="arena")


def test_the_prefetched_embed_of_tickaroo_holds_json_ld() -> None:
    document = answer(tickaroo(3, 2, 1), kind="tickaroo")
    assert document.title == "Cyclone"
    assert [entry.title for entry in document.entries] == ["Update 3", "Update 2", "Update 1"]


ODD: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.sampled_from(
        ["\ud800", "\0", "1e999", "9" * 400, "<img src=", "https://[", "-1", "<p>" * 99]
    ),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.sampled_from(["id", "rendered", "refs", "item"]), st.integers(), max_size=2),
)


@given(
    data=st.data(), name=st.sampled_from(sorted(ANSWERS)), kind=st.sampled_from(("auto", *KINDS))
)
def test_values_of_any_type_anywhere_are_read_or_refused(
    data: st.DataObject, name: str, kind: str
) -> None:
    value = deepcopy(ANSWERS[name][1])
    for _ in range(data.draw(st.integers(1, 4))):
        _spoil(value, data)
    with contextlib.suppress(ParseError):
        answer(value, kind=kind)


def _spoil(value: Any, data: st.DataObject) -> None:
    """Put something else in the place of one member, however deep."""
    while isinstance(value, dict | list) and value:
        place: Any = data.draw(
            st.sampled_from(sorted(value) if isinstance(value, dict) else range(len(value)))
        )
        if not isinstance(value[place], dict | list) or data.draw(st.integers(0, 3)) == 0:
            value[place] = data.draw(ODD)
            return
        value = value[place]


@pytest.mark.corpus
def test_a_real_answer_of_superdesk_has_25_updates() -> None:
    path = corpus("live-pages/lb_superdesk_api_response.json")
    document = read(path.read_bytes(), content_type="application/json")
    assert document.strategy == "superdesk"
    assert len(document.entries) == 25
    posts = json.loads(path.read_text())["posts"]["_items"]
    assert [entry.key for entry in document.entries] == [post["_id"] for post in posts]
    assert [e.is_withdrawn for e in document.entries] == [post["deleted"] for post in posts]
    assert all(entry.published and entry.author for entry in document.entries)
    assert all(entry.text or entry.images for entry in document.entries)
    assert max(len(entry.images) for entry in document.entries) == 5
    assert document.problems == ()
    assert not document.is_window
