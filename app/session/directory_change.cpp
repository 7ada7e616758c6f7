#include "app/session/directory_change.h"

#include "app/session/directory_files.h"
#include "app/settings/whole_file.h"
#include "models/base/text.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace haven {

namespace {

constexpr std::size_t kRowsNamedMax = 10;

Refusal entryFault(const std::string& path, const DirectoryInput& input,
                   const DirectoryFault& fault)
{
    const bool isRow = fault.index < input.rows.size();
    const std::string row = std::to_string(isRow ? input.rows[fault.index]
                                                 : static_cast<std::int64_t>(fault.index) + 1);
    return refuse(RefusalCode::FileMalformed, path, row, "1", fault.entry + ": " + fault.what);
}

// The agency's own entries. A file with a fault is not written over: what is left out of it would
// be gone.
Result<std::vector<DirectoryEntry>> ownEntries(const std::string& station,
                                               const std::vector<std::string>& towns)
{
    const std::string path = agencyDirectoryPath(station);
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return std::vector<DirectoryEntry>{};
    auto input = readDirectoryFile(path, towns);
    if (!input)
        return input.refusal();
    if (!input->read.faults.empty())
        return entryFault(path, *input, input->read.faults.front());
    return std::move(input->read.entries);
}

void put(std::vector<DirectoryEntry>& own, DirectoryEntry entry)
{
    const auto known = std::find_if(own.begin(), own.end(),
                                    [&](const DirectoryEntry& one) { return one.id == entry.id; });
    if (known == own.end())
        own.push_back(std::move(entry));
    else
        *known = std::move(entry);
}

// The first fault in full, and the rows of the others, so that all are corrected at one go.
Refusal rowFaults(const std::string& path, const DirectoryInput& input)
{
    const auto& faults = input.read.faults;
    DirectoryFault first = faults.front();
    std::vector<std::string> rows;
    for (std::size_t n = 1; n < faults.size() && n <= kRowsNamedMax; ++n) {
        const std::size_t index = faults[n].index;
        if (index == first.index)
            continue; // the row that is told in full
        const std::int64_t row =
            index < input.rows.size() ? input.rows[index] : static_cast<std::int64_t>(index) + 1;
        if (rows.empty() || rows.back() != std::to_string(row))
            rows.push_back(std::to_string(row));
    }
    if (!rows.empty())
        first.what += fmt::format("; rows that are wrong as well: {}{}", joined(rows, ", "),
                                  faults.size() - 1 > kRowsNamedMax ? " and more" : "");
    return entryFault(path, input, first);
}

Result<std::vector<DirectoryEntry>> imported(const std::string& path,
                                             const std::vector<std::string>& towns)
{
    auto input = readDirectoryFile(path, towns);
    if (!input)
        return input.refusal();
    if (!input->read.faults.empty())
        return rowFaults(path, *input);
    return std::move(input->read.entries);
}

// What the wish leaves of the agency's own list, and what the log is to say of it.
struct Changed {
    std::vector<DirectoryEntry> own;
    Command command;
};
Result<Changed> changed(const DirectoryWish& wish, const std::string& station,
                        const std::vector<std::string>& towns,
                        const std::vector<DirectoryEntry>& shipped, LocalDay today)
{
    Changed out;
    if (wish.act == DirectoryWishAct::Import) {
        auto own = imported(wish.path, towns);
        if (!own)
            return own.refusal();
        out.own = *std::move(own);
        out.command = ChangeDirectory{
            DirectoryChange::Imported, {}, {}, static_cast<std::int64_t>(out.own.size())};
        return out;
    }
    auto own = ownEntries(station, towns);
    if (!own)
        return own.refusal();
    out.own = *std::move(own);
    DirectoryEntry entry = wish.entry;
    if (wish.act == DirectoryWishAct::Check) {
        const DirectoryEntry* known = findEntry(out.own, entry.id);
        if (known == nullptr)
            known = findEntry(shipped, entry.id);
        if (known == nullptr)
            return refuse(RefusalCode::DirectoryEntryUnknown, entry.id);
        entry = *known;
        entry.checkedOn = fmt::format("{:04}-{:02}-{:02}", today.year, today.month, today.day);
        out.command = CheckDirectoryEntry{entry.id, entry.name};
    } else {
        out.command = ChangeDirectory{DirectoryChange::Saved, entry.id, entry.name, 0};
    }
    put(out.own, std::move(entry));
    return out;
}

} // namespace

Result<DirectoryStage> stageDirectory(const DirectoryWish& wish, const std::string& station,
                                      LocalDay today)
{
    const auto names = directoryTowns();
    if (!names)
        return names.refusal();
    auto shipped = shippedDirectory(names->towns);
    if (!shipped)
        return shipped.refusal();
    auto done = changed(wish, station, names->towns, *shipped, today);
    if (!done)
        return done.refusal();
    const std::string text = directoryText(done->own);
    const std::string path = agencyDirectoryPath(station);
    // Read back before it takes the other's place.
    const auto again = parseDirectory(text, path, names->towns);
    if (!again)
        return again.refusal();
    if (!again->faults.empty())
        return entryFault(path, {}, again->faults.front());
    auto file =
        StagedFile::make(path, [&text](const std::string& part) { return writeWhole(part, text); });
    if (!file)
        return file.refusal();
    return DirectoryStage{std::move(done->command), std::make_shared<StagedFile>(*std::move(file)),
                          mergedDirectory(*std::move(shipped), again->entries)};
}

} // namespace haven
