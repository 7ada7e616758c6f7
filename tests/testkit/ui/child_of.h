#pragma once

#include <QString>
#include <QtGlobal>
#include <QWidget>

namespace haven::test {

// What has this object name below a widget; without it the program ends and says so.
template <class W>
W& childOf(const QWidget& root, const char* name)
{
    W* found = root.findChild<W*>(QString::fromLatin1(name));
    if (!found)
        qFatal("there is no %s", name);
    return *found;
}

} // namespace haven::test
