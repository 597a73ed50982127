"""Whether a source's answers can be believed: false 304s, and old states after new ones."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from livefeed.model import Batch, Honesty, Outcome, SourceStatus, Validators, View

MOST_UNCHANGED: Final = 8  # so many 304s in a row are believed, a few more by the source's name
STALE_AFTER: Final = timedelta(minutes=20)  # fewer of a slow source, after so long a time
FEWEST_UNCHANGED: Final = 3
DISTRUST: Final = timedelta(hours=24)  # without conditional requests after a false 304

HELD_POLLS: Final = 3  # an older state is believed when so many polls in a row showed it …
HELD_FOR: Final = timedelta(minutes=15)  # … or so long, if dates say or recent polls said better
FLAPPING_FOR: Final = timedelta(minutes=30)  # after a newer state came back
SETTLED_AFTER: Final = timedelta(hours=1)  # a text that stood so long may be taken back at once


def asks_for_news(status: SourceStatus, now: datetime) -> bool:
    """Tell whether to ask with validators: now and then a whole answer shows whether 304s lie."""
    honesty = status.honesty
    if honesty.distrusted_until is not None and now < honesty.distrusted_until:
        return False
    if honesty.is_on_trial:
        return True
    most = MOST_UNCHANGED + zlib.crc32(status.name.encode()) % 4  # not all at the same poll
    is_long_ago = honesty.whole_at is not None and now - honesty.whole_at >= STALE_AFTER
    return honesty.unchanged < (FEWEST_UNCHANGED if is_long_ago else most)


def is_distrusted(status: SourceStatus) -> bool:
    """Tell whether the last poll asked without conditions because a 304 was not true."""
    until, at = status.honesty.distrusted_until, status.last_poll_at
    return until is not None and at is not None and at < until


def honesty_after(status: SourceStatus, batch: Batch, view: View | None) -> Honesty:
    """Return what is known after a poll; `view` is None unless a full document was read."""
    if batch.outcome not in {Outcome.OK, Outcome.UNCHANGED} or batch.is_push:
        return status.honesty
    return _after_state(_after_answer(status, batch, view), batch, view)


def is_held(honesty: Honesty) -> bool:
    """Tell whether the last poll showed an older state that is not believed (yet)."""
    return honesty.old_polls > 0


def is_return_held(
    *, since: datetime | None, revised_at: datetime, honesty: Honesty, now: datetime
) -> bool:
    """Tell whether an entry that shows an earlier text of its own is not taken for revised.

    Args:
        since: when it began to show it without a break, None if just now.
        revised_at: when its newest text was first seen.
    """
    if since is not None:
        return now - since < HELD_FOR
    return now - revised_at < SETTLED_AFTER or is_flapping(honesty, now)


def is_flapping(honesty: Honesty, now: datetime) -> bool:
    return honesty.flapped_at is not None and now - honesty.flapped_at < FLAPPING_FOR


# --- 304s -----------------------------------------------------------------------------------------


def _after_answer(status: SourceStatus, batch: Batch, view: View | None) -> Honesty:
    known = status.honesty
    if not batch.is_whole:
        if known.is_on_trial:
            return _distrusted(known, batch.now)
        return replace(known, unchanged=known.unchanged + 1)
    whole = replace(known, unchanged=0, whole_at=batch.now, is_on_trial=False)
    was_conditional = batch.asked != Validators()
    is_suspect = known.unchanged > 0 and not was_conditional and status.validators != Validators()
    if not is_suspect or view is None or not view.news:
        return whole
    if batch.validators == status.validators:
        return _distrusted(whole, batch.now)
    # News under other validators: it came just now, or the 304s before hid it. The next poll asks
    # with the old validators once more, and a 304 then is a lie.
    return replace(whole, is_on_trial=batch.validators != Validators())


def _distrusted(honesty: Honesty, now: datetime) -> Honesty:
    return replace(honesty, unchanged=0, is_on_trial=False, distrusted_until=now + DISTRUST)


# --- older states ---------------------------------------------------------------------------------


def _after_state(known: Honesty, batch: Batch, view: View | None) -> Honesty:
    """Return the same with what this poll says of older states."""
    if view is not None and _is_older(known, batch.modified_at, view):
        since = known.old_since or batch.now
        held = replace(known, old_polls=known.old_polls + 1, old_since=since)
        if not _persists(held, batch):
            return held
        known = replace(known, old_polls=0)  # it is believed, and nothing came back
    elif known.old_polls or (view is not None and view.is_back):
        known = replace(known, flapped_at=batch.now)
    is_settled = not known.old_polls and known.old_since is None
    settled = known if is_settled else replace(known, old_polls=0, old_since=None)
    if view is None or batch.outcome is Outcome.UNCHANGED:
        return settled
    return replace(settled, newest_at=view.newest_at, modified_at=batch.modified_at)


def _is_older(known: Honesty, modified_at: datetime | None, view: View) -> bool:
    if view.news or not view.is_short:
        return False
    if modified_at and known.modified_at and modified_at != known.modified_at:
        return modified_at < known.modified_at
    return bool(view.newest_at and known.newest_at and view.newest_at < known.newest_at)


def _persists(held: Honesty, batch: Batch) -> bool:
    is_dated = batch.modified_at and held.modified_at and batch.modified_at < held.modified_at
    if is_dated or is_flapping(held, batch.now):
        return held.old_since is not None and batch.now - held.old_since >= HELD_FOR
    return held.old_polls > HELD_POLLS
