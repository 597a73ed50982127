"""The values that the rooms exchange: entries as extracted, updates and stories as stored.

All are frozen. What is made or sent by the thousand is a tuple: a dataclass takes four times as
long. Times are aware and UTC. What the operator configured is in `settings`.
"""

from livefeed.model.alert import (
    Alert,
    AlertClass,
    Delivery,
    DeliveryState,
    SourceAlert,
    SourceChange,
    StoryChange,
)
from livefeed.model.document import Direction, Document, Entry, Hints, HubOffer, Image, KnownEntry
from livefeed.model.ids import DeliveryId, StoryId, UpdateId, opaque_id, story_id, update_id
from livefeed.model.poll import Batch, NextPoll, Outcome, Rest
from livefeed.model.source import (
    Followed,
    Gap,
    GapState,
    Honesty,
    Lease,
    Move,
    Rhythm,
    SourceState,
    SourceStatus,
    Subscription,
    SubscriptionState,
    Validators,
    View,
)
from livefeed.model.story import Revision, Story, StoryState, Update, UpdateState
from livefeed.model.verdict import (
    ALGORITHM,
    SIMILARITY,
    Candidate,
    Decision,
    FactDifference,
    Reason,
    Sketch,
    SketchedEntry,
    Verdict,
)

__all__ = [
    "ALGORITHM",
    "SIMILARITY",
    "Alert",
    "AlertClass",
    "Batch",
    "Candidate",
    "Decision",
    "Delivery",
    "DeliveryId",
    "DeliveryState",
    "Direction",
    "Document",
    "Entry",
    "FactDifference",
    "Followed",
    "Gap",
    "GapState",
    "Hints",
    "Honesty",
    "HubOffer",
    "Image",
    "KnownEntry",
    "Lease",
    "Move",
    "NextPoll",
    "Outcome",
    "Reason",
    "Rest",
    "Revision",
    "Rhythm",
    "Sketch",
    "SketchedEntry",
    "SourceAlert",
    "SourceChange",
    "SourceState",
    "SourceStatus",
    "Story",
    "StoryChange",
    "StoryId",
    "StoryState",
    "Subscription",
    "SubscriptionState",
    "Update",
    "UpdateId",
    "UpdateState",
    "Validators",
    "Verdict",
    "View",
    "opaque_id",
    "story_id",
    "update_id",
]
