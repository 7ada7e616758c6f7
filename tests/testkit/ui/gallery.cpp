#include "tests/testkit/ui/gallery.h"

#include <QDir>
#include <QtTest>
#include <QWidget>

namespace haven::testkit {

void saveToGallery(QWidget& window, const QString& name)
{
    const QDir folder(QStringLiteral(HAVEN_BINARY_DIR "/gallery"));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    QVERIFY(window.grab().save(folder.filePath(name + QStringLiteral(".png"))));
}

} // namespace haven::testkit
