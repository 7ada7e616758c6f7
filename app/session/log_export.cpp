#include "app/session/log_export.h"

#include "app/print/report_pdf.h"
#include "app/session/looks_report.h"
#include "app/settings/whole_file.h"

#include <algorithm>

namespace haven {

namespace {

// Numbers of nobody: what is too small to be told is hidden from everybody alike.
Result<LogReport> makeNumbers(Database& database, const LogExport& job)
{
    const Instant to = job.wish.query.to.value_or(job.now);
    LogReader reader = job.reader;
    reader.time = job.time;
    reader.now = job.now;
    const auto numbers =
        readNumbers(database, {job.wish.query.from.value_or(to), std::min(to, job.now)}, reader);
    if (!numbers)
        return numbers.refusal();
    LogReport made;
    made.report = numbersReport(
        *numbers, {job.agency, job.wish.selection, job.made, keysOfNumbers(job.wish.format)});
    made.withheld = std::count_if(numbers->lines.begin(), numbers->lines.end(),
                                  [](const NumberLine& line) { return line.isHidden; });
    return made;
}

std::string selectionOf(const LogExportWish& wish, const AgencyTime& time)
{
    switch (wish.what) {
    case ExportWhat::ShiftLog:
        return wish.selection;
    case ExportWhat::Numbers:
        return "behavioral health in numbers, " + wish.selection;
    case ExportWhat::Looks:
        return looksSelection(wish.looks, time);
    }
    return {};
}

} // namespace

NumbersWish::Keys keysOfNumbers(ExportFormat format)
{
    switch (format) {
    case ExportFormat::PlainText:
    case ExportFormat::PdfPages:
        return NumbersWish::Keys::Left;
    case ExportFormat::CsvTable:
    case ExportFormat::JsonText:
        return NumbersWish::Keys::Told;
    }
    return NumbersWish::Keys::Told;
}

Result<LogReport> makeLogExport(Database& database, const LogExport& job)
{
    if (job.wish.what == ExportWhat::Numbers)
        return makeNumbers(database, job);
    if (job.wish.what == ExportWhat::Looks)
        return looksReport(database, job.wish.looks, job.reader, *job.time);
    LogReportRequest request;
    request.query = job.wish.query;
    request.audience = job.wish.audience;
    request.agency = job.agency;
    request.selection = job.wish.selection;
    request.made = job.made;
    request.classMax = classMaxOf(job.reader.roles);
    return logReport(database, request, job.reader, *job.time);
}

LogExported exportFact(const LogExport& job, const LogReport& made)
{
    LogExported fact;
    fact.audience = audienceWord(job.wish.audience);
    fact.format = formatWord(job.wish.format);
    fact.selection = selectionOf(job.wish, *job.time);
    fact.rows = static_cast<std::int64_t>(made.report.rows.size());
    fact.withheld = made.withheld;
    return fact;
}

Result<void> writeReportFile(const Report& report, ExportFormat format, const std::string& path)
{
    if (format != ExportFormat::PdfPages)
        return writeWhole(path, reportText(report, format));
    return writeReportPdf(report, path) ? Result<void>()
                                        : Result<void>(refuse(RefusalCode::FileUnwritable, path));
}

Result<StagedExport> stageLogExport(Database& database, const LogExport& job)
{
    const auto made = makeLogExport(database, job);
    if (!made)
        return made.refusal();
    auto file = StagedFile::make(job.wish.path, [&](const std::string& path) {
        return writeReportFile(made->report, job.wish.format, path);
    });
    if (!file)
        return file.refusal();
    return StagedExport{std::make_shared<StagedFile>(*std::move(file)), exportFact(job, *made)};
}

std::string reportText(const Report& report, ExportFormat format)
{
    switch (format) {
    case ExportFormat::CsvTable:
        return reportAsCsv(report);
    case ExportFormat::JsonText:
        return reportAsJson(report);
    case ExportFormat::PlainText:
    case ExportFormat::PdfPages:
        return reportAsText(report);
    }
    return {};
}

std::string_view formatWord(ExportFormat format)
{
    switch (format) {
    case ExportFormat::PlainText:
        return "text";
    case ExportFormat::CsvTable:
        return "csv";
    case ExportFormat::JsonText:
        return "json";
    case ExportFormat::PdfPages:
        return "pdf";
    }
    return {};
}

} // namespace haven
