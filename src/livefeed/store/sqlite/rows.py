"""Rows of the database as values of the model, and the other way round."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from livefeed.model import (
    Delivery,
    DeliveryId,
    DeliveryState,
    Entry,
    FactDifference,
    Followed,
    Hints,
    Honesty,
    Image,
    Move,
    Reason,
    Revision,
    Rhythm,
    Sketch,
    SourceState,
    SourceStatus,
    StoryId,
    Update,
    UpdateId,
    UpdateState,
    Validators,
    Verdict,
)
from livefeed.store.sqlite.database import Database

Row = Mapping[str, Any]  # what a query returns is untyped: it is read here
Parameters = Mapping[str, object]

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_written: Final = json.JSONEncoder(ensure_ascii=False).encode  # dumps makes an encoder each time
_MOVE_TIMES: Final = ("since", "seen_at", "retry_at")
_HONESTY: Final = tuple(field.name for field in fields(Honesty))
_MAKE_HONESTY: Final[Callable[..., Honesty]] = Honesty  # its fields come from the row
_MAKE_FOLLOWED: Final[Callable[..., Followed]] = Followed
_MOMENTS: Final = frozenset(n for n in _HONESTY if n.endswith(("_at", "_since", "_until")))


def micros(time: datetime) -> int:
    """Return a time as it is stored: microseconds since 1970."""
    return (time - _EPOCH) // _MICROSECOND


def micros_or_none(time: datetime | None) -> int | None:
    return None if time is None else micros(time)


def time_of(value: int) -> datetime:
    """Return the time that was stored."""
    return _EPOCH + timedelta(microseconds=value)


def time_or_none(value: int | None) -> datetime | None:
    return None if value is None else time_of(value)


def rows_of(db: Database, sql: str, parameters: Parameters | None = None) -> list[Row]:
    return list(db.query(sql, dict(parameters or {})))


def row_of(db: Database, sql: str, parameters: Parameters | None = None) -> Row | None:
    return next(iter(rows_of(db, sql, parameters)), None)


def number_of(db: Database, sql: str, parameters: Parameters | None = None) -> int:
    """Return the single number that a query asks for, 0 for NULL or no row."""
    row = row_of(db, sql, parameters)
    return 0 if row is None else int(next(iter(row.values())) or 0)


def write_all(db: Database, sql: str, rows: Sequence[Parameters]) -> int:
    """Run one statement for each of these rows; return how many rows of the table it changed."""
    return db.conn.executemany(sql, rows).rowcount if rows else 0


def as_list(values: Iterable[object]) -> str:
    """Return values as the JSON text that `json_each` and the columns of lists take."""
    return _written(list(values))


# --- updates ------------------------------------------------------------------------------------


def entry_values(entry: Entry) -> dict[str, object]:
    """Return the columns of `updates` that come from an entry."""
    return {
        "key": entry.key,
        "published_at": micros_or_none(entry.published),
        "updated_at": micros_or_none(entry.updated),
        "url": entry.url,
        "title": entry.title,
        "language": entry.language,
        "direction": entry.direction,
        "author": entry.author,
        "kicker": entry.kicker,
        "place": entry.place,
        "images": images_text(entry.images),
        "text": entry.text,
        "html": entry.html,
    }


def entry_of(row: Row) -> Entry:
    return Entry(
        key=row["key"],
        url=row["url"],
        title=row["title"],
        text=row["text"],
        html=row["html"],
        published=time_or_none(row["published_at"]),
        updated=time_or_none(row["updated_at"]),
        author=row["author"],
        language=row["language"],
        direction=row["direction"],
        images=_images_of(row["images"]),
        kicker=row["kicker"],
        place=row["place"],
    )


def update_of(row: Row, revisions: tuple[Revision, ...] = ()) -> Update:
    return Update(
        id=UpdateId(row["id"]),
        story=StoryId(row["story"]),
        source=row["source"],
        key=row["key"],
        url=row["url"],
        title=row["title"],
        text=row["text"],
        html=row["html"],
        language=row["language"],
        direction=row["direction"],
        author=row["author"],
        kicker=row["kicker"],
        place=row["place"],
        images=_images_of(row["images"]),
        published=time_or_none(row["published_at"]),
        seen_at=time_of(row["seen_at"]),
        revision=row["revision"],
        verdict=Verdict(row["verdict"]),
        reason=Reason(
            matched=None if row["matched"] is None else UpdateId(row["matched"]),
            jaccard=row["jaccard"],
            containment=row["containment"],
            facts=facts_of(row["facts"]),
        ),
        state=UpdateState(row["state"]),
        revisions=revisions,
    )


def revision_of(row: Row) -> Revision:
    return Revision(
        number=row["revision"],
        title=row["title"],
        text=row["text"],
        html=row["html"],
        seen_at=time_of(row["seen_at"]),
        facts=facts_of(row["facts"]),
    )


def facts_text(facts: Sequence[FactDifference]) -> str:
    return as_list([fact.kind, fact.before, fact.after] for fact in facts) if facts else "[]"


def facts_of(text: str) -> tuple[FactDifference, ...]:
    if text == "[]":
        return ()
    return tuple(FactDifference(kind=k, before=b, after=a) for k, b, a in json.loads(text))


def images_text(images: Sequence[Image]) -> str:
    if not images:
        return "[]"
    written = (f'{{"url": {_written(url)}, "alt": {_written(alt)}}}' for url, alt in images)
    return f"[{', '.join(written)}]"


def _images_of(text: str) -> tuple[Image, ...]:
    return () if text == "[]" else tuple(Image(**image) for image in json.loads(text))


# --- sketches -----------------------------------------------------------------------------------


def sketch_values(sketch: Sketch) -> dict[str, object]:
    """Return the columns of `signatures` that come from a sketch."""
    return {
        "algorithm": sketch.algorithm,
        "digest": sketch.digest,
        "signature": sketch.signature,
        "samples": sketch.samples,
        "words": sketch.words,
    }


def sketch_of(row: Row) -> Sketch:
    return Sketch(
        algorithm=row["algorithm"],
        digest=row["digest"],
        words=row["words"],
        signature=row["signature"],
        samples=row["samples"],
    )


# --- sources and deliveries ---------------------------------------------------------------------


def status_of(row: Row) -> SourceStatus:
    return SourceStatus(
        name=row["name"],
        state=SourceState(row["state"]),
        polls=row["polls"],
        failures=row["failures"],
        last_poll_at=time_or_none(row["last_poll_at"]),
        last_success_at=time_or_none(row["last_success_at"]),
        next_poll_at=time_or_none(row["next_poll_at"]),
        why=row["why"],
        error=row["error"],
        strategy=row["strategy"],
        problems=tuple(json.loads(row["problems"])) if row["problems"] != "[]" else (),
        updates=row["updates"],
        entries=row["entries"],
        validators=Validators(etag=row["etag"], last_modified=row["last_modified"]),
        body_hash=row["body_hash"],
        followed=followed_of(row["followed"]),
        move=move_of(row["move"]),
        rhythm=rhythm_of(row["rhythm"]),
        honesty=honesty_of(row["honesty"]),
        alarmed_at=time_or_none(row["alarmed_at"]),
        gap_count=row["gaps"],
    )


def move_text(move: Move | None) -> str:
    if move is None:
        return "{}"
    times = {name: micros(getattr(move, name)) for name in _MOVE_TIMES}
    return json.dumps(asdict(move) | times)


def move_of(text: str) -> Move | None:
    if text == "{}":
        return None
    values: dict[str, Any] = json.loads(text)
    times = {name: time_of(values[name]) for name in _MOVE_TIMES}
    return Move(**(values | times))


def followed_text(followed: Followed | None) -> str:
    return json.dumps(asdict(followed)) if followed else "{}"


def followed_of(text: str) -> Followed | None:
    return None if text == "{}" else _MAKE_FOLLOWED(**json.loads(text))


def rhythm_text(rhythm: Rhythm) -> str:
    """Return what the schedule remembers as the column holds it: members that say something."""
    hints = rhythm.hints
    values = {
        "lately": round(rhythm.lately, 6),
        "ever": round(rhythm.ever, 6),
        "watched_h": round(rhythm.watched_h, 6),
        "interval_s": round(rhythm.interval_s, 3),
        "begun_at": micros_or_none(rhythm.begun_at),
        "measured_at": micros_or_none(rhythm.measured_at),
        "arrived_at": micros_or_none(rhythm.arrived_at),
        "period_s": hints.period_s,
        "fresh_s": hints.fresh_s,
        "skip_hours": hints.skip_hours,
        "skip_days": hints.skip_days,
        "coverage_end": micros_or_none(hints.coverage_end),
    }
    return json.dumps({name: value for name, value in values.items() if value})


def rhythm_of(text: str) -> Rhythm:
    if text == "{}":
        return Rhythm()
    values: dict[str, Any] = json.loads(text)
    return Rhythm(
        lately=values.get("lately", 0.0),
        ever=values.get("ever", 0.0),
        watched_h=values.get("watched_h", 0.0),
        interval_s=values.get("interval_s", 0.0),
        begun_at=time_or_none(values.get("begun_at")),
        measured_at=time_or_none(values.get("measured_at")),
        arrived_at=time_or_none(values.get("arrived_at")),
        hints=Hints(
            period_s=values.get("period_s", 0.0),
            fresh_s=values.get("fresh_s", 0.0),
            skip_hours=tuple(values.get("skip_hours", ())),
            skip_days=tuple(values.get("skip_days", ())),
            coverage_end=time_or_none(values.get("coverage_end")),
        ),
    )


def honesty_text(honesty: Honesty) -> str:
    """Return the fields that say anything, as JSON text; times are as in the columns."""
    said = {
        name: micros(value) if isinstance(value, datetime) else value
        for name in _HONESTY
        if (value := getattr(honesty, name))
    }
    return json.dumps(said) if said else "{}"


def honesty_of(text: str) -> Honesty:
    if text == "{}":
        return Honesty()
    said: dict[str, Any] = json.loads(text)
    return _MAKE_HONESTY(**{n: time_of(v) if n in _MOMENTS else v for n, v in said.items()})


def delivery_of(row: Row) -> Delivery:
    return Delivery(
        id=DeliveryId(row["id"]),
        channel=row["channel"],
        route=row["route"],
        type=row["type"],
        story=None if row["story"] is None else StoryId(row["story"]),
        payload=row["payload"],
        state=DeliveryState(row["state"]),
        created_at=time_of(row["created_at"]),
        due_at=time_or_none(row["due_at"]),
        attempts=row["attempts"],
        last_status=row["last_status"],
        last_error=row["last_error"],
    )
