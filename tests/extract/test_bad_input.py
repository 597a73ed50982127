"""Files that other projects wrote to break parsers: each gives a reading or a reason."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from livefeed.errors import ParseError
from livefeed.settings import Source
from livefeed.steps.read import Page, read_page
from tests.support.corpus import corpus

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
URL = "https://news.example/feed"


@pytest.mark.corpus
@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", ["auto", "feed", "page"])
@pytest.mark.parametrize("folder", ["feedparser", "html5lib", "jsontestsuite"])
def test_every_bad_input_gives_a_reading_or_a_reason(folder: str, kind: str) -> None:
    outcomes: Counter[str] = Counter()
    source = Source(name="bad", url=URL, kind=kind)  # type: ignore[arg-type]  # one of the literals
    files = sorted(p for p in corpus(f"bad-input/{folder}").rglob("*") if p.is_file())
    assert files
    for file in files:
        page = Page(body=file.read_bytes(), url=URL, content_type="", fetched_at=NOW)
        try:
            reading = read_page(page, source)
        except ParseError as error:
            outcomes["refused"] += 1
            told = error.problem
        else:
            outcomes["read"] += 1
            told = " ".join(reading.document.problems) or f"{len(reading.entries)} entries"
        assert told.strip(), file
        assert told.isprintable(), (file, told)
        assert "<>" not in told, (file, told)
    print(folder, kind, dict(outcomes))  # noqa: T201 - shown with -s
    assert outcomes.total() == len(files)
