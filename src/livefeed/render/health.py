"""What is wrong with a source, in words."""

from __future__ import annotations

from livefeed.model import SourceStatus
from livefeed.policy.honesty import is_flapping
from livefeed.render.times import rfc3339


def problems_of(status: SourceStatus) -> list[str]:
    """Return what an operator should know of a source that can be read: [] if all is well."""
    honesty, at = status.honesty, status.last_poll_at
    problems = list(status.problems)
    if at is None:
        return problems
    if honesty.distrusted_until is not None and at < honesty.distrusted_until:
        until = rfc3339(honesty.distrusted_until)
        problems.append(
            f"answered 304 although there was news: asked for whole documents until {until}"
        )
    if honesty.flapped_at is not None and is_flapping(honesty, at):
        when = rfc3339(honesty.flapped_at)
        problems.append(
            f"shows older states in between, last before {when}: these are not believed"
        )
    return problems
