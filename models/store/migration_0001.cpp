#include "models/store/schema.h"

namespace haven {

// The first format. What is irreplaceable: event, event_payload, account, setting, draft. What can
// be worked out again from the log is in kDerivedTablesSql.
const char* const kMigration0001 = R"sql(
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  recorded_at_ms INTEGER NOT NULL,
  happened_at_ms INTEGER NOT NULL,
  recorded_by TEXT NOT NULL,
  done_by TEXT NOT NULL,
  position TEXT NOT NULL,
  origin TEXT NOT NULL,
  origin_seq INTEGER NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  payload_digest BLOB NOT NULL,
  prev_hash BLOB NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE (origin, origin_seq)
) STRICT;
CREATE INDEX event_by_time ON event (recorded_at_ms, seq);
CREATE TABLE event_payload (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  salt BLOB NOT NULL,
  payload TEXT NOT NULL
) STRICT;
CREATE TABLE account (
  agent TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  is_disabled INTEGER NOT NULL DEFAULT 0,
  is_locked INTEGER NOT NULL DEFAULT 0,
  failed_count INTEGER NOT NULL DEFAULT 0,
  failed_since_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
CREATE TABLE draft (
  position TEXT NOT NULL,
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  saved_at_ms INTEGER NOT NULL,
  PRIMARY KEY (position, key)
) STRICT;
)sql";

// automerge=0 and a crisis that is never to come: no command's commit pays for a merge, which takes
// most of a second after a large import; the engine merges when idle. hashsize: the words of an
// import's transaction make one segment, not twenty.
const char* const kDerivedTablesSql = R"sql(
CREATE TABLE event_incident (
  incident INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (incident, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_unit (
  unit TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (unit, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE archive (
  row_key INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  incident INTEGER UNIQUE,
  source TEXT NOT NULL,
  number TEXT NOT NULL,
  opened_at_ms INTEGER NOT NULL,
  type TEXT NOT NULL,
  place TEXT NOT NULL,
  place_key TEXT NOT NULL,
  callback_keys TEXT NOT NULL,
  disposition TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX archive_by_source ON archive (source, number) WHERE incident IS NULL;
CREATE INDEX archive_by_number ON archive (number, incident) WHERE incident IS NOT NULL;
CREATE INDEX archive_by_place ON archive (place_key, opened_at_ms) WHERE place_key <> '';
CREATE TABLE archive_callback (
  callback_key TEXT NOT NULL,
  row_key INTEGER NOT NULL,
  PRIMARY KEY (callback_key, row_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE archive_mark (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE archive_words USING fts5 (
  words, content='archive', content_rowid='row_key', prefix='2 3 4 5'
);
INSERT INTO archive_words (archive_words, rank) VALUES ('automerge', 0);
INSERT INTO archive_words (archive_words, rank) VALUES ('crisismerge', 1000);
INSERT INTO archive_words (archive_words, rank) VALUES ('hashsize', 33554432);
CREATE TABLE snapshot (
  seq INTEGER PRIMARY KEY,
  shape TEXT NOT NULL,
  event_hash BLOB NOT NULL,
  digest BLOB NOT NULL,
  state TEXT NOT NULL
) STRICT;
)sql";

const char* const kDropDerivedTablesSql = R"sql(
DROP TABLE IF EXISTS archive_words;
DROP TABLE IF EXISTS archive_mark;
DROP TABLE IF EXISTS archive_callback;
DROP TABLE IF EXISTS archive;
DROP TABLE IF EXISTS event_unit;
DROP TABLE IF EXISTS event_incident;
DROP TABLE IF EXISTS snapshot;
)sql";

} // namespace haven
