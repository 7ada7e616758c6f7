#include "models/exchange/report_rows.h"

#include "models/base/contracts.h"
#include "models/base/json_codec.h"
#include "models/base/text.h"
#include "models/exchange/csv_writer.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::string_view kGap = "  ";

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Code points, which is the width in a terminal for all but wide scripts.
std::size_t widthOf(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !isContinuation(c); }));
}

std::string shown(const ReportCell& cell)
{
    return cell.isWithheld() ? "[withheld: " + cell.withheldReason + "]" : cell.text;
}

// Without C0 controls, DEL and the C1 controls, which UTF-8 writes as C2 80 to C2 9F.
std::string withoutControls(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool isC1 =
            byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (isC1)
            ++i;
        const bool isControl = isC1 || byte < 0x20 || byte == 0x7F;
        out += isControl ? '?' : text[i];
    }
    return out;
}

// How many bytes of the line fit: up to the last blank within the width, or a hard cut.
std::size_t fitting(std::string_view line)
{
    std::size_t width = 0;
    std::size_t lastBlank = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (isContinuation(line[i]))
            continue;
        if (++width > kReportColumnWidthMax)
            return lastBlank > 0 ? lastBlank : i;
        if (line[i] == ' ')
            lastBlank = i;
    }
    return line.size();
}

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    for (;;) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        do {
            const std::size_t count = fitting(line);
            lines.push_back(withoutControls(line.substr(0, count)));
            line.remove_prefix(count);
            if (!line.empty() && line.front() == ' ')
                line.remove_prefix(1);
        } while (!line.empty());
        if (end == text.size())
            return lines;
        text.remove_prefix(end + 1);
    }
}

using CellLines = std::vector<std::vector<std::string>>; // of one row: a cell, its lines

void widen(std::vector<std::size_t>& widths, const CellLines& row)
{
    for (std::size_t column = 0; column < row.size(); ++column) {
        for (const std::string& line : row[column])
            widths[column] = std::max(widths[column], widthOf(line));
    }
}

std::string alignedRow(const std::vector<ReportColumn>& columns,
                       const std::vector<std::size_t>& widths, const CellLines& row)
{
    std::size_t height = 0;
    for (const auto& cell : row)
        height = std::max(height, cell.size());
    std::string out;
    for (std::size_t line = 0; line < height; ++line) {
        std::string text;
        for (std::size_t column = 0; column < row.size(); ++column) {
            const std::string cell = line < row[column].size() ? row[column][line] : std::string();
            const std::string pad(widths[column] - widthOf(cell), ' ');
            if (column > 0)
                text += kGap;
            text += columns[column].side == ReportColumn::Side::Right ? pad + cell : cell + pad;
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out += text + "\n";
    }
    return out;
}

CellLines headingsOf(const Report& report)
{
    CellLines headings;
    for (const ReportColumn& column : report.columns)
        headings.push_back(linesOf(column.title));
    return headings;
}

CellLines rulesOf(const std::vector<std::size_t>& widths)
{
    CellLines rules;
    for (const std::size_t width : widths)
        rules.push_back({std::string(width, '-')});
    return rules;
}

} // namespace

ReportCell ReportCell::of(std::string text, FieldClass fieldClass)
{
    // Paper, tables and terminals alike: no sign in it turns the order of a line.
    return ReportCell{withDirectionsShown(text), fieldClass, {}};
}

ReportCell ReportCell::withheld(FieldClass fieldClass, std::string reason)
{
    HAVEN_ASSERT(!reason.empty());
    return ReportCell{{}, fieldClass, std::move(reason)};
}

std::string reportAsText(const Report& report)
{
    std::vector<CellLines> rows;
    const CellLines headings = headingsOf(report);
    std::vector<std::size_t> widths(report.columns.size(), 0);
    widen(widths, headings);
    for (const auto& cells : report.rows) {
        HAVEN_ASSERT(cells.size() == report.columns.size());
        CellLines row;
        for (const ReportCell& cell : cells)
            row.push_back(linesOf(shown(cell)));
        widen(widths, row);
        rows.push_back(std::move(row));
    }
    std::string out = withoutControls(report.title) + "\n";
    for (const std::string& line : report.preface)
        out += withoutControls(line) + "\n";
    out += "\n" + alignedRow(report.columns, widths, headings);
    out += alignedRow(report.columns, widths, rulesOf(widths));
    for (const CellLines& row : rows)
        out += alignedRow(report.columns, widths, row);
    if (!report.notes.empty())
        out += "\n";
    for (const std::string& note : report.notes)
        out += withoutControls(note) + "\n";
    return out;
}

std::string reportAsCsv(const Report& report)
{
    std::vector<std::string> cells;
    for (const ReportColumn& column : report.columns)
        cells.push_back(column.title);
    std::string out = csvLine(cells);
    for (const auto& row : report.rows) {
        HAVEN_ASSERT(row.size() == report.columns.size());
        cells.clear();
        for (const ReportCell& cell : row)
            cells.push_back(shown(cell));
        out += csvLine(cells);
    }
    return out;
}

std::string reportAsJson(const Report& report)
{
    Json columns = Json::array();
    for (const ReportColumn& column : report.columns)
        columns.push_back({{"name", column.name}, {"title", column.title}});
    Json rows = Json::array();
    for (const auto& row : report.rows) {
        HAVEN_ASSERT(row.size() == report.columns.size());
        Json object = Json::object();
        for (std::size_t i = 0; i < row.size(); ++i) {
            Json& cell = object[report.columns[i].name];
            if (row[i].isWithheld())
                cell = {{"withheld", row[i].withheldReason}, {"class", toJson(row[i].fieldClass)}};
            else
                cell = row[i].text;
        }
        rows.push_back(std::move(object));
    }
    const Json document = {{"title", report.title},
                           {"preface", report.preface},
                           {"columns", columns},
                           {"rows", rows},
                           {"notes", report.notes}};
    // Our own text is UTF-8; should a byte ever not be, the report still comes out.
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace haven
