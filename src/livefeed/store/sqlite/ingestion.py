"""One batch on its way into the store: decided first, entry by entry, then written at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from livefeed.model import (
    Batch,
    Candidate,
    Decision,
    Entry,
    FactDifference,
    Gap,
    Honesty,
    KnownEntry,
    Outcome,
    Reason,
    SketchedEntry,
    SourceStatus,
    StoryChange,
    Update,
    UpdateId,
    UpdateState,
    Verdict,
    View,
    story_id,
    update_id,
)
from livefeed.policy.breakage import breakage_after, is_fallen, is_read_anew, is_reshaped
from livefeed.policy.gap import is_gap
from livefeed.policy.honesty import honesty_after, is_held, is_return_held
from livefeed.policy.withdrawal import is_withdrawn
from livefeed.store.drafts import Draft
from livefeed.store.order import Item, reading_order, shown_by
from livefeed.store.rules import Rules
from livefeed.store.sqlite import incidents, returned
from livefeed.store.sqlite.columns import Row
from livefeed.store.sqlite.database import Database
from livefeed.store.sqlite.joining import Joining
from livefeed.store.sqlite.known import (
    Stored,
    candidate_of,
    entry_under,
    numbered,
)
from livefeed.store.sqlite.ledger import Ledger
from livefeed.store.sqlite.renamed import known_of
from livefeed.store.sqlite.rows import number_of
from livefeed.store.sqlite.sightings import Absent, Extent, Sightings
from livefeed.store.sqlite.touched import TouchedStories
from livefeed.store.sqlite.translations import Translations
from livefeed.store.sqlite.window import Window


class Ingestion:
    """One batch on its way: decided first, entry by entry, then written at once."""

    def __init__(
        self,
        db: Database,
        batch: Batch,
        rules: Rules,
        window: Window,
        sightings: Sightings,
        *,
        status: SourceStatus,
    ) -> None:
        """Begin with nothing decided; `status` is of the source before the batch."""
        self.verdicts: Counter[Verdict] = Counter()
        self.decisions: list[tuple[str, UpdateId, Verdict, str]] = []
        self._known = 0  # entries shown of which the key or the text is known of this source
        self._db = db
        self._batch = batch
        self._rules = rules
        self._window = window
        self._status = status
        self._is_reshaped = is_reshaped(status, batch)
        self._is_fallen = is_fallen(status, batch)
        self._is_back = False  # a newer state is shown again
        self._sightings = sightings
        self._absent: list[Absent] = []
        self._returned = returned.standing(db, batch.source)
        self._began: list[int] = []  # to show an earlier text of its own
        self._ended: list[int] = []
        self.untracked: list[int] = []  # updates of which no poll says that they are missing
        self._items: Sequence[Item] = ()
        self._shown: Sequence[Entry | KnownEntry] = ()
        if batch.outcome is Outcome.OK:
            self._items = reading_order(batch.entries)
        self.ledger = Ledger(batch.source, batch.now)
        self._entries: dict[UpdateId, Entry] = {}  # of the updates that the batch brought
        self._number = number_of(db, "SELECT max(number) FROM updates")
        self._stories = TouchedStories(db, rules, batch.now, large=window.large, undo=window.undo)
        self._translations = Translations(db, batch.source)
        self._joining = Joining(db, rules, window, self._stories)

    def read_entries(self) -> None:
        """Decide about every entry, the oldest first."""
        self._items, known = known_of(
            self._db,
            self._batch,
            self._sightings,
            self._items,
            is_reshaped=self._is_reshaped,
        )
        self._shown = shown_by(self._items)
        self._known = sum(isinstance(e, KnownEntry) or e.key in known for e in self._shown)
        for item in self._items:
            if isinstance(item, KnownEntry):
                self._sightings.recognise(item)
                self.verdicts[Verdict.UNCHANGED] += 1
                if item.number in self._returned:
                    self._ended.append(item.number)
                    self._is_back = True
                continue
            stored = known.get(item.entry.key)
            if item.entry.is_withdrawn:
                if stored is not None and stored.state is UpdateState.LIVE:
                    self._withdraw(stored, "tombstone")
            elif stored is not None:
                self._see_again(stored, item)
            elif not self._is_fallen:
                self._decide(item)

    def judge(self) -> Honesty:
        """Return what this poll says of the source's honesty, and note which texts came back."""
        batch = self._batch
        view: View | None = None
        if batch.outcome is Outcome.OK:
            if batch.is_window:
                self._absent = self._sightings.absent(self.ledger.states)
            if self._is_reshaped:
                self._let_go()
            published = (entry.published for entry in self._shown)
            times = [time for time in published if time and time <= batch.now]
            view = View(
                news=len(self.ledger.new),
                newest_at=max(times, default=None),
                is_short=any(not update.missed for update in self._absent),
                is_back=self._is_back,
            )
        elif batch.outcome is Outcome.UNCHANGED:
            # Validators and bytes are those of the newest state: that is shown again.
            self._ended.extend(self._returned)
            view = View(news=0, newest_at=None, is_short=False, is_back=bool(self._returned))
        returned.write(self._db, batch.source, began=self._began, ended=self._ended, now=batch.now)
        honesty = honesty_after(self._status, batch, view)
        if is_held(honesty):
            return honesty
        shown_now = self._sightings.extent.entries
        return breakage_after(honesty, self._status, batch, shown=shown_now)

    def _let_go(self) -> None:
        """Count no absence of what another rule found on the page."""
        self.untracked = [update.number for update in self._absent]
        self._absent = []

    @property
    def is_unsettled(self) -> bool:
        """Tell whether a text came back that is not believed: the document must be read again."""
        return bool(self._began or self._returned.keys() - set(self._ended))

    def is_gap(self, row: Row) -> bool:
        """Tell whether something may be missing between the poll before and this one."""
        is_read = self._batch.outcome is Outcome.OK and not self._is_fallen
        return is_read and is_gap(
            shown=self._sightings.extent.entries,
            known=self._known,
            shown_before=row["entries"],
            is_first_poll=row["last_success_at"] is None
            or is_read_anew(row["body_hash"], self._batch),
            is_push=self._batch.is_push,
        )

    def write_gap(self, row: Row) -> Gap:
        """Write down that something may be missing; `row` is the source before the poll."""
        extent = self._sightings.extent
        return incidents.gap_of(
            self._db,
            row,
            self._batch,
            self._rules,
            shown=extent.entries,
            oldest=extent.oldest,
        )

    def look_for_missing(self) -> Extent:
        """Withdraw what enough full polls did not show; return how much the last one showed."""
        extent = self._sightings.extent
        absent = self._absent
        if self._batch.outcome is Outcome.UNCHANGED:
            absent = self._sightings.absent(self.ledger.states)
        self._sightings.miss(absent)
        gone = [update.number for update in absent if self._is_missing(update, extent)]
        if gone:
            for stored in numbered(self._db, gone):
                self._withdraw(stored, "missing")
        return extent

    def _is_missing(self, update: Absent, extent: Extent) -> bool:
        return is_withdrawn(
            shown=extent.entries,
            shown_before=update.shown,
            oldest_shown=extent.oldest,
            published=update.published,
            missed_polls=update.missed + 1,
        )

    def _see_again(self, stored: Stored, item: SketchedEntry) -> None:
        verdict = Verdict.UNCHANGED
        if not self._is_reshaped:  # else the text differs by how it is read
            verdict = self._rules.same_or_revised(stored.known, item)
        is_held = verdict is Verdict.REVISION and self._is_held_back(stored, item)
        self.verdicts[Verdict.UNCHANGED if is_held else verdict] += 1
        # What is held back must be read again: its text is not the one that is stored.
        self._sightings.see(stored.number, item._replace(digest="") if is_held else item)
        is_back = stored.state is UpdateState.WITHDRAWN
        if is_back:
            self._is_back = True
            self._set_state(stored, UpdateState.LIVE)
        if is_held:
            if is_back:  # by the text that is believed
                self._window.add(stored.number, stored.candidate)
            return
        if stored.number in self._returned:
            self._ended.append(stored.number)
            self._is_back |= verdict is Verdict.UNCHANGED
        if verdict is Verdict.REVISION:
            self._revise(stored, item)
        elif stored.known.sketch.algorithm != item.sketch.algorithm:
            self.ledger.add_sketch(stored.number, item)
            self._window.replace(stored.number, stored.candidate, item.sketch)
        elif is_back:
            self._window.add(stored.number, stored.candidate)

    def _is_held_back(self, stored: Stored, item: SketchedEntry) -> bool:
        """Tell whether an entry shows an earlier text of its own that is not believed yet."""
        known = stored.known
        earlier = returned.earlier(self._db, stored.number, item.entry, revision=known.revision)
        if earlier is None:
            return False
        since = self._returned.get(stored.number)
        is_held = is_return_held(
            since=since,
            revised_at=earlier.revised_at,
            honesty=self._status.honesty,
            now=self._batch.now,
        )
        if is_held:
            if since is None:
                self._began.append(stored.number)
            reason = f"shows revision {earlier.revision} of {known.revision} again"
            self.decisions.append((known.entry.key, known.update, Verdict.UNCHANGED, reason))
        return is_held

    def _revise(self, stored: Stored, item: SketchedEntry) -> None:
        known = stored.known
        facts: tuple[FactDifference, ...] = ()
        if known.sketch.algorithm == item.sketch.algorithm:
            facts = self._rules.changed_facts(known.sketch, item.sketch)
            facts = self._rules.worded(facts, older=known.entry, newer=item.entry)
        self.ledger.revise(stored.number, known, item, facts)
        candidate = stored.candidate._replace(title=item.entry.title)
        self._window.replace(stored.number, candidate, item.sketch)
        self._stories.change(
            known.story,
            partial(Draft.revise, update=known.update, published=item.entry.published, facts=facts),
        )
        self._report(item.entry.key, known.update, Verdict.REVISION, Reason(facts=facts))

    def _withdraw(self, stored: Stored, why: str) -> None:
        self.verdicts[Verdict.WITHDRAWN] += 1
        self._window.discard(stored.number, stored.candidate)
        self._set_state(stored, UpdateState.WITHDRAWN)
        known = stored.known
        self.decisions.append((known.entry.key, known.update, Verdict.WITHDRAWN, why))

    def _set_state(self, stored: Stored, state: UpdateState) -> None:
        self.ledger.states[stored.number] = state
        step = partial(Draft.set_state, update=stored.known.update, state=state)
        self._stories.change(stored.known.story, step)

    def _decide(self, item: SketchedEntry) -> None:
        """Let the rules decide about a key that was not known, and do as they say."""
        found = self._window.find(item.sketch)
        decision = self._joining.decide(item.sketch, found, item.entry)
        self._known += self._is_own_text(item, found.candidates)
        if decision.reason.facts:
            decision = self._worded(decision, item.entry)
        update = self._update(item, decision)
        self._number += 1
        self.verdicts[decision.verdict] += 1
        self._entries[update.id] = item.entry
        self.ledger.add(self._number, update, item)
        self._sightings.see(self._number, item, is_new=True)
        self._window.add(self._number, candidate_of(update, item))
        if decision.story is None:
            self._stories.start(update, decision)
        else:
            self._stories.join(update, decision)
        self._translations.add(self._number, update.story, item.entry)
        self._report(update.key, update.id, decision.verdict, decision.reason)

    def _is_own_text(self, item: SketchedEntry, candidates: Sequence[Candidate]) -> bool:
        """Tell whether the source told exactly this before, under another key."""
        words, source = item.sketch.words, self._batch.source
        return any(
            c.source == source and c.sketch.words == words and c.update not in self._entries
            for c in candidates
        )

    def _worded(self, decision: Decision, newer: Entry) -> Decision:
        """Return the decision with its facts as they were written, not as they were compared."""
        reason = decision.reason
        if reason.matched is None:
            return decision
        older = self._entries.get(reason.matched) or entry_under(self._db, reason.matched)
        if older is None:
            return decision
        facts = self._rules.worded(reason.facts, older=older, newer=newer)
        return decision._replace(reason=reason._replace(facts=facts))

    def _update(self, item: SketchedEntry, decision: Decision) -> Update:
        entry = item.entry
        identity = update_id(self._batch.source, entry.key)
        return Update(
            id=identity,
            story=decision.story or story_id(identity),
            source=self._batch.source,
            key=entry.key,
            url=entry.url,
            title=entry.title,
            text=entry.text,
            html=entry.html,
            language=entry.language,
            direction=entry.direction,
            author=entry.author,
            kicker=entry.kicker,
            place=entry.place,
            images=entry.images,
            published=entry.published,
            seen_at=self._batch.now,
            revision=1,
            verdict=decision.verdict,
            reason=decision.reason,
            state=UpdateState.LIVE,
        )

    def _report(self, key: str, update: UpdateId, verdict: Verdict, reason: Reason) -> None:
        self.decisions.append((key, update, verdict, _short(reason)))

    def found(self) -> tuple[datetime | None, ...]:
        """Return when each update was published that was not known."""
        return tuple(entry.published for entry in self._entries.values())

    def write_stories(self) -> tuple[list[StoryChange], int]:
        """Write everything decided; return what to tell and the newest change, 0 if none."""
        for one, other in self._translations.pairs():
            self._stories.relate(one, other)
        told = self._stories.write(self.ledger)
        self._translations.write()
        return told


def _short(reason: Reason) -> str:
    """Return a reason on one line of a log."""
    parts = []
    if reason.matched is not None:
        parts.append(f"matched={reason.matched}")
    if reason.jaccard is not None:
        parts.append(f"jaccard={reason.jaccard:.2f}")
    if reason.containment is not None:
        parts.append(f"containment={reason.containment:.2f}")
    parts.extend(f"{fact.kind}={fact.before}>{fact.after}" for fact in reason.facts)
    return " ".join(parts)
