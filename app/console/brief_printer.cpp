#include "app/console/brief_printer.h"

#include "app/print/report_pdf.h"
#include "models/exchange/relief_report.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace haven {

namespace {

constexpr qsizetype kPrintedDate = 10; // "2026-11-21" of "2026-11-21 21:47:08"
constexpr qsizetype kPrintedMinute = 16;

} // namespace

BriefPrinter::BriefPrinter(Desk& desk, const AgencyTime& time, QDir folder, QObject* parent)
    : QObject(parent), m_desk(desk), m_time(time), m_folder(std::move(folder))
{}

void BriefPrinter::print()
{
    const QString today = m_time.dated(m_desk.now()).left(kPrintedDate);
    const auto clock = [this, today](Instant at) {
        const QString dated = m_time.dated(at).left(kPrintedMinute);
        return (dated.left(kPrintedDate) == today ? dated.mid(kPrintedDate + 1) : dated)
            .toStdString();
    };
    const Report report =
        reliefReport(reliefBrief({m_desk.state(), m_desk.knowledge().codes, m_desk.seat(),
                                  m_desk.now(), clock, BriefCare::Withheld}));
    // The time in the name: an earlier page is evidence of what was known then.
    QString stamp = m_time.dated(m_desk.now());
    stamp.replace(u':', u'-').replace(u' ', u'_');
    const QString path = m_folder.filePath(QStringLiteral("relief-%1.pdf").arg(stamp));
    const QPointer<BriefPrinter> self(this);
    QThreadPool::globalInstance()->start([self, report, path, folder = m_folder.path()] {
        const bool isWritten = QDir().mkpath(folder) && writeReportPdf(report, path.toStdString());
        // The pointer is only looked at on the GUI thread, which is the one that deletes it.
        QMetaObject::invokeMethod(
            qApp,
            [self, path, isWritten] {
                if (self && isWritten)
                    Q_EMIT self->printed(path);
                else if (self)
                    Q_EMIT self->refused(refuse(RefusalCode::FileUnwritable, path.toStdString()));
            },
            Qt::QueuedConnection);
    });
}

} // namespace haven
