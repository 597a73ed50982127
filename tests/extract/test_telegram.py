from __future__ import annotations

from datetime import UTC, datetime

import pytest

from livefeed.errors import ParseError
from livefeed.model import Document, Image
from livefeed.text.embeds import embeds_of
from tests.support.documents import read

TEXT = '<div class="tgme_widget_message_text js-message_text" dir="auto">{}</div>'
REPLY = (
    '<a class="tgme_widget_message_reply" href="https://t.me/river/1">'
    '<div class="tgme_widget_message_metatext js-message_reply_text">كلام قديم</div></a>'
)
PHOTO = (
    '<a class="tgme_widget_message_photo_wrap" href="https://t.me/river/{0}"'
    " style=\"width:1px;background-image:url('https://cdn.example/{0}.jpg')\"></a>"
)


def message(number: int, inside: str, *, more: str = "", meta: str = "") -> str:
    return (
        f'<div class="tgme_widget_message_wrap"><div class="tgme_widget_message {more}"'
        f' data-post="river/{number}"><div class="tgme_widget_message_author">'
        '<a class="tgme_widget_message_owner_name"><span>قناة النهر</span></a></div>'
        f'{inside}<span class="tgme_widget_message_meta">{meta}'
        f'<a class="tgme_widget_message_date" href="https://t.me/river/{number}">'
        f'<time datetime="2026-11-22T08:{number:02}:00+00:00">x</time></a></span></div></div>'
    )


def channel(*messages: str, kind: str = "auto") -> Document:
    page = (
        "<!DOCTYPE html><html><head><title>قناة النهر</title></head><body><main>"
        '<section class="tgme_channel_history js-message_history">'
        f"{''.join(messages)}</section></main></body></html>"
    )
    return read(page, kind=kind, url="https://mirror.example/s/river", language="ar")


@pytest.mark.parametrize("kind", ["auto", "page", "telegram"])
def test_a_channel_gives_its_messages_wherever_it_is_served(kind: str) -> None:
    document = channel(
        message(1, TEXT.format("وصل القطار")), message(2, TEXT.format("غادر القطار")), kind=kind
    )
    assert document.strategy == "telegram"
    assert document.is_window
    assert [entry.key for entry in document.entries] == ["river/1", "river/2"]
    first = document.entries[0]
    assert first.url == "https://t.me/river/1"
    assert first.text == "وصل القطار"
    assert first.author == "قناة النهر"
    assert first.published == datetime(2026, 11, 22, 8, 1, tzinfo=UTC)


def test_a_message_without_words_and_pictures_leads_to_itself() -> None:
    voice = '<a class="tgme_widget_message_voice_player"><audio src="https://cdn.example/v.ogg">'
    sticker = (
        '<i class="tgme_widget_message_sticker"'
        " style=\"background-image:url('https://cdn.example/s.webp')\"></i>"
    )
    spoken, drawn = channel(message(1, f"{voice}</audio></a>"), message(2, sticker)).entries
    assert [(one.provider, one.url) for one in embeds_of(spoken.html)] == [
        ("telegram", "https://t.me/river/1")
    ]
    assert drawn.images == (Image(url="https://cdn.example/s.webp"),)


def test_a_text_nested_in_itself_is_told_once() -> None:
    nested = TEXT.format(TEXT.format("وصل القطار<br>إلى المحطة"))
    (entry,) = channel(message(1, nested)).entries
    assert entry.text == "وصل القطار\nإلى المحطة"


def test_the_text_that_is_replied_to_is_not_the_messages() -> None:
    (entry,) = channel(message(2, REPLY + TEXT.format("جواب"))).entries
    assert entry.text == "جواب"
    within = '<div class="tgme_widget_message_reply">' + TEXT.format("قديم") + "</div>"
    assert channel(message(2, within + TEXT.format("جواب"))).entries[0].text == "جواب"


def test_an_album_is_one_update_with_all_its_pictures() -> None:
    album = PHOTO.format(3) + PHOTO.format(4) + PHOTO.format(5) + TEXT.format("صور من المحطة")
    document = channel(message(2, TEXT.format("قبل")), message(5, album))
    assert [entry.key for entry in document.entries] == ["river/2", "river/5"]
    assert document.entries[1].images == tuple(
        Image(url=f"https://cdn.example/{n}.jpg") for n in (3, 4, 5)
    )


def test_media_without_text_is_an_update() -> None:
    (entry,) = channel(message(3, PHOTO.format(3))).entries
    assert (entry.key, entry.text) == ("river/3", "")
    assert entry.images


def test_the_length_of_a_video_is_not_the_time_of_its_message() -> None:
    video = '<time class="message_video_duration js-message_video_duration">0:15</time>'
    (entry,) = channel(message(3, video + TEXT.format("فيديو"))).entries
    assert entry.published == datetime(2026, 11, 22, 8, 3, tzinfo=UTC)


def test_an_edited_message_keeps_its_key_and_says_its_text_alone() -> None:
    before = channel(message(3, TEXT.format("قتيلان"))).entries[0]
    after = channel(message(3, TEXT.format("ثلاثة قتلى"), meta="edited ")).entries[0]
    assert (before.key, before.published) == (after.key, after.published)
    assert after.text == "ثلاثة قتلى"


def test_messages_of_the_service_are_left_out() -> None:
    service = message(1, TEXT.format("Channel created"), more="service_message")
    document = channel(service, message(2, TEXT.format("خبر")))
    assert [entry.key for entry in document.entries] == ["river/2"]


def test_a_poll_says_its_question_and_answers() -> None:
    poll = (
        '<div class="tgme_widget_message_poll_question">متى؟</div>'
        '<div class="tgme_widget_message_poll_option_text">اليوم</div>'
        '<div class="tgme_widget_message_poll_option_text">غداً</div>'
    )
    assert channel(message(2, poll)).entries[0].text == "متى؟\n\nاليوم\n\nغداً"


def test_a_channel_without_messages_is_told() -> None:
    with pytest.raises(ParseError, match="without messages"):
        channel()
    with pytest.raises(ParseError, match="without messages"):
        read(
            '<html><body><div class="tgme_page"><div class="tgme_page_title">قناة</div>'
            "If you have Telegram, you can view and join.</div></body></html>",
            kind="page",
        )


def test_a_message_quoted_by_an_article_does_not_make_it_a_channel() -> None:
    text = "عاد أول قطار للركاب صباح اليوم إلى محطة الساحل بعد توقف دام عامين. " * 8
    quoted = message(1, TEXT.format("x"))
    page = f"<html><body><article><h1>عنوان</h1><p>{text}</p>{quoted}</article></body></html>"
    assert read(page, kind="page").strategy == "article"


@pytest.mark.parametrize("body", ["<html><body><h1>x</h1><p>نص</p></body></html>", "[]", "{}"])
def test_a_configured_channel_refuses_everything_else(body: str) -> None:
    with pytest.raises(ParseError, match=r"https://t\.me/s/CHANNEL|neither updates"):
        read(body, kind="telegram")
