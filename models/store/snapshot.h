#pragma once

#include "models/dispatch/state.h"
#include "models/store/event_log.h"
#include "models/store/read_progress.h"
#include "models/store/sqlite.h"

#include <optional>
#include <set>

namespace haven {

// How a start got its State.
HAVEN_ENUM(SnapshotUse, Used, NoneYet, Ignored)
struct LoadedState {
    State state;
    SnapshotUse snapshot = SnapshotUse::NoneYet;
    std::int64_t folded = 0; // facts of the tail
};

// Changes whenever a field of State, or of anything in it, is added, renamed or dropped: a snapshot
// of another shape is worked out again instead of being read with holes.
const std::string& stateShape();

// State as JSON with its sequence, the hash of that fact and a digest of the text; the two newest
// are kept. Precondition: state.sequence is head.sequence.
Result<void> writeSnapshot(Database& database, const State& state, const LogHead& head);
// The newest good snapshot and the tail of the log. The tail is checked on the way: chain, digests,
// types. Errors: StationDamaged with the sequence, EventUnknown, EventMalformed;
// StationOpeningStopped where `progress` was given and says so.
Result<LoadedState> loadState(Database& database, ReadProgress* progress = nullptr);
// Of which facts there are stored boards, and one of them: nullopt where a start would pass it
// over.
Result<std::set<std::int64_t>> snapshotSequences(Database& database);
Result<std::optional<State>> snapshotAt(Database& database, std::int64_t sequence);
// The same without any snapshot.
Result<LoadedState> foldWholeLog(Database& database);

} // namespace haven
