#include "models/exchange/directory_csv.h"

#include "models/base/text.h"
#include "models/crisis/directory.h"
#include "models/crisis/directory_form.h"
#include "models/exchange/csv_reader.h"

#include <algorithm>
#include <array>
#include <set>

namespace haven {

namespace {

constexpr std::array<std::string_view, 17> kDirectoryColumns = {
    "id",           "kind",      "name",     "phones", "via",   "hours",  "ages", "towns",    "at",
    "capabilities", "agreement", "capacity", "order",  "notes", "source", "asOf", "checkedOn"};
constexpr std::array<std::string_view, 4> kNeededColumns = {"id", "kind", "name", "source"};

std::string columnNames()
{
    return joined({kDirectoryColumns.begin(), kDirectoryColumns.end()}, ", ");
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
                                   "a directory has no column “" + std::string(word) +
                                       "”; it has: " + columnNames());
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

std::string entryJson(const std::vector<std::string>& columns, const CsvRow& row)
{
    DirectoryFields fields;
    for (std::size_t i = 0; i < row.fields.size(); ++i)
        fields[columns[i]] = row.fields[i];
    // A cell for notes has a line each, or, where it is one line, parts as the other lists have.
    if (const auto notes = fields.find("notes"); notes != fields.end()) {
        std::string& cell = notes->second;
        if (trimmed(cell).find('\n') == std::string_view::npos)
            std::replace(cell.begin(), cell.end(), ';', '\n');
    }
    return directoryEntryJson(fields);
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
    std::vector<std::string> entries;
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
    table.json = "{\"entries\":[" + joined(entries, ",") + "]}";
    return table;
}

} // namespace haven
