"""Tickaroo, prefetched embed: markup in JSON whose `initialData` holds the page's JSON-LD."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from livefeed.extract.adapters.coverage import inner
from livefeed.extract.feeds.json_feed import load_json, string
from livefeed.extract.pages.json_ld import Node
from livefeed.extract.pages.live_blog import find_live_blog

_DATA: Final = re.compile(r"""\sinitialData\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def tickaroo_blog(value: object) -> Node | None:
    """Return the LiveBlogPosting of a prefetched embed; None if the answer is something else."""
    found = _DATA.search(string(inner(value), "html"))
    if not found:
        return None
    try:
        stated = load_json(unescape(found[1] or found[2] or ""))
        return find_live_blog(load_json(string(inner(stated), "schemaOrg")))
    except ValueError:
        return None
