#include "models/exchange/csv_writer.h"

#include <algorithm>
#include <array>

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

// A terminal obeys them, and no spreadsheet shows them. Both sets, but for what parts lines.
std::string withoutOrderBytes(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    const auto at = [&text](std::size_t n) { return static_cast<unsigned char>(text[n]); };
    for (std::size_t n = 0; n < text.size(); ++n) {
        const bool isOfTwo =
            at(n) == 0xC2 && n + 1 < text.size() && at(n + 1) >= 0x80 && at(n + 1) < 0xA0;
        const bool isOrder =
            (at(n) < 0x20 && text[n] != '\n' && text[n] != '\r' && text[n] != '\t') ||
            at(n) == 0x7F;
        out += isOfTwo || isOrder ? '?' : text[n];
        n += isOfTwo ? 1 : 0;
    }
    return out;
}

// "=" and its like, also in the wide form that some spreadsheets take for the same.
bool runs(std::string_view text)
{
    constexpr std::string_view kRuns = "=+-@\t\r";
    constexpr std::array<std::string_view, 4> kWide{"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                                    "\xEF\xBC\xA0"};
    const auto first = text.find_first_not_of(" \n");
    if (first == std::string_view::npos)
        return false;
    return kRuns.find(text[first]) != std::string_view::npos ||
           std::find(kWide.begin(), kWide.end(), text.substr(first, 3)) != kWide.end();
}

} // namespace

std::string safeCell(std::string_view text)
{
    std::string plain = withoutOrderBytes(text);
    return runs(plain) ? "'" + plain : plain;
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
