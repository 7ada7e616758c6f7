#pragma once

#include "models/exchange/report_rows.h"

#include <string>

namespace haven {

constexpr int kDotsPerInch = 150; // of every page we print

// A clean table on Letter paper, headings repeated on every page, page n of m. Written beside and
// renamed, so that a failed one leaves the old file.
// Precondition: a QGuiApplication exists (fonts). False when the file cannot be written.
bool writeReportPdf(const Report& report, const std::string& path);

} // namespace haven
