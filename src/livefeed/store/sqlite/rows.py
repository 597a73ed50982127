"""Rows of the database as values of the model, and the other way round."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Final

from livefeed.model import (
    Delivery,
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
from livefeed.store.sqlite.columns import (
    Row,
    made_of,
    micros_or_none,
    of_json,
    said,
    time_of,
    time_or_none,
)
from livefeed.store.sqlite.database import Database

Parameters = Mapping[str, object]
_HINTS: Final = frozenset(field.name for field in fields(Hints))
Values = tuple[object, ...]  # the parameters of what is written by the thousand, in their order

_written: Final = json.JSONEncoder(ensure_ascii=False).encode  # dumps makes an encoder each time
_quoted: Final = json.encoder.encode_basestring  # what `_written` makes of text


def rows_of(db: Database, sql: str, parameters: Parameters | None = None) -> list[Row]:
    cursor = db.execute(sql, parameters or ())
    rows = cursor.fetchall()
    if not rows:  # half of the queries of a poll: naming columns is a third of the work
        return []
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in rows]


def row_of(db: Database, sql: str, parameters: Parameters | None = None) -> Row | None:
    rows = rows_of(db, sql, parameters)
    return rows[0] if rows else None


def number_of(db: Database, sql: str, parameters: Parameters | None = None) -> int:
    """Return the single number that a query asks for, 0 for NULL or no row."""
    row = db.execute(sql, parameters or ()).fetchone()
    return 0 if row is None else int(row[0] or 0)


def write_all(db: Database, sql: str, rows: Sequence[Parameters | Values]) -> int:
    """Run one statement for each of these rows; return how many rows of the table it changed."""
    return db.conn.executemany(sql, rows).rowcount if rows else 0


def as_list(values: Iterable[object]) -> str:
    """Return values as the JSON text that `json_each` and the columns of lists take."""
    return _written(list(values))


def list_of(text: str) -> list[str]:
    """Return the values of a column that holds a list."""
    return list(json.loads(text))


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
    written = [f'{{"url": {_quoted(url)}, "alt": {_quoted(alt)}}}' for url, alt in images]
    return f"[{', '.join(written)}]"


def _images_of(text: str) -> tuple[Image, ...]:
    return () if text == "[]" else tuple(Image(**image) for image in json.loads(text))


# --- sketches -----------------------------------------------------------------------------------


def sketch_values(number: int, sketch: Sketch, folded: str) -> Values:
    """Return the columns of `signatures`, as the schema orders them; the words, once only.

    Args:
        folded: the update's text in `folded_texts`, in which the words mostly stand.
    """
    algorithm, digest, words, signature, samples = sketch
    is_end = folded.endswith(words)  # mostly, and told faster than where it begins
    begin = len(folded) - len(words) + 1 if is_end else folded.find(words) + 1
    begin = begin if words else 0
    kept, length = ("", len(words)) if begin else (words, 0)
    count = words.count(" ") + 1 if words else 0
    return (number, algorithm, digest, signature, samples, kept, begin, length, count)


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
        followed=of_json(Followed, row["followed"]),
        move=of_json(Move, row["move"]),
        rhythm=rhythm_of(row["rhythm"]),
        honesty=of_json(Honesty, row["honesty"]) or Honesty(),
        alarmed_at=time_or_none(row["alarmed_at"]),
        gap_count=row["gaps"],
    )


def rhythm_text(rhythm: Rhythm) -> str:
    """Return what the schedule remembers as the column holds it: members that say something."""
    told = said(rhythm)
    if "hints" in told:
        told |= said(told.pop("hints"))
    return json.dumps({n: round(v, 6) if isinstance(v, float) else v for n, v in told.items()})


def rhythm_of(text: str) -> Rhythm:
    if text == "{}":
        return Rhythm()
    told = json.loads(text)
    if not _HINTS.isdisjoint(told):
        told["hints"] = made_of(Hints, told)
    return made_of(Rhythm, told)


def delivery_of(row: Row) -> Delivery:
    return made_of(Delivery, row)
