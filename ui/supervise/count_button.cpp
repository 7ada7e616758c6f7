#include "ui/supervise/count_button.h"

#include "ui/widgets/marks.h"

#include <algorithm>
#include <QFontMetricsF>
#include <QPainter>

namespace haven::ui {

CountButton::CountButton(const ThemeSource& source, const QString& words, CountWeight weight,
                         QWidget* parent)
    : QPushButton(parent), m_source(source), m_words(words), m_weight(weight)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Show these in the log: %1", "what a count counts").arg(words));
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
    setCount(0);
}

void CountButton::setCount(qsizetype count)
{
    m_count = count;
    setAccessibleName(tr("%1 %2", "a count, what it counts").arg(count).arg(m_words));
    update();
}

QSize CountButton::sizeHint() const
{
    const Look& look = m_source.look();
    const QFontMetricsF metrics(look.font(TypeRole::Body));
    return {static_cast<int>(metrics.horizontalAdvance(m_words) + look.scaled(60)),
            look.targetPx(27)};
}

QSize CountButton::minimumSizeHint() const
{
    return {m_source.look().px(120), sizeHint().height()};
}

void CountButton::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (isChecked() || underMouse())
        painter.fillRect(box, look.color(isChecked() ? Token::Selected : Token::Hover));
    if (hasFocus()) {
        painter.setPen(QPen(look.color(Token::Focus), 2));
        painter.drawRect(box);
    }
    const QString number = QString::number(m_count);
    const double inset = look.scaled(4);
    const QRectF line = box.adjusted(inset, 0, -inset, 0);
    double used = 0;
    if (m_weight == CountWeight::Urgent && m_count > 0) {
        used = lateChipSize(look, number).width();
        paintLateChip(painter, line, look, number);
    } else {
        const QFont font = look.font(TypeRole::Strong);
        used = QFontMetricsF(font).horizontalAdvance(number);
        painter.setFont(font);
        painter.setPen(look.color(m_count > 0 ? Token::Text : Token::Quiet));
        painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine, number);
    }
    const QRectF rest = line.adjusted(used + look.scaled(8), 0, 0, 0);
    painter.setPen(look.color(m_count > 0 ? Token::Text : Token::Quiet));
    paintFittedText(painter, rest, look, TypeRole::Body, TypeRole::Column, m_words);
}

} // namespace haven::ui
