"""The store: everything that must survive a crash, behind one protocol.

`Store` is what every engine promises; `livefeed.store.sqlite` is the embedded engine. What is
*decided* never lives here: inside its transaction an engine calls pure rules, those of `policy`
where they need nothing else, through `Rules` where they need the settings, and writes the answer.
No SQL, connection or row id leaves this room.
"""

from livefeed.store.protocol import ChangeSubscription, Claim, ReadableStore, Store
from livefeed.store.results import Decided, FeedPage, Ingested, KnownUpdate, Readiness, Statistics
from livefeed.store.rules import Rules

__all__ = [
    "ChangeSubscription",
    "Claim",
    "Decided",
    "FeedPage",
    "Ingested",
    "KnownUpdate",
    "ReadableStore",
    "Readiness",
    "Rules",
    "Statistics",
    "Store",
]
