#include "ui/widgets/core_text.h"

#include "models/items/qt_text.h"

#include <QCoreApplication>

namespace haven::ui {

namespace {

QString spoken(const char* context, std::string_view english)
{
    // With the signs shown that would turn the order of the line: nothing of the translation has
    // any.
    const QString shown = fromStd(english);
    return shown.isEmpty() ? shown
                           : QCoreApplication::translate(context, shown.toUtf8().constData());
}

} // namespace

QString coreWord(std::string_view english)
{
    return spoken(kCoreWords, english);
}

QString coreText(std::string_view english)
{
    return spoken(kCoreSentences, english);
}

} // namespace haven::ui
