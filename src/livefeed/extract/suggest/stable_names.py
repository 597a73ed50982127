"""Selectors for elements that look alike, made of names that are likely to stay.

Names that build tools make up (`css-1r02hz5`, `Ticker_item__wS9Rz`), that lay a page out
(`col-md-6`) or that tell a state (`is-open`) change with the next release; so do positions, which
are never used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from itertools import islice, takewhile
from typing import Final

from lxml.html import HtmlElement

from livefeed.extract.pages.css import Selectable, outermost
from livefeed.extract.pages.elements import HEADINGS

MAX_NAME: Final = 60
MIN_PREFIX: Final = 3  # characters of what ids have in common
ABOVE: Final = 3  # ancestors whose names may stand before

_MEANING: Final = (  # attributes that say what an element is, the likeliest to stay first
    "itemprop", "data-testid", "data-test-id", "data-qa", "data-component", "data-block-type",
    "property", "role", "rel",
)  # fmt: skip
_SAYING: Final = re.compile(
    r"li?ve?|blo?g|post|entry|update|event|item|node|time|tick|block|message|card|story|feed|stamp|date"
    r"|title|head|text|body|content|summary|author|byline|link|خبر",
    re.IGNORECASE,
)
_SAYING_TAGS: Final = HEADINGS | {"time"}
_LAYOUT: Final = re.compile(
    r"(?:col|row|grid|flex|block|inline|hidden|visible|clearfix|clear|container|wrapper|inner|outer|left"
    r"|right|center|top|bottom|first|last|odd|even|active|open|closed|new|arabic|english|rtl|ltr|fade|show"
    r"|is|has|js|no|[mp][trblxyse]?|w|h|d|bg|text|font|border|rounded|shadow|order|gap|space|xs|sm|md|lg|xl)"
    r"(?:-?(?:[a-z]{1,3}-)?\d*|-(?:start|end|auto|full|none|center|[a-z]{2}))?",
    re.IGNORECASE,
)
_STATE: Final = re.compile(r"(?:is|has|js|no|was|in)-", re.IGNORECASE)
_MADE: Final = re.compile(r"(?:css|sc|jsx?|jss|emotion|dcr|svelte|styled|mui|ng|v|__variable)[-_]")
_MODULE: Final = re.compile(r"([A-Za-z][\w-]*?__)[A-Za-z0-9_-]{5,8}")
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*|[\u0600-\u06ff][\u0600-\u06ff0-9_-]*")
_DIGITS_INSIDE: Final = re.compile(r"\d[A-Za-z]|[A-Za-z]\d{3,}")


def choose(
    page: Selectable, elements: Sequence[HtmlElement], *, may_stand_under: bool = True
) -> str | None:
    """Return the best selector that chooses these elements and no others; None if there is none."""
    wanted = set(elements)
    for selector in _candidates(elements, may_stand_under=may_stand_under):
        if set(outermost(page.select(selector))) == wanted:
            return selector
    return None


def choose_within(
    page: Selectable,
    items: Sequence[HtmlElement],
    is_right: Callable[[HtmlElement, HtmlElement], bool],
    elements: Sequence[HtmlElement],
) -> str | None:
    """Return the best selector of these elements whose first choice in each item is right.

    Args:
        is_right: asked with an item and the first element that a selector chooses in it.
    """
    for selector in _candidates(elements, may_stand_under=False):
        firsts = [(item, page.select(selector, within=item)[:1]) for item in items]
        if all(is_right(item, found[0]) for item, found in firsts if found):
            return selector
    return None


def _candidates(elements: Sequence[HtmlElement], *, may_stand_under: bool) -> Iterator[str]:
    own = [*_names(elements)]
    yield from own
    if not may_stand_under:
        return
    for above in range(ABOVE):
        parents = [next(islice(one.iterancestors(), above, None), None) for one in elements]
        several = list(dict.fromkeys(parent for parent in parents if parent is not None))
        between = " > " if above == 0 else " "
        for parent in _names(several) if several else ():
            if not parent.isalpha():
                yield from (f"{parent}{between}{name}" for name in own[:4])
                yield f"{parent}{between}{elements[0].tag}"


def _names(elements: Sequence[HtmlElement]) -> Iterator[str]:
    """Yield what all elements share, the likeliest to stay first; their tag at last."""
    tags = {one.tag for one in elements}
    tag = tags.pop() if len(tags) == 1 else ""
    for name in _MEANING:
        values = {(one.get(name) or "").strip() for one in elements}
        if len(values) == 1 and (value := values.pop()) and _PLAIN.fullmatch(value):
            yield f'[{name}="{value}"]'
    classes = _shared_classes(elements)
    stable = [name for name in classes if is_stable(name)]
    yield from (one for name in stable if _SAYING.search(name) for one in _both(name, tag))
    if tag in _SAYING_TAGS:
        yield str(tag)
    yield from (one for name in stable if not _SAYING.search(name) for one in _both(name, tag))
    if pattern := _pattern_of_ids(elements):
        yield f"{tag}{pattern}"
    for name in classes:
        if module := _MODULE.fullmatch(name):
            yield f'[class*="{module[1]}"]'
    if tag:
        yield str(tag)


def _both(name: str, tag: str) -> tuple[str, ...]:
    return (f".{name}", f"{tag}.{name}") if tag else (f".{name}",)


def _shared_classes(elements: Sequence[HtmlElement]) -> list[str]:
    several = [(one.get("class") or "").split() for one in elements]
    shared = reduce(lambda a, b: a & b, (set(names) for names in several))
    return sorted(
        (name for name in several[0] if name in shared and len(name) <= MAX_NAME), key=len
    )


def is_stable(name: str) -> bool:
    """Tell whether a class is a person's word for an element, not a tool's or a state's."""
    if not _PLAIN.fullmatch(name) or _LAYOUT.fullmatch(name):
        return False
    if (
        _MADE.match(name)
        or _STATE.match(name)
        or "--" in name
        or (_MODULE.fullmatch(name) and _is_made_up(name))
    ):
        return False
    return not any(_is_made_up_word(part) for part in re.split(r"[-_]+", name) if part)


def _is_made_up(name: str) -> bool:
    tail = name.rpartition("__")[2]
    return tail != tail.lower() or any(character.isdigit() for character in tail)


def _is_made_up_word(word: str) -> bool:
    humps = re.findall(r"[A-Z]?[a-z]+|[A-Z]+|\d+", word)
    is_odd = len(humps) > 2 and sum(len(hump) for hump in humps) < 3 * len(humps)
    is_number = word.isdigit() and len(word) > 2
    return is_number or is_odd or (bool(_DIGITS_INSIDE.search(word)) and len(word) > 4)


def _pattern_of_ids(elements: Sequence[HtmlElement]) -> str:
    """Return what the ids of the elements have in common, as the condition of a selector."""
    ids = [(one.get("id") or "").strip() for one in elements]
    if len(ids) < 2 or not all(ids) or len(set(ids)) < len(ids):
        return ""
    begin = re.match(r"[A-Za-z_-]*", _common_start(ids))
    end = re.match(r"[A-Za-z_-]*", _common_start([one[::-1] for one in ids]))
    if begin and len(begin[0]) >= MIN_PREFIX:
        return f'[id^="{begin[0]}"]'
    return f'[id$="{end[0][::-1]}"]' if end and len(end[0]) >= MIN_PREFIX else ""


def _common_start(words: Sequence[str]) -> str:
    shared = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
    return "".join(letters[0] for letters in shared)
