#pragma once

#include "models/crisis/directory.h"

namespace haven {

// Whether somebody of school age is in school; only asked where an entry depends on it.
HAVEN_ENUM(Schooling, NotAsked, InSchool, NotInSchool)

struct DirectoryQuery {
    std::optional<std::string> town; // as the town list spells it
    std::optional<int> age;
    Schooling schooling = Schooling::NotAsked;
    std::optional<DirectoryKind> kind;
    WeekTime at;    // the agency's clock
    LocalDay today; // what checks and agreements are held against
};

HAVEN_ENUM(DirectoryFit, Fits, Perhaps, DoesNot)
HAVEN_ENUM(DirectoryGround, Town, Age, Hours, Agreement, Check)

struct DirectoryReason {
    DirectoryGround ground = DirectoryGround::Town;
    DirectoryFit fit = DirectoryFit::Fits;
    std::string text;
};

struct DirectoryMatch {
    const DirectoryEntry* entry = nullptr;
    DirectoryFit fit = DirectoryFit::Fits;
    std::vector<DirectoryReason> reasons; // one a ground; those that were not asked are left out
};

// All entries of the kind in the order to try: those that fit, those that may, those that do not,
// and in each by `order`, what stands in the town, the fewest towns, and name. Town, age and hours
// decide whether one fits. A late check or a missing agreement warns and hides nobody.
std::vector<DirectoryMatch> findInDirectory(const std::vector<DirectoryEntry>& entries,
                                            const DirectoryQuery& query);

// Who comes to a person of that age in that town in a crisis; a team of the town before one of the
// whole state, both before a line that only passes the call on ("state line"). Hours do not count
// here. No entry: nobody does.
struct MobileCrisis {
    const DirectoryEntry* entry = nullptr;
    bool isStateLine = false;
};
MobileCrisis mobileCrisisFor(const std::vector<DirectoryEntry>& entries, std::string_view town,
                             int age);

} // namespace haven
