"""Stories as the board shows them: values that the templates only write down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from livefeed.model import (
    Direction,
    FactDifference,
    Story,
    StoryState,
    Update,
    UpdateState,
    Verdict,
)
from livefeed.render.entry import Headlines, Imprint, headline, language_tag, web_link
from livefeed.render.words import Words
from livefeed.text.clean import one_line, strip_controls

MAX_TEXT: Final = 600  # characters of a card; the page of the story has the whole text
MAX_CARRIERS: Final = 6
MAX_FACTS: Final = 4

ChipKind = Literal["withdrawn", "correction", "development", "roundup", "expansion", "edited"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """What is special about a story, in two or three words."""

    kind: ChipKind
    label: str
    facts: tuple[FactDifference, ...] = ()
    headline: str = ""  # of the story that it belongs to
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A source that carries the story, with its first live update."""

    title: str
    url: str
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The last thing that happened to a story."""

    kind: Literal["joined", "edited", "none"]
    source: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    id: str
    change: int
    path: str
    headline: str
    text: str
    language: str
    direction: Direction
    is_retracted: bool
    chips: tuple[Chip, ...]
    carriers: tuple[Carrier, ...]  # who had it first first
    hidden_carriers: int
    first_seen_at: datetime
    latest: Latest
    original: str  # address of the lead at its publisher, "" if it has none


def card_of(story: Story, imprint: Imprint, words: Words, *, root: str) -> Card:
    """Return what the board shows of one story; `root` is the path that links begin with."""
    lead = story.lead_update
    is_retracted = story.state is StoryState.RETRACTED
    carriers = _carriers(story, imprint)
    return Card(
        id=story.id,
        change=story.change,
        path=f"{root}/stories/{story.id}",
        headline=headline(lead),
        text="" if is_retracted else _teaser(lead),
        language=language_tag(lead.language),
        direction=lead.direction,
        is_retracted=is_retracted,
        chips=chips_of(story, imprint.headlines, words, root=root),
        carriers=carriers[:MAX_CARRIERS],
        hidden_carriers=max(0, len(carriers) - MAX_CARRIERS),
        first_seen_at=story.first_seen_at,
        latest=_latest(story, imprint),
        original="" if is_retracted else web_link(lead.url),
    )


def chips_of(story: Story, headlines: Headlines, words: Words, *, root: str) -> tuple[Chip, ...]:
    """Return what is special about a story, the most urgent first."""
    return tuple(_chips(story, headlines, words, root))


def _chips(story: Story, headlines: Headlines, words: Words, root: str) -> Iterator[Chip]:
    if story.state is StoryState.RETRACTED:
        yield Chip(kind="withdrawn", label=words.withdrawn)
        return
    if corrected := _corrected_facts(story):
        yield Chip(kind="correction", label=words.correction, facts=corrected)
    if story.follows:
        yield Chip(
            kind="development",
            label=words.development,
            facts=_developed_facts(story),
            headline=headlines.get(story.follows, ""),
            path=f"{root}/stories/{story.follows}",
        )
    if story.related:
        yield Chip(kind="roundup", label=words.roundup)
    if story.lead_update.verdict is Verdict.EXPANSION:
        yield Chip(kind="expansion", label=words.expansion)


def _corrected_facts(story: Story) -> tuple[FactDifference, ...]:
    """Return the facts that the newest revision with any changed."""
    revisions = [
        revision for update in story.live_updates for revision in update.revisions if revision.facts
    ]
    newest = max(revisions, key=lambda revision: revision.seen_at, default=None)
    return newest.facts[:MAX_FACTS] if newest else ()


def _developed_facts(story: Story) -> tuple[FactDifference, ...]:
    founder = story.updates[0]
    return founder.reason.facts[:MAX_FACTS] if founder.verdict is Verdict.DEVELOPMENT else ()


def _carriers(story: Story, imprint: Imprint) -> tuple[Carrier, ...]:
    first: dict[str, Update] = {}
    for update in story.live_updates:
        first.setdefault(update.source, update)
    return tuple(
        Carrier(title=imprint.source_title(name), url=web_link(update.url), seen_at=update.seen_at)
        for name, update in first.items()
    )


def _latest(story: Story, imprint: Imprint) -> Latest:
    """Return the last arrival of another source or edit; "none" while nothing followed."""
    happened = [Latest(kind="none", source="", at=story.first_seen_at)]
    known: set[str] = set()
    for update in story.updates:
        title = imprint.source_title(update.source)
        if known and update.source not in known and update.state is UpdateState.LIVE:
            happened.append(Latest(kind="joined", source=title, at=update.seen_at))
        known.add(update.source)
        happened += [
            Latest(kind="edited", source=title, at=revision.seen_at)
            for revision in update.revisions[1:]
        ]
    return max(happened, key=lambda latest: latest.at)


def _teaser(lead: Update) -> str:
    """Return the text for a card; nothing where it only repeats the headline."""
    first, _, rest = strip_controls(lead.text).partition("\n\n")
    repeats = one_line(first) == headline(lead)
    return one_line(rest if repeats else lead.text, limit=MAX_TEXT)
