#include "app/settings/installed_fonts.h"

#include <QFile>
#include <QStandardPaths>
#include <QStringList>

namespace haven {

namespace {

QString installedFile(const QString& name)
{
    QStringList folders = QStandardPaths::standardLocations(QStandardPaths::FontsLocation);
    folders << QStringLiteral("/usr/share/fonts") << QStringLiteral("/usr/local/share/fonts");
    for (const QString& folder : std::as_const(folders)) {
        for (const char* below : {"", "/opentype/inter", "/inter", "/truetype/inter"}) {
            const QString path = folder + QString::fromLatin1(below) + u'/' + name;
            if (QFile::exists(path))
                return path;
        }
    }
    return {};
}

} // namespace

std::vector<QByteArray> installedInterFonts()
{
    std::vector<QByteArray> fonts;
    for (const char* name :
         {"Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf", "Inter-Italic.otf"}) {
        QFile file(installedFile(QString::fromLatin1(name)));
        if (file.exists() && file.open(QIODevice::ReadOnly))
            fonts.push_back(file.readAll());
    }
    return fonts;
}

} // namespace haven
