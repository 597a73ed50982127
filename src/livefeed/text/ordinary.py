"""Ordinary markup to clean markup and its text at once, as most publishers write most entries.

Ordinary is what needs no parser to be understood: tags that are allowed, in small letters and
closed in order, with quoted attributes and absolute addresses, and nothing that could be an embed.
The kernel reads it in a tenth of the time; whatever else there is, and all without
the kernel, goes the long way. Both give the same (`tests/kernel/test_ordinary.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from livefeed.kernel import compiled
from livefeed.text.clean import MAX_HTML, text_of, without_widgets
from livefeed.text.furniture import is_furniture

_ORIGIN: Final = re.compile(r"https?://(?:[a-z0-9]+[.-])*[a-z][a-z0-9]*(?=[/?#]|$)", re.ASCII)


def read_ordinary(html: str, *, base_url: str, is_marked: bool = False) -> tuple[str, str] | None:
    """Return what `clean_html` and `text_of` make of ordinary markup; None for any other.

    Args:
        is_marked: the embeds in it are figures already, so whatever looks like one is none.
    """
    if compiled is None or len(html) > MAX_HTML:
        return None
    found = compiled.ordinary(html, _origin(base_url), is_marked)
    if found is None:
        return None
    clean, text, short = found
    if not any(map(is_furniture, set(short))):  # most lines are leaves too
        return clean, text
    clean = without_widgets(clean)
    return clean, text_of(clean)


@lru_cache(maxsize=64)  # all entries of a document ask about its base
def _origin(base_url: str) -> str:
    """Return the origin of an address as it stands; "" for one that would be changed."""
    found = _ORIGIN.match(base_url)
    return found[0] if found else ""
