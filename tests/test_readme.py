"""What the README promises about the configuration is so, and what the pages name is there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from livefeed import config
from livefeed.config import schema

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = sorted((ROOT / "docs").glob("*.md"))
FILES = [
    str(path.relative_to(ROOT))
    for folder in ("src", "tests", "bench", "systemd")
    for path in (ROOT / folder).rglob("*.*")
] + [path.name for path in ROOT.glob("*.*")]
TABLES: Mapping[str, Mapping[str, object]] = {
    "[daemon]": {"database": "", "timezone": ""},
    "[server]": schema.SERVER,
    "[polling]": schema.POLLING,
    "[dedup]": schema.DEDUP,
    "[alerts]": schema.ALERTS,
    "[[source]]": schema.SOURCE,
    "[source.page]": schema.PAGE,
    "[source.updates]": schema.UPDATES,
    "[[feed]]": schema.FEED,
    "match": schema.MATCH,
    "[[channel]]": schema.CHANNEL,
    "[[route]]": schema.ROUTE,
}


def listed() -> dict[str, set[str]]:
    """Return the keys that the README's table lists, by table."""
    found: dict[str, set[str]] = {}
    table = ""
    rows = re.findall(r"^\| (`[^`]+`)?\s*\| ((?:`[a-z_]+`(?:, )?)+)", README, re.MULTILINE)
    for first, keys in rows:
        table = first.strip("`") or table
        found.setdefault(table, set()).update(re.findall(r"`([a-z_]+)`", keys))
    return found


def test_the_configuration_of_the_readme_is_right(tmp_path: Path) -> None:
    (text,) = re.findall(r"```toml\n(.+?)```", README, re.DOTALL)
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    settings = config.load(path, {})
    assert [source.name for source in settings.sources] == ["wire", "live-page"]


def test_the_example_configuration_is_right() -> None:
    settings = config.load(ROOT / "config.toml", {})
    assert any(source.language == "ar" for source in settings.sources)
    assert not any(channel.is_enabled for channel in settings.channels)


@pytest.mark.parametrize("table", TABLES)
def test_every_key_is_listed_in_the_readme(table: str) -> None:
    keys = set(TABLES[table])
    if table == "[[source]]":
        keys -= {"page", "updates"}  # tables of their own
    assert listed()[table] == keys


def test_every_picture_and_page_that_the_readme_names_is_there() -> None:
    names = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert names
    assert [name for name in names if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", ["README.md", *(f"docs/{page.name}" for page in DOCS)])
def test_every_module_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[\w.-]+/)*\w+\.(?:py|c|sh|tsv|txt))`", text))
    assert sorted(name for name in named if not any(_is(name, path) for path in FILES)) == []


def _is(name: str, path: str) -> bool:
    """Whether a page may call the file at this path so: by the end of it."""
    return f"/{path}".endswith(f"/{name}")
