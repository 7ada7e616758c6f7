#pragma once

#include "models/base/result.h"
#include "models/dispatch/event.h"
#include "models/dispatch/query.h"
#include "models/store/event_row.h"
#include "models/store/sqlite.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

// What is no longer in memory: one row an incident, past and present, with full text over it. All
// of it follows from the log and is written in the transaction of the fact.
namespace haven {

// --- writing, for the log ---

// Which incidents and units a fact speaks of.
Result<void> writeReferences(Database& database, const Recorded& recorded);
HAVEN_ENUM(Archived, Now, Before)
// Past incidents, and the mark that makes them visible once their import has finished: what the
// archive needs of the fact that is to be `sequence` in the log. Before: a past incident that was
// imported before, by its source and number; nothing was changed, and it is to be no fact.
Result<Archived> archiveFact(Database& database, const Event& event, std::int64_t sequence);
// The incident's row as it now stands; rows that say the same already are left alone.
Result<void> archiveIncident(Database& database, const Incident& incident);
// Merges the full-text index a little; done when it answers Done. Called when nothing else waits.
Result<Step> mergeArchive(Database& database);
// What the archive must say of itself besides its rows, by the facts of the log; the mark that the
// index was given up is none of it.
struct ArchiveMarks {
    std::map<std::string, std::int64_t> values;
    void take(const Event& event, std::int64_t sequence);
};
Result<ArchiveMarks> archiveMarks(Database& database);
// The full-text index was found broken: it was emptied, and no word goes to it until `rebuild`.
Result<bool> isIndexGivenUp(Database& database);

// --- reading ---

// Incidents whose words match, newest first; of a restricted one only number and title are
// indexed, and of notes only those of the classes open and police. Errors:
// SearchIndexBroken, QueryCanceled and those of reading.
Result<IncidentPage> search(Database& database, const SearchQuery& query);
// What happened at this place or was called in from this number before, newest first.
Result<IncidentPage> prior(Database& database, const PriorQuery& query);

// The number of one of our own incidents, also of one that has left memory.
struct IncidentNumber {
    std::string number;
    IncidentId incident;
};
// The newest ones, at most `limit`. Errors: those of reading.
Result<std::vector<IncidentNumber>> newestNumbers(Database& database, int limit);

// Facts of the log without their words, which the caller adds.
struct RecordedPage {
    std::vector<Recorded> facts;
    std::int64_t total = -1;          // of all pages; -1: not counted
    std::int64_t all = -1;            // of the period, whatever else is asked; -1: not counted
    std::optional<std::int64_t> next; // where it goes on; empty: that was all
};
// Answers whether a fact belongs on the page, where that takes its words or marks.
using KeepFact = std::function<bool(const Recorded&)>;
// `keep` may be empty: then query.words is looked for in the stored text, and query.marks must be
// empty. query.number is not looked at: ask incidentNumbered() first. Times are those at which
// things happened. Counted only on the first page; the total only where no words, marks or `keep`
// are given. After query.scanMax facts the page ends, full or not.
Result<RecordedPage> logPage(Database& database, const LogQuery& query, const KeepFact& keep);
// One fact as it is stored; empty when there is none. Errors: those of reading.
Result<std::optional<EventRow>> factRow(Database& database, std::int64_t sequence);
// The incident with this number, or of the newest year where only its last digits are given; also
// one that has left memory. Empty when there is none.
Result<std::optional<IncidentId>> incidentNumbered(Database& database, std::string_view number);

} // namespace haven
