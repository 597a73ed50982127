"""One entry of a feed, element after element in the order in which feedparser keeps them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, Generic

from livefeed.extract.feeds import names
from livefeed.extract.feeds.elements import Elements, Node, expect

_LINKED_TYPES: Final = frozenset({"text/html", "application/xhtml+xml", "xhtml"})
_TYPES: Final = {
    "text": "text/plain",
    "plain": "text/plain",
    "text/plain": "text/plain",
    "html": "text/html",
    "text/html": "text/html",
}
_MAYBE_HTML: Final = re.compile(r"</\w+>|&#?\w+;")
_QUERY_VARIABLE: Final = re.compile(r"&([A-Za-z0-9_]+);")
_EMAIL: Final = re.compile(
    r"(([a-zA-Z0-9\_\-\.\+]+)@((\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.)|(([a-zA-Z0-9\-]+\.)+))"
    r"([a-zA-Z]{2,4}|[0-9]{1,3})(\]?))(\?subject=\S+)?"
)


@dataclass(slots=True)
class Kept:
    """What is known of an entry, or of the feed, while its elements are read in order."""

    language: str | None
    values: dict[str, Any] = field(default_factory=dict)
    depths: dict[str, int] = field(default_factory=dict)
    title_depth: int = -1
    has_content: bool = False

    def store(self, name: str, value: str, depth: int) -> None:
        """Keep a value; what lies deeper does not replace what was told above it."""
        if depth <= self.depths.get(name, depth):
            self.depths[name] = depth
            self.values[name] = value


class EntryReader(Generic[Node]):
    """Reads what belongs to an entry, or to the feed, from the elements of one document."""

    def __init__(self, at: Elements[Node], *, is_atom: bool) -> None:
        self.at = at
        self.is_atom = is_atom

    def read_entry(self, parent: Node, inherited: str | None) -> dict[str, Any]:
        """Return an entry as feedparser's dictionary, without its `_parsed` dates."""
        language, attributes = self.at.scope(parent, inherited)
        entry = Kept(language=language)
        expect("href" not in attributes and "lastmod" not in attributes)
        if about := attributes.get("rdf:about"):
            entry.values["id"] = about
        self._read_members(entry, parent, 0)
        return entry.values

    def _read_members(self, entry: Kept, parent: Node, depth: int) -> None:
        readers = self._READERS
        for child, name in self.at.children(parent):
            if depth:
                expect(name in names.IN_MEDIA or name not in names.ACTIVE)
            if read := readers.get(name):
                read(self, entry, child, depth)
            else:
                self.at.skip(child, name)

    def _read_time(self, entry: Kept, element: Node, depth: int) -> None:
        entry.store(names.TIMES[self.at.name(element)], self.at.text(element), depth)

    def _read_language(self, entry: Kept, element: Node, depth: int) -> None:
        entry.store("language", self.at.text(element), depth)

    def _read_place(self, entry: Kept, element: Node, depth: int) -> None:
        expect(not self.at.scope(element, entry.language)[1])
        entry.store(self.at.name(element), self.at.text(element), depth)

    def _read_media(self, entry: Kept, element: Node, depth: int) -> None:
        language, attributes = self.at.scope(element, entry.language)
        expect(language == entry.language)
        entry.values.setdefault("media_content", []).append(attributes)
        self._read_members(entry, element, depth + 1)

    def _read_thumbnail(self, entry: Kept, element: Node, _depth: int) -> None:
        attributes = self.at.scope(element, None)[1]
        entry.values.setdefault("media_thumbnail", []).append(attributes)
        expect(not len(element) and not (element.text or "").strip())

    def _read_group(self, entry: Kept, element: Node, depth: int) -> None:
        expect(self.at.scope(element, entry.language)[0] == entry.language)
        self._read_members(entry, element, depth + 1)

    def read_title(self, entry: Kept, element: Node, depth: int) -> None:
        details = self._details(entry, element, standard="text/plain")
        value = details["value"]
        if not -1 < entry.title_depth <= depth:
            entry.store("title", value, depth)
            entry.values["title_detail"] = details
        if value and self.at.name(element) != "media_title":
            entry.title_depth = depth

    def _read_description(self, entry: Kept, element: Node, depth: int) -> None:
        self._read_summary(entry, element, depth, standard="text/html")

    def _read_summary(
        self, entry: Kept, element: Node, depth: int, *, standard: str = "text/plain"
    ) -> None:
        if "summary" in entry.values and not entry.has_content:
            self._read_content(entry, element, depth)
            return
        details = self._details(entry, element, standard=standard)
        entry.store("summary", details["value"], depth)
        entry.values["summary_detail"] = details

    def _read_encoded(self, entry: Kept, element: Node, depth: int) -> None:
        self._read_content(entry, element, depth, standard="text/html")

    def _read_content(
        self, entry: Kept, element: Node, _depth: int, *, standard: str = "text/plain"
    ) -> None:
        entry.has_content = True
        details = self._details(entry, element, standard=standard)
        entry.values.setdefault("content", []).append(details)
        entry.values.setdefault("summary", details["value"])

    def _details(self, entry: Kept, element: Node, *, standard: str) -> dict[str, Any]:
        language, attributes = self.at.scope(element, entry.language)
        kind: str | None = standard
        if attributes:
            expect("mode" not in attributes and "src" not in attributes)
            kind = _TYPES.get(attributes.get("type", standard))
            expect(kind is not None)
        value = self.at.text(element)
        if kind == "text/plain" and not self.is_atom:
            is_title = self.at.name(element) in names.TITLES
            expect(is_title or not _MAYBE_HTML.search(value))
        return {
            "value": value,
            "type": kind,
            "language": language.replace("_", "-") if language else "",
            "base": self.at.base,
        }

    def read_link(
        self, entry: Kept, element: Node, _depth: int = 0, *, is_entry: bool = True
    ) -> None:
        _, attributes = self.at.scope(element, None)
        rel = attributes.get("rel", "alternate")
        kind = attributes.get(
            "type", "application/atom+xml" if rel == "self" else "text/html"
        ).lower()
        expect("url" not in attributes and "uri" not in attributes and not len(element))
        link = {"rel": rel, "type": kind}
        if "hreflang" in attributes:
            link["hreflang"] = attributes["hreflang"]
        links = entry.values.setdefault("links", [])
        links.append(link)
        if "href" in attributes:
            expect(bool(attributes["href"]))
            link["href"] = self.at.resolved(attributes["href"])
            if rel == "alternate" and _TYPES.get(kind, kind) in _LINKED_TYPES:
                entry.values["link"] = link["href"]
            return
        value = self.at.text(element, is_uri=True)
        if is_entry:
            value = value.replace("&amp;", "&")
        if "&" in value:
            value = _QUERY_VARIABLE.sub(r"&\g<1>", value)
        entry.values["link"] = value
        if value or not is_entry:
            link["href"] = value

    def read_identity(
        self, entry: Kept, element: Node, _depth: int = 0, *, is_entry: bool = True
    ) -> None:
        _, attributes = self.at.scope(element, None)
        is_link = attributes.get("ispermalink", "true") == "true"
        value = self.at.text(element, is_uri=is_link)
        entry.store("id", value, 0) if is_entry else None
        if is_link:
            entry.values.setdefault("link", value)

    def _read_enclosure(self, entry: Kept, element: Node, _depth: int) -> None:
        _, attributes = self.at.scope(element, None)
        expect("uri" not in attributes)
        link = attributes | {"rel": "enclosure"}
        if url := attributes.get("url"):
            link["href"] = url
        entry.values.setdefault("links", []).append(link)
        self.at.expect_inert(element)

    def _read_source(self, entry: Kept, element: Node, _depth: int) -> None:
        """Pass over the feed that an entry was taken from."""
        entry.title_depth = -1
        for child, name in self.at.children(element):
            expect(name in names.IN_SOURCE)
            if name == "author":
                self.at.expect_inert(child)
            else:
                expect(not len(child))
            if name == "title" and (child.text or "").strip():
                entry.title_depth = 1

    # Authors

    def _read_author(self, entry: Kept, element: Node, _depth: int) -> None:
        values = entry.values
        values.setdefault("authors", []).append({})
        for child, name in self.at.children(element):
            if name in {"name", "email", "itunes_name", "itunes_email"}:
                self._save_author(values, name.removeprefix("itunes_"), self._short_text(child))
            elif name in names.AUTHOR_ADDRESSES:
                self._save_author(values, "href", self.at.text(child, is_uri=True))
            else:
                self.at.skip(child, name)
                expect(not (child.text or "").strip() and not len(child))
        text = element.text or ""
        if len(element):
            text += "".join([child.tail or "" for child in element])
        text = self.at.mended(text.strip())
        self.at.expect_short(text)
        entry.store("author", text, 0)
        _sync_author(values)

    def _save_author(self, values: dict[str, Any], key: str, value: str) -> None:
        values.setdefault("author_detail", {})[key] = value
        _sync_author(values)
        values["authors"][-1][key] = value

    def _short_text(self, element: Node) -> str:
        text = self.at.text(element)
        self.at.expect_short(text)
        return text

    _READERS: ClassVar[dict[str, Callable[..., None]]] = {
        **dict.fromkeys(names.TITLES, read_title),
        **dict.fromkeys(names.IDENTITIES, read_identity),
        **dict.fromkeys(names.TIMES, _read_time),
        **dict.fromkeys(names.DESCRIPTIONS, _read_description),
        **dict.fromkeys(names.SUMMARIES, _read_summary),
        **dict.fromkeys(names.CONTENTS, _read_encoded),
        **dict.fromkeys(names.AUTHORS, _read_author),
        **dict.fromkeys(names.LANGUAGES, _read_language),
        **dict.fromkeys(names.PLACES, _read_place),
        "content": _read_content,
        "link": read_link,
        "enclosure": _read_enclosure,
        "media_content": _read_media,
        "media_thumbnail": _read_thumbnail,
        "media_group": _read_group,
        "source": _read_source,
    }


def _sync_author(values: dict[str, Any]) -> None:
    """Make author and author_detail agree, exactly as feedparser does."""
    detail = values["authors"][-1]
    if detail:
        name, email = detail.get("name"), detail.get("email")
        if name and email:
            values["author"] = f"{name} ({email})"
        elif name or email:
            values["author"] = name or email
        return
    author, email = values.get("author"), ""
    if not author:
        return
    if "@" in author and (found := _EMAIL.search(author)):
        email = found[0]
        for part in (email, "()", "<>", "&lt;&gt;"):
            author = author.replace(part, "")
        author = author.strip().removeprefix("(").removesuffix(")").strip()
    if author or email:
        values.setdefault("author_detail", detail)
    if author:
        detail["name"] = author
    if email:
        detail["email"] = email
