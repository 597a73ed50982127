"""Foreign markup made inert, and the plain text in it."""

from __future__ import annotations

import html as entities
import re
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

import nh3

from livefeed.text.furniture import MAX_FURNITURE, is_furniture

MAX_HTML: Final = 256 * 1024  # characters
MAX_DEPTH: Final = 200  # nh3 takes 26 s for 50,000 nested <div>
MAX_TAG: Final = 4_096  # characters; nh3 takes 48 s for 200,000 attributes
MAX_LINE: Final = 500  # characters of a title


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TAGS: Final = _words(
    """
    a abbr article b bdi bdo blockquote br caption cite code dd del dfn div dl dt em figcaption
    figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section
    small span strong sub sup table tbody td tfoot th thead time tr u ul var wbr
    """
)
DROPPED_WITH_CONTENT: Final = _words(
    """
    script style iframe object embed applet noscript noembed noframes template svg math head title
    textarea select option button form input audio video canvas map frameset frame
    """
)
_ATTRIBUTES: Final = {
    "*": {"lang", "dir"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "time": {"datetime"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}

# Closed by their own kind or never open, so many of them are not deep nesting.
_NOT_NESTING: Final = _words(
    """
    area base br col embed hr img input link meta param source track wbr
    p li dt dd tr td th option
    """
)
_TAG: Final = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*+)>""")
_ANY_TAG: Final = re.compile(r"<[^<>]*>?")
_LONG_TAG: Final = re.compile(rf"<[^<>]{{{MAX_TAG},}}>?")
_IMAGE_WITHOUT_SOURCE: Final = re.compile(r"<img(?![^>]*? src=)(?:[^\">]++|\"[^\"]*+\")*+>")
# Not allowed in XML 1.0, or able to reorder what stands beside them: U+202A..E, U+2066..9.
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)

_BREAKS: Final = _words(
    """
    address article aside blockquote caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6
    header hr li main nav ol p pre section table tbody tfoot thead tr ul
    """
)
# What a tag of clean markup is in plain text: nothing, if it is not named here.
_IN_TEXT: Final = {
    "br": "\n",
    **dict.fromkeys(("td", "th", "/td", "/th", "img"), " "),
    **dict.fromkeys((f"{slash}{name}" for slash in ("", "/") for name in _BREAKS), "\n\n"),
}
_CLEAN_TAG: Final = re.compile(r"<(/?[a-z][a-z0-9]*)(?:[^\">]++|\"[^\"]*+\")*+>")
_LEAF: Final = re.compile(
    r"<(p|div|li|ul|h[1-6]|span|a|strong|b|em|section|td|tr)(?: [^<>]*)?>([^<>]*)</\1>"
)

_MARKUP: Final = re.compile(
    r"</?(?:p|br|a|div|span|img|strong|em|b|i|u|ul|ol|li|h[1-6]|table|blockquote|figure|script"
    r"|iframe|video|section|article|font|center|pre|code|sub|sup)(?:[\s/][^<>]*)?>"
    r"|</[a-z][\w-]*\s*>|<[a-z][\w-]*\s[^<>=]*=[^<>]*>",
    re.IGNORECASE,
)


def clean_html(html: str, *, base_url: str) -> str:
    """Return the markup of a news text: no scripts, styles, classes or ids; http(s) links only.

    Relative links become absolute, or go where `base_url` is "". Input beyond 256 KiB is cut;
    nesting deeper than a person writes is flattened to its text.
    """
    bounded = _bounded(strip_controls(html[:MAX_HTML]))
    if "<" not in bounded and "&" not in bounded and ">" not in bounded:
        return bounded
    cleaned = _cleaner(base_url).clean(bounded)
    if "&#" in bounded:  # what was written as a number is a character now
        cleaned = strip_controls(cleaned.replace("\x0c", " "))
    return without_widgets(_IMAGE_WITHOUT_SOURCE.sub("", cleaned).strip())


def plain_text(html: str) -> str:
    """Return the text of any markup, paragraphs separated by a blank line, widgets left out."""
    return text_of(clean_html(html, base_url=""))


def text_of(cleaned: str) -> str:
    """Return the text of what `clean_html` gave, paragraphs separated by a blank line."""
    pieces = list(_pieces(cleaned))
    in_text = _IN_TEXT.get
    pieces[1::2] = [in_text(tag, "") for tag in pieces[1::2]]
    return _paragraphs(entities.unescape("".join(pieces)))  # no controls in it any more


def paragraphs(text: str) -> str:
    """Return plain text with tidy spaces, one blank line between paragraphs, and no widgets."""
    return _paragraphs(strip_controls(text))


def _paragraphs(text: str) -> str:
    told: list[str] = []
    gap = ""
    for line in text.split("\n"):
        tidy = _tidy(line) if line else ""
        if not tidy:
            gap = "\n\n"
        elif not is_furniture(tidy):
            told += gap, tidy
            gap = "\n"
    return "".join(told).lstrip("\n")


def one_line(text: str, *, limit: int = MAX_LINE) -> str:
    """Return plain text on one line: no controls, no direction overrides, at most `limit` long."""
    if len(text) <= limit and "  " not in text and text.isprintable():
        return text.strip(" ")  # as nearly all are
    line = " ".join(text[: 20 * limit].split())
    if not line.isprintable():
        line = _tidy(strip_controls(line))
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _tidy(text: str) -> str:
    """Return the words of a text with one space between them."""
    # What is printable has no other space than " ": nearly all lines are tidy already.
    is_tidy = "  " not in text and text.isprintable()
    return text.strip(" ") if is_tidy else " ".join(text.split())


def title_line(markup: str) -> str:
    """Return a headline as one plain line, whatever mixture of text, entities and tags it is.

    Publishers escape headlines once, twice or not at all, in any format.
    """
    text = markup[: 20 * MAX_LINE]
    if "<" not in text and "&" not in text:
        return one_line(text)
    for _ in range(2):  # once for the format, once for the publisher who escaped twice
        if _HEADLINE_TAG.search(text):
            text = text_of(clean_html(text, base_url="")) or _ANY_TAG.sub(" ", text)
        elif "&" in text:
            text = entities.unescape(text)
    if _HEADLINE_TAG.search(text):
        text = text_of(clean_html(text, base_url=""))
    return one_line(text)


_HEADLINE_TAG: Final = re.compile(
    r"</?(?:a|abbr|applet|b|bdi|bdo|big|blink|br|center|cite|code|del|div|em|embed|font|frame|frameset|h[1-6]|i"
    r"|iframe|img|ins|link|mark|meta|object|p|q|s|script|small|span|strike|strong|style|sub|sup|svg|tt|u)(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)


def is_markup(text: str) -> bool:
    """Tell whether a text carries tags that publishers write; a lone `<` does not."""
    return _MARKUP.search(text) is not None


def strip_controls(text: str) -> str:
    """Return text without characters that XML forbids or that reorder their neighbours."""
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text  # all of them are unprintable; this test is 20 times faster than the pattern
    return _FORBIDDEN.sub("", text)


def _bounded(html: str) -> str:
    if len(html) > MAX_TAG:
        html = _LONG_TAG.sub("", html)
    if html.count("<") <= MAX_DEPTH or not _is_deep(html):
        return html
    return _ANY_TAG.sub(" ", html)


def _is_deep(html: str) -> bool:
    """Tell whether elements nest beyond MAX_DEPTH; unclosed ones count, so it may err to True."""
    open_by_name: dict[str, int] = {}
    depth = 0
    for slash, tag, rest in _TAG.findall(html):
        name = tag.lower()
        if name in _NOT_NESTING or rest.endswith("/"):
            continue
        count = open_by_name.get(name, 0)
        if not slash:
            depth += 1
            open_by_name[name] = count + 1
        elif count:
            depth -= 1
            open_by_name[name] = count - 1
        if depth > MAX_DEPTH:
            return True
    return False


@lru_cache(maxsize=1)  # `clean_html` and `text_of` take the same markup apart
def _pieces(cleaned: str) -> tuple[str, ...]:
    """Return the texts of clean markup and the names of the tags between them, in turn."""
    return tuple(_CLEAN_TAG.split(cleaned.replace("\n", " ")))


def without_widgets(cleaned: str) -> str:
    """Return clean markup without the leaf elements whose whole text is furniture."""
    for _ in range(3):  # a widget is at most a list of links in a box
        if not _may_have_widget(cleaned):
            break
        cleaned = _LEAF.sub(_leaf_or_nothing, cleaned).strip()
    return cleaned


def _may_have_widget(cleaned: str) -> bool:
    pieces = _pieces(cleaned)
    tags = pieces[1::2]
    for tag, text, closing in zip(tags, pieces[2::2], tags[1:], strict=False):
        is_leaf = text and closing == f"/{tag}"
        if is_leaf and is_furniture(entities.unescape(text) if "&" in text else text):
            return True
    return False


def _leaf_or_nothing(leaf: re.Match[str]) -> str:
    text = leaf[2].strip()
    if not text or len(text) > MAX_FURNITURE:
        return leaf[0]
    return "" if is_furniture(entities.unescape(text)) else leaf[0]


def _usable_base(base_url: str) -> str:
    try:
        parts = urlsplit(base_url)
    except ValueError:
        return ""
    return base_url if parts.scheme in {"http", "https"} and parts.hostname else ""


@lru_cache(maxsize=64)
def _cleaner(base_url: str) -> nh3.Cleaner:
    try:
        return _new_cleaner(_usable_base(base_url))
    except ValueError:  # a host that is none by the rules of international names
        return _new_cleaner("")


def _new_cleaner(base_url: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes={"http", "https"},
        url_relative=("rewrite_with_base", base_url) if base_url else "deny",
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
