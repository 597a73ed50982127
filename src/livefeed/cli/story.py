"""`livefeed story`: one story with its copies, revisions and differences."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from rich.console import Console

from livefeed.cli.opening import reading, settings_of
from livefeed.cli.output import Words, console, isolated, marked, paragraph, print_json, table
from livefeed.cli.status import CommandError, Status
from livefeed.model import FactDifference, Story, Update, UpdateState, Verdict
from livefeed.render.api import revisions_view, story_view, update_view
from livefeed.render.difference import edits
from livefeed.render.ids import bare_id
from livefeed.render.words import ENGLISH
from livefeed.settings import Settings


def do(args: Namespace) -> int:
    """Print one story; 1 if there is none of this id."""
    settings = settings_of(args)
    story = asyncio.run(_story(settings, bare_id(args.id)))
    if story is None:
        raise CommandError(f"there is no story {args.id!r}: livefeed stories lists them")
    if args.is_json:
        print_json(_as_json(story, settings))
    else:
        out = console()
        if story.id != bare_id(args.id):
            out.print(f"{bare_id(args.id)} turned out to be {story.id}:")
        _print(story, out)
    return Status.OK


async def _story(settings: Settings, story: str) -> Story | None:
    async with reading(settings) as store:
        return await store.story(story) if store else None


def _as_json(story: Story, settings: Settings) -> dict[str, object]:
    """Return the API's story, with the revisions of each update."""
    updates = [
        {**update_view(update), "revisions": revisions_view(update)} for update in story.updates
    ]
    return {**story_view(story, settings.server), "updates": updates}


def _print(story: Story, out: Console) -> None:
    lead = story.lead_update
    out.print(paragraph(lead.title or lead.text), style="bold")
    out.print(f"{story.state}, {story.source_count} sources, updated {story.updated_at:%F %T} UTC")
    out.print(f"feeds: {', '.join(story.feeds)}")
    if story.follows:
        out.print(f"follows {story.follows}")
    if story.related:
        out.print(f"related to {', '.join(story.related)}")
    out.print()
    out.print(paragraph(lead.text))
    out.print()
    rows = table("update", "source", "seen", "verdict", "matched", "J#", "revision#", "url")
    for update in story.updates:
        rows.add_row(*_row(update))
    out.print(rows)
    for update in story.updates:
        _print_edits(update, out)


def _row(update: Update) -> tuple[str | Words, ...]:
    reason = update.reason
    is_gone = update.state is UpdateState.WITHDRAWN
    return (
        update.id,
        update.source,
        f"{update.seen_at:%F %T}",
        f"{update.verdict}, withdrawn" if is_gone else update.verdict.value,
        reason.matched or "",
        "" if reason.jaccard is None else f"{reason.jaccard:.2f}",
        str(update.revision),
        Words(update.url),
    )


def _print_edits(update: Update, out: Console) -> None:
    for edit in edits(update.revisions):
        revision = edit.revision
        out.print()
        out.print(
            f"{update.source}, revision {revision.number}, seen {revision.seen_at:%F %T} UTC"
            + facts_told(revision.facts),
            style="bold",
        )
        if any(segment.kind != "same" for segment in edit.title):
            out.print(marked(edit.title, is_terminal=out.is_terminal))
        out.print(marked(edit.text, is_terminal=out.is_terminal))


def because(verdict: Verdict) -> str:
    """Return in a sentence why updates get this verdict."""
    return str(getattr(ENGLISH, f"because_{verdict}"))


def facts_told(facts: tuple[FactDifference, ...]) -> str:
    """Return the differing facts in words, "" if there are none."""
    told = (f"{fact.kind} {_quoted(fact.before)} -> {_quoted(fact.after)}" for fact in facts)
    return ": " + "; ".join(told) if facts else ""


def _quoted(words: str) -> str:
    return isolated(paragraph(words)) if words else "nothing"
