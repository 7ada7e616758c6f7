#pragma once

#include "models/crisis/directory.h"

#include <map>
#include <string>
#include <vector>

// One entry of the directory as a person writes it, in a form or in a row of a table: text by key,
// the keys of resources/directory/README.md, lists parted by ";". Notes are sentences, which may
// have one: they are parted by the end of the line.
namespace haven {

using DirectoryFields = std::map<std::string, std::string, std::less<>>;

// What is not known is "unknown", what is empty is left out.
std::string directoryEntryJson(const DirectoryFields& fields);
// Back again; every key that has something.
DirectoryFields directoryFieldsOf(const DirectoryEntry& entry);
// The entry, or the first fault in it.
DirectoryRead directoryEntryFrom(const DirectoryFields& fields,
                                 const std::vector<std::string>& towns);
// An id for a new entry of that name that no other one has: "harbor-house", "harbor-house-2".
std::string directoryIdFor(std::string_view name, const std::vector<DirectoryEntry>& entries);

} // namespace haven
