#include "ui/widgets/result_line.h"

#include "ui/widgets/marks.h"

#include <cmath>
#include <QAccessible>
#include <QFontMetricsF>
#include <QPainter>

namespace haven::ui {

ResultLine::ResultLine(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source)
{
    setObjectName(QStringLiteral("resultLine"));
    setAccessibleName(tr("Result"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ResultLine::say(ResultKind kind, const QString& text, const QString& time)
{
    m_kind = kind;
    m_text = text;
    m_time = time;
    setToolTip(text);
    setAccessibleDescription(text);
    // Spoken at once: the eyes are on the notes, not here.
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    updateGeometry();
    update();
}

void ResultLine::clear()
{
    say(ResultKind::None, {});
}

QSize ResultLine::sizeHint() const
{
    const Look& look = m_source.look();
    const QFontMetricsF metrics(look.font(TypeRole::Column));
    const double words =
        metrics.horizontalAdvance(m_text) + metrics.horizontalAdvance(m_time) + look.scaled(48);
    return {static_cast<int>(std::ceil(words)), look.px(24)};
}

QSize ResultLine::minimumSizeHint() const
{
    return {m_source.look().px(120), m_source.look().px(24)};
}

void ResultLine::paintEvent(QPaintEvent*)
{
    if (m_kind == ResultKind::None)
        return;
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = look.font(TypeRole::Column);
    const QFontMetricsF metrics(font);
    const double sign = look.scaled(10);
    const QRectF box(1, (height() - sign) / 2, sign, sign);
    Token token = Token::Second;
    if (m_kind == ResultKind::Done)
        token = Token::Valid;
    else if (m_kind == ResultKind::Refused)
        token = Token::Danger;
    const QColor color = look.color(token);
    painter.setPen(QPen(color, look.scaled(1.6), Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    if (m_kind == ResultKind::Done)
        painter.drawPath(tickPath(box));
    else if (m_kind == ResultKind::Refused)
        painter.drawPath(crossPath(box.adjusted(1, 1, -1, -1)));
    else
        painter.drawLine(QPointF(box.left(), box.center().y()),
                         QPointF(box.right(), box.center().y()));

    painter.setFont(font);
    const double left = sign + look.scaled(7);
    const double timeWidth = m_time.isEmpty() ? 0 : metrics.horizontalAdvance(m_time) + 1;
    const double room = width() - left - (timeWidth > 0 ? timeWidth + look.scaled(16) : 0);
    const QString words = metrics.elidedText(m_text, Qt::ElideRight, room);
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
    painter.drawText(QRectF(left, 0, room, height()), flags, words);
    painter.setPen(look.color(Token::Quiet));
    painter.drawText(
        QRectF(left + metrics.horizontalAdvance(words) + look.scaled(16), 0, timeWidth, height()),
        flags, m_time);
}

} // namespace haven::ui
