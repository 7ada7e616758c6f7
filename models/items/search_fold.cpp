#include "models/items/search_fold.h"

#include "models/items/qt_text.h"

#include <algorithm>

namespace haven {

namespace {

bool isPlain(const QString& text)
{
    constexpr char16_t kAsciiEnd = 0x80;
    return std::all_of(text.begin(), text.end(),
                       [](QChar letter) { return letter.unicode() < kAsciiEnd; });
}

} // namespace

QString searchFold(const QString& text)
{
    if (isPlain(text))
        return text.toLower();
    QString folded;
    for (const QChar letter : text.normalized(QString::NormalizationForm_KD)) {
        if (!letter.isMark())
            folded += letter.toCaseFolded();
    }
    return folded;
}

std::string searchFold(std::string_view text)
{
    return searchFold(typedFromStd(text)).toStdString();
}

bool foldedContains(const QString& text, const QString& wanted)
{
    return isPlain(text) ? text.contains(wanted, Qt::CaseInsensitive)
                         : searchFold(text).contains(wanted);
}

} // namespace haven
