"""`livefeed check`: is the configuration right?"""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from livefeed import config
from livefeed.cli.opening import config_path, settings_of
from livefeed.cli.status import Status
from livefeed.errors import ConfigError


def do(args: Namespace) -> int:
    """Name every mistake and end with 78, or tell what is configured and end with 0."""
    path = config_path(args)
    try:
        settings = settings_of(args)
    except ConfigError as error:
        if not args.is_json:
            raise
        print(json.dumps({"problems": error.problems, "advice": []}, ensure_ascii=False))
        return Status.CONFIG
    advice = config.advice(settings)
    if args.is_json:
        print(json.dumps({"problems": [], "advice": advice}, ensure_ascii=False))
        return Status.OK
    for sentence in advice:
        print(f"{path}: warning: {sentence}", file=sys.stderr)
    print(
        f"{path}: ok: {len(settings.sources)} sources, {len(settings.feeds)} feeds, "
        f"{len(settings.channels)} channels, {len(settings.routes)} routes"
    )
    return Status.OK
