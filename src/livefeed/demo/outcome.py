"""What came of the coverage, and where it differs from what the script says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from livefeed.demo.coverage import Coverage, Step
from livefeed.demo.receiver import Received
from livefeed.model import Verdict

QUIET = frozenset({Verdict.UNCHANGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One verdict as the daemon told it."""

    source: str
    key: str  # as the daemon names it
    update: str
    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One update of a story as the daemon's API shows it."""

    source: str
    key: str
    revision: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One story as the daemon's API shows it."""

    id: str
    path: str  # of its page
    title: str
    state: str
    follows: str  # "" if it follows none
    related: tuple[str, ...]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Everything that is there after the play."""

    told: tuple[Told, ...]
    stories: tuple[Found, ...]
    received: tuple[Received, ...]
    pages: Mapping[str, str]  # address → markup that people get to see


# What would be an element of the hostile title if any page let it through.
ACTIVE = ("<script>alert", "<img src=x")


def problems_of(coverage: Coverage, ending: Ending) -> tuple[str, ...]:
    """Return one line for each expectation of the script that was not met; none is good."""
    ids = _ids_by_label(coverage, ending.stories)
    return (
        *_wrong_verdicts(coverage, ending.told),
        *_wrong_stories(coverage, ending.stories, ids),
        *_wrong_alerts(coverage, ending.received, ids),
        *(
            f"{address}: markup {mark!r} expected nowhere, found"
            for address, page in ending.pages.items()
            for mark in ACTIVE
            if mark in page
        ),
    )


def _wrong_verdicts(coverage: Coverage, told: Sequence[Told]) -> Iterator[str]:
    expected = Counter((step.source, step.key, step.verdict) for step in coverage.steps)
    found: Counter[tuple[str, str, Verdict]] = Counter()
    for one in told:
        step = coverage.step_of(one.source, one.key)
        if one.verdict not in QUIET:
            found[one.source, step.key if step else one.key, one.verdict] += 1
    for source, key, verdict in expected - found:
        others = [v for s, k, v in found - expected if (s, k) == (source, key)]
        instead = ", ".join(sorted(others)) or "nothing"
        yield f"{source} {key}: verdict {verdict} expected, {instead} found"
    missed = {(source, key) for source, key, _ in expected - found}
    for source, key, verdict in found - expected:
        if (source, key) not in missed:
            yield f"{source} {key}: no further verdict expected, {verdict} found"


def _wrong_stories(
    coverage: Coverage, stories: Sequence[Found], ids: Mapping[str, str]
) -> Iterator[str]:
    by_id = {story.id: story for story in stories}
    labels = {identity: label for label, identity in ids.items()}
    for label, steps in _steps_by_story(coverage).items():
        story = by_id.get(ids.get(label, ""))
        if story is None:
            yield f"story {label}: one story expected, none found"
            continue
        yield from _wrong_members(coverage, label, story, steps)
        yield from _wrong_links(label, story, steps, labels)
    for story in stories:
        if story.id not in labels:
            yield f"no further story expected, {story.title!r} found"


def _wrong_members(
    coverage: Coverage, label: str, story: Found, steps: Sequence[Step]
) -> Iterator[str]:
    expected = {
        step.key: (
            1 + sum(s.do == "edit" and s.key == step.key for s in steps),
            "withdrawn"
            if any(s.key == step.key and s.verdict is Verdict.WITHDRAWN for s in steps)
            else "live",
        )
        for step in steps
    }
    found = {}
    for member in story.members:
        step = coverage.step_of(member.source, member.key)
        found[step.key if step else member.key] = (member.revision, member.state)
    if expected.keys() != found.keys():
        yield f"story {label}: updates {sorted(expected)} expected, {sorted(found)} found"
    for key in expected.keys() & found.keys():
        if expected[key] != found[key]:
            yield f"update {key}: revision and state {expected[key]} expected, {found[key]} found"
    state = "live" if any(state == "live" for _, state in expected.values()) else "retracted"
    if story.state != state:
        yield f"story {label}: state {state} expected, {story.state} found"


def _wrong_links(
    label: str, story: Found, steps: Sequence[Step], labels: Mapping[str, str]
) -> Iterator[str]:
    founder = steps[0]
    follows = labels.get(story.follows, story.follows)
    if follows != founder.follows:
        yield f"story {label}: follows {founder.follows!r} expected, {follows!r} found"
    related = {labels.get(identity, identity) for identity in story.related}
    if related != set(founder.related):
        yield f"story {label}: related {sorted(founder.related)} expected, {sorted(related)} found"


def _wrong_alerts(
    coverage: Coverage, received: Sequence[Received], ids: Mapping[str, str]
) -> Iterator[str]:
    labels = {identity: label for label, identity in ids.items()}
    expected = Counter((f"story.{s.alert}", s.story) for s in coverage.steps if s.alert)
    found = Counter((one.type, labels.get(one.story, one.story)) for one in received)
    for (kind, label), number in (expected - found).items():
        yield f"alert {kind} of {label}: {number} more expected"
    for (kind, label), number in (found - expected).items():
        yield f"alert {kind} of {label}: {number} fewer expected"
    for webhook_id, number in Counter(one.webhook_id for one in received).items():
        if number > 1:
            yield f"webhook-id {webhook_id}: one alert expected, {number} found"
    for one in received:
        if not one.is_signed:
            yield f"alert {one.type} {one.webhook_id}: its signature does not verify"


def _steps_by_story(coverage: Coverage) -> dict[str, list[Step]]:
    stories: dict[str, list[Step]] = {}
    for step in coverage.steps:
        stories.setdefault(step.story, []).append(step)
    return stories


def _ids_by_label(coverage: Coverage, stories: Sequence[Found]) -> dict[str, str]:
    """Return label → id of the story that holds the update which starts that story."""
    holder: dict[str, str] = {}
    for story in stories:
        for member in story.members:
            step = coverage.step_of(member.source, member.key)
            if step:
                holder[step.key] = story.id
    founders = {label: steps[0].key for label, steps in _steps_by_story(coverage).items()}
    return {label: holder[key] for label, key in founders.items() if key in holder}
