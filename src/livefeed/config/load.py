"""From the bytes of config.toml to settings, or to a list of every mistake in it."""

from __future__ import annotations

import json
import pathlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from livefeed.config.across import mistakes_across
from livefeed.config.lines import Path, locate
from livefeed.config.readers import Mistake
from livefeed.config.schema import settings_reader
from livefeed.config.tables import Elsewhere
from livefeed.errors import ConfigError
from livefeed.settings import Settings

_BARE = re.compile(r"[A-Za-z0-9_-]+")  # other keys need quotes
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")


def load(path: str | pathlib.Path, environ: Mapping[str, str]) -> Settings:
    """Return the settings of a configuration file.

    Args:
        path: of the file; messages name it as it is given here.
        environ: where `…_env` keys are looked up, and CREDENTIALS_DIRECTORY for `…_file` keys.

    Raises:
        ConfigError: the file cannot be read, or has mistakes: all of them, in order of line.
    """
    text = _read(path)
    document = _parse(text, path)
    lines = cache(lambda: locate(text))  # asked for only where there is a mistake
    elsewhere = Elsewhere(environ=environ, folder=pathlib.Path(path).absolute().parent)
    settings, mistakes = None, list(mistakes_across(document, lambda at: _line(lines(), at)))
    try:
        settings = settings_reader(elsewhere)(document)
    except Mistake as error:
        mistakes += error.found
    if mistakes or settings is None:
        raise ConfigError(tuple(_told(mistakes, lines(), path)))
    return settings


def _read(path: str | pathlib.Path) -> str:
    try:
        return pathlib.Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        found = f"{path}:1: the configuration cannot be read ({error.strerror})"
        raise ConfigError((f"{found}, expected a readable file: name it with --config",)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError((f"{path}:{line}: is not UTF-8, expected a text in UTF-8",)) from error


def _parse(text: str, path: str | pathlib.Path) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: numbers of thousands of digits
        message = str(error)
        place = _AT_LINE.search(message)
        line = int(place[1]) if place else text.rstrip().count("\n") + 1
        found = _AT_LINE.sub("", message).removesuffix(" (at end of document)")
        raise ConfigError((f"{path}:{line}: not TOML: {found}",)) from error


def _told(
    mistakes: Iterable[tuple[Path, str]], lines: Mapping[Path, int], path: str | pathlib.Path
) -> Iterable[str]:
    """Give one line per mistake, in order of line."""
    found = {(_line(lines, at), f"{_dotted(at)}: {message}") for at, message in mistakes}
    return (f"{path}:{line}: {message}" for line, message in sorted(found))


def _line(lines: Mapping[Path, int], at: Path) -> int:
    """Return the line of a path, or of the nearest table around it."""
    while at not in lines:
        at = at[:-1]
    return lines[at]


def _dotted(at: Path) -> str:
    """Return a path as an operator writes it; the line tells which [[table]] it is."""
    name = ""
    for depth, part in enumerate(at):
        if isinstance(part, str):
            word = part if _BARE.fullmatch(part) else json.dumps(part, ensure_ascii=False)
            name += f".{word}" if name else word
        elif depth > 1:
            name += f"[{part}]"
    return name
