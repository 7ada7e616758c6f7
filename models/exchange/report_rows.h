#pragma once

#include "models/base/field_class.h"

#include <string>
#include <string_view>
#include <vector>

namespace haven {

// A report as plain data: whoever makes it decides what is withheld, whoever writes it decides
// nothing. Times and codes are texts by then.
struct ReportColumn {
    enum class Side { Left, Right };
    std::string name;  // key in JSON, snake_case
    std::string title; // heading for people
    Side side = Side::Left;
};

struct ReportCell {
    std::string text;
    FieldClass fieldClass = FieldClass::Open;
    // The reason code where the text may not leave, such as "care". A withheld cell has no text, so
    // that no writer can leak it; every writer shows the reason in its place.
    std::string withheldReason;

    static ReportCell of(std::string text, FieldClass fieldClass);
    static ReportCell withheld(FieldClass fieldClass, std::string reason);
    [[nodiscard]] bool isWithheld() const { return !withheldReason.empty(); }
};

struct Report {
    std::string title;
    std::vector<std::string> preface; // a line each: agency, period, purpose, made when and by whom
    std::vector<ReportColumn> columns;
    std::vector<std::vector<ReportCell>> rows; // each as long as columns
    // OneSheet: on paper smaller type and then fewer old notes, rather than a second sheet.
    enum class Fit { Flow, OneSheet };
    Fit fit = Fit::Flow;
    std::string stamp;              // large across each sheet of paper; empty: none
    std::vector<std::string> notes; // a line each, below the table: what the codes mean
};

// A column of the aligned text is at most this wide; longer cells are wrapped at blanks.
constexpr std::size_t kReportColumnWidthMax = 72;

// Aligned plain text. Control characters become "?", because a terminal would obey them.
std::string reportAsText(const Report& report);
// RFC 4180 with CRLF: headings, then rows, nothing else; every cell safe from being a formula.
std::string reportAsCsv(const Report& report);
// One JSON document: {title, preface, columns, rows, notes}; a cell is its text, or
// {"withheld": reason, "class": class}.
std::string reportAsJson(const Report& report);

} // namespace haven
