"""Embedded posts and videos of an update."""

from __future__ import annotations

import pytest

from livefeed.text.embeds import Embed, embeds_of, provider_of
from tests.support.documents import item, read, rss
from tests.support.live_blog import live_page, update

PROVIDERS = [
    (
        '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0"></iframe>',
        "youtube",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    ),
    (
        '<div><iframe data-src="//www.youtube-nocookie.com/embed/dQw4w9WgXcQ"></iframe></div>',
        "youtube",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    ),
    (
        '<lite-youtube videoid="dQw4w9WgXcQ"></lite-youtube>',
        "youtube",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    ),
    (
        (
            '<blockquote class="twitter-tweet"><p>وصل القطار</p>- ندى <a href="https://twitter.com/n/'
            'status/12?ref_src=tw">22 Nov</a></blockquote><script src="https://x.example"></script>'
        ),
        "x",
        "https://twitter.com/n/status/12",
    ),
    (
        '<iframe src="https://platform.twitter.com/embed/Tweet.html?dnt=1&amp;id=1234"></iframe>',
        "x",
        "https://x.com/i/status/1234",
    ),
    ('<amp-twitter data-tweetid="1234"></amp-twitter>', "x", "https://x.com/i/status/1234"),
    (
        (
            '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com'
            '%2Fa%2Fposts%2F1&amp;width=500"></iframe>'
        ),
        "facebook",
        "https://www.facebook.com/a/posts/1",
    ),
    (
        '<div class="fb-post" data-href="https://www.facebook.com/a/posts/1"></div>',
        "facebook",
        "https://www.facebook.com/a/posts/1",
    ),
    (
        (
            '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Ab'
            '1/?utm_source=ig"><a href="https://www.instagram.com/p/Ab1/">View this on Instagram'
            "</a></blockquote>"
        ),
        "instagram",
        "https://www.instagram.com/p/Ab1/",
    ),
    (
        (
            '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@a/video/7"><section>'
            "</section></blockquote>"
        ),
        "tiktok",
        "https://www.tiktok.com/@a/video/7",
    ),
    (
        ('<script async src="https://telegram.org/js/w.js" data-telegram-post="chan/9"></script>'),
        "telegram",
        "https://t.me/chan/9",
    ),
    ('<iframe src="https://t.me/chan/9?embed=1"></iframe>', "telegram", "https://t.me/chan/9"),
    (
        '<figure class="media"><oembed url="https://vimeo.com/9"></oembed></figure>',
        "vimeo",
        "https://vimeo.com/9",
    ),
    (
        '<div class="wp-block-embed__wrapper">\nhttps://bsky.app/profile/a/post/1\n</div>',
        "bluesky",
        "https://bsky.app/profile/a/post/1",
    ),
    (
        '<video><source src="https://video.example/a.mp4"></video>',
        "video.example",
        "https://video.example/a.mp4",
    ),
]


@pytest.mark.parametrize(("markup", "provider", "url"), PROVIDERS)
def test_an_embed_is_told_with_its_provider_and_its_link(
    markup: str, provider: str, url: str
) -> None:
    expected = (Embed(provider=provider, url=url),)
    page = live_page(
        update("a7x", articleBody=f"<p>وصل القطار إلى محطة الساحل</p>{markup}"),
        update("b9x", minute=2, headline="", articleBody=markup),
    )
    for entry in read(page, kind="page").entries:
        assert embeds_of(entry.html) == expected
    feed = read(rss(item(text=f"<p>وصل القطار</p>{markup}"))).entries[0]
    assert embeds_of(feed.html) == expected


@pytest.mark.parametrize(("markup", "provider", "url"), PROVIDERS)
def test_embeds_in_blocks_are_told_and_one_without_text_is_an_update(
    markup: str, provider: str, url: str
) -> None:
    text = "وصل القطار إلى محطة الساحل وعلى متنه مئات المسافرين، وقالت المؤسسة إن الرحلة تمت."
    told = [f"<p>{text}</p>"] * 4 + [markup]
    blocks = "".join(
        f'<div class="post" data-id="x{n}k"><time datetime="2026-11-22T08:0{9 - n}:00Z">x</time>'
        f"{one}</div>"
        for n, one in enumerate(told)
    )
    entries = read(f"<html><body><main>{blocks}</main></body></html>", kind="page").entries
    assert len(entries) == 5
    assert embeds_of(entries[-1].html) == (Embed(provider=provider, url=url),)


@pytest.mark.parametrize(
    "markup",
    [
        '<iframe src="https://ads.doubleclick.net/x"></iframe>',
        '<iframe src="about:blank"></iframe>',
        '<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">فيديو</a>',
        "<blockquote>قال الوزير</blockquote>",
    ],
)
def test_advertisements_links_and_quotes_are_no_embeds(markup: str) -> None:
    page = live_page(update("a7x", articleBody=f"<p>وصل القطار</p>{markup}"), update("b9x"))
    assert embeds_of(read(page, kind="page").entries[0].html) == ()


def test_the_words_of_a_quoted_post_stay() -> None:
    (entry, _) = read(live_page(update("a7x", articleBody=PROVIDERS[3][0]), update("b9x"))).entries
    assert "وصل القطار" in entry.text


def test_signs_that_were_written_as_words_stay_words_beside_an_embed() -> None:
    (entry,) = read(rss(item(text=f"a &lt;b&gt; c {PROVIDERS[2][0]}"))).entries
    assert entry.text.startswith("a <b> c")


def test_providers_are_known_by_their_hosts() -> None:
    assert provider_of("https://m.facebook.com/a") == "facebook"
    assert provider_of("https://www.news.example/v") == "news.example"
    assert provider_of("https://notx.com/a") == "notx.com"


def test_an_embed_that_the_data_leaves_out_is_taken_from_the_page() -> None:
    frame = '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>'
    block = f'<div id="a7x"><p>وصل القطار إلى محطة الساحل</p>{frame}<p>إعلان عابر</p></div>'
    page = live_page(
        update("a7x", articleBody="وصل القطار إلى محطة الساحل."), update("b9x"), html=block
    )
    first, _ = read(page, kind="page").entries
    assert first.text.removesuffix("▶").strip() == "وصل القطار إلى محطة الساحل."
    assert [embed.provider for embed in embeds_of(first.html)] == ["youtube"]
