#pragma once

#include "models/base/ids.h"
#include "models/base/instant.h"
#include "models/store/digest.h"
#include "models/store/station_file.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace haven {

// The first thing found that is not as it was written.
struct Damage {
    std::optional<std::int64_t> sequence; // nullopt: outside the log, the facts are whole
    std::string why;
    // The fact is as it was written, and so are those after it; a key outside the log is not.
    bool isOfKey = false;
    // The log and all that is worked out from it are whole; somebody changed the table of accounts
    // beside the log.
    bool isOfAccounts = false;
    // The log, the board and the archive are whole; the index of words beside them is not, so that
    // a search may miss what is there. `rebuild` puts it right.
    bool isOfSearch = false;
    // All of that is whole; what stands beside it in the file was changed there: its tables, the
    // mark of the station, the note of where the log ends.
    bool isBesideLog = false;
};

// All facts, and all that is worked out from them but the search, are whole.
bool isBesideFacts(const Damage& damage);

// What the law had taken out: of which fact, under what, by whom, when.
struct RemovedPayload {
    std::int64_t sequence = 0;
    std::string authority;
    AgentId requestedBy;
    AgentId secondPerson;
    Instant at;
};

// Where a fact was recorded earlier than the one before it, by more than a clock is kept right by:
// the order of the facts stands, their times are as the computer gave them.
inline constexpr Span kRecordedBackMin = Span::minutes(1);
struct ClockBack {
    std::int64_t times = 0;
    std::int64_t farthestAt = 0; // the fact
    Span farthest;
};

// What an older Haven did not put on the log, so that a change of it would not be seen: until the
// password is set anew, or the group's key is changed.
struct Untold {
    std::int64_t passwords = 0;
    std::int64_t keys = 0; // of people, as they hold their own and their group's
};

struct LogVerdict {
    std::int64_t events = 0;
    std::int64_t removedPayloads = 0;         // by law, each named by a fact
    std::vector<RemovedPayload> removed = {}; // the same, one by one, by the number of the fact
    // What was removed may still lie in unused pages of the file: the next close wipes them.
    bool isSweepDue = false;
    ClockBack clockBack = {}; // no damage
    Untold untold = {};       // nor this
    Hash head{};
    std::optional<Damage> damage;
    std::vector<Damage> also = {}; // more of them, each beside the facts
};

// Reads everything, from the first fact on: the chain is whole, every payload is the one that was
// written or was lawfully removed, every fact can be read, the stored boards and the archive say
// what the log says, the search knows each word of it and comes to each, the pages fit together,
// and the accounts have the rights and passwords that the log gives them, where it says (a log from
// before 2026-11-27 has no digest of passwords). Every sealed text that was not handed back has its
// key, and every clinician whom the log has in a group the key of that group, to the byte where the
// log tells what was wrapped. What of this one file cannot say of itself: decision 0031. A chain
// alone cannot show that its end was cut off: the station notes its end apart from it; against
// somebody who changes both, compare with a head noted elsewhere or with a copy (witness.h). Works
// while the station is held.
// Errors: those of StationReader::open; QueryCanceled where `isStopped`, asked every few hundred
// facts, says so; what is found wrong in the file is in `damage`.
Result<LogVerdict> verify(const StationPlace& place, const std::function<bool()>& isStopped = {});

// Drops and rebuilds archive, references, snapshot and every index. Needs the station for itself.
// Errors: those of StationFile::open, and StationDamaged where the log itself is not whole.
struct Rebuilt {
    std::int64_t events = 0;
    std::int64_t incidents = 0; // rows of the archive
};
Result<Rebuilt> rebuild(const StationPlace& place, const StationHolder& holder);
// The same in a station held already; part of the transaction that is open.
Result<Rebuilt> rebuildDerived(Database& database);

} // namespace haven
