"""WordPress: the posts of its REST API, and the entries of its liveblog plugin.

`date` and `modified` are in the site's own time, `…_gmt` are UTC; neither carries a zone.
"""

from __future__ import annotations

from typing import Final

from livefeed.extract.adapters.coverage import (
    Coverage,
    Values,
    asks_for,
    inner,
    names_in,
    objects,
    stamp,
    utc_stamp,
)
from livefeed.extract.entries import Draft
from livefeed.extract.feeds.json_feed import string
from livefeed.model import Image

# With one of these, an answer is not the list of the newest posts.
_FILTERS: Final = (
    *("after", "before", "modified_after", "modified_before", "offset", "page", "search"),
    *("include", "exclude", "orderby", "sticky", "slug"),
)
_UNPUBLISHED: Final = frozenset({"trash", "draft", "pending", "private"})
_CHANGES: Final = frozenset({"new", "update", "delete"})


def read_posts(value: object, url: str) -> Coverage | None:
    """Return the posts of an answer of the REST API; None if it is something else."""
    given = value if isinstance(value, list) else [value]
    posts = objects(given)
    if not posts or len(posts) < len(given) or not all(_is_post(post) for post in posts):
        return None
    return Coverage(
        strategy="wordpress",
        drafts=tuple(map(_draft, posts)),
        is_newest=isinstance(value, list) and not asks_for(url, *_FILTERS),
    )


def read_live_entries(value: object, _: str) -> Coverage | None:
    """Return what entries of the liveblog plugin are now; None if it is something else.

    Each record is a change: of several with one id the last one holds.
    """
    answer = inner(value)
    given = answer.get("entries")
    records = objects(given)
    is_answer = isinstance(given, list) and "latest_timestamp" in answer
    if not is_answer or not all(_is_change(record) for record in records):
        return None
    changes: dict[str, list[Values]] = {}
    for record in records:
        changes.setdefault(string(record, "id"), []).append(record)
    return Coverage(
        strategy="wordpress-liveblog", drafts=tuple(_last(several) for several in changes.values())
    )


def _is_post(post: Values) -> bool:
    is_rendered = "rendered" in inner(post, "title") or "rendered" in inner(post, "content")
    return (
        is_rendered and "id" in post and "link" in post and ("date" in post or "date_gmt" in post)
    )


def _draft(post: Values) -> Draft:
    embedded = inner(post, "_embedded")
    return Draft(
        key=string(post, "id"),
        url=string(post, "link"),
        title=string(inner(post, "title"), "rendered"),
        html=string(inner(post, "content"), "rendered")
        or string(inner(post, "excerpt"), "rendered"),
        published=utc_stamp(post, "date_gmt") or stamp(post, "date"),
        updated=utc_stamp(post, "modified_gmt") or stamp(post, "modified"),
        author=names_in(objects(embedded.get("author")), "name"),
        language=string(post, "lang"),
        images=_images(embedded),
        is_withdrawn=string(post, "status") in _UNPUBLISHED,
    )


def _images(embedded: Values) -> tuple[Image, ...]:
    media = objects(embedded.get("wp:featuredmedia"))
    pictures = (one for one in media if string(one, "media_type") in {"", "image"})
    found = (Image(url=string(one, "source_url"), alt=string(one, "alt_text")) for one in pictures)
    return tuple(image for image in found if image.url)


def _is_change(record: Values) -> bool:
    return string(record, "type") in _CHANGES and "id" in record


def _last(records: list[Values]) -> Draft:
    """Return what is left of an entry after these changes."""
    ordered = sorted(records, key=lambda record: stamp(record, "timestamp").zfill(20))
    last, is_first = ordered[-1], string(ordered[0], "type") == "new"
    return Draft(
        key=string(last, "id"),
        url=string(last, "share_link"),
        has_own_url=False,
        html=string(last, "render", "content", "html"),
        published=stamp(ordered[0], *(("timestamp",) if is_first else ("entry_time", "timestamp"))),
        updated=stamp(last, "timestamp"),
        author=names_in(objects(last.get("authors")), "name"),
        is_withdrawn=string(last, "type") == "delete",
    )
