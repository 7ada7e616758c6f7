#include "models/exchange/rotation_csv.h"

#include "models/base/text.h"
#include "models/dispatch/aid_rules.h"
#include "models/exchange/csv_reader.h"

#include <algorithm>
#include <array>

namespace haven {

namespace {

constexpr std::size_t kRotationRowsMax = 10'000;
constexpr std::array kRotationColumns{"kind", "zone", "class", "company", "phone"};

struct RotationColumns {
    std::array<std::optional<std::size_t>, kRotationColumns.size()> at;
};

Refusal malformedAt(std::int64_t row, const std::string& what)
{
    return refuse(RefusalCode::RotationFileMalformed, "row " + std::to_string(row) + ", " + what);
}

Result<RotationColumns> columnsIn(const CsvRow& head)
{
    RotationColumns columns;
    for (std::size_t i = 0; i < head.fields.size(); ++i) {
        const auto found =
            std::find_if(kRotationColumns.begin(), kRotationColumns.end(), [&](const char* name) {
                return equalsIgnoringCase(name, trimmed(head.fields[i]));
            });
        if (found == kRotationColumns.end())
            return malformedAt(1, "there is no column " + std::string(head.fields[i]));
        columns.at[static_cast<std::size_t>(found - kRotationColumns.begin())] = i;
    }
    if (!columns.at[0] || !columns.at[3])
        return malformedAt(1, "the columns kind and company are needed");
    return columns;
}

std::string cellOf(const CsvRow& row, const RotationColumns& columns, std::size_t which)
{
    const auto at = columns.at[which];
    if (!at || *at >= row.fields.size())
        return {};
    return std::string(trimmed(row.fields[*at]));
}

} // namespace

Result<std::vector<RotationList>> readRotationCsv(ByteSource& source, const AidTable& table)
{
    CsvReader reader(source);
    const auto head = reader.next();
    if (!head)
        return head.refusal();
    if (*head == nullptr)
        return malformedAt(1, "the file is empty");
    const auto columns = columnsIn(**head);
    if (!columns)
        return columns.refusal();
    std::vector<RotationList> lists;
    for (std::size_t rows = 0;; ++rows) {
        const auto row = reader.next();
        if (!row)
            return row.refusal();
        if (*row == nullptr)
            break;
        if (rows >= kRotationRowsMax)
            return malformedAt((*row)->number, "that is too many rows");
        const std::string word = cellOf(**row, *columns, 0);
        const AidKind* kind = table.kindFor(word);
        if (!kind)
            return malformedAt((*row)->number, "there is no kind " + word);
        const std::string zone = cellOf(**row, *columns, 1);
        const std::string grade = cellOf(**row, *columns, 2);
        const std::string company = cellOf(**row, *columns, 3);
        if (company.empty())
            return malformedAt((*row)->number, "the company has no name");
        const std::string key = rotationKey(kind->code, zone, grade);
        auto list = std::find_if(lists.begin(), lists.end(),
                                 [&](const RotationList& one) { return one.key == key; });
        if (list == lists.end())
            list = lists.insert(lists.end(), RotationList{key, kind->code, zone, grade, {}});
        list->members.push_back({company, cellOf(**row, *columns, 4)});
    }
    if (lists.empty())
        return malformedAt(2, "nobody is on it");
    return lists;
}

} // namespace haven
