"""How long a response stays fresh."""

from __future__ import annotations

import pytest
from multidict import CIMultiDict

from livefeed.fetch.freshness import fresh_s

DATE = "Sun, 22 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"Cache-Control": "public, max-age=300"}, 300),
        ({"cache-control": "MAX-AGE=300", "age": "120"}, 180),
        ({"Cache-Control": "max-age=300", "Age": "900"}, 0),
        ({"Cache-Control": "max-age=300", "Age": "soon"}, 300),
        ({"Cache-Control": "no-cache, max-age=300"}, 0),
        ({"Cache-Control": "s-maxage=900"}, 0),
        ({"Cache-Control": "max-age=-5"}, 0),
        ({"Expires": "Sun, 22 Nov 2026 10:05:00 GMT", "Date": DATE}, 300),
        ({"Expires": "Sun, 22 Nov 2026 09:05:00 GMT", "Date": DATE}, 0),
        ({"Expires": "0", "Date": DATE}, 0),
        ({"Expires": "Sun, 22 Nov 2026 10:05:00 GMT"}, 0),
        (
            {
                "Cache-Control": "max-age=60",
                "Expires": "Sun, 22 Nov 2026 10:05:00 GMT",
                "Date": DATE,
            },
            60,
        ),
    ],
)
def test_freshness_is_what_the_headers_leave(headers: dict[str, str], seconds: float) -> None:
    assert fresh_s(CIMultiDict(headers)) == seconds
