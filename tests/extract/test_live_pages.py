"""Live pages of many makes, invented for the tests: none was known when the chain was written."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from livefeed.model import Document
from tests.support.documents import read

DATA = Path(__file__).parents[1] / "data" / "extract" / "live"
READ_AT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)


def page(name: str) -> Document:
    body = (DATA / f"{name}.html").read_bytes()
    return read(body, kind="page", content_type="text/html", fetched_at=READ_AT)


@pytest.mark.parametrize(
    ("name", "strategy", "times", "title", "begins"),
    [
        (
            "ar_bold_times",
            "lines",
            ("22 15:40", "22 14:40", "22 13:40", "22 12:40", "22 11:40", "22 10:40"),
            "",
            "أعادت فرق البلدية",
        ),
        (
            "ar_dl",
            "lines",
            ("22 14:20", "22 13:21", "22 12:22", "22 11:23", "22 10:24", "22 09:25"),
            "فتح الطريق الدولي",
            "أعادت فرق البلدية",
        ),
        (
            "ar_relative",
            "blocks",
            ("22 15:55", "22 15:40", "22 15:00", "22 14:00", "22 13:00"),
            "",
            "أعادت فرق البلدية",
        ),
        (
            "ar_stamps",
            "lines",
            ("22 15:10", "22 14:10", "22 13:10", "22 12:10", "22 11:10"),
            "فتح الطريق الدولي",
            "أعادت فرق البلدية",
        ),
        (
            "ar_time_after",
            "lines",
            ("22 14:05", "22 13:05", "22 12:05", "22 11:05", "22 10:05"),
            "فتح الطريق الدولي",
            "أعادت فرق البلدية",
        ),
        (
            "de_soup",
            "blocks",
            ("22 07:00", "22 07:30", "22 08:00", "22 08:30", "22 09:00"),
            "",
            "Die Stadt hat",
        ),
        (
            "en_hr",
            "lines",
            ("22 09:45", "22 09:10", "22 08:50", "22 08:05", "22 07:30"),
            "",
            "Municipal crews",
        ),
        (
            "en_odd_even",
            "blocks",
            ("22 09:30", "22 08:30", "22 07:30", "22 06:30", "22 05:30", "22 04:30"),
            "Road news",
            "Municipal crews",
        ),
        (
            "fa_table",
            "blocks",
            ("22 12:10", "22 11:11", "22 10:12", "22 09:13", "22 08:14"),
            "",
            "شهرداری راه",
        ),
        (
            "fr_days",
            "blocks",
            ("22 11:00", "22 10:01", "22 09:02", "21 08:03", "21 07:04", "21 06:05"),
            "",
            "La route principale",
        ),
        (
            "he_list",
            "blocks",
            ("22 13:15", "22 12:15", "22 11:15", "22 10:15"),
            "",
            "העירייה פתחה מחדש",
        ),
    ],
)
def test_each_update_is_found_with_its_time_and_nothing_beside_its_text(
    name: str, strategy: str, times: tuple[str, ...], title: str, begins: str
) -> None:
    document = page(name)
    assert document.strategy == strategy
    assert document.is_window
    entries = document.entries
    assert tuple(f"{e.published:%d %H:%M}" if e.published else "" for e in entries) == times
    assert (entries[0].title, entries[0].text[: len(begins)]) == (title, begins)
    for entry in entries:
        for beside in ("Advertisement", "Share", "Salma", "مراسلنا", "منذ ", "©"):
            assert beside not in entry.text
    assert len({entry.key for entry in entries}) == len(entries)


def test_the_ids_of_blocks_without_classes_are_keys() -> None:
    assert [entry.key for entry in page("de_soup").entries] == [
        f"e{n * 37 + 11}z" for n in range(5)
    ]
    assert page("en_odd_even").entries[0].key == "/live/23757"
    assert page("ar_relative").entries[0].key == "n3039"


@pytest.mark.parametrize(
    "body",
    [
        # The hours of a programme, and an article in which times are mentioned.
        "<ul>" + "".join(f"<li>{h}:00 Concert</li>" for h in range(9, 15)) + "</ul>",
        "".join(
            f"<p>At {h}:15 the train left the station of the coast with hundreds aboard.</p>"
            for h in range(9, 15)
        ),
    ],
)
def test_times_alone_split_nothing(body: str) -> None:
    told = "".join(
        f"<p>The orchestra plays works by composers of the {n}th century in the citadel.</p>"
        for n in range(13, 19)
    )
    page = (
        f"<html><head><title>Programme</title></head><body><article>{told}{body}</article></body>"
    )
    assert read(page + "</html>", kind="page").strategy == "article"
