"""Times that a page counts from now, over several polls."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from livefeed.model import Verdict
from livefeed.settings import Source, UpdateSelectors
from tests.support.make import NOW
from tests.support.origin import Origin
from tests.support.polling import desk

TEXTS = (
    "أعادت فرق البلدية فتح الطريق الدولي بعد إزالة الثلوج عن المرتفعات",
    "اختتمت في العاصمة بطولة الشطرنج للناشئين بمشاركة ستين لاعبا ولاعبة",
)


def page(*told: tuple[str, str]) -> str:
    posts = "".join(
        f'<div class="post"><span class="ago">{ago}</span><p>{text}</p></div>' for ago, text in told
    )
    return f"<html><body><main>{posts}</main></body></html>"


async def test_a_relative_time_is_what_it_was_when_it_was_first_seen(tmp_path: Path) -> None:
    at = NOW

    def clock() -> datetime:
        return at

    selectors = UpdateSelectors(mode="selectors", item=".post", time=".ago")
    edited = TEXTS[0].replace("عن المرتفعات", "عن المرتفعات الشرقية")
    first = NOW - timedelta(minutes=5), NOW - timedelta(hours=1)
    async with Origin() as origin:
        source = Source(name="alpha", url=origin.url("/p"), kind="page", updates=selectors)
        async with desk(tmp_path, source, clock=clock) as d:

            async def times() -> list[datetime | None]:
                stories = (await d.store.feed_page("all", after=None, limit=9)).stories
                updates = [update for story in stories for update in story.updates]
                return sorted((u.published for u in updates), key=str, reverse=True)

            origin.show("/p", page(("منذ 5 دقائق", TEXTS[0]), ("قبل ساعة", TEXTS[1])))
            assert (await d.poll(source)).verdicts == {Verdict.NEW: 2}
            assert await times() == list(first)
            at = NOW + timedelta(minutes=50)
            origin.show("/p", page(("منذ ساعة", TEXTS[0]), ("قبل ساعتين", TEXTS[1])))
            assert (await d.poll(source)).verdicts == {Verdict.UNCHANGED: 2}
            assert await times() == list(first)
            at = NOW + timedelta(hours=3)
            origin.show("/p", page(("منذ 3 ساعات", edited), ("قبل 4 ساعات", TEXTS[1])))
            told = (await d.poll(source)).verdicts
            assert told == {Verdict.REVISION: 1, Verdict.UNCHANGED: 1}
            assert await times() == list(first)
