#include "ui/help/help_words.h"

#include "models/items/qt_text.h"
#include "ui/widgets/core_text.h"

#include <algorithm>
#include <QCoreApplication>

namespace haven::ui {

namespace {

struct HelpWordsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::HelpWords)
};

// As the pages are put together: what a verb does, and a line that does it.
constexpr QStringView kExample = u". For example: ";

// A code's label, and behind the last comma its priority.
QString labelWords(const QString& text)
{
    constexpr qsizetype kPriority = 4; // ", P3"
    const qsizetype comma = text.lastIndexOf(QStringLiteral(", P"));
    if (comma < 0 || text.size() - comma != kPriority)
        return text;
    return coreWord(text.left(comma).toStdString()) + text.mid(comma);
}

QString lineWords(const QString& text)
{
    const qsizetype example = text.lastIndexOf(kExample);
    if (example > 0)
        return HelpWordsTr::tr("%1. For example: %2", "what a verb does, a line that does it")
            .arg(coreWord(text.left(example).toStdString()), text.mid(example + kExample.size()));
    const QString word = coreWord(text.toStdString());
    if (word != text)
        return word;
    const QString act = QCoreApplication::translate(kActions, text.toUtf8().constData());
    return act == text ? labelWords(text) : act;
}

// A written text is translated with its marks, and filled afterwards.
std::string writtenWords(const HelpLine& line, const KeyMap& keys)
{
    const std::string said = coreWord(line.source).toStdString();
    return said == line.source ? line.text : helpFilled(said, keys);
}

} // namespace

std::vector<HelpPage> spokenHelp(std::vector<HelpPage> pages, const KeyMap& keys)
{
    for (HelpPage& page : pages) {
        const std::string title = coreWord(page.title).toStdString();
        // In the language the pages are written in there is nothing to say.
        const bool isOther = title != page.title;
        bool isWhole = true;
        page.title = title;
        for (HelpLine& line : page.lines) {
            std::string words = line.source.empty() ? lineWords(fromStd(line.text)).toStdString()
                                                    : writtenWords(line, keys);
            // One word may be the same in both: "Crisis".
            const bool isOneWord = line.text.find(' ') == std::string::npos;
            isWhole = isWhole && (isOneWord || words != line.text);
            line.text = std::move(words);
        }
        if (isOther && !isWhole)
            page.lines.insert(
                page.lines.begin(),
                {{}, HelpWordsTr::tr("Parts of this page are only in English.").toStdString()});
    }
    return pages;
}

} // namespace haven::ui
