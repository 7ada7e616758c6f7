#include "app/session/handoff_export.h"

#include "app/print/handoff_pdf.h"
#include "app/session/log_export.h"
#include "app/session/log_reader.h"
#include "app/settings/whole_file.h"
#include "models/base/contracts.h"
#include "models/base/json_codec.h"

#include <QPointer>
#include <QThreadPool>

namespace haven {

namespace {

constexpr const char* kNotShown = "not shown to plain reading";

std::string pagesAsJson(const Incident& incident, const std::vector<Report>& pages)
{
    Json list = Json::array();
    for (const auto& page : pages)
        list.push_back(Json::parse(reportAsJson(page)));
    const Json document = {{"incident", incident.number}, {"pages", std::move(list)}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

ReportClock reportClock(const AgencyTime& time)
{
    return {[&time](Instant at) { return time.clock(at).toStdString(); },
            [&time](Instant at) { return time.dated(at).toStdString(); }};
}

LogExported handoffFact(const Incident& incident, ExportFormat format,
                        const std::vector<Report>& pages)
{
    LogExported fact;
    fact.audience = audienceWord(LogAudience::Internal);
    fact.format = formatWord(format);
    fact.selection = "hand-off page and checklists of " + incident.number;
    fact.rows = static_cast<std::int64_t>(rowCount(pages));
    fact.withheld = static_cast<std::int64_t>(withheldCount(pages));
    return fact;
}

std::string handoffText(const Incident& incident, const std::vector<Report>& pages,
                        ExportFormat format)
{
    HAVEN_ASSERT(format == ExportFormat::PlainText || format == ExportFormat::JsonText);
    if (format == ExportFormat::JsonText)
        return pagesAsJson(incident, pages);
    std::string text;
    for (const auto& page : pages)
        text += (text.empty() ? "" : "\n") + reportAsText(page);
    return text;
}

Result<void> writeHandoff(const Incident& incident, const std::vector<Report>& pages,
                          ExportFormat format, const std::string& path)
{
    if (format != ExportFormat::PdfPages)
        return writeWhole(path, handoffText(incident, pages, format));
    return writeHandoffPdf(pages, path) ? Result<void>()
                                        : Result<void>(refuse(RefusalCode::FileUnwritable, path));
}

std::vector<Report> plainPages(std::vector<Report> pages, const ProtectedNames& names)
{
    pages.resize(1);
    for (auto& row : pages.front().rows) {
        for (auto& cell : row) {
            if (cell.fieldClass > FieldClass::Police)
                cell = ReportCell::withheld(cell.fieldClass, kNotShown);
            else if (cell.fieldClass == FieldClass::Police)
                cell.text = names.withoutNames(cell.text);
        }
    }
    pages.front().notes = {"Health facts and checklists are shown to dispatchers, clinicians and "
                           "supervisors who have signed on."};
    return pages;
}

HandoffPrinter::HandoffPrinter(Desk& desk, const AgencyTime& time, QDir folder, QObject* parent)
    : QObject(parent), m_desk(desk), m_time(time), m_folder(std::move(folder))
{
    connect(&m_desk, &Desk::answered, this, &HandoffPrinter::hear);
}

void HandoffPrinter::print(IncidentId id)
{
    const auto found = m_desk.state().incidents.find(id);
    if (found == m_desk.state().incidents.end())
        return;
    const Incident& incident = found->second;
    const HandoffWish wish{m_desk.state(), m_desk.knowledge(), incident,
                           m_desk.now(),   m_desk.seat().name, m_desk.seat().roles};
    auto pages = handoffPages(wish, reportClock(m_time));
    if (classMaxOf(m_desk.seat().roles) < FieldClass::Care)
        pages = plainPages(std::move(pages), protectedNames(m_desk.state(), incident));
    const auto fact = handoffFact(incident, ExportFormat::PdfPages, pages);
    write(incident, pages, QStringLiteral("handoff"), fact);
}

void HandoffPrinter::printWorksheet(IncidentId id, CareSheet sheet)
{
    const auto found = m_desk.state().incidents.find(id);
    if (found == m_desk.state().incidents.end())
        return;
    const Incident& incident = found->second;
    const CareWish wish{m_desk.state(), m_desk.now(), m_desk.seat().name, m_desk.seat().roles};
    const std::vector<Report> pages{worksheetReport(wish, incident, sheet, reportClock(m_time))};
    auto fact = handoffFact(incident, ExportFormat::PdfPages, pages);
    fact.selection = "worksheet of " + incident.number;
    write(incident, pages, QStringLiteral("worksheet"), fact);
}

void HandoffPrinter::write(const Incident& incident, const std::vector<Report>& pages,
                           const QString& stem, const LogExported& fact)
{
    // The time in the name: an earlier page is evidence of what was known then.
    QString stamp = m_time.dated(m_desk.now());
    stamp.replace(u':', u'-').replace(u' ', u'_');
    const QString path = m_folder.filePath(
        QStringLiteral("%1-%2-%3.pdf").arg(stem, QString::fromStdString(incident.number), stamp));
    const QPointer<HandoffPrinter> self(this);
    const QString folder = m_folder.path();
    QThreadPool::globalInstance()->start([self, incident, pages, path, folder, fact] {
        QDir().mkpath(folder);
        auto staged = StagedFile::make(path.toStdString(), [&](const std::string& part) {
            return writeHandoff(incident, pages, ExportFormat::PdfPages, part);
        });
        // Shared: the call that carries it across may be copied.
        auto made = std::make_shared<Result<StagedFile>>(std::move(staged));
        // The pointer is only looked at on the GUI thread, which is the one that deletes it.
        QMetaObject::invokeMethod(
            qApp,
            [self, path, fact, made] {
                if (self)
                    self->record(*made, path, fact);
            },
            Qt::QueuedConnection);
    });
}

void HandoffPrinter::record(Result<StagedFile>& made, const QString& path, const LogExported& fact)
{
    if (!made) {
        Q_EMIT refused(made.refusal());
        return;
    }
    Waiting job{std::make_shared<StagedFile>(*std::move(made)), path};
    m_waiting.emplace(m_desk.submit(RecordExport{fact}), std::move(job));
}

void HandoffPrinter::hear(const Answered& answer)
{
    const auto found = m_waiting.find(answer.id);
    if (found == m_waiting.end())
        return;
    Waiting job = std::move(found->second);
    m_waiting.erase(found);
    if (!answer.result.isOk()) {
        job.file.reset();
        Q_EMIT refused(answer.result.refusal());
        return;
    }
    place(job);
}

void HandoffPrinter::place(const Waiting& job)
{
    const QPointer<HandoffPrinter> self(this);
    QThreadPool::globalInstance()->start([self, job] {
        const auto placed = job.file->place();
        QMetaObject::invokeMethod(
            qApp,
            [self, path = job.path, placed] {
                if (!self)
                    return;
                if (placed)
                    Q_EMIT self->printed(path);
                else
                    Q_EMIT self->refused(placed.refusal());
            },
            Qt::QueuedConnection);
    });
}

} // namespace haven
