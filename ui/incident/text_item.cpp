#include "ui/incident/text_item.h"

#include <QStringList>

namespace haven::ui {

QString TextItem::spoken() const
{
    QStringList parts;
    if (!lead.isEmpty())
        parts << lead;
    for (const TextBlock& block : blocks) {
        parts << block.text;
        for (const TextMark& mark : block.marks) {
            if (!mark.hint.isEmpty())
                parts << block.text.mid(mark.start, mark.length) + QStringLiteral(": ") + mark.hint;
        }
    }
    return parts.join(QStringLiteral(". "));
}

BlockWriter& BlockWriter::plain(const QString& text)
{
    m_block.text += text;
    return *this;
}

BlockWriter& BlockWriter::marked(const QString& text, TextMarkKind kind, const QString& hint)
{
    m_block.marks.push_back(
        {static_cast<int>(m_block.text.size()), static_cast<int>(text.size()), kind, hint});
    m_block.text += text;
    return *this;
}

} // namespace haven::ui
