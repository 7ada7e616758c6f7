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

// Split before anything is matched: "%1 on scene" would take the whole list before it for a name.
QString coreList(std::string_view english)
{
    const QString all = fromStd(english);
    QStringList sentences = all.split(QStringLiteral("; "));
    for (QString& sentence : sentences) {
        const QString word = coreWord(sentence.toStdString());
        if (word != sentence) {
            sentence = word;
            continue;
        }
        QStringList parts = sentence.split(QStringLiteral(", "));
        for (QString& part : parts)
            part = coreText(part.toStdString());
        sentence = parts.join(QStringLiteral(", "));
    }
    return sentences.join(QStringLiteral("; "));
}

} // namespace haven::ui
