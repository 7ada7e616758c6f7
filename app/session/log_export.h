#pragma once

#include "app/session/log_report.h"
#include "app/session/staged_file.h"
#include "models/exchange/numbers_report.h"
#include "models/items/desk.h"

#include <memory>

namespace haven {

// The shift log into a file: read, recorded, then written. Console and havenctl share it.
struct LogExport {
    LogExportWish wish;
    LogReader reader;
    const AgencyTime* time = nullptr; // outlives the job
    std::string agency;
    std::string made; // when and by whom, in words
    Instant now;      // numbers end there
};

// Numbers for people say no key, those for a program do.
NumbersWish::Keys keysOfNumbers(ExportFormat format);
// Runs on a reader's thread. A recorded internal export shows all classes but clinician-only; the
// outward ones withhold by class. Errors: those of reading the station.
Result<LogReport> makeLogExport(Database& database, const LogExport& job);
// The fact that must be on the log before the report is handed out.
LogExported exportFact(const LogExport& job, const LogReport& made);
// Written beside and renamed, so that a failed export leaves the old file alone. For a PDF a
// QGuiApplication must exist (fonts). Errors: FileUnwritable.
Result<void> writeReportFile(const Report& report, ExportFormat format, const std::string& path);

// The export, whole on the disk and not yet in its place, with the fact that lets it go there.
// Shared: the job that made it and the answer that places it are copied on their way.
struct StagedExport {
    std::shared_ptr<StagedFile> file;
    LogExported fact;
};
// Runs on a reader's thread. Errors: of makeLogExport; FileUnwritable.
Result<StagedExport> stageLogExport(Database& database, const LogExport& job);

std::string reportText(const Report& report, ExportFormat format);
std::string_view formatWord(ExportFormat format);

} // namespace haven
