"""Which updates tell the same: shingles, signature, bands, index, facts, verdict.

Pure: sketches in, verdicts out. Nothing about sources, schedules, storage or how stories are
shown enters here.
"""

from livefeed.dedup.comparison import Comparison, changed_facts, compare
from livefeed.dedup.index import Index
from livefeed.dedup.sketches import sketch
from livefeed.dedup.stories import are_one, may_join
from livefeed.dedup.verdict import decide, verdict_on
from livefeed.dedup.wording import worded

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
