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

QString coreList(std::string_view english)
{
    const QString all = coreText(english);
    if (all != fromStd(english))
        return all;
    QStringList sentences;
    for (const QString& sentence : all.split(QStringLiteral("; "))) {
        QStringList parts;
        for (const QString& part : sentence.split(QStringLiteral(", ")))
            parts << coreText(part.toStdString());
        sentences << parts.join(QStringLiteral(", "));
    }
    return sentences.join(QStringLiteral("; "));
}

} // namespace haven::ui
