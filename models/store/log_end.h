#pragma once

#include "models/store/event_log.h"
#include "models/store/sqlite.h"

#include <optional>
#include <string>

namespace haven {

// Of the table of settings: "514 HASH", and what all facts of the station bear.
inline constexpr const char* kLogEndSetting = "log_end";
inline constexpr const char* kOriginSetting = "origin";
// The others: that the engine tried whether it can write, and removal.h's.
inline constexpr const char* kProbeSetting = "write_probe";
inline constexpr const char* kSweepSetting = "removal_sweep";
// One that no Haven writes; empty where there is none. Errors: those of reading.
Result<std::string> foreignSetting(Database& database);
// Empty where there is none. Errors: those of reading.
Result<std::string> textSetting(Database& database, const char* key);

// What the station knows of where its log ends, apart from the log itself: a chain cannot show
// that its end was cut off. Written in the transaction of the facts.
Result<void> noteLogEnd(Database& database, const LogHead& head);
// The same for a file of the first format, which may have no note: its end is then where it is
// found to be.
Result<void> noteMissingLogEnd(Database& database);
// The first fact that the note, a stored board or a payload speaks of and that is gone, or is not
// the one it was; nullopt: nothing is known to be missing. A station of an earlier version has no
// note until its next fact. Errors: those of reading.
Result<std::optional<std::int64_t>> firstLostFact(Database& database);

} // namespace haven
