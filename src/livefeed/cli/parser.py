"""Every verb of the command with its options, and the module that does it."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Collection, Mapping
from typing import Final, NoReturn, get_args

from livefeed.cli.status import Status
from livefeed.settings import SourceKind

DEFAULT_CONFIG: Final = "config.toml"
_EPILOG: Final = (
    "Exit statuses: 0 ok, 1 nothing could be done, 64 usage, 69 unavailable, 75 try again, "
    "78 configuration."
)


class Parser(argparse.ArgumentParser):
    """Ends with 64 where argparse ends with 2."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)  # what reads standard output expects the answer there
        self.exit(Status.USAGE, f"{self.prog}: {message}\n")


def make_parser(words: Collection[str] = ()) -> Parser:
    """Return the parser of all verbs; `verb` names the module in `livefeed.cli` that does it.

    Given the words of a command line that names a verb, it may lack others: they take a while.
    """
    parser = Parser(
        prog="livefeed",
        description="Follows live coverage: one merged feed, a live board and alerts.",
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    _add_common(parser, is_outer=True)
    parser.set_defaults(verb="")
    verbs = Verbs(parser, is_required=False)
    wanted = [add for names, add in _VERBS.items() if not names.isdisjoint(words)]
    is_asked_for_help = not {"-h", "--help"}.isdisjoint(words)
    for add in _VERBS.values() if is_asked_for_help or not wanted else wanted:
        add(verbs)
    return parser


def _add_common(parser: argparse.ArgumentParser, *, is_outer: bool = False) -> None:
    """Add the options that stand before the verb or after it."""
    absent = argparse.SUPPRESS  # after the verb: only what is given there overrides
    parser.add_argument(
        "--config",
        metavar="PATH",
        default=None if is_outer else absent,
        help=f"configuration file (default: {DEFAULT_CONFIG})",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=False if is_outer else absent,
        dest="is_json",
        help="print JSON for programs",
    )
    parser.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        default=False if is_outer else absent,
        dest="is_verbose",
        help="log every decision",
    )


class Verbs:
    """The verbs of one parser; each adds its own options to what `add` returns."""

    def __init__(self, parser: argparse.ArgumentParser, *, is_required: bool) -> None:
        self._parsers = parser.add_subparsers(
            metavar="VERB", title="verbs", required=is_required, parser_class=Parser
        )

    def add(self, name: str, module: str, told: str) -> argparse.ArgumentParser:
        """Return the parser of a verb that `livefeed.cli.<module>` does."""
        description = told[0].upper() + told[1:] + "."
        verb = self._parsers.add_parser(
            name, help=told, description=description, allow_abbrev=False
        )
        _add_common(verb)
        verb.set_defaults(verb=module)
        return verb


def _add_running(verbs: Verbs) -> None:
    verbs.add("run", "run", "run the daemon in the foreground until SIGTERM or SIGINT")
    poll = verbs.add("poll", "poll", "visit all sources, or these, once and count the verdicts")
    poll.add_argument("names", nargs="*", metavar="NAME", help="of a configured source")
    poll.add_argument("--deliver", action="store_true", help="send the alerts that are due too")
    verbs.add("check", "check", "check the configuration and name every mistake in it")


def _add_sources(verbs: Verbs) -> None:
    sources = verbs.add("sources", "sources", "show how each source is doing")
    inner = Verbs(sources, is_required=False)
    test = inner.add("test", "trial", "fetch or read a source once and show what is found in it")
    test.add_argument("what", metavar="NAME|URL|FILE", help="a configured source, or a document")
    test.add_argument("--kind", choices=get_args(SourceKind), help="what the document is")
    propose = inner.add("suggest", "suggest", "propose a [[source]] with selectors for a page")
    propose.add_argument("what", metavar="URL|FILE", help="a page, or a configured source")
    for verb in (test, propose):
        verb.add_argument("--base-url", metavar="URL", help="what links in a file are relative to")
        verb.add_argument("--timezone", metavar="ZONE", help="of times that carry none")
        verb.add_argument("--language", metavar="TAG", help="of texts that carry none")
        verb.add_argument("--encoding", metavar="NAME", help="instead of the declared one")


def _add_stories(verbs: Verbs) -> None:
    stories = verbs.add("stories", "stories", "show the newest stories")
    stories.add_argument("--feed", default="all", metavar="NAME", help="of this feed of yours")
    stories.add_argument("--limit", type=_count, default=20, metavar="N", help="at most so many")
    story = verbs.add("story", "story", "show one story: its copies, revisions and differences")
    story.add_argument("id", metavar="ID", help="of a story, bare or as a tag: URI")
    search = verbs.add("search", "search", "show the stories that hold these words")
    search.add_argument("query", nargs="+", metavar="QUERY", help="words as they stand in the text")
    search.add_argument("--feed", default="all", metavar="NAME", help="of this feed of yours")
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="at most so many")
    feed = verbs.add("feed", "feed", "print a merged feed")
    feed.add_argument("name", metavar="NAME", help="of a feed of yours")
    feed.add_argument("--format", choices=("atom", "json"), default="atom", help="(default: atom)")


def _add_comparing(verbs: Verbs) -> None:
    explain = verbs.add("explain", "explain", "show why an update got its verdict")
    explain.add_argument("update", metavar="UPDATE", help="id of an update")
    explain.add_argument("other", nargs="?", metavar="OTHER", help="compare it with this one")
    compare = verbs.add("compare", "compare", "tell the verdict on a text if another were known")
    compare.add_argument(
        "files", nargs="*", metavar="FILE", help="the known text, then the new one"
    )
    compare.add_argument(
        "--pairs", metavar="FILE", help='JSON lines {"a": ..., "b": ...}; - is standard input'
    )

    tune = verbs.add("tune", "tune", "draw how well thresholds suit labelled pairs, propose one")
    tune.add_argument(
        "pairs", metavar="PAIRS", help='JSON lines {"a": ..., "b": ..., "label": ...}'
    )
    tune.add_argument("--out", default="tune.svg", metavar="FILE", help="(default: tune.svg)")
    replay = verbs.add("replay", "replay", "list which verdicts other settings would change")
    replay.add_argument("--since", required=True, metavar="AGE|TIME", help='"2d", or a time')
    replay.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        dest="changes",
        help="such as dedup.similarity=0.4",
    )


def _add_alerts(verbs: Verbs) -> None:
    alerts = verbs.add("alerts", "alerts", "show the outbox and the dead letters")
    alerts.add_argument("--state", choices=("open", "done", "dead"), help="only those")
    alerts.add_argument("--limit", type=_count, default=50, metavar="N", help="at most so many")
    inner = Verbs(alerts, is_required=False)
    retry = inner.add("retry", "retry", "send a dead letter again, under its own id")
    retry.add_argument("id", metavar="ID", help="of a delivery")
    test = inner.add("test", "trial_alert", "send one test message to a channel now")
    test.add_argument("channel", metavar="CHANNEL", help="name of a configured channel")


def _add_database(verbs: Verbs) -> None:
    opml = verbs.add("import", "opml", "print the feeds of an OPML file as [[source]]s")
    opml.add_argument("file", metavar="FILE", help="OPML")
    verbs.add("export", "export", "print the sources as OPML")
    backup = verbs.add("backup", "backup", "write a checked copy of the database")
    backup.add_argument("file", metavar="FILE", help="of the copy")
    restore = verbs.add("restore", "restore", "put a backup in the place of the database")
    restore.add_argument("file", metavar="FILE", help="of the copy")
    verbs.add("migrate", "migrate", "bring the database's schema up to date")
    prune = verbs.add("prune", "prune", "forget stories not seen for a long time")
    prune.add_argument("--older-than", required=True, metavar="AGE", help='such as "90d"')


def _add_demo(verbs: Verbs) -> None:
    demo = verbs.add("demo", "demo", "show the whole path on this machine, without network")
    demo.add_argument(
        "--once", action="store_true", help="end after the play, with 0 if it went well"
    )
    demo.add_argument(
        "--speed", type=_speed, default=1.0, metavar="N", help="polls a second (default: 1)"
    )
    demo.add_argument(
        "--port", type=_port, default=0, metavar="N", help="of the board (default: a free one)"
    )


def _count(words: str) -> int:
    try:
        number = int(words)
    except ValueError:
        number = 0
    if not 1 <= number <= 10_000:
        raise argparse.ArgumentTypeError(f"{words!r} is not a number from 1 to 10000")
    return number


def _speed(words: str) -> float:
    try:
        number = float(words)
    except ValueError:
        number = math.nan
    if not 0.1 <= number <= 4:
        raise argparse.ArgumentTypeError(f"{words!r} is not a number from 0.1 to 4")
    return number


def _port(words: str) -> int:
    if not words.isascii() or not words.isdigit() or int(words) > 65_535:
        raise argparse.ArgumentTypeError(f"{words!r} is not a number from 0 to 65535")
    return int(words)


# Making a parser of every verb takes longer than reading a configuration of 100 sources.
_VERBS: Final[Mapping[frozenset[str], Callable[[Verbs], None]]] = {
    frozenset({"run", "poll", "check"}): _add_running,
    frozenset({"sources"}): _add_sources,
    frozenset({"stories", "story", "search", "feed"}): _add_stories,
    frozenset({"explain", "compare", "tune", "replay"}): _add_comparing,
    frozenset({"alerts"}): _add_alerts,
    frozenset({"import", "export", "backup", "restore", "migrate", "prune"}): _add_database,
    frozenset({"demo"}): _add_demo,
}
