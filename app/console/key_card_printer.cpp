#include "app/console/key_card_printer.h"

#include "app/print/key_card.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace haven {

KeyCardPrinter::KeyCardPrinter(QDir folder, QObject* parent)
    : QObject(parent), m_folder(std::move(folder))
{}

void KeyCardPrinter::print(const KeyChoice& choice, const QString& whose)
{
    const QString path = m_folder.filePath(QStringLiteral("keys.pdf"));
    const QPointer<KeyCardPrinter> self(this);
    const auto table = shippedActions();
    const Report card = keyCard(*table, KeyMap(table, choice), whose.toStdString());
    QThreadPool::globalInstance()->start([self, card, path, folder = m_folder.path()] {
        const bool isWritten = QDir().mkpath(folder) && writeKeyCard(card, path.toStdString());
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
