#include "ui/map/letter_widths.h"

namespace haven::ui {

LetterWidths::LetterWidths(const QFont& font) : m_metrics(font)
{
    for (std::size_t letter = 0; letter < m_plain.size(); ++letter)
        // As text and not as a letter: only then figures are as wide as they are drawn.
        m_plain[letter] =
            m_metrics.horizontalAdvance(QString(QChar(static_cast<char16_t>(letter))));
}

double LetterWidths::of(const QString& text) const
{
    double wide = 0;
    for (const QChar letter : text) {
        const auto code = static_cast<std::size_t>(letter.unicode());
        wide +=
            code < m_plain.size() ? m_plain[code] : m_metrics.horizontalAdvance(QString(letter));
    }
    return wide;
}

} // namespace haven::ui
