#include "models/exchange/csv_writer.h"

namespace haven {

namespace {

void appendCell(std::string& out, std::string_view text)
{
    // A byte order mark at the start of a file would be taken for the file's own.
    const bool hasMark = text.substr(0, 3) == "\xEF\xBB\xBF";
    if (!hasMark && text.find_first_of("\",\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

} // namespace

std::string safeCell(std::string_view text)
{
    constexpr std::string_view kRuns = "=+-@\t\r";
    const auto first = text.find_first_not_of(" \n");
    const bool isFormula =
        first != std::string_view::npos && kRuns.find(text[first]) != std::string_view::npos;
    return isFormula ? "'" + std::string(text) : std::string(text);
}

std::string csvLine(const std::vector<std::string>& cells)
{
    std::vector<std::string> safe;
    safe.reserve(cells.size());
    for (const auto& cell : cells)
        safe.push_back(safeCell(cell));
    return csvLineVerbatim(safe);
}

std::string csvLineVerbatim(const std::vector<std::string>& cells)
{
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            out += ',';
        appendCell(out, cells[i]);
    }
    if (cells.size() == 1 && cells.front().empty())
        out += "\"\""; // a bare empty line would be read as no row at all
    return out + "\r\n";
}

} // namespace haven
