"""The merged feeds keep the rules of RFC 4287, as jing reads them."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import feedparser
import pytest

from livefeed.model import Story, StoryState, UpdateState, story_id, update_id
from livefeed.render.atom import atom_feed
from livefeed.render.entry import Imprint, merged_entry, newest_updates
from livefeed.render.ids import FeedView
from livefeed.settings import Feed, Server, Source
from tests.render.test_feeds import HOSTILE
from tests.support.make import after, story, update

SCHEMA = Path(__file__).parents[1] / "data" / "render" / "atom.rnc"
WORDS = {"ar": "سيول تقطع الطريق", "he": "שיטפון סגר את הכביש", "en": "Floods cut the road"}
SOURCES = {
    name: Source(name=name, url=f"https://{name}.example/feed", title=title)
    for name, title in (("alpha", "ألفا"), ("beta", "Beta & Sons"), ("gamma", "<b>\"'</b>"))
}

pytestmark = pytest.mark.skipif(shutil.which("jing") is None, reason="no jing to judge by")


def written(stories: Sequence[Story], language: str, view: FeedView) -> bytes:
    imprint = Imprint(
        server=Server(base_url="https://live.example", authority="live.example,2026"),
        sources=SOURCES,
        headlines={},
    )
    feed = Feed(name="all", title=WORDS.get(language, "?"), language=language)
    if view == "stories":
        return atom_feed([merged_entry(one, imprint) for one in stories], feed, imprint, view)
    return atom_feed(newest_updates(stories, imprint, limit=100), feed, imprint, view)


def told(number: int, language: str) -> Story:
    """Return a story; every third has copies, every fifth is retracted, all follow another."""
    lead = update(
        "alpha",
        str(number),
        title=f"{WORDS[language]} {number} {HOSTILE[number % len(HOSTILE)]}",
        url="" if number % 4 == 0 else f"https://alpha.example/خبر {number}?a=1&b='\"<>",
        language=language,
        direction="ltr" if language == "en" else "rtl",
        author=HOSTILE[number % len(HOSTILE)],
    )
    copies = (update("beta", str(number)), update("gamma", str(number))) if number % 3 == 0 else ()
    is_gone = number % 5 == 0
    state = UpdateState.WITHDRAWN if is_gone else UpdateState.LIVE
    return story(
        *(one._replace(state=state) for one in (lead, *copies)),
        state=StoryState.RETRACTED if is_gone else StoryState.LIVE,
        follows=story_id(update_id("alpha", str(number + 1))),
        updated_at=after(number),
    )


def judged(document: bytes, folder: Path) -> str:
    """Return what jing finds wrong, "" if nothing."""
    path = folder / "feed.atom"
    path.write_bytes(document)
    done = subprocess.run(
        ["jing", "-c", SCHEMA, path], capture_output=True, text=True, timeout=60, check=False
    )
    # Debian's launcher looks for libraries that jing can do without, and says so.
    said = [line for line in done.stderr.splitlines() if not line.startswith("[warning] ")]
    return "\n".join([*done.stdout.splitlines(), *said]) or "invalid" * done.returncode


@pytest.mark.parametrize("view", ["stories", "updates"])
@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("entries", [0, 1, 100])
def test_a_feed_is_valid(entries: int, language: str, view: FeedView, tmp_path: Path) -> None:
    document = written([told(number, language) for number in range(entries)], language, view)
    assert judged(document, tmp_path) == ""
    read = feedparser.parse(io.BytesIO(document))
    assert not read.bozo
    assert read.feed.language == language
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    assert len({entry.updated for entry in read.entries}) == len(read.entries)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<published>", b"<dir/><published>"),
        (b"<entry ", b'<entry dir="rtl" '),
        (b"<updated>2026-11-22T", b"<updated>2026-11-22 "),
        (b"</entry>", b"<source/></entry>"),
    ],
)
def test_the_schema_refuses_what_the_standard_does(
    right: bytes, wrong: bytes, tmp_path: Path
) -> None:
    document = written([told(1, "ar")], "ar", "stories")
    assert right in document
    assert judged(document.replace(right, wrong), tmp_path) != ""
