"""The picture of docs/live-pages.md: the example page with what its selectors choose outlined.

    python -m bench._live_page_picture

Opens docs/examples/live-page.html in the Chromium of the browser tests.
"""

from __future__ import annotations

import asyncio
import shutil
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import async_playwright

from livefeed.extract.suggest.proposal import Page, suggest
from livefeed.settings import Source

DOCS = Path(__file__).parents[1] / "docs"
EXAMPLE = DOCS / "examples" / "live-page.html"
COLOURS = {
    "item": "#0b62c4",
    "time": "#b91c1c",
    "title": "#15803d",
    "text": "#a16207",
    "author": "#7c3aed",
}
OUTLINE = """
([field, selector, colour, isItem]) => {
  const items = document.querySelectorAll(isItem || selector);
  for (const item of items) {
    const element = isItem ? item.querySelector(selector) : item;
    if (!element) continue;
    element.style.outline = `2px ${isItem ? 'solid' : 'dashed'} ${colour}`;
    element.style.outlineOffset = isItem ? '1px' : '6px';
    element.style.position = 'relative';
    if (item !== items[0]) continue;
    const label = document.createElement('span');
    label.textContent = `${field} = "${selector}"`;
    label.dir = 'ltr';
    label.style.cssText = `position:absolute; z-index:9; background:${colour}; color:white;
      font:12px/1.5 monospace; padding:0 6px; border-radius:3px; white-space:nowrap;`
      + (isItem ? 'left:-3px; transform:translateX(-100%); top:0;' : 'left:-8px; top:-27px;');
    element.appendChild(label);
  }
}
"""


def chosen() -> dict[str, str]:
    """Return the selectors that are proposed for the example, by field."""
    page = Page(
        body=EXAMPLE.read_bytes(),
        url="",
        content_type="text/html",
        fetched_at=datetime(2026, 11, 22, 12, tzinfo=UTC),
    )
    source = suggest(page, Source(name="example", url="", timezone="Asia/Damascus")).source
    assert source is not None
    found = {field: getattr(source.updates, field) for field in COLOURS}
    return {field: selector for field, selector in found.items() if selector}


async def main() -> None:
    fields = chosen()
    async with async_playwright() as tools:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        chromium = await tools.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = await chromium.new_page(viewport={"width": 1000, "height": 760})
        await page.goto(EXAMPLE.as_uri())
        for field, selector in fields.items():
            item = "" if field == "item" else fields["item"]
            await page.evaluate(OUTLINE, [field, selector, COLOURS[field], item])
        await page.screenshot(path=DOCS / "live-page.png", full_page=True)
        await chromium.close()


if __name__ == "__main__":
    asyncio.run(main())
