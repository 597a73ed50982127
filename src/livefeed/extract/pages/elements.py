"""Elements of a page's tree: their words, where they stand, and their markup without widgets."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

import lxml.etree
from lxml.html import HtmlElement

from livefeed.extract.pages.embeds import mark_embeds
from livefeed.text.clean import DROPPED_WITH_CONTENT, TAGS, one_line, strip_controls

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MAX_MARKUP: Final = 300_000  # characters of one update before it is cleaned
MAX_ABOVE: Final = 200  # ancestors looked at

_BESIDE: Final = frozenset({"nav", "aside", "footer", "form", "dialog", "menu"})
# Whole words of a class or id, however they are joined: related-items, commentList, mostRead.
_BESIDE_WORDS: Final = frozenset(
    """
    aside breadcrumb carousel comment comments disqus epg fixtures footer index menu nav navigation
    navbar newsletter popular promo recommended recommendation recommendations related replies reply
    responses review reviews schedule sidebar teaser teasers timetable toc trending
    """.split()  # noqa: SIM905 - read like the other lists of words
)
_BESIDE_PAIRS: Final = frozenset({"keyevents", "mostread", "mostviewed", "readmore", "seealso"})
# Words of boxes within an update that are none of its text.
_BOX_WORDS: Final = frozenset(
    """
    ad ads advert adverts advertisement advertising adslot comments disqus newsletter outbrain
    popular promo recommended recommendation recommendations related sponsored taboola trending
    """.split()  # noqa: SIM905 - read like the other lists of words
)
_BOXES: Final = frozenset({"div", "section", "aside", "ul", "ol", "nav", "form", "dialog", "ins"})
_NAME_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_WIDGET: Final = re.compile(
    r"(?:^|[\s_-])(?:btn|button|share|sharing|social|addthis|copy-link)(?:$|[\s_-])"
    r"|(?:view|like|share|comment|hit|read|reaction)s?[_-]?(?:count|number|total)"
    r"|(?:num|number|count)[_-](?:of[_-])?(?:view|like|share|comment|hit|read|reaction)s",
    re.IGNORECASE,
)
_KNOWN: Final = TAGS | DROPPED_WITH_CONTENT
_LATER: Final = ("data-src", "data-lazy-src", "data-original", "data-lazy")
_SOURCELESS: Final = frozenset({"script", "style", "noscript", "template", "svg", "button", "form"})


def text_in(element: HtmlElement) -> str:
    """Return all text in an element: what `text_content` gives, in a fifth of its time."""
    text: str = lxml.etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    return text


def words_of(element: HtmlElement) -> str:
    """Return the text in an element, tags and spacing gone."""
    return one_line(text_in(element), limit=1_000)


def words_told(element: HtmlElement) -> str:
    """Return the text in an element without its buttons; the tree is changed."""
    for part in list(element.iterdescendants("*")):
        if part.tag in _SOURCELESS or _is_widget(part.get("class")):
            _drop(part, element)
    return words_of(element)


def shown_name(element: HtmlElement) -> str:
    """Return an element as tag and first class, as operators write it."""
    return f"{element.tag}.{next(iter((element.get('class') or '').split()), '')}".rstrip(".")


def names_of_element(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def is_beside(element: HtmlElement) -> bool:
    """Tell whether an element stands in navigation, related links, comments or an index."""
    if _is_named_beside(element):
        return True
    for _, parent in zip(range(MAX_ABOVE), element.iterancestors(), strict=False):
        if parent.tag not in {"body", "html"} and _is_named_beside(parent):
            return True
    return False


def _is_box(part: HtmlElement, whole: int) -> bool:
    """Tell whether one of _BOXES in an update holds related links, comments or advertisements.

    What holds half of the update is its text, whatever it is called.

    Args:
        whole: characters of the update.
    """
    return (part.tag == "nav" or _is_named(part, _BOX_WORDS)) and 2 * len(text_in(part)) < whole


def _is_named_beside(element: HtmlElement) -> bool:
    return element.tag in _BESIDE or _is_named(element, _BESIDE_WORDS)


def _is_named(element: HtmlElement, known: frozenset[str]) -> bool:
    return _has_words(names_of_element(element)[:500], known)


@lru_cache(maxsize=256)  # updates of a page are named alike, here and below
def _has_words(names: str, known: frozenset[str]) -> bool:
    for name in names.split():
        words = [word.lower() for word in _NAME_WORD.findall(name)]
        if any(word in known for word in words):
            return True
        if any(a + b in _BESIDE_PAIRS for a, b in pairwise(words)):
            return True
    return False


@lru_cache(maxsize=256)
def _is_widget(names: str | None) -> bool:
    return names is not None and _WIDGET.search(names) is not None


def inner_elements(element: HtmlElement, *, at_most: int) -> list[HtmlElement]:
    """Return an element and those in it, in document order."""
    return list(islice(element.iter("*"), at_most))


def bare_markup(element: HtmlElement, *, without: Collection[HtmlElement] = ()) -> str:
    """Return the markup of an element without these parts, widgets and scripts.

    An embed becomes a figure with a link to what it shows, an element that clean markup does not
    have becomes what is in it. The tree is changed.
    """
    for part in without:
        _drop(part, element)
    mark_embeds(element)
    whole = len(text_in(element))
    for part in list(element.iterdescendants("*")):
        tag = part.tag
        if (
            tag in _SOURCELESS
            or _is_widget(part.get("class"))
            or (tag in _BOXES and _is_box(part, whole))
        ):
            _drop(part, element)
        elif tag not in _KNOWN:
            _drop_tag(part)
        elif tag == "img" and _is_shown_later(part):
            _show_now(part)
    if element.tag == "li":  # it has lost its list
        element.tag = "div"
    markup: str = lxml.etree.tostring(element, method="html", encoding="unicode", with_tail=False)
    return markup[:MAX_MARKUP]


def _is_shown_later(image: HtmlElement) -> bool:
    """Tell whether a script of the page puts an image in the place of this one."""
    source = image.get("src")
    return not source or source.startswith(("data:", "blob:"))


def _show_now(image: HtmlElement) -> None:
    sources = (image.get(name) or "" for name in _LATER)
    if source := strip_controls(next(filter(None, sources), "")):
        image.set("src", source)
    else:
        drop(image)


def drop(part: HtmlElement) -> None:
    """Take a part out of its tree; what follows it stays."""
    try:
        part.drop_tree()
    except ValueError:  # HTML may hold characters that lxml reads, but does not write
        _purge(part.getroottree().getroot())
        part.drop_tree()


def _drop(part: HtmlElement, within: HtmlElement) -> None:
    if part is not within and part.getparent() is not None:
        drop(part)


def _drop_tag(part: HtmlElement) -> None:
    try:
        part.drop_tag()
    except ValueError:  # as above
        _purge(part.getroottree().getroot())
        part.drop_tag()


def _purge(root: HtmlElement) -> None:
    for element in root.iter():
        if isinstance(element.tag, str):
            element.text = strip_controls(element.text or "")
        element.tail = strip_controls(element.tail or "")
