#pragma once

#include <array>
#include <QFontMetricsF>

namespace haven::ui {

// Adds up the widths of letters: kerning makes a text at most narrower, and thousands of labels
// are measured in a moment.
class LetterWidths final
{
public:
    explicit LetterWidths(const QFont& font);

    double of(const QString& text) const;

private:
    QFontMetricsF m_metrics;
    std::array<double, 256> m_plain = {};
};

} // namespace haven::ui
