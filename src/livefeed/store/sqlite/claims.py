"""Which sources are polled next: configuration, leases, politeness towards hosts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from livefeed.model import Lease
from livefeed.store.protocol import Claim
from livefeed.store.rules import Rules
from livefeed.store.sqlite.columns import Row, micros, micros_or_none, time_of
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.polled import Claimed
from livefeed.store.sqlite.rows import as_list, rows_of, status_of, write_all

_KEEP_SOURCE: Final = """
    INSERT INTO sources (name, host, is_configured, state, next_poll_at, why)
    VALUES (:name, :host, 1, 'new', :now, 'new source')
    ON CONFLICT (name) DO UPDATE SET host = excluded.host, is_configured = 1
"""
_LEAVE_SOURCES: Final = """
    UPDATE sources SET is_configured = 0
    WHERE name NOT IN (SELECT value FROM json_each(:names))
"""
_HOSTS: Final = "SELECT name, host FROM sources WHERE is_configured = 1"
_CONFIGURED: Final = "SELECT * FROM sources WHERE is_configured = 1 ORDER BY name"
_DUE_AT: Final = "UPDATE sources SET next_poll_at = :at WHERE name = :name"
# A poll later than that was made under a wrong clock, and what is due by it may be years away;
# smaller steps of the clock only delay by as much.
_WRONG: Final = timedelta(minutes=1)
_DUE: Final = """
    SELECT name, host, iif(last_poll_at > :wrong, :now, max(next_poll_at, :now)) AS due_at
    FROM sources
    WHERE is_configured = 1 AND state <> 'gone'
        AND (next_poll_at <= :latest OR last_poll_at > :wrong)
        AND (leased_until IS NULL OR leased_until <= :now)
    ORDER BY next_poll_at, name
"""
_NAMED: Final = """
    SELECT name, host, :now AS due_at FROM sources
    WHERE is_configured = 1 AND name IN (SELECT value FROM json_each(:names))
        AND (leased_until IS NULL OR leased_until <= :now)
    ORDER BY next_poll_at IS NULL, next_poll_at, name
"""
_LEASED: Final = """
    SELECT host, count(*) AS leases FROM sources WHERE leased_until > :now GROUP BY host
"""
_ASKED_LATELY: Final = """
    SELECT name, last_claim_at FROM hosts
    WHERE last_claim_at > :now - :gap AND last_claim_at < :wrong
"""
_RESTS: Final = """
    SELECT name, resting_until FROM hosts
    WHERE resting_until > :now AND resting_until <= :latest
"""
_HOLD: Final = """
    UPDATE sources SET next_poll_at = :until, why = 'its server asked for patience'
    WHERE name = :name
"""
_HASTEN: Final = """
    UPDATE sources SET next_poll_at = max(:now, last_poll_at + :gap), why = :why
    WHERE name = :name AND is_configured = 1 AND state = 'ok'
        AND next_poll_at > max(:now, last_poll_at + :gap)
"""
# No server is left alone for longer; what lies further ahead was written under a wrong clock.
_LONGEST_REST: Final = timedelta(days=1)
_CLAIM: Final = """
    UPDATE sources SET owner = :worker, leased_until = :until, fence = fence + 1
    WHERE name IN (SELECT value FROM json_each(:names))
"""
# When the poll begins that was claimed last: now, or soon.
_ASKED: Final = """
    UPDATE hosts SET last_claim_at = asked.value FROM json_each(:times) AS asked
    WHERE name = asked.key
"""
_RELEASE: Final = """
    UPDATE sources SET owner = NULL, leased_until = NULL,
        next_poll_at = ifnull(:due_at, next_poll_at),
        why = iif(:due_at IS NULL, why, 'its last poll could not be written')
    WHERE name = :name AND fence = :fence
"""
_CLAIMED: Final = "SELECT * FROM sources WHERE name IN (SELECT value FROM json_each(:names))"


def keep_sources(db: Database, sources: Mapping[str, str], now: datetime) -> None:
    """Make the configured sources those of `sources`: name → host."""
    stored = {row["name"]: row["host"] for row in rows_of(db, _HOSTS)}
    if stored == dict(sources):
        return
    hosts = [{"host": host} for host in sorted(set(sources.values()))]
    write_all(db, "INSERT INTO hosts (name) VALUES (:host) ON CONFLICT DO NOTHING", hosts)
    rows = [{"name": n, "host": sources[n], "now": micros(now)} for n in sorted(sources)]
    write_all(db, _KEEP_SOURCE, rows)
    db.execute(_LEAVE_SOURCES, {"names": as_list(sources)})
    db.execute("DELETE FROM hosts WHERE name NOT IN (SELECT host FROM sources)")


def spread_due(db: Database, rules: Rules, now: datetime) -> None:
    """Spread the polls that are due over the time that the rules say."""
    statuses = [status_of(row) for row in rows_of(db, _CONFIGURED)]
    times = rules.start_times(statuses, now)
    write_all(db, _DUE_AT, [{"name": name, "at": micros(times[name])} for name in times])


def hasten(db: Database, source: str, *, now: datetime, gap_s: float, why: str) -> bool:
    """Let a source be due now; False if it is leased: that poll may have come too early."""
    leased = "SELECT 1 FROM sources WHERE name = :name AND leased_until > :now"
    if rows_of(db, leased, {"name": source, "now": micros(now)}):
        return False
    gap = round(gap_s * 1_000_000)
    db.execute(_HASTEN, {"name": source, "now": micros(now), "gap": gap, "why": why})
    return True


def free_leases(db: Database) -> None:
    """End every lease: whoever held one is not there any more."""
    db.execute("UPDATE sources SET owner = NULL, leased_until = NULL WHERE leased_until > 0")
    db.execute("UPDATE deliveries SET leased_until = NULL WHERE state = 'open'")


def claim_due(db: Database, claim: Claim) -> tuple[Claimed, ...]:
    """Claim sources, oldest due first, as politely as the caps say."""
    now, gap = micros(claim.now), _span(claim.host_gap_s)
    due = _due(db, claim)
    if not due:
        return ()
    times = {"now": now, "gap": gap, "wrong": micros(claim.now + _WRONG)}
    begins = _polite(
        due,
        claim,
        leases=Counter({row["host"]: row["leases"] for row in rows_of(db, _LEASED, {"now": now})}),
        free_at={r["name"]: r["last_claim_at"] + gap for r in rows_of(db, _ASKED_LATELY, times)},
    )
    if not begins:
        return ()
    names = as_list(row["name"] for row, _ in begins)
    until = now + _span(claim.ahead_s + claim.lease_s)
    db.execute(_CLAIM, {"names": names, "worker": claim.worker, "until": until})
    db.execute(_ASKED, {"times": json.dumps({row["host"]: begin for row, begin in begins})})
    claimed = {row["name"]: row for row in rows_of(db, _CLAIMED, {"names": names})}
    return tuple(_claimed(claimed[row["name"]], begin) for row, begin in begins)


def _claimed(row: Row, begin: int) -> Claimed:
    lease = Lease(status=status_of(row), fence=row["fence"], begin_at=time_of(begin))
    return Claimed(lease, row)


def _span(seconds: float) -> int:
    return round(seconds * 1_000_000)


def release(db: Database, lease: Lease, lost_until: datetime | None) -> None:
    """End a lease without a poll, or after one that was lost."""
    due_at = micros_or_none(lost_until)
    db.execute(_RELEASE, {"name": lease.source, "fence": lease.fence, "due_at": due_at})


def _due(db: Database, claim: Claim) -> list[Row]:
    """Return the sources that are claimed if their hosts allow it; `due_at` is not before now."""
    now = micros(claim.now)
    if claim.names is not None:
        return rows_of(db, _NAMED, {"now": now, "names": as_list(claim.names)})
    times = {"latest": now + _span(claim.ahead_s), "wrong": micros(claim.now + _WRONG)}
    due = rows_of(db, _DUE, {"now": now, **times})
    return _without_resting(db, due, claim.now) if due else due


def _without_resting(db: Database, due: list[Row], now: datetime) -> list[Row]:
    """Return those whose host does not rest; the others are due when its rest ends.

    Most were put off when the rest began, but not those that were being polled then.
    """
    times = {"now": micros(now), "latest": micros(now + _LONGEST_REST)}
    rests = {row["name"]: row["resting_until"] for row in rows_of(db, _RESTS, times)}
    held = [row for row in due if row["due_at"] < rests.get(row["host"], 0)]
    write_all(db, _HOLD, [{"name": r["name"], "until": rests[r["host"]]} for r in held])
    return [row for row in due if row["due_at"] >= rests.get(row["host"], 0)] if held else due


def _polite(
    due: Sequence[Row], claim: Claim, *, leases: Counter[str], free_at: dict[str, int]
) -> list[tuple[Row, int]]:
    """Return the first ones whose host may be asked in time, each with when its poll begins.

    Args:
        leases, free_at: of hosts, before; they grow by what is returned.
    """
    now = micros(claim.now)
    gap, step = _span(claim.host_gap_s), _span(claim.step_s)
    latest = now + _span(claim.ahead_s)
    chosen: list[tuple[Row, int]] = []
    for row in due:
        if len(chosen) >= claim.n:
            break
        host = row["host"]
        begin = max(row["due_at"], free_at.get(host, 0))
        if begin > now and step:
            begin += -begin % step
        if begin <= latest and leases[host] < claim.per_host:
            leases[host] += 1
            free_at[host] = begin + gap
            chosen.append((row, begin))
    return chosen
