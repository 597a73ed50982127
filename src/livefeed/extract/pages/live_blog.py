"""LiveBlogPosting of schema.org to entries, completed by the page's own blocks.

JSON-LD has the coverage (428 updates where the page shows 30), the page's blocks have the identity
and the time: some publishers give every update one time in JSON-LD, or no id at all.
"""

from __future__ import annotations

import html as entities
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import lxml.html

from livefeed.extract.entries import MAX_ENTRIES, Draft, Reading, as_html, finish
from livefeed.extract.feeds.json_feed import string
from livefeed.extract.pages.article import without_headline
from livefeed.extract.pages.elements import drop, words_of
from livefeed.extract.pages.embeds import mark_embeds
from livefeed.extract.pages.identity import identities, identity
from livefeed.extract.pages.json_ld import Node, names_of, nodes_of_type, resolved, urls_of
from livefeed.extract.pages.metadata import parse_tree
from livefeed.extract.times.dates import parse_date
from livefeed.model import Document, Hints, Image
from livefeed.text.clean import clean_html, is_markup, paragraphs, plain_text, title_line
from livefeed.text.cut import is_part, looks_cut
from livefeed.text.direction import language_of
from livefeed.text.embeds import figures_in, may_embed

REPEATED: Final = 0.5  # share of updates from which a common headline is the page's, not theirs
LIKE_IDS: Final = 0.8  # share of blocks that must begin like the update at their position
MAX_LABEL: Final = 80  # characters of a line that holds time, author or place only
MAX_BLOCK: Final = 100_000  # characters of a block searched for its time

_HOST: Final = re.compile(r"^(?:https?:)?//[^/?#]*")
_ID: Final = re.compile(
    r"<[a-zA-Z][^<>]*?\sid\s*=\s*(?:\"([^\"<>]{1,200})\"|'([^'<>]{1,200})'|([^\s\"'<>]{1,200}))"
)
_DATETIME: Final = re.compile(r"<time\b[^>]*?\sdatetime\s*=\s*[\"']?([^\"'>]{8,40})", re.IGNORECASE)
_EPOCH: Final = re.compile(
    r"\sdata-(?:post|sort|publish|published)-?time\s*=\s*[\"']?(\d{10,13})\b"
)
_APART: Final = frozenset({"h1", "h2", "h3", "h4", "time", "header", "footer", "button"})
_BY_JSON_LD: Final = (
    ("key", "JSON-LD @id or url, else the id of the page's block"),
    ("published", "JSON-LD datePublished"),
    ("title", "JSON-LD headline"),
    ("text", "JSON-LD articleBody"),
    ("author", "JSON-LD author"),
)
_BY_BLOCK: Final = ("text", "the page's block of the same id")
_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The stretch of a page that shows one update."""

    id: str
    markup: str


def find_live_blog(values: object, url: str = "") -> Node | None:
    """Return the LiveBlogPosting with the most updates; None if no update is listed.

    Args:
        url: the page's address: one that says it is of this page goes before those of others.
    """
    found = nodes_of_type(values, "LiveBlogPosting", without="liveBlogUpdate")
    blogs: list[Node] = [
        {**blog, "liveBlogUpdate": resolved(updates, values)}
        for blog in found
        if (updates := _updates_of(blog))
    ]
    own = [blog for blog in blogs if url and _place(url) in _places(blog)]
    return max(own or blogs, key=lambda blog: len(_updates_of(blog)), default=None)


def _places(blog: Node) -> set[str]:
    """Return what a posting says of where it stands."""
    page = blog.get("mainEntityOfPage")
    stated = [string(blog, "url"), string(blog, "@id"), page if isinstance(page, str) else ""]
    stated += [string(page, "@id", "url")] if isinstance(page, dict) else []
    return {_place(one) for one in stated if one}


def _place(url: str) -> str:
    """Return the part of an address that names the page: its path."""
    return _HOST.sub("", url).partition("#")[0].partition("?")[0].rstrip("/")


def parse_live_blog(blog: Node, page: str, reading: Reading, *, language: str) -> Document:
    """Return one entry for each update of a LiveBlogPosting.

    Args:
        page: the HTML around it, "" if there is none.
        language: what the page declares.
    """
    updates = _updates_of(blog)
    keys = _keys(updates)
    blocks = _blocks(page, keys) if any(keys) else _blocks_by_position(page, updates)
    if not any(keys) and blocks:
        keys = [block.id if block else "" for block in blocks]
    anchors = [block.id if block else key for key, block in zip(keys, blocks, strict=True)]
    drafts = [
        _draft(update, anchor, reading)._replace(key=key)
        for update, key, anchor in zip(updates, keys, anchors, strict=True)
    ]
    drafts = without_common(_with_times_of_blocks(drafts, blocks, reading))
    found = finish(_with_bodies_of_blocks(drafts, blocks, reading.url), reading, language=language)
    found_by = "HTML blocks" if any(blocks) else "JSON-LD"
    return Document(
        strategy="json-ld",
        title=title_line(string(blog, "headline", "name")),
        language=language_of(
            reading.source.language,
            language,
            text=" ".join(e.title + " " + e.text for e in found.read),
        ),
        entries=found.read,
        is_window=1 < len(found.all) < MAX_ENTRIES,
        problems=tuple(reading.problems),
        hints=Hints(coverage_end=_coverage_end(blog, reading)),
        digests=found.digests_of_read,
        known=found.known,
        found_by_of_entries=found.rules_of_read,
        found_by=(
            ("updates", "JSON-LD LiveBlogPosting"),
            ("times", found_by if _are_alike(updates) else "JSON-LD"),
        ),
    )


def _coverage_end(blog: Node, reading: Reading) -> datetime | None:
    end = string(blog, "coverageEndTime")
    return parse_date(end, timezone=reading.source.timezone, base=reading.fetched_at)


def _updates_of(blog: Node) -> list[Node]:
    given = blog.get("liveBlogUpdate")
    found: list[Node] = []
    waiting = [given]
    while waiting and len(found) < 20_000:
        value = waiting.pop()
        if isinstance(value, dict):
            found.append(value)
        elif isinstance(value, list):
            waiting.extend(reversed(value))
    return found


def _keys(updates: Sequence[Node]) -> list[str]:
    """Return the identity of each update, all "" where none of their members identifies them."""
    for member in ("@id", "url"):
        if named := identities([identity(string(update, member)) for update in updates]):
            return named
    return ["" for _ in updates]


def _draft(update: Node, anchor: str, reading: Reading) -> Draft:
    body = string(update, "articleBody", "text", "description")
    if "&lt;" in body and not is_markup(body):
        body = entities.unescape(body)
    has_tags = is_markup(body)
    return Draft(
        url=string(update, "url") or _anchored(reading.url, anchor),
        has_own_url=False,
        title=string(update, "headline", "name"),
        html=body if has_tags else "",
        text="" if has_tags else entities.unescape(body),
        published=string(update, "datePublished", "dateCreated", "uploadDate"),
        updated=string(update, "dateModified"),
        author=names_of(update, "author"),
        images=tuple(Image(url=url) for url in urls_of(update, "image")),
        found_by=_BY_JSON_LD,
    )


def _anchored(url: str, anchor: str) -> str:
    return f"{url}#{anchor}" if re.fullmatch(r"[^\s/?#]+", anchor) else url


def without_common(drafts: list[Draft]) -> list[Draft]:
    """Return drafts without the headline and the images that most of them share: the page's."""
    counts = Counter(draft.title for draft in drafts if draft.title)
    common = {
        title for title, count in counts.items() if count > 1 and count > REPEATED * len(drafts)
    }
    images = Counter(image for draft in drafts for image in draft.images)
    shared = {
        image for image, count in images.items() if count > 1 and count > REPEATED * len(drafts)
    }
    return [
        draft._replace(
            title="" if draft.title in common else draft.title,
            images=tuple(image for image in draft.images if image not in shared),
        )
        for draft in drafts
    ]


def _are_alike(updates: Sequence[Node]) -> bool:
    times = [string(update, "datePublished") for update in updates]
    return len(times) > 1 and len(set(times)) == 1


def _with_times_of_blocks(
    drafts: list[Draft], blocks: Sequence[Block | None], reading: Reading
) -> list[Draft]:
    """Replace times by those of the page where JSON-LD gives all updates the same one."""
    if len(drafts) < 2 or len({draft.published for draft in drafts}) > 1:
        return drafts
    reading.note("all updates have the same time in JSON-LD: not believed")
    timed: list[Draft] = []
    for draft, block in zip(drafts, blocks or [None] * len(drafts), strict=True):
        times = _DATETIME.findall(block.markup) + _EPOCH.findall(block.markup) if block else []
        timed.append(
            draft._replace(
                published=times[0] if times else "",
                updated=times[1] if times[1:] else "",
                found_by=(*draft.found_by, ("published", "the page's block of the same id")),
            )
        )
    return timed


def _with_bodies_of_blocks(
    drafts: list[Draft], blocks: Sequence[Block | None], base_url: str
) -> list[Draft]:
    """Complete updates without text (an embedded post, mostly) or with a text that was cut off.

    What the page shows for them stands for it; embeds that the data leaves out are added.
    """
    return [
        _completed(draft, _markup_of(block, draft, base_url))
        if block and (_is_wanting(draft) or may_embed(block.markup))
        else draft
        for draft, block in zip(drafts, blocks or [None] * len(drafts), strict=True)
    ]


def _plain(draft: Draft) -> str:
    return draft.text or plain_text(draft.html)


def _is_wanting(draft: Draft) -> bool:
    return not (draft.html or draft.text) or looks_cut(_plain(draft))


def _completed(draft: Draft, markup: str) -> Draft:
    """Return a draft with the text of its block, or with the embeds that stand there alone."""
    if _is_wanting(draft) and is_part(_plain(draft), plain_text(markup)):
        return draft._replace(html=markup, text="", found_by=(*draft.found_by, _BY_BLOCK))
    figures = figures_in(markup)
    if not figures or may_embed(draft.html):
        return draft
    told = draft.html or as_html(paragraphs(draft.text))
    return draft._replace(html=told + figures, text="")


def _markup_of(block: Block, draft: Draft, base_url: str) -> str:
    tree = parse_tree(block.markup)
    shown = tree.xpath("//*[@id = $id]", id=block.id) if tree is not None else ()
    return _shown(shown[0], draft, base_url) if shown else ""


def _shown(block: lxml.html.HtmlElement, draft: Draft, base_url: str) -> str:
    """Return the markup of one block without what its other fields tell and its sharing links."""
    names = {draft.author, *draft.author.split(", ")} - {""}
    apart = [part for part in block.iterdescendants() if _is_apart(part) or words_of(part) in names]
    for part in apart:
        drop(part)
    mark_embeds(block)
    markup = clean_html(lxml.html.tostring(block, encoding="unicode"), base_url=base_url)
    return without_headline(markup, title_line(draft.title))


def _is_apart(part: lxml.html.HtmlElement) -> bool:
    if not isinstance(part.tag, str):
        return False
    return part.tag in _APART or "share" in (part.get("class") or "") or _is_label(part)


def _is_label(part: lxml.html.HtmlElement) -> bool:
    """Tell whether an element holds nothing but a time with an author or a label beside it."""
    if part.find(".//time") is None or len(words_of(part)) > MAX_LABEL:
        return False
    return next(part.iter("p", "img", "iframe", "blockquote"), None) is None


def _blocks(page: str, keys: Sequence[str]) -> list[Block | None]:
    """Return the block of the page whose id is the key of each update, also as `block-KEY`."""
    wanted = {form: key for key in keys if key for form in (key, f"block-{key}")}
    starts = [(found.start(), _id_of(found)) for found in _ID.finditer(page)]
    starts = [(start, name) for start, name in starts if name in wanted]
    found = {wanted[block.id]: block for block in reversed(_cut(page, starts))}
    return [found.get(key) if key else None for key in keys]


def _blocks_by_position(page: str, updates: Sequence[Node]) -> list[Block | None]:
    """Return the blocks in page order if their ids are alike and they begin like the updates."""
    if len(updates) < 3:
        return [None for _ in updates]
    by_form: dict[str, list[tuple[int, str]]] = {}
    for found in _ID.finditer(page):
        by_form.setdefault(_DIGITS.sub("0", _id_of(found)), []).append(
            (found.start(), _id_of(found))
        )
    for form, starts in by_form.items():
        if "0" in form and len(starts) == len(updates) == len({name for _, name in starts}):
            blocks = _cut(page, starts)
            alike = sum(
                _begins_like(block, update) for block, update in zip(blocks, updates, strict=True)
            )
            if alike >= LIKE_IDS * len(updates):
                return list(blocks)
    return [None for _ in updates]


def _begins_like(block: Block, update: Node) -> bool:
    opening = title_line(string(update, "headline") or string(update, "articleBody"))[:24].strip()
    return bool(opening) and opening in plain_text(block.markup[:20_000]).replace("\n", " ")


def _cut(page: str, starts: Sequence[tuple[int, str]]) -> list[Block]:
    if not starts:
        return []
    ends = [*(start for start, _ in starts[1:]), len(page)]
    return [
        Block(id=name, markup=page[start : min(end, start + MAX_BLOCK)])
        for (start, name), end in zip(starts, ends, strict=True)
    ]


def _id_of(found: re.Match[str]) -> str:
    return entities.unescape(found[1] or found[2] or found[3])
