"""What saved live pages hold, read by one simple rule for each page and none of livefeed's code."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import lxml.html
from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One update of a page."""

    id: str  # "" where the page gives it none
    at: datetime | None  # None where the page gives no absolute time
    words: tuple[str, ...]  # of headline and text


def words_in(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def mirror(page: str) -> Iterator[Told]:
    """Reach's pages: JSON-LD, with the id in the fragment of the address."""
    for node in _live_blog(page):
        at = datetime.fromisoformat(node["datePublished"]).astimezone(UTC)
        text = f"{node['headline']} {_shown(html.unescape(node['articleBody']))}"
        yield Told(id=node["url"].partition("#")[2], at=at, words=words_in(_shown(text)))


def guardian(page: str) -> Iterator[Told]:
    """The Guardian: blocks of HTML; the words of posts that it embeds are not its own."""
    for block in _tree(page).xpath('//article[starts-with(@id, "block-")]'):
        at = datetime.fromisoformat(block.xpath(".//time/@datetime")[0])
        parts = block.xpath(
            ".//p[not(ancestor::*[contains(@class, 'tweet')])] | .//li[not(ancestor::footer)]"
        )
        told = " ".join(_text(part) for part in parts)
        yield Told(id=block.get("id").removeprefix("block-"), at=at, words=words_in(told))


def repubblica(page: str) -> Iterator[Told]:
    """la Repubblica: ids stand in its HTML, true times in its JSON-LD, in the same order."""
    posts = _tree(page).xpath('//section[contains(@class, "liveblog__post")]')
    for node, post in zip(_live_blog(page), posts, strict=True):
        at = datetime.fromisoformat(node["datePublished"]).astimezone(UTC)
        text = _shown(html.unescape(f"{node['headline']} {node['articleBody']}"))
        yield Told(id=post.get("id"), at=at, words=words_in(text))


def ndtv(page: str) -> Iterator[Told]:
    for item in _tree(page).xpath('//*[@itemprop="liveBlogUpdate"]'):

        def said(name: str, item: HtmlElement = item) -> str:
            return str(item.xpath(f'./meta[@itemprop="{name}"]/@content')[0])

        at = datetime.fromisoformat(said("datePublished")).astimezone(UTC)
        words = words_in(f"{said('headline')} {said('articleBody')}")
        yield Told(id=said("url").partition("#")[2], at=at, words=words)


def br24(page: str) -> Iterator[Told]:
    """BR24: headings with a time of day, of the day that the page names."""
    for heading in _tree(page).xpath("//h2"):
        clock = re.match(r"\s*(\d\d)\.(\d\d) Uhr: ", _text(heading))
        if not clock:
            continue
        day = datetime(2024, 8, 27, int(clock[1]), int(clock[2]), tzinfo=ZoneInfo("Europe/Berlin"))
        under = []
        for part in heading.itersiblings():
            if part.tag in {"h1", "h2"}:
                break
            under.append(_text(part))
        words = words_in(" ".join([_text(heading)[clock.end() :], *under]))
        yield Told(id="", at=day.astimezone(UTC), words=words)


def gaza(page: str) -> Iterator[Told]:
    for item in _tree(page).xpath('//li[@class="tl-node"]'):
        stamp = _text(item.xpath('.//div[contains(@class, "tl-stamp")]')[0])
        stamp = stamp.replace(".", "").replace("noon", "12:00 pm").replace("Sept", "Sep")
        form = "%b %d, %Y, %I:%M %p" if ":" in stamp else "%b %d, %Y, %I %p"
        at = datetime.strptime(stamp, form).replace(tzinfo=UTC)
        told = [*item.xpath('.//div[contains(@class, "tl-title")]/text()')]
        told += [_text(part) for part in item.xpath('.//div[contains(@class, "tl-summary")]')]
        yield Told(id="", at=at, words=words_in(_shown(" ".join(map(str, told)))))


PAGES: dict[str, Callable[[str], Iterator[Told]]] = {
    "lb_mirror_uk_riots.html": mirror,
    "lb_corkbeo_level3.html": mirror,
    "lb_guardian_ukraine.html": guardian,
    "lb_repubblica_gaza.html": repubblica,
    "lb_ndtv_cricket.html": ndtv,
    "lb_br24_nahost_ticker.html": br24,
    "lb_gaza_timeline_ar.html": gaza,
}


def _tree(page: str) -> HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.document_fromstring(page.encode(), parser=parser)


def _text(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def _shown(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def _live_blog(page: str) -> list[dict[str, str]]:
    for script in re.findall(r"<script[^>]*ld\+json[^>]*>(.*?)</script", page, re.DOTALL):
        try:
            value = json.loads(script, strict=False)
        except ValueError:
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, dict) and "liveBlogUpdate" in node:
                found: list[dict[str, str]] = node["liveBlogUpdate"]
                return found
    raise AssertionError("no LiveBlogPosting")
