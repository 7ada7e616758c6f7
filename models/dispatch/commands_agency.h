#pragma once

#include "models/dispatch/types.h"

#include <cstdint>
#include <string>

// What an office keeps up to date about its agency: whom to call, and what was agreed. Each leaves
// a changed setting in the log, with who and when.
namespace haven {

// Somebody has called the entry or looked it up: it is still so.
struct CheckDirectoryEntry {
    static constexpr const char* kName = "CheckDirectoryEntry";
    std::string entry; // its id in the directory
    std::string name;
    bool operator==(const CheckDirectoryEntry&) const = default;
};

// The agency's own list got another entry, or was brought in as a whole. Precondition: the list
// lies on the disk beside its place.
HAVEN_ENUM(DirectoryChange, Saved, Imported)
struct ChangeDirectory {
    static constexpr const char* kName = "ChangeDirectory";
    DirectoryChange change = DirectoryChange::Saved;
    std::string entry;        // Saved: its id
    std::string name;         // Saved
    std::int64_t entries = 0; // Imported: how many
    bool operator==(const ChangeDirectory&) const = default;
};

// What supervisors keep, too; ChangeSetting is for every other one.
HAVEN_ENUM(AgencySetting, Town, OnCall, CenterAgreement)
struct ChangeAgencySetting {
    static constexpr const char* kName = "ChangeAgencySetting";
    AgencySetting setting = AgencySetting::Town;
    std::string value; // empty: none
    bool operator==(const ChangeAgencySetting&) const = default;
};

} // namespace haven
