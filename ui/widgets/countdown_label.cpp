#include "ui/widgets/countdown_label.h"

#include "ui/widgets/marks.h"
#include "ui/widgets/words.h"

#include <cmath>
#include <QFontMetricsF>
#include <QPainter>

namespace haven::ui {

CountdownLabel::CountdownLabel(const ThemeSource& source, const QString& caption, QWidget* parent)
    : QWidget(parent), m_source(source), m_caption(caption)
{
    setObjectName(QStringLiteral("countdown"));
    setAccessibleName(caption);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void CountdownLabel::setSecondsLeft(std::optional<qint64> seconds)
{
    if (m_seconds == seconds)
        return;
    const auto lengthBefore = text().size();
    const bool wasLate = isLate();
    m_seconds = seconds;
    setAccessibleDescription(isLate() ? tr("late by %1").arg(text()) : text());
    // A layout pass each second would be paid by the whole panel; figures are tabular, so only a
    // new length matters.
    if (text().size() != lengthBefore || isLate() != wasLate)
        updateGeometry();
    update();
}

QString CountdownLabel::text() const
{
    if (!m_seconds)
        return QStringLiteral("–");
    return elapsedText(isLate() ? -*m_seconds : *m_seconds);
}

void CountdownLabel::setLateCaption(const QString& caption)
{
    m_lateCaption = caption;
    updateGeometry();
    update();
}

const QString& CountdownLabel::caption() const
{
    return isLate() && !m_lateCaption.isEmpty() ? m_lateCaption : m_caption;
}

double CountdownLabel::captionWidth() const
{
    if (caption().isEmpty())
        return 0;
    const Look& look = m_source.look();
    return QFontMetricsF(look.font(TypeRole::Column)).horizontalAdvance(caption()) + look.scaled(6);
}

QSize CountdownLabel::sizeHint() const
{
    const Look& look = m_source.look();
    const QString shown = isLate() ? tr("%1 late").arg(text()) : text();
    const QSizeF figure = lateChipSize(look, shown);
    return {static_cast<int>(std::ceil(captionWidth() + figure.width())),
            static_cast<int>(std::ceil(figure.height()))};
}

void CountdownLabel::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    const int flags = static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine;
    painter.setFont(look.font(TypeRole::Column));
    painter.setPen(look.color(Token::Second));
    painter.drawText(QRectF(0, 0, captionWidth(), height()), flags, caption());
    const QRectF figure = QRectF(rect()).adjusted(captionWidth(), 0, 0, 0);
    if (isLate()) {
        paintLateChip(painter, figure, look, tr("%1 late").arg(text()));
        return;
    }
    painter.setFont(look.font(TypeRole::Strong));
    painter.setPen(look.color(Token::Text));
    painter.drawText(figure, flags, text());
}

} // namespace haven::ui
