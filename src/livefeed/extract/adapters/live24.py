"""24liveblog: `data.news` are updates with `nid`, `contents` and `created`, in seconds."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from livefeed.extract.adapters.coverage import Coverage, Values, inner, objects, stamp
from livefeed.extract.entries import Draft
from livefeed.extract.feeds.json_feed import string


def read_24liveblog(value: object, url: str) -> Coverage | None:
    """Return the updates of an event; None if the answer is something else."""
    given = inner(value, "data").get("news")
    updates = objects(given)
    if not isinstance(given, list) or not all(
        "nid" in one and "contents" in one for one in updates
    ):
        return None
    if not updates and "err_code" not in inner(value):
        return None
    return Coverage(
        strategy="24liveblog", drafts=tuple(map(_draft, updates)), is_newest=not _is_older(url)
    )


def _draft(update: Values) -> Draft:
    return Draft(
        key=string(update, "nid"),
        title=string(update, "newstitle"),
        html=string(update, "contents"),
        published=stamp(update, "created"),
    )


def _is_older(url: str) -> bool:
    """Tell whether an address goes on behind an update: its answer is not the newest ones."""
    try:
        return "last_nid" in parse_qs(urlsplit(url).query[:4_000])
    except ValueError:
        return True
