"""The parts of a Slack message, and texts from outside made inert in them.

Limits and escaping as Slack documents them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Final

from livefeed.render.cut import cut
from livefeed.text.clean import strip_controls

HEADER_LIMIT: Final = 150
WORD_LIMIT: Final = 60  # a name, or one side of a fact
LINK_LIMIT: Final = 600

RLM: Final = "\u200f"  # makes a line right-to-left although it may begin with a Latin letter
LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"  # isolates: what is inside does not move the rest

_HTTP_URL: Final = re.compile(r"https?://[^\s<>\"\\\x00-\x20\x7f-\x9f]+", re.IGNORECASE)

Block = dict[str, object]


def header(text: str) -> Block:
    return {"type": "header", "text": _plain(escaped(text, HEADER_LIMIT))}


def section(text: str, accessory: Block | None = None) -> Block:
    block: Block = {"type": "section", "text": mrkdwn(text)}
    return block | ({"accessory": accessory} if accessory else {})


def context(text: str) -> Block:
    return {"type": "context", "elements": [mrkdwn(text)]}


def mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "verbatim": True, "text": text}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "emoji": False, "text": text}


def button(url: str, label: str) -> Block | None:
    if not _is_linkable(url):
        return None
    text = _plain(label)
    return {"type": "button", "action_id": "open_story", "text": text, "url": url}


def link_to(url: str, label: str) -> str:
    """Return a link with a label that is escaped already; "" where `url` must not be one."""
    if not _is_linkable(url):
        return ""
    return f"<{url.replace('|', '%7C').replace('&', '&amp;')}|{label}>"


def _is_linkable(url: str) -> bool:
    return len(url) <= LINK_LIMIT and _HTTP_URL.fullmatch(url) is not None


def escaped(text: str, limit: int) -> str:
    """Return text escaped for Slack, in at most `limit` characters; no entity is cut."""
    length = limit
    while len(made := _entities(cut(text, length))) > limit:
        length -= max(1, (len(made) - limit) // len("&amp;"))
    return made


def _entities(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def isolated(text: str) -> str:
    return FSI + escaped(one_line(text), WORD_LIMIT) + PDI


def one_line(text: str) -> str:
    return " ".join(strip_controls(text).split())


def clock(moment: str) -> str:
    return f"{moment[11:16]} UTC"  # of RFC 3339


def mark_of(direction: str) -> str:
    return RLM if direction == "rtl" else ""


def has_rtl_letters(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def size_of(blocks: list[Block]) -> int:
    return len(json.dumps(blocks, ensure_ascii=False).encode())
