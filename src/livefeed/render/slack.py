"""Alerts as Slack messages in Block Kit, inert whatever the texts from outside hold.

The limit over all blocks is not documented and was reported by others (`msg_blocks_too_long` at
about 13,200). Labels are Arabic for Arabic stories, English for all others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from livefeed.model import UpdateState
from livefeed.render.api import FactView, UpdateView
from livefeed.render.ids import bare_id
from livefeed.render.payload import (
    AlertStoryView,
    ChangeView,
    DigestData,
    Payload,
    StoryData,
    TitleView,
)
from livefeed.render.slack_parts import (
    HEADER_LIMIT,
    LRI,
    PDI,
    WORD_LIMIT,
    Block,
    button,
    clock,
    context,
    escaped,
    has_rtl_letters,
    header,
    isolated,
    link_to,
    mark_of,
    mrkdwn,
    one_line,
    section,
    size_of,
)
from livefeed.render.source_alert import SourceData, SourcePayload
from livefeed.render.words import arabic_sources, english_sources

MOST_FIELDS: Final = 10
MOST_FACTS: Final = 5
TEXT_LIMIT: Final = 700  # Slack folds longer texts behind "Show more"
TITLE_LIMIT: Final = 120
MESSAGE_LIMIT: Final = 12_500  # bytes of all blocks


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
    count_sources: Callable[[int], str]


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
    count_sources=english_sources,
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
    count_sources=arabic_sources,
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
    mark = mark_of(story["direction"])
    title = one_line(story["title"] or story["text"]) or bare_id(story["id"])
    told = _told(story, data["change"], labels)
    body = "\n".join(filter(None, (told + _earlier(story, labels), _excerpt(story))))
    head = [header(mark + title), section(mark + body, button(story["url"], labels.open_story))]
    foot = [context(mark + _numbers(data, labels))]
    fields = _fields(story, labels)
    blocks = [*head, *foot]
    for count in range(len(fields), 0, -1):
        middle: Block = {"type": "section", "fields": fields[:count]}
        whole = [*head, middle, *foot]
        if size_of(whole) <= MESSAGE_LIMIT:
            blocks = whole
            break
    notice = f"{mark}{told}: {escaped(title, HEADER_LIMIT)} - {_sources(story, labels)}"
    return notice.removesuffix(" - "), blocks


def _told(story: AlertStoryView, change: ChangeView, labels: Labels) -> str:
    """Return the class in words, with what is peculiar to it."""
    source = isolated(change["source"])
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
    return " · ".join([labels.classes.get(change["kind"], escaped(change["kind"], 40)), *details])


def _fact(fact: FactView, *, is_rtl: bool) -> str:
    """Return `4 → 9`; between right-to-left words the arrow points the way they are read."""
    before, after = (one_line(fact[side]) or "-" for side in ("before", "after"))
    if is_rtl and not has_rtl_letters(before + after):
        return f"{LRI}{escaped(before, WORD_LIMIT)} → {escaped(after, WORD_LIMIT)}{PDI}"
    arrow = "←" if is_rtl else "→"
    return f"{isolated(before)} {arrow} {isolated(after)}"


def _earlier(story: AlertStoryView, labels: Labels) -> str:
    if story["follows"] is None:
        return ""
    url = f"{story['url'].rpartition('/')[0]}/{bare_id(story['follows'])}"
    return f" · {link_to(url, labels.earlier)}"


def _excerpt(story: AlertStoryView) -> str:
    text = "\n".join(filter(None, map(one_line, story["text"].split("\n"))))
    return mark_of(story["direction"]) + escaped(text, TEXT_LIMIT) if text else ""


def _numbers(data: StoryData, labels: Labels) -> str:
    story = data["story"]
    return " · ".join(
        (
            labels.count_sources(story["source_count"]),
            f"{labels.first} {clock(story['first_seen'])}",
            f"{labels.last} {clock(story['updated'])}",
            f"{labels.route} {isolated(data['route'])}",
        )
    )


def _sources(story: AlertStoryView, labels: Labels) -> str:
    names = [isolated(name) for name in _copies(story)][:MOST_FIELDS]
    count = labels.count_sources(story["source_count"])
    return f"{count}: {labels.comma.join(names)}" if names else ""


def _copies(story: AlertStoryView) -> dict[str, UpdateView]:
    """Return source → its first live update, who had it first first."""
    copies: dict[str, UpdateView] = {}
    for update in story["updates"]:
        if update["state"] == UpdateState.LIVE.value:
            copies.setdefault(update["source"], update)
    return copies


def _fields(story: AlertStoryView, labels: Labels) -> list[Block]:
    mark = mark_of(story["direction"])
    fields = []
    for source, update in list(_copies(story).items())[:MOST_FIELDS]:
        at = clock(update["published"] or update["seen"])
        link = link_to(update["url"], labels.original)
        line = f"{mark}{isolated(source)} · {at}"
        fields.append(mrkdwn(f"{line}\n{mark}{link}" if link else line))
    return fields


# --- the backlog of a source ----------------------------------------------------------------------


def _digest_message(data: DigestData) -> tuple[str, list[Block]]:
    stories, change = data["stories"], data["change"]
    first = stories[0] if stories else None
    labels = _labels(first["language"] if first else "")
    mark = mark_of(first["direction"] if first else "ltr")
    head = f"{mark}{labels.backlog} {isolated(change['source'])}: {change['count']}"
    lines = [_title_line(story) for story in stories]
    left_out = change["count"] - len(stories)
    if left_out > 0:
        lines.append(f"{mark}+ {left_out} {labels.more}")
    sections = [section("\n".join(lines[i : i + 3])) for i in range(0, len(lines), 3)]
    route = context(f"{mark}{labels.route} {isolated(data['route'])}")
    return head, [section(head), *sections, route]


def _title_line(story: TitleView) -> str:
    title = one_line(story["title"])
    label = escaped(title, TITLE_LIMIT) if title else bare_id(story["id"])
    return f"{mark_of(story['direction'])}• {link_to(story['url'], label) or label}"


# --- a source -----------------------------------------------------------------------------------


def _source_message(data: SourceData) -> tuple[str, list[Block]]:
    """Return what happened to a source, for those who run livefeed: in English."""
    source, change = data["source"], data["change"]
    told = escaped(one_line(change["summary"]), TEXT_LIMIT)
    link = link_to(source["url"], ENGLISH.original)
    title = f"{isolated(source['title'])} · {link}" if link else isolated(source["title"])
    seen = (
        f"last success {clock(source['last_success'])}" if source["last_success"] else "never read"
    )
    foot = context(f"{seen} · {ENGLISH.route} {isolated(data['route'])}")
    return told, [section(f"{told}\n{title}"), foot]


def _labels(language: str) -> Labels:
    return ARABIC if language.split("-", 1)[0].lower() == "ar" else ENGLISH
