#pragma once

#include "models/crisis/directory.h"

namespace haven {

// What somebody should put right. The directory works all the same: each is a warning.
HAVEN_ENUM(DirectoryRule, CheckExpired, CheckMissing, CheckAhead, AgreementEnded, NoWayToReach,
           ViaUnknown, TeamNeverNamed, Overlap, AgesUncovered, HoursUncovered, KindMissing)

struct DirectoryFinding {
    DirectoryRule rule = DirectoryRule::CheckExpired;
    std::string entry; // its id; empty where it is about all of them
    std::string text;
};

// What is wrong with single entries on that day: checks and agreements that ran out, no way to
// reach it. `all` is where `via` is looked up.
std::vector<DirectoryFinding> lintEntries(const std::vector<DirectoryEntry>& entries,
                                          const std::vector<DirectoryEntry>& all, LocalDay today);
// What is wrong with the whole: two teams for the same people with nothing to say who is tried
// first; towns, ages and hours of the week without mobile crisis or a line to it; kinds of which
// there is none.
std::vector<DirectoryFinding> lintCoverage(const std::vector<DirectoryEntry>& entries,
                                           const std::vector<std::string>& towns);

} // namespace haven
