"""Which updates tell the same: shingles, signature, bands, index, facts, verdict.

Pure: sketches in, verdicts out. Nothing about sources, schedules, storage or how stories are
shown enters here. What a name needs is loaded when it is first asked for: a worker only sketches.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from livefeed.dedup.comparison import Comparison, changed_facts, compare
    from livefeed.dedup.index import Index
    from livefeed.dedup.sketches import sketch
    from livefeed.dedup.stories import are_one, may_join
    from livefeed.dedup.verdict import decide, verdict_on
    from livefeed.dedup.wording import worded

_HOMES: Final = {
    "Comparison": "comparison",
    "Index": "index",
    "are_one": "stories",
    "changed_facts": "comparison",
    "compare": "comparison",
    "decide": "verdict",
    "may_join": "stories",
    "sketch": "sketches",
    "verdict_on": "verdict",
    "worded": "wording",
}

__all__ = [
    "Comparison",
    "Index",
    "are_one",
    "changed_facts",
    "compare",
    "decide",
    "may_join",
    "sketch",
    "verdict_on",
    "worded",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
