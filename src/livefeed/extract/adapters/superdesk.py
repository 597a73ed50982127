"""Superdesk Live Blog (Liveblog.pro), client API: `_items` are posts, their `groups` the pieces.

A post that was deleted stays in the answer and says so. `_updated` moves when a post is pinned or
highlighted too, `content_updated_date` only when it was edited.
"""

from __future__ import annotations

from typing import Final

from livefeed.extract.adapters.coverage import (
    Coverage,
    Values,
    images_in,
    inner,
    names_in,
    objects,
    stamp,
)
from livefeed.extract.attachments import Attachment
from livefeed.extract.entries import Draft
from livefeed.extract.feeds.json_feed import string
from livefeed.model import Image

_UNPUBLISHED: Final = frozenset({"draft", "submitted"})
_RENDITIONS: Final = ("original", "baseImage", "viewImage", "thumbnail")


def read_superdesk(value: object, _: str) -> Coverage | None:
    """Return the posts of an answer of the client API; None if it is something else."""
    answer = inner(value, "posts") or inner(value)
    given = answer.get("_items")
    posts = objects(given)
    if not isinstance(given, list) or not all(_is_post(post) for post in posts):
        return None
    if not posts and not inner(answer, "_meta"):
        return None
    return Coverage(strategy="superdesk", drafts=tuple(map(_draft, posts)))


def _is_post(post: Values) -> bool:
    return "_id" in post and "groups" in post and ("_etag" in post or "post_status" in post)


def _draft(post: Values) -> Draft:
    pieces = _pieces(post)
    return Draft(
        key=string(post, "_id"),
        title=string(post, "headline"),
        html="\n".join(filter(None, map(_markup, pieces))),
        published=stamp(post, "published_date", "firstcreated", "_created"),
        updated=stamp(post, "content_updated_date", "versioncreated", "_updated"),
        author=names_in([inner(post, "publisher")], "display_name", "byline")
        or string(post, "byline")
        or names_in(pieces, "commenter"),
        language=string(post, "language"),
        images=tuple(image for piece in pieces for image in _images(piece)),
        attachments=tuple(Attachment(url=url) for piece in pieces if (url := _original(piece))),
        is_withdrawn=post.get("deleted") is True or string(post, "post_status") in _UNPUBLISHED,
    )


def _pieces(post: Values) -> list[Values]:
    """Return what a post is made of, in its order; the root group only refers to the others."""
    references = (
        ref for group in objects(post.get("groups")) for ref in objects(group.get("refs"))
    )
    return [piece for ref in references if (piece := inner(ref, "item"))]


def _markup(piece: Values) -> str:
    text = string(piece, "text")
    return f"<div>{text}</div>" if text else ""


def _images(piece: Values) -> tuple[Image, ...]:
    renditions = inner(piece, "meta", "media", "renditions")
    for name in _RENDITIONS:
        if url := string(inner(renditions, name), "href"):
            return (Image(url=url, alt=string(inner(piece, "meta"), "caption")),)
    return images_in(string(piece, "text"))


def _original(piece: Values) -> str:
    """Return the address of what a piece embeds."""
    return string(inner(piece, "meta"), "original_url")
