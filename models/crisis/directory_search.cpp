#include "models/crisis/directory_search.h"

#include "models/base/text.h"

#include <algorithm>

namespace haven {

namespace {

// All of the entry that somebody might type, in small letters.
std::string haystackOf(const DirectoryEntry& entry)
{
    std::string all = entry.name + '\n' + kindText(entry.kind) + '\n' + entry.at + '\n' + entry.id;
    for (const auto& phone : entry.phones)
        all += '\n' + phoneText(phone);
    for (const auto* list : {&entry.towns, &entry.capabilities, &entry.notes}) {
        for (const auto& one : *list)
            all += '\n' + one;
    }
    return toLower(all);
}

bool hasWords(const DirectoryEntry& entry, const std::vector<std::string>& words)
{
    if (words.empty())
        return true;
    const std::string all = haystackOf(entry);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return all.find(word) != std::string::npos;
    });
}

bool comesIntoQuestion(const DirectoryMatch& match, const DirectorySearch& search)
{
    return std::none_of(match.reasons.begin(), match.reasons.end(), [&](const auto& reason) {
        if (reason.fit != DirectoryFit::DoesNot)
            return false;
        return reason.ground != DirectoryGround::Hours || search.open == DirectorySearch::Open::Now;
    });
}

} // namespace

std::string kindText(DirectoryKind kind)
{
    std::string words = kindWord(kind);
    std::replace(words.begin(), words.end(), '-', ' ');
    return words;
}

DirectoryReach reachOf(const std::vector<DirectoryEntry>& entries, const DirectoryEntry& entry)
{
    DirectoryReach reach;
    const DirectoryEntry* from = &entry;
    if (entry.phones.empty()) {
        from = entry.via.empty() ? nullptr : findEntry(entries, entry.via);
        if (from == nullptr || from->phones.empty())
            return reach;
        reach.through = from->name;
    }
    for (const auto& phone : from->phones)
        reach.numbers.push_back(phoneText(phone));
    return reach;
}

std::vector<DirectoryMatch> searchDirectory(const std::vector<DirectoryEntry>& entries,
                                            const DirectorySearch& search)
{
    std::vector<std::string> words;
    for (const std::string& word : split(toLower(search.words), ' ')) {
        if (!trimmed(word).empty())
            words.emplace_back(trimmed(word));
    }
    auto matches = findInDirectory(entries, search.query);
    std::erase_if(matches, [&](const DirectoryMatch& match) {
        return !comesIntoQuestion(match, search) || !hasWords(*match.entry, words);
    });
    return matches;
}

} // namespace haven
