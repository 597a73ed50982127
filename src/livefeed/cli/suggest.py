"""`livefeed sources suggest`: a ready `[[source]]` for a page that nobody has configured yet."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict, replace
from functools import partial

from livefeed.cli.bounded import bounded
from livefeed.cli.given import GivenPage, check_options, page_of, wanted
from livefeed.cli.opening import settings_if_any, start_log
from livefeed.cli.output import console, paragraph, print_json, waiting
from livefeed.cli.status import CommandError, Status
from livefeed.errors import ParseError, WorkerError
from livefeed.extract.suggest.proposal import Page, Proposal, suggest
from livefeed.render.source_block import source_block
from livefeed.settings import Polling, Source
from livefeed.system.clock import now


def do(args: Namespace) -> int:
    """Print what to configure for a page, and how sure that is; 1 where nothing is found."""
    check_options(args)
    settings = settings_if_any(args)
    start_log(args)
    source, path = wanted(args, settings)
    try:
        with waiting(f"reading {args.what}"):
            page = page_of(source, path, settings.polling if settings else Polling())
            proposal = _proposed(page, source)
    except CommandError as error:
        if args.is_json:
            print_json({"certainty": "unsure", "why": [str(error)], "block": None})
        raise
    if args.is_json:
        print_json(_as_json(proposal))
    else:
        _print(proposal)
    return Status.OK if proposal.certainty != "unsure" else Status.NOTHING_DONE


def _proposed(given: GivenPage, source: Source) -> Proposal:
    page = Page(body=given.body, url=given.url, content_type=given.content_type, fetched_at=now())
    try:
        return bounded(partial(suggest, page, source))
    except (ParseError, WorkerError) as error:
        told = error.problem if isinstance(error, ParseError) else str(error)
        raise CommandError(f"{given.url or source.name}: {told}") from error


def _as_json(proposal: Proposal) -> dict[str, object]:
    return {
        "certainty": proposal.certainty,
        "why": list(proposal.why),
        "block": _block(proposal.source),
        "selectors_block": _block(proposal.selectors),
        "feed_blocks": [source_block(feed) for feed in proposal.feeds],
        "strategy": proposal.strategy,
        "chain": asdict(proposal.chain),
        "found": asdict(proposal.found),
        "agreement": round(proposal.agreement, 3),
    }


def _block(source: Source | None) -> str | None:
    return source_block(source) if source else None


def _print(proposal: Proposal) -> None:
    """Print blocks as they are and all else as comments: the whole can stand in config.toml."""
    out = console()
    out.print(f"# {proposal.certainty}", style="bold")
    for reason in proposal.why:
        out.print(f"# {paragraph(reason)}", soft_wrap=True)
    if proposal.source:
        out.print("\n" + paragraph(source_block(proposal.source)), soft_wrap=True)
    if proposal.selectors:
        out.print("\n# by selectors alone it would be:", soft_wrap=True)
        _print_comment(proposal.selectors)
    for feed in proposal.feeds[:1]:
        out.print("\n# the page declares a feed:", soft_wrap=True)
        _print_comment(feed)


def _print_comment(source: Source) -> None:
    block = source_block(replace(source)).splitlines()
    console().print("\n".join(f"# {paragraph(line)}" for line in block), soft_wrap=True)
