#pragma once

#include "models/crisis/directory_find.h"

#include <string>
#include <vector>

// The directory as somebody looks through it on the screen: words while they are typed, and only
// who may come into question.
namespace haven {

struct DirectorySearch {
    DirectoryQuery query;
    std::string words; // each stands somewhere in the entry, any case; empty: all
    enum class Open { Whenever, Now } open = Open::Whenever;
};

// In the order of findInDirectory(). Who is known not to serve the town or take the age is left
// out; who is closed only where it asks for open ones.
std::vector<DirectoryMatch> searchDirectory(const std::vector<DirectoryEntry>& entries,
                                            const DirectorySearch& search);

// What to call: the entry's own numbers, else who it is reached through with theirs; empty where no
// number is on file.
struct DirectoryReach {
    std::vector<std::string> numbers; // "211, press 1, then 1"
    std::string through;              // the name of the other one
};
DirectoryReach reachOf(const std::vector<DirectoryEntry>& entries, const DirectoryEntry& entry);

// "crisis line", as people say it.
std::string kindText(DirectoryKind kind);

} // namespace haven
