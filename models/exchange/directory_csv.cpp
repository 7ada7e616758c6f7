#include "models/exchange/directory_csv.h"

#include "models/base/text.h"
#include "models/crisis/directory.h"
#include "models/exchange/csv_reader.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

namespace haven {

namespace {

constexpr std::array<std::string_view, 17> kDirectoryColumns = {
    "id",           "kind",      "name",     "phones", "via",   "hours",  "ages", "towns",    "at",
    "capabilities", "agreement", "capacity", "order",  "notes", "source", "asOf", "checkedOn"};
constexpr std::array<std::string_view, 4> kListColumns = {"phones", "towns", "capabilities",
                                                          "notes"};
constexpr std::array<std::string_view, 2> kNumberColumns = {"capacity", "order"};
constexpr std::array<std::string_view, 3> kUnknownColumns = {"hours", "ages", "towns"};
constexpr std::array<std::string_view, 4> kNeededColumns = {"id", "kind", "name", "source"};

template <class List>
bool isAmong(const List& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

// The columns of the file, in its order.
Result<std::vector<std::string>> columnsOf(const CsvReader& reader, const CsvRow& header)
{
    std::vector<std::string> columns;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        const std::string_view word = trimmed(header.fields[i]);
        const auto known =
            std::find_if(kDirectoryColumns.begin(), kDirectoryColumns.end(),
                         [word](std::string_view one) { return equalsIgnoringCase(one, word); });
        if (known == kDirectoryColumns.end())
            return reader.refuseAt(RefusalCode::CsvMalformed, i + 1,
                                   "a directory has no column “" + std::string(word) + "”");
        if (!seen.insert(std::string(*known)).second)
            return reader.refuseAt(RefusalCode::CsvMalformed, i + 1,
                                   "the column " + std::string(*known) + " is there twice");
        columns.emplace_back(*known);
    }
    for (const std::string_view needed : kNeededColumns) {
        if (seen.count(std::string(needed)) == 0)
            return reader.refuseAt(RefusalCode::CsvMalformed, 1,
                                   "the column " + std::string(needed) + " is missing");
    }
    return columns;
}

nlohmann::json cellJson(const std::string& column, std::string_view cell)
{
    constexpr std::size_t kDigitsMax = 6;
    if (isAmong(kNumberColumns, column) && isDigits(cell) && cell.size() <= kDigitsMax)
        return std::stoi(std::string(cell));
    const bool isWord = column == "towns" && (cell == "all" || cell == "unknown");
    if (!isAmong(kListColumns, column) || isWord)
        return std::string(cell);
    nlohmann::json list = nlohmann::json::array();
    for (const std::string& part : split(cell, ';')) {
        if (!trimmed(part).empty())
            list.push_back(std::string(trimmed(part)));
    }
    return list;
}

nlohmann::json entryJson(const std::vector<std::string>& columns, const CsvRow& row)
{
    nlohmann::json entry = nlohmann::json::object();
    for (const std::string_view column : kUnknownColumns)
        entry[std::string(column)] = "unknown";
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
        const std::string_view cell = trimmed(row.fields[i]);
        if (!cell.empty())
            entry[columns[i]] = cellJson(columns[i], cell);
    }
    return entry;
}

} // namespace

Result<DirectoryTable> readDirectoryCsv(ByteSource& source)
{
    CsvLimits limits;
    limits.fileBytesMax = kDirectoryBytesMax;
    CsvReader reader(source, {}, limits);
    const auto header = reader.next();
    if (!header)
        return header.refusal();
    if (*header == nullptr)
        return refuse(RefusalCode::FileUnreadable, source.name(), "it is empty");
    const auto columns = columnsOf(reader, **header);
    if (!columns)
        return columns.refusal();
    DirectoryTable table;
    nlohmann::json entries = nlohmann::json::array();
    for (;;) {
        const auto next = reader.next();
        if (!next)
            return next.refusal();
        const CsvRow* row = *next;
        if (row == nullptr)
            break;
        if (row->fields.size() > columns->size())
            return reader.refuseAt(RefusalCode::CsvMalformed, columns->size() + 1,
                                   "the row has more cells than there are columns");
        if (entries.size() == kDirectoryEntriesMax)
            return reader.refuseAt(RefusalCode::CsvMalformed, 1,
                                   "at most " + std::to_string(kDirectoryEntriesMax) +
                                       " entries are taken");
        entries.push_back(entryJson(*columns, *row));
        table.rows.push_back(row->number);
    }
    table.json = nlohmann::json{{"entries", entries}}.dump();
    return table;
}

} // namespace haven
