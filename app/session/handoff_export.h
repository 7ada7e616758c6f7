#pragma once

#include "app/session/agency_time.h"
#include "app/session/protected_names.h"
#include "app/session/staged_file.h"
#include "models/exchange/care_report.h"
#include "models/exchange/handoff_report.h"
#include "models/items/desk.h"

#include <map>
#include <memory>
#include <QDir>
#include <QObject>

namespace haven {

ReportClock reportClock(const AgencyTime& time);

// The fact that must be on the log before the pages are handed out: they hold health information.
LogExported handoffFact(const Incident& incident, ExportFormat format,
                        const std::vector<Report>& pages);

// What plain reading shows of the pages, and who has no care role: the hand-off page without health
// facts and notes, and no checklist, which says what is done about a person's health. The names of
// victims and of minors stand nowhere on it.
std::vector<Report> plainPages(std::vector<Report> pages, const ProtectedNames& names);

// All pages one after the other. Precondition: the format is text or JSON.
std::string handoffText(const Incident& incident, const std::vector<Report>& pages,
                        ExportFormat format);
// Errors: FileUnwritable.
Result<void> writeHandoff(const Incident& incident, const std::vector<Report>& pages,
                          ExportFormat format, const std::string& path);

// Print in the console: the pages of an incident as a PDF in a folder, away from the GUI thread and
// recorded before they are in their place. Lives on the GUI thread.
class HandoffPrinter final : public QObject
{
    Q_OBJECT

public:
    // Preconditions: desk and time outlive it. The folder is made when it is first needed.
    HandoffPrinter(Desk& desk, const AgencyTime& time, QDir folder, QObject* parent = nullptr);

    // Answered by printed() or refused(). Nothing happens for an incident that is not in memory.
    void print(haven::IncidentId incident);
    // A worksheet of 17a-503: answered in the same way.
    void printWorksheet(haven::IncidentId incident, haven::CareSheet sheet);

Q_SIGNALS:
    void printed(const QString& path);
    void refused(const haven::Refusal& refusal);

private:
    struct Waiting {
        std::shared_ptr<StagedFile> file; // shared: the job that places it is copied on its way
        QString path;
    };
    void write(const Incident& incident, const std::vector<Report>& pages, const QString& stem,
               const LogExported& fact);
    void record(Result<StagedFile>& made, const QString& path, const LogExported& fact);
    void hear(const Answered& answer);
    void place(const Waiting& job);

    Desk& m_desk;
    const AgencyTime& m_time;
    QDir m_folder;
    std::map<quint64, Waiting> m_waiting;
};

} // namespace haven
