"""feedparser's own tests say of each file what must be found in it; so it is, on either path."""

from __future__ import annotations

import ast
import re
from calendar import timegm
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from feedparser.util import FeedParserDict

from livefeed.errors import ParseError
from livefeed.extract.addresses import web_url
from livefeed.extract.encoding import decode
from livefeed.extract.feeds.names import words
from livefeed.extract.feeds.wellformed import Wellformed, read_wellformed
from livefeed.model import Entry
from livefeed.text.clean import clean_html, text_of, title_line
from tests.support.corpus import corpus
from tests.support.documents import read

pytestmark = [pytest.mark.corpus, pytest.mark.timeout(300)]

EXPECT: Final = re.compile(r"Expect:\s*(.+)")
HEADER: Final = re.compile(r"Header:\s*Content-type:\s*(.+)", re.IGNORECASE)
ENTRY: Final = re.compile(rb"<(item|entry)\b[^<>]*(?<!/)>", re.IGNORECASE)

# What the fast reader keeps of an entry and of a feed, by the names that feedparser has for it.
KEPT: Final = words(
    """
    title title_detail summary summary_detail description content link links id guid author
    author_detail authors published updated created modified issued language media_thumbnail
    media_content
    """
)
KEPT_OF_FEED: Final = frozenset({"title", "link", "language"})
# What of a kept thing is not: nothing is made of it.
NOT_KEPT: Final = frozenset({"hreflang", "length", "title"})
# Read in another way on purpose.
MEANT: Final = {
    "no Content-Location": "http_.*_content_location",
    "ids stay as they were written": "http_entry_id_base_docuri",
    "of two texts one is taken": "entry_content_and_summary|item_.*_and_(?:summary|description)",
    "newer than the feedparser that is installed": "link_no_href|rel_enclosure_no_href",
    "a licence is no link of the entry": "entry_link_rel_license",
    "plain text is not stripped of what looks like a tag": "entry_content_text_plain_brackets",
    "an open frame hides what follows, as in a browser": "_(?:iframe|object)",
    "damaged markup": "not_a_doctype|bozo_linenoise|script_nested_cdata",
}
# What feedparser's clean-up makes of values, which is switched off; the final entries are compared.
CLEANED: Final = (
    "http_item_|rel_uri_|rss2.0(?:math|svg|xlink)|description_br|demoronize|qna|charref_upper"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One equation of a file: what stands at a path of the result, and where that came from."""

    file: Path
    path: tuple[str | int, ...]
    value: Any

    @property
    def what(self) -> str:
        return ".".join(map(str, self.path[2:] if self.path[0] == "entries" else self.path))

    def is_meant(self) -> bool:
        return any(re.search(pattern, self.file.name) for pattern in MEANT.values())


def expectations(file: Path) -> Iterator[Expectation]:
    """Yield the equations with a literal of one file."""
    found = EXPECT.search(decode(file.read_bytes(), content_type="").text)
    try:
        tree = ast.parse(found[1].strip() if found else "", mode="eval").body
    except SyntaxError:
        return
    for part in tree.values if isinstance(tree, ast.BoolOp) else [tree]:
        if not isinstance(part, ast.Compare) or not isinstance(part.ops[0], ast.Eq):
            continue
        path = path_of(part.left)
        try:
            value = ast.literal_eval(part.comparators[-1])
        except ValueError:
            continue
        if path and path[0] in {"feed", "entries"}:
            yield Expectation(file=file, path=path, value=value)


def path_of(node: ast.expr) -> tuple[str | int, ...]:
    """Return ("entries", 0, "title") of `entries[0].title`; () of anything else."""
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute):
        above = path_of(node.value)
        return (*above, node.attr) if above else ()
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        above = path_of(node.value)
        key = node.slice.value
        return (*above, key) if above and isinstance(key, str | int) else ()
    return ()


def files() -> list[Path]:
    return sorted(corpus("bad-input/feedparser/tests").rglob("*.xml"))


# The fast reader


def in_feedparsers_names(values: Any) -> Any:
    """Return values that answer to all names that feedparser has for them."""
    if isinstance(values, list):
        return [in_feedparsers_names(value) for value in values]
    if not isinstance(values, dict):
        return values
    found = FeedParserDict()
    for name, value in values.items():
        dict.__setitem__(found, name, in_feedparsers_names(value))
    return found


def is_kept(expected: Expectation) -> bool:
    path = expected.path
    if path[0] == "feed":
        return len(path) == 2 and path[1] in KEPT_OF_FEED
    if len(path) < 3 or path[2] not in KEPT or isinstance(expected.value, dict):
        return False
    return not (path[2] == "links" and path[-1] in NOT_KEPT)


def told_by(plain: Wellformed, expected: Expectation) -> Any:
    value: Any = {
        "feed": in_feedparsers_names(plain.feed),
        "entries": in_feedparsers_names(plain.entries),
    }
    try:
        for key in expected.path:
            value = value[key]
    except (KeyError, IndexError) as error:
        return repr(error)
    return value


def test_the_fast_reader_gives_the_values_that_feedparsers_tests_expect() -> None:
    checked: Counter[str] = Counter()
    wrong = []
    for file in files():
        text = decode(file.read_bytes(), content_type="").text.lstrip("\ufeff \t\r\n\0")
        plain = read_wellformed(text)
        if plain is None or file.parent.name == "sanitize" or re.search(CLEANED, file.name):
            continue
        for expected in filter(is_kept, expectations(file)):
            if expected.is_meant():
                continue
            checked[file.parent.name] += 1
            if (told := told_by(plain, expected)) != expected.value:
                wrong.append((file.name, expected.path, expected.value, told))
    print(dict(checked))  # noqa: T201 - shown with -s
    assert wrong == []
    assert checked.total() >= 110


# The whole extraction


def with_ids(body: bytes) -> bytes:
    """Return a document whose entries have an id: one with nothing to tell would be left out."""
    if b"<id" in body or b"<guid" in body.lower() or b"rdf:about" in body:
        return body
    return ENTRY.sub(
        lambda tag: (
            tag[0]
            + (
                b"<id>urn:k</id>"
                if tag[1].lower() == b"entry"
                else b'<guid isPermaLink="false">k</guid>'
            )
        ),
        body,
    )


SAME: Final = {
    "links.0.href": "link",
    "guid": "id",
    "title_detail.value": "title",
    **dict.fromkeys(("description", "summary_detail.value", "content.0.value"), "summary"),
    **dict.fromkeys(("issued_parsed", "created_parsed"), "published_parsed"),
    "modified_parsed": "updated_parsed",
}


def of_entry(  # noqa: PLR0911 - a table of cases
    entry: Entry, expected: Expectation, url: str
) -> tuple[Any, Any] | None:
    """Return what was found and what should be, in our terms; None for what entries lack."""
    value = expected.value
    match SAME.get(expected.what, expected.what):
        case "link":
            return entry.url, web_url(value, url)
        case "id":
            return entry.key, value or entry.key
        case "title":
            return entry.title, title_line(value)
        case "summary":
            return entry.text, text_of(clean_html(value, base_url=""))
        case "author_detail.name":
            return entry.author, value
        case "published_parsed":
            return entry.published, in_utc(value)
        case "updated_parsed":
            return entry.updated, in_utc(value)
    return None


def in_utc(value: Any) -> datetime | None:
    return datetime.fromtimestamp(timegm(value), UTC) if value else None


def found_in(file: Path, expected: Expectation) -> tuple[Any, Any] | None:
    text = decode(file.read_bytes(), content_type="").text
    header = HEADER.search(text)
    url = f"http://127.0.0.1:8097/tests/{file.parent.name}/{file.name}"
    body = with_ids(file.read_bytes())
    try:
        document = read(body, url=url, kind="feed", content_type=header[1] if header else "")
    except ParseError as error:
        return str(error), expected.value
    number = int(expected.path[1])
    if number >= len(document.entries):
        return f"{len(document.entries)} entries", expected.value
    return of_entry(document.entries[number], expected, url)


def test_entries_are_those_that_feedparsers_tests_expect() -> None:
    checked: Counter[str] = Counter()
    wrong = []
    for file in files():
        for expected in expectations(file):
            if expected.path[0] != "entries" or len(expected.path) < 3 or expected.is_meant():
                continue
            if of_entry(NOBODY, expected, "") is None or not (both := found_in(file, expected)):
                continue
            checked[file.parent.name] += 1
            if both[0] != both[1]:
                wrong.append((file.name, expected.what, *both))
    print(dict(checked))  # noqa: T201 - shown with -s
    assert wrong == []
    assert checked.total() >= 750


NOBODY: Final = Entry(key="", url="", title="", text="", html="", published=None)
