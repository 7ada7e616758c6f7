#pragma once

#include <QByteArray>
#include <QFile>

namespace haven::test {

// Nothing when it cannot be read.
inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace haven::test
