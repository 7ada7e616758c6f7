#include "app/console/page_printer.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace haven {

PagePrinter::PagePrinter(QDir folder, QObject* parent)
    : QObject(parent), m_folder(std::move(folder))
{}

void PagePrinter::draw(const QString& name, Draw page)
{
    const QString path = m_folder.filePath(name);
    const QPointer<PagePrinter> self(this);
    QThreadPool::globalInstance()->start([self, path, folder = m_folder.path(),
                                          page = std::move(page)] {
        const bool isDrawn = QDir().mkpath(folder) && page(path.toStdString());
        // The pointer is only looked at on the GUI thread, which is the one that deletes it.
        QMetaObject::invokeMethod(
            qApp,
            [self, path, isDrawn] {
                if (self && isDrawn)
                    Q_EMIT self->printed(path);
                else if (self)
                    Q_EMIT self->refused(refuse(RefusalCode::FileUnwritable, path.toStdString()));
            },
            Qt::QueuedConnection);
    });
}

} // namespace haven
