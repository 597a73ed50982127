"""The store: everything that must survive a crash, behind one protocol.

`Store` is what every engine promises; `livefeed.store.sqlite` is the embedded engine. What is
*decided* never lives here: an engine calls the pure `Rules` inside its transaction and writes what
they answer. No SQL, connection or row id leaves this room.
"""

from livefeed.store.protocol import ChangeSubscription, Store
from livefeed.store.results import FeedPage, Ingested, KnownUpdate, Readiness, Statistics
from livefeed.store.rules import Rules

__all__ = [
    "ChangeSubscription",
    "FeedPage",
    "Ingested",
    "KnownUpdate",
    "Readiness",
    "Rules",
    "Statistics",
    "Store",
]
