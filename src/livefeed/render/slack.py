"""Alerts as Slack messages in Block Kit, inert whatever the texts from outside hold.

Limits and escaping as Slack documents them; the limit over all blocks is not documented and was
reported by others (`msg_blocks_too_long` at about 13,200). Labels are Arabic for Arabic stories,
English for all others.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from livefeed.model import UpdateState
from livefeed.render.alert import (
    AlertStoryView,
    ChangeView,
    DigestData,
    Payload,
    StoryData,
    TitleView,
)
from livefeed.render.api import FactView, UpdateView
from livefeed.render.cut import cut
from livefeed.render.ids import bare_id
from livefeed.render.source_alert import SourceData, SourcePayload
from livefeed.text.clean import strip_controls

HEADER_LIMIT: Final = 150
MOST_FIELDS: Final = 10
MOST_FACTS: Final = 5
TEXT_LIMIT: Final = 700  # Slack folds longer texts behind "Show more"
TITLE_LIMIT: Final = 120
WORD_LIMIT: Final = 60  # a name, or one side of a fact
LINK_LIMIT: Final = 600
MESSAGE_LIMIT: Final = 12_500  # bytes of all blocks

RLM: Final = "\u200f"  # makes a line right-to-left although it may begin with a Latin letter
LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"  # isolates: what is inside does not move the rest

_HTTP_URL: Final = re.compile(r"https?://[^\s<>\"\\\x00-\x20\x7f-\x9f]+", re.IGNORECASE)

Block = dict[str, object]


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of livefeed itself around a story, in one language."""

    classes: dict[str, str]
    open_story: str
    original: str
    earlier: str
    first: str
    last: str
    route: str
    backlog: str
    more: str
    comma: str


ENGLISH: Final = Labels(
    classes={
        "new": "New",
        "development": "Development",
        "expansion": "More detail",
        "corroboration": "Corroboration",
        "correction": "Correction",
        "retraction": "Retracted",
    },
    open_story="Open story",
    original="Original",
    earlier="Earlier story",
    first="first",
    last="last",
    route="route",
    backlog="First poll of",
    more="more",
    comma=", ",
)
ARABIC: Final = Labels(
    classes={
        "new": "جديد",
        "development": "تطوّر",
        "expansion": "تفاصيل إضافية",
        "corroboration": "مصدر إضافي",
        "correction": "تصحيح",
        "retraction": "سُحب الخبر",
    },
    open_story="افتح القصة",
    original="الأصل",
    earlier="القصة السابقة",
    first="أول ظهور",
    last="آخر تحديث",
    route="المسار",
    backlog="أول قراءة من",
    more="أخرى",
    comma="، ",
)


def slack_message(payload: Payload | SourcePayload) -> dict[str, object]:
    """Return the message that an incoming webhook of Slack takes for this alert.

    `text` is always set and nothing unfurls. Only http(s) addresses become links; `&`, `<` and
    `>` from outside are escaped everywhere, so that no text can mention somebody or link.
    """
    data = payload["data"]
    if "story" in data:
        notice, blocks = _story_message(data)
    elif "source" in data:
        notice, blocks = _source_message(data)
    else:
        notice, blocks = _digest_message(data)
    return {"text": notice, "unfurl_links": False, "unfurl_media": False, "blocks": blocks}


# --- one story ------------------------------------------------------------------------------------


def _story_message(data: StoryData) -> tuple[str, list[Block]]:
    story, labels = data["story"], _labels(data["story"]["language"])
    mark = _mark(story["direction"])
    title = _one_line(story["title"] or story["text"]) or bare_id(story["id"])
    told = _told(story, data["change"], labels)
    body = "\n".join(filter(None, (told + _earlier(story, labels), _excerpt(story))))
    head = [_header(mark + title), _section(mark + body, _button(story["url"], labels))]
    foot = [_context(mark + _numbers(data, labels))]
    fields = _fields(story, labels)
    blocks = [*head, *foot]
    for count in range(len(fields), 0, -1):
        middle: Block = {"type": "section", "fields": fields[:count]}
        whole = [*head, middle, *foot]
        if _size(whole) <= MESSAGE_LIMIT:
            blocks = whole
            break
    notice = f"{mark}{told}: {_escaped(title, HEADER_LIMIT)} - {_sources(story, labels)}"
    return notice.removesuffix(" - "), blocks


def _told(story: AlertStoryView, change: ChangeView, labels: Labels) -> str:
    """Return the class in words, with what is peculiar to it."""
    source = _isolated(change["source"])
    match change["kind"]:
        case "development" | "correction":
            is_rtl = story["direction"] == "rtl"
            details = [_fact(fact, is_rtl=is_rtl) for fact in change["facts"][:MOST_FACTS]]
        case "corroboration":
            details = [f"+ {source}"]
        case "retraction" | "expansion":
            details = [source]
        case _:
            details = []
    return " · ".join([labels.classes.get(change["kind"], _escaped(change["kind"], 40)), *details])


def _fact(fact: FactView, *, is_rtl: bool) -> str:
    """Return `4 → 9`; between right-to-left words the arrow points the way they are read."""
    before, after = (_one_line(fact[side]) or "-" for side in ("before", "after"))
    if is_rtl and not _has_rtl_letters(before + after):
        return f"{LRI}{_escaped(before, WORD_LIMIT)} → {_escaped(after, WORD_LIMIT)}{PDI}"
    arrow = "←" if is_rtl else "→"
    return f"{_isolated(before)} {arrow} {_isolated(after)}"


def _earlier(story: AlertStoryView, labels: Labels) -> str:
    if story["follows"] is None:
        return ""
    url = f"{story['url'].rpartition('/')[0]}/{bare_id(story['follows'])}"
    return f" · {_link(url, labels.earlier)}"


def _excerpt(story: AlertStoryView) -> str:
    text = "\n".join(filter(None, map(_one_line, story["text"].split("\n"))))
    return _mark(story["direction"]) + _escaped(text, TEXT_LIMIT) if text else ""


def _numbers(data: StoryData, labels: Labels) -> str:
    story = data["story"]
    return " · ".join(
        (
            _count(story, labels),
            f"{labels.first} {_clock(story['first_seen'])}",
            f"{labels.last} {_clock(story['updated'])}",
            f"{labels.route} {_isolated(data['route'])}",
        )
    )


def _sources(story: AlertStoryView, labels: Labels) -> str:
    names = [_isolated(name) for name in _copies(story)][:MOST_FIELDS]
    return f"{_count(story, labels)}: {labels.comma.join(names)}" if names else ""


def _count(story: AlertStoryView, labels: Labels) -> str:
    return (arabic_sources if labels is ARABIC else english_sources)(story["source_count"])


def english_sources(count: int) -> str:
    return "1 source" if count == 1 else f"{count} sources"


def arabic_sources(count: int) -> str:
    """Return the number of sources with the form of the noun that it governs."""
    if count in (0, 1, 2):
        return ("لا مصادر", "مصدر واحد", "مصدران")[count]
    if 3 <= count % 100 <= 10:
        return f"{count} مصادر"
    return f"{count} مصدرًا" if count % 100 > 10 else f"{count} مصدر"


def _copies(story: AlertStoryView) -> dict[str, UpdateView]:
    """Return source → its first live update, who had it first first."""
    copies: dict[str, UpdateView] = {}
    for update in story["updates"]:
        if update["state"] == UpdateState.LIVE.value:
            copies.setdefault(update["source"], update)
    return copies


def _fields(story: AlertStoryView, labels: Labels) -> list[Block]:
    mark = _mark(story["direction"])
    fields = []
    for source, update in list(_copies(story).items())[:MOST_FIELDS]:
        at = _clock(update["published"] or update["seen"])
        link = _link(update["url"], labels.original)
        line = f"{mark}{_isolated(source)} · {at}"
        fields.append(_mrkdwn(f"{line}\n{mark}{link}" if link else line))
    return fields


# --- the backlog of a source ----------------------------------------------------------------------


def _digest_message(data: DigestData) -> tuple[str, list[Block]]:
    stories, change = data["stories"], data["change"]
    first = stories[0] if stories else None
    labels = _labels(first["language"] if first else "")
    mark = _mark(first["direction"] if first else "ltr")
    head = f"{mark}{labels.backlog} {_isolated(change['source'])}: {change['count']}"
    lines = [_title_line(story) for story in stories]
    left_out = change["count"] - len(stories)
    if left_out > 0:
        lines.append(f"{mark}+ {left_out} {labels.more}")
    sections = [_section("\n".join(lines[i : i + 3])) for i in range(0, len(lines), 3)]
    route = _context(f"{mark}{labels.route} {_isolated(data['route'])}")
    return head, [_section(head), *sections, route]


def _title_line(story: TitleView) -> str:
    title = _one_line(story["title"])
    label = _escaped(title, TITLE_LIMIT) if title else bare_id(story["id"])
    return f"{_mark(story['direction'])}• {_link(story['url'], label) or label}"


# --- a source -----------------------------------------------------------------------------------


def _source_message(data: SourceData) -> tuple[str, list[Block]]:
    """Return what happened to a source, for those who run livefeed: in English."""
    source, change = data["source"], data["change"]
    told = _escaped(_one_line(change["summary"]), TEXT_LIMIT)
    link = _link(source["url"], ENGLISH.original)
    title = f"{_isolated(source['title'])} · {link}" if link else _isolated(source["title"])
    seen = (
        f"last success {_clock(source['last_success'])}" if source["last_success"] else "never read"
    )
    foot = _context(f"{seen} · {ENGLISH.route} {_isolated(data['route'])}")
    return told, [_section(f"{told}\n{title}"), foot]


# --- parts of a message ---------------------------------------------------------------------------


def _header(text: str) -> Block:
    return {"type": "header", "text": _plain(_escaped(text, HEADER_LIMIT))}


def _section(text: str, accessory: Block | None = None) -> Block:
    block: Block = {"type": "section", "text": _mrkdwn(text)}
    return block | ({"accessory": accessory} if accessory else {})


def _context(text: str) -> Block:
    return {"type": "context", "elements": [_mrkdwn(text)]}


def _mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "verbatim": True, "text": text}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "emoji": False, "text": text}


def _button(url: str, labels: Labels) -> Block | None:
    if not _is_linkable(url):
        return None
    text = _plain(labels.open_story)
    return {"type": "button", "action_id": "open_story", "text": text, "url": url}


def _link(url: str, label: str) -> str:
    """Return a link with a label that is escaped already; "" where `url` must not be one."""
    if not _is_linkable(url):
        return ""
    return f"<{url.replace('|', '%7C').replace('&', '&amp;')}|{label}>"


def _is_linkable(url: str) -> bool:
    return len(url) <= LINK_LIMIT and _HTTP_URL.fullmatch(url) is not None


def _escaped(text: str, limit: int) -> str:
    """Return text escaped for Slack, in at most `limit` characters; no entity is cut."""
    length = limit
    while len(escaped := _entities(cut(text, length))) > limit:
        length -= max(1, (len(escaped) - limit) // len("&amp;"))
    return escaped


def _entities(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _isolated(text: str) -> str:
    return FSI + _escaped(_one_line(text), WORD_LIMIT) + PDI


def _one_line(text: str) -> str:
    return " ".join(strip_controls(text).split())


def _clock(moment: str) -> str:
    return f"{moment[11:16]} UTC"  # of RFC 3339


def _labels(language: str) -> Labels:
    return ARABIC if language.split("-", 1)[0].lower() == "ar" else ENGLISH


def _mark(direction: str) -> str:
    return RLM if direction == "rtl" else ""


def _has_rtl_letters(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def _size(blocks: list[Block]) -> int:
    return len(json.dumps(blocks, ensure_ascii=False).encode())
