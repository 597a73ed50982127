"""What is known of a newsroom, as measurements for whoever watches over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from livefeed.model import GapState, SourceState, SourceStatus, Subscription
from livefeed.policy.honesty import is_distrusted
from livefeed.render.metrics import Metric
from livefeed.store import Statistics


def measurements(
    sources: Sequence[SourceStatus], held: Statistics, *, version: str, resident_bytes: int | None
) -> tuple[Metric, ...]:
    """Return every measurement; moments are Unix seconds, so that rules can subtract from time().

    `resident_bytes` is None where the system does not tell.
    """
    return (
        _single("livefeed_build_info", "Version that runs.", 1, version=version),
        *_of_sources(sources),
        *_of_database(held),
        *_of_outbox(held),
        Metric(
            name="process_resident_memory_bytes",
            kind="gauge",
            told="Memory of the daemon itself, without its worker processes.",
            samples=() if resident_bytes is None else (({}, resident_bytes),),
        ),
    )


def _of_sources(sources: Sequence[SourceStatus]) -> tuple[Metric, ...]:
    states = Counter(source.state for source in sources)
    counted = Metric(
        name="livefeed_sources",
        kind="gauge",
        told="Configured sources by state.",
        samples=tuple(({"state": state.value}, states[state]) for state in SourceState),
    )

    def each(name: str, told: str, value: Callable[[SourceStatus], float | None]) -> Metric:
        return _each(name, told, ((source.name, value(source)) for source in sources))

    return (
        counted,
        each("livefeed_polls_total", "Polls of each source.", lambda s: s.polls),
        each(
            "livefeed_last_poll_timestamp_seconds",
            "When each source was last polled.",
            lambda s: _moment(s.last_poll_at),
        ),
        each(
            "livefeed_last_success_timestamp_seconds",
            "When each source was last polled with success.",
            lambda s: _moment(s.last_success_at),
        ),
        each(
            "livefeed_next_poll_timestamp_seconds",
            "When each source is due; a moment long past means that polling is late.",
            lambda s: _moment(s.next_poll_at),
        ),
        each(
            "livefeed_source_consecutive_failures",
            "Polls of each source that failed since its last success.",
            lambda s: s.failures,
        ),
        each("livefeed_source_updates", "Updates stored of each source.", lambda s: s.updates),
        *_of_gaps(sources),
        *_of_subscriptions(sources),
    )


def _of_gaps(sources: Sequence[SourceStatus]) -> tuple[Metric, ...]:
    """Return what may be missing of each source, and whose 304s are not believed."""

    def each(name: str, told: str, value: Callable[[SourceStatus], float | None]) -> Metric:
        return _each(name, told, ((source.name, value(source)) for source in sources))

    return (
        each(
            "livefeed_source_gaps_total",
            "Polls of each source that shared no entry with the one before.",
            lambda s: s.gap_count,
        ),
        each(
            "livefeed_source_open_gap_timestamp_seconds",
            "When the last gap of each source was seen that is not closed.",
            lambda s: _moment(next((g.seen_at for g in s.gaps if g.state is GapState.OPEN), None)),
        ),
        each(
            "livefeed_source_broken_timestamp_seconds",
            "When each live page that looks broken was seen to: split otherwise, or far shorter.",
            lambda s: _moment(s.honesty.broken_at),
        ),
        each(
            "livefeed_source_distrusted",
            "1 while a source is asked without conditions because its 304s were not true.",
            lambda s: float(is_distrusted(s)),
        ),
    )


def _each(name: str, told: str, values: Iterable[tuple[str, float | None]]) -> Metric:
    """Return a measurement with a value for each source that has one."""
    return Metric(
        name=name,
        kind="counter" if name.endswith("_total") else "gauge",
        told=told,
        samples=tuple(({"source": of}, value) for of, value in values if value is not None),
    )


def _of_subscriptions(sources: Sequence[SourceStatus]) -> tuple[Metric, ...]:
    known = [source.subscription for source in sources if source.subscription]
    states = Counter(one.state for one in known)

    def each(name: str, told: str, value: Callable[[Subscription], float | None]) -> Metric:
        return _each(name, told, ((one.source, value(one)) for one in known))

    return (
        Metric(
            name="livefeed_subscriptions",
            kind="gauge",
            told="Sources with a hub by the state of the subscription there.",
            samples=tuple(({"state": state.value}, n) for state, n in sorted(states.items())),
        ),
        each(
            "livefeed_subscription_lease_timestamp_seconds",
            "When each subscription ends unless it is renewed.",
            lambda one: _moment(one.lease_until),
        ),
        each("livefeed_pushes_total", "Pushes of each source's hub.", lambda one: one.pushes),
        each(
            "livefeed_pushes_refused_total",
            "Pushes for each source without the right signature: ignored.",
            lambda one: one.refused,
        ),
    )


def _of_database(held: Statistics) -> tuple[Metric, ...]:
    return (
        Metric(
            name="livefeed_verdicts_total",
            kind="counter",
            told="Verdicts given since the database was made.",
            samples=tuple(
                ({"verdict": verdict}, n) for verdict, n in sorted(held.verdicts.items())
            ),
        ),
        _single("livefeed_stories", "Stories stored.", held.stories),
        _single("livefeed_updates", "Updates stored.", held.updates),
        _single("livefeed_indexed_updates", "Updates that new ones are compared to.", held.indexed),
        _single("livefeed_db_bytes", "Size of the database without its log.", held.bytes),
    )


def _of_outbox(held: Statistics) -> tuple[Metric, ...]:
    oldest = _moment(held.oldest_open_at)
    return (
        Metric(
            name="livefeed_outbox_depth",
            kind="gauge",
            told="Deliveries stored: open ones wait, done ones were taken, dead ones gave up.",
            samples=tuple(
                ({"state": state.value}, count) for state, count in held.deliveries.items()
            ),
        ),
        Metric(
            name="livefeed_outbox_oldest_timestamp_seconds",
            kind="gauge",
            told="When the oldest delivery that waits was queued; absent when none waits.",
            samples=() if oldest is None else (({}, oldest),),
        ),
    )


def _single(name: str, told: str, value: float, **labels: str) -> Metric:
    return Metric(name=name, kind="gauge", told=told, samples=((labels, value),))


def _moment(at: datetime | None) -> float | None:
    return None if at is None else at.timestamp()
