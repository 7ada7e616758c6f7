#include "app/console/brief_printer.h"

#include "app/print/report_pdf.h"
#include "models/exchange/relief_report.h"
#include "models/items/brief_model.h"

namespace haven {

namespace {

constexpr qsizetype kPrintedDate = 10; // "2026-11-21" of "2026-11-21 21:47:08"
constexpr qsizetype kPrintedMinute = 16;

} // namespace

BriefPrinter::BriefPrinter(Desk& desk, const AgencyTime& time, QDir folder, QObject* parent)
    : PagePrinter(std::move(folder), parent), m_desk(desk), m_time(time)
{}

void BriefPrinter::print()
{
    const QString today = m_time.dated(m_desk.now()).left(kPrintedDate);
    const auto clock = [this, today](Instant at) {
        const QString dated = m_time.dated(at).left(kPrintedMinute);
        return (dated.left(kPrintedDate) == today ? dated.mid(kPrintedDate + 1) : dated)
            .toStdString();
    };
    const Report report = reliefReport(
        reliefBrief({m_desk.state(),
                     m_desk.knowledge().codes,
                     m_desk.seat(),
                     m_desk.now(),
                     clock,
                     BriefCare::Withheld,
                     {},
                     halfTakenAt(m_desk),
                     [this](const std::string& words) { return m_desk.weaponIn(words); }}));
    // The time in the name: an earlier page is evidence of what was known then.
    QString stamp = m_time.dated(m_desk.now());
    stamp.replace(u':', u'-').replace(u' ', u'_');
    draw(QStringLiteral("relief-%1.pdf").arg(stamp),
         [report](const std::string& path) { return writeReportPdf(report, path); });
}

} // namespace haven
