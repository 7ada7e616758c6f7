#pragma once

#include "models/dispatch/record_care.h"
#include "models/store/event_log.h"
#include "models/store/sqlite.h"
#include "models/store/station_file.h"

namespace haven {

struct StoredDraftName {
    PositionId position;
    std::string key;
};

// What the rules of a removal look at: the facts by their number, and all of the incidents they and
// `wholes` speak of. Numbers that are not in the log are left out.
Result<RemovalReading> readForRemoval(EventLog& log, const std::vector<std::int64_t>& facts,
                                      const std::vector<IncidentId>& wholes);

// Takes the words of the facts out of the log, within the open transaction, and notes that unused
// pages have to be wiped. Envelope, chain and digest stay; the salt goes with the words, so that
// nobody guesses them back. What is derived from the log is not touched: rebuild it.
Result<void> takeOutPayloads(Database& database, const std::vector<std::int64_t>& facts);

// Drafts that hold a longer sentence of one of the facts: they would say the same again.
Result<std::vector<StoredDraftName>> draftsSaying(Database& database,
                                                  const std::vector<const Recorded*>& facts);
Result<void> dropDrafts(Database& database, const std::vector<StoredDraftName>& drafts);

// What the log says of removals under law that took the incident of this number out, rising: who
// asked, who agreed, when it was done. A number is whole, or its last digits. Empty: none did, or
// nobody noted the number (before 2026-11-27).
Result<std::vector<std::int64_t>> removalsOfNumber(Database& database, std::string_view number);

// Whether what was removed may still lie in unused pages or in the WAL.
Result<bool> isSweepDue(Database& database);
// Writes the file anew without unused pages and empties the WAL. Nobody may be reading. Errors:
// RemovalNotSwept where somebody is, and those of the disk; then it is still due.
Result<void> sweep(Database& database);

// How many of the facts a copy of this station still has the words of; 0 where the file is no copy
// of it. Errors: those of StationReader::open.
Result<std::int64_t> payloadsStillIn(const StationPlace& copy, Database& station,
                                     const std::vector<std::int64_t>& facts);

} // namespace haven
