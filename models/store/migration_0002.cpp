#include "models/store/schema.h"

namespace haven {

// Keys of clinicians' sealed notes. Like accounts they are irreplaceable and no part of the log: a
// key that was taken away has to be gone, and the log never forgets. All of them are wrapped; see
// seal_crypto.h for how.
const char* const kMigration0002 = R"sql(
CREATE TABLE seal_person (
  agent TEXT PRIMARY KEY,
  public_key BLOB NOT NULL,
  salt BLOB NOT NULL,
  passes INTEGER NOT NULL,
  memory INTEGER NOT NULL,
  wrapped BLOB NOT NULL
) STRICT;
CREATE TABLE seal_group (
  name TEXT PRIMARY KEY,
  generation INTEGER NOT NULL,
  public_key BLOB NOT NULL
) STRICT;
CREATE TABLE seal_member (
  name TEXT NOT NULL,
  agent TEXT NOT NULL,
  wrapped BLOB NOT NULL,
  PRIMARY KEY (name, agent)
) STRICT;
CREATE TABLE seal_escrow (
  name TEXT NOT NULL,
  holder_a TEXT NOT NULL,
  holder_b TEXT NOT NULL,
  public_key BLOB NOT NULL,
  pair_wrapped BLOB NOT NULL,
  wrapped BLOB NOT NULL,
  PRIMARY KEY (name, holder_a, holder_b)
) STRICT;
CREATE TABLE seal_key (
  seal TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  seq INTEGER NOT NULL,
  wrapped BLOB NOT NULL
) STRICT;
CREATE INDEX seal_key_by_group ON seal_key (name, seq);
)sql";

} // namespace haven
