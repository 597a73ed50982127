"""What verbs open: the configuration, and the database for reading."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from livefeed import config
from livefeed.cli.parser import DEFAULT_CONFIG
from livefeed.cli.status import unknown_name
from livefeed.settings import Settings


def config_path(args: Namespace) -> str:
    """Return the path of the configuration as it was given."""
    return args.config or DEFAULT_CONFIG


def settings_of(args: Namespace) -> Settings:
    """Return the settings; ConfigError with every mistake if there are any."""
    return config.load(config_path(args), os.environ)


def settings_if_any(args: Namespace) -> Settings | None:
    """Return the settings, None where no file was named and none lies here."""
    if args.config is None and not Path(DEFAULT_CONFIG).exists():
        return None
    return settings_of(args)


def known(kind: str, name: str, names: Iterable[str]) -> str:
    """Return a name that is configured; CommandError naming the nearest otherwise."""
    choices = tuple(names)
    if name not in choices:
        raise unknown_name(kind, name, choices)
    return name
