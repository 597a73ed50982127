"""The schema as it is written: forward only, each migration in one transaction.

Times are integers: microseconds since 1970 in UTC. Lists and small records are JSON text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite_utils

APPLICATION: Final = 0x6C666564  # "lfed": tells our files from other SQLite files

FIRST: Final = """
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE feeds (
    name TEXT PRIMARY KEY,
    definition TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE hosts (
    name TEXT PRIMARY KEY,
    last_claim_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE sources (
    name TEXT PRIMARY KEY,
    host TEXT NOT NULL REFERENCES hosts (name),
    is_configured INTEGER NOT NULL CHECK (is_configured IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('new', 'ok', 'failing', 'gone')),
    polls INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    last_poll_at INTEGER,
    last_success_at INTEGER,
    next_poll_at INTEGER,
    why TEXT NOT NULL DEFAULT '',
    error TEXT NOT NULL DEFAULT '',
    strategy TEXT NOT NULL DEFAULT '',
    problems TEXT NOT NULL DEFAULT '[]',
    updates INTEGER NOT NULL DEFAULT 0,
    entries INTEGER NOT NULL DEFAULT 0,
    oldest_shown_at INTEGER,
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    body_hash TEXT NOT NULL DEFAULT '',
    owner TEXT,
    leased_until INTEGER,
    fence INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_host ON sources (host);

CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    lead TEXT NOT NULL,
    follows TEXT,
    state TEXT NOT NULL CHECK (state IN ('live', 'retracted')),
    first_seen_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL UNIQUE,
    change INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
CREATE INDEX stories_first_seen ON stories (first_seen_at);

-- No foreign key to the linked story: it may be forgotten first, and the link stays true.
CREATE TABLE story_links (
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    related TEXT NOT NULL,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_feeds (
    feed TEXT NOT NULL,
    change INTEGER NOT NULL,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (feed, change)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_feeds_story ON story_feeds (story);

CREATE TABLE updates (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    source TEXT NOT NULL REFERENCES sources (name),
    key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('live', 'withdrawn')),
    seen_at INTEGER NOT NULL,
    published_at INTEGER,
    updated_at INTEGER,
    revision INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    matched TEXT,
    jaccard REAL,
    containment REAL,
    facts TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    direction TEXT NOT NULL,
    author TEXT NOT NULL,
    kicker TEXT NOT NULL,
    place TEXT NOT NULL,
    images TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    UNIQUE (source, key)
) STRICT;
CREATE INDEX updates_story ON updates (story);
CREATE INDEX updates_live ON updates (seen_at) WHERE state = 'live';

-- Written at every poll, so kept apart from the long rows of updates.
CREATE TABLE sightings (
    number INTEGER PRIMARY KEY REFERENCES updates (number) ON DELETE CASCADE,
    source TEXT NOT NULL,
    last_seen_at INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    missed INTEGER NOT NULL,
    is_tracked INTEGER NOT NULL CHECK (is_tracked IN (0, 1))
) STRICT;
CREATE INDEX sightings_tracked ON sightings (source) WHERE is_tracked = 1;

-- All revisions of an update, from its second one on; before that there is nothing to keep.
CREATE TABLE revisions (
    number INTEGER NOT NULL REFERENCES updates (number) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    facts TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    PRIMARY KEY (number, revision)
) STRICT;

CREATE TABLE signatures (
    number INTEGER PRIMARY KEY REFERENCES updates (number) ON DELETE CASCADE,
    algorithm INTEGER NOT NULL,
    digest BLOB NOT NULL,
    signature BLOB NOT NULL,
    samples BLOB NOT NULL,
    words TEXT NOT NULL
) STRICT;

-- A space, then the folded title and text: a phrase at a word's start is found after a space.
CREATE TABLE folded_texts (
    number INTEGER PRIMARY KEY REFERENCES updates (number) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    route TEXT NOT NULL,
    type TEXT NOT NULL,
    story TEXT,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dead')),
    created_at INTEGER NOT NULL,
    due_at INTEGER,
    leased_until INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_status INTEGER,
    last_error TEXT NOT NULL DEFAULT ''
) STRICT;
-- Covers the search for what is due: a dead receiver's backlog is passed over without its payloads.
CREATE INDEX deliveries_open ON deliveries (channel, number, due_at, leased_until, story)
    WHERE state = 'open';
CREATE INDEX deliveries_open_story ON deliveries (channel, story, number) WHERE state = 'open';
CREATE INDEX deliveries_state ON deliveries (state, number);
"""


def m001_first_schema(db: sqlite_utils.Database) -> None:
    db.executescript(FIRST)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute("PRAGMA user_version = 1")


SECOND: Final = """
-- Of a source at a hub that pushes its changes (WebSub).
CREATE TABLE subscriptions (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    hub TEXT NOT NULL,
    topic TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('wanted', 'asked', 'active', 'denied', 'leaving')),
    token TEXT NOT NULL,
    secret TEXT NOT NULL,
    callback TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    due_at INTEGER,
    failures INTEGER NOT NULL,
    error TEXT NOT NULL,
    lease_until INTEGER,
    pushes INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    pushed_at INTEGER,
    announced_at INTEGER,
    relied_until INTEGER,
    distrusted_until INTEGER,
    distrusts INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX subscriptions_source ON subscriptions (source) WHERE state <> 'leaving';
CREATE UNIQUE INDEX subscriptions_token ON subscriptions (token) WHERE token <> '';
CREATE INDEX subscriptions_due ON subscriptions (due_at) WHERE due_at IS NOT NULL;

-- What the schedule remembers of a source, where it moved for good, and until when a host asked to
-- be left alone.
ALTER TABLE sources ADD COLUMN rhythm TEXT NOT NULL DEFAULT '{}';
ALTER TABLE sources ADD COLUMN move TEXT NOT NULL DEFAULT '{}';
ALTER TABLE hosts ADD COLUMN resting_until INTEGER;

-- Another address that a source is read at.
ALTER TABLE sources ADD COLUMN followed TEXT NOT NULL DEFAULT '{}';

-- What the answers of a source have shown of their truth, and when it was told that it fails.
ALTER TABLE sources ADD COLUMN honesty TEXT NOT NULL DEFAULT '{}';
ALTER TABLE sources ADD COLUMN alarmed_at INTEGER;
ALTER TABLE sources ADD COLUMN gaps INTEGER NOT NULL DEFAULT 0;

-- Updates that show an earlier text of their own again, and since when: not believed at once.
CREATE TABLE returned_texts (
    number INTEGER PRIMARY KEY REFERENCES updates (number) ON DELETE CASCADE,
    source TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;
CREATE INDEX returned_texts_source ON returned_texts (source);

-- Polls that shared no entry with the one before. A gap with a next page is being walked back.
CREATE TABLE gaps (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    before INTEGER NOT NULL,
    after INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    next_page TEXT NOT NULL,
    pages INTEGER NOT NULL DEFAULT 0,
    found INTEGER NOT NULL DEFAULT 0,
    ended_at INTEGER,
    why TEXT NOT NULL DEFAULT '',
    is_told INTEGER NOT NULL CHECK (is_told IN (0, 1))
) STRICT;
CREATE INDEX gaps_source ON gaps (source, seen_at);

-- Which updates the last full poll of a source showed, and the digests by which the next one
-- recognises them; see livefeed/memory.py. An update that is not in here has a sighting.
CREATE TABLE memories (
    source TEXT PRIMARY KEY REFERENCES sources (name),
    shown TEXT NOT NULL
) STRICT;

WITH newest AS (SELECT source, max(last_seen_at) AS at FROM sightings GROUP BY source)
INSERT INTO memories (source, shown)
SELECT g.source, json_group_array(json_array(g.number))
FROM sightings AS g JOIN newest AS n USING (source) JOIN sources AS s ON s.name = g.source
WHERE g.last_seen_at = n.at AND g.missed = 0 AND g.is_tracked = 1 AND s.entries > 0
GROUP BY g.source;

DELETE FROM sightings WHERE number IN (
    SELECT shown.value ->> 0 FROM memories AS m, json_each(m.shown) AS shown
);
"""


def m002_polling(db: sqlite_utils.Database) -> None:
    db.executescript(SECOND)
    db.execute("PRAGMA user_version = 2")


THIRD: Final = """
-- Words that stand in the folded text are not stored again: where they begin there, counted from 1,
-- and how many characters they are; 0 where they do not stand there. And how many words they are.
ALTER TABLE signatures ADD COLUMN begin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE signatures ADD COLUMN length INTEGER NOT NULL DEFAULT 0;
ALTER TABLE signatures ADD COLUMN count INTEGER NOT NULL DEFAULT 0;

CREATE VIEW sketches AS
SELECT s.number, s.algorithm, s.digest, s.signature, s.samples,
    iif(s.begin, substr(f.text, s.begin, s.length), s.words) AS words
FROM signatures AS s LEFT JOIN folded_texts AS f USING (number);
"""


THIRD_STORIES: Final = """
-- Stories that turned out to be others: what they were called, and what they are part of.
CREATE TABLE merged_stories (
    id TEXT PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_stories_story ON merged_stories (story);

-- Addresses that updates declare to be the same in other languages.
CREATE TABLE translations (
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    number INTEGER NOT NULL REFERENCES updates (number) ON DELETE CASCADE,
    PRIMARY KEY (source, url, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX translations_number ON translations (number);
"""


def m003_small_sketches(db: sqlite_utils.Database) -> None:
    db.executescript(THIRD)
    db.executescript(THIRD_STORIES)
    db.execute("PRAGMA user_version = 3")


FOURTH: Final = """
-- What a story needs of its updates lies side by side: for one more of them no row is read.
DROP INDEX updates_story;
CREATE INDEX updates_story ON updates (story, seen_at, number, id, source, state, published_at);

-- A story says itself which feeds hold it, in their order, and its change says where it stands in
-- them. Nothing is looked up by `change` or `updated_at`: the counters keep them apart.
CREATE TABLE stories_with_feeds (
    id TEXT PRIMARY KEY,
    lead TEXT NOT NULL,
    follows TEXT,
    state TEXT NOT NULL CHECK (state IN ('live', 'retracted')),
    first_seen_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    change INTEGER NOT NULL,
    feeds TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO stories_with_feeds
SELECT id, lead, follows, state, first_seen_at, updated_at, change, (
    SELECT json_group_array(feed) FROM (
        SELECT feed FROM story_feeds WHERE story = s.id ORDER BY position
    )
) FROM stories AS s ORDER BY id;
DROP TABLE stories;
ALTER TABLE stories_with_feeds RENAME TO stories;
CREATE INDEX stories_first_seen ON stories (first_seen_at);
DROP INDEX story_feeds_story;
ALTER TABLE story_feeds DROP COLUMN position;
"""


def m004_lean_stories(db: sqlite_utils.Database) -> None:
    db.executescript(FOURTH)
    db.execute("PRAGMA user_version = 4")


MIGRATIONS: Final = (
    m001_first_schema,
    m002_polling,
    m003_small_sketches,
    m004_lean_stories,
)  # in this order, each remembered by its name
