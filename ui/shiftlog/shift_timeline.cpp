#include "ui/shiftlog/shift_timeline.h"

#include <algorithm>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>

namespace haven::ui {

namespace {

// In pieces: what a fill costs grows with the square of its corners (15 ms for a shift in one). Not
// smoothed, or the seams would show; the line goes over the edge.
void fillBelow(QPainter& painter, const QPolygonF& line, double bottom, const QColor& color)
{
    constexpr qsizetype kPiece = 24;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (qsizetype from = 0; from + 1 < line.size(); from += kPiece) {
        QPolygonF piece = line.mid(from, kPiece + 1);
        piece << QPointF(piece.last().x(), bottom) << QPointF(piece.first().x(), bottom);
        painter.drawPolygon(piece);
    }
    painter.restore();
}

} // namespace

ShiftTimelineView::ShiftTimelineView(const ThemeSource& source, const WallClock& clock,
                                     QWidget* parent)
    : QWidget(parent), m_source(source), m_clock(clock)
{
    setObjectName(QStringLiteral("shiftTimeline"));
    setAccessibleName(tr("The shift along the time"));
    setToolTip(tr("Facts along the time; above, what was late and what was flagged. A click, or "
                  "Left, Right and Enter, shows the log up to a time."));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ShiftTimelineView::setSummary(const ShiftSummary& summary)
{
    m_from = summary.from;
    m_to = summary.to;
    m_line = summary.timeline;
    setAccessibleDescription(tr("%1 facts, %2 times late, %3 times flagged")
                                 .arg(summary.facts)
                                 .arg(m_line.late.size())
                                 .arg(m_line.behavioral.size()));
    update();
}

void ShiftTimelineView::setHand(std::optional<Instant> at)
{
    m_hand = at;
    update();
}

QSize ShiftTimelineView::sizeHint() const
{
    return {m_source.look().px(400), m_source.look().px(98)};
}

QRectF ShiftTimelineView::plot() const
{
    const Look& look = m_source.look();
    return QRectF(rect()).adjusted(look.scaled(28), look.scaled(10), -look.scaled(28),
                                   -look.scaled(24));
}

double ShiftTimelineView::xOf(Instant at) const
{
    const QRectF area = plot();
    const double span = static_cast<double>(std::max<std::int64_t>(1, (m_to - m_from).ms));
    return area.left() + area.width() * static_cast<double>((at - m_from).ms) / span;
}

Instant ShiftTimelineView::timeAt(double x) const
{
    const QRectF area = plot();
    const double part = std::clamp((x - area.left()) / std::max(1.0, area.width()), 0.0, 1.0);
    return m_from + Span{static_cast<std::int64_t>(part * static_cast<double>((m_to - m_from).ms))};
}

void ShiftTimelineView::paintArea(QPainter& painter, const QRectF& area) const
{
    const auto most = std::max_element(m_line.facts.begin(), m_line.facts.end());
    if (most == m_line.facts.end() || *most == 0)
        return;
    const double top = area.top() + area.height() * 0.42; // the marks stand above
    QPolygonF line{QPointF(area.left(), area.bottom())};
    for (std::size_t i = 0; i < m_line.facts.size(); ++i) {
        const auto begin = m_from + Span{static_cast<std::int64_t>(i) * m_line.slotMs};
        const double x = std::min(xOf(begin + Span{m_line.slotMs / 2}), area.right());
        const double part = static_cast<double>(m_line.facts[i]) / static_cast<double>(*most);
        line << QPointF(x, area.bottom() - (area.bottom() - top) * part);
    }
    line << QPointF(area.right(), area.bottom());
    const Look& look = m_source.look();
    fillBelow(painter, line, area.bottom(), look.color(Token::ChartGround));
    painter.setPen(QPen(look.color(Token::Chart), 1));
    painter.drawPolyline(line);
}

void ShiftTimelineView::paintMarks(QPainter& painter, const QRectF& area) const
{
    const Look& look = m_source.look();
    const double height = look.scaled(9);
    const double width = look.scaled(2.5);
    // Two rows: late above, flagged below, so that the color is not the only difference.
    const auto row = [&](const std::vector<Instant>& times, double y, Token token) {
        for (const Instant at : times)
            painter.fillRect(QRectF(xOf(at) - width / 2, y, width, height), look.color(token));
    };
    row(m_line.late, area.top(), Token::ChartMark);
    row(m_line.behavioral, area.top() + height + look.scaled(3), Token::Behavioral);
    painter.setFont(look.font(TypeRole::Column));
}

void ShiftTimelineView::paintHours(QPainter& painter, const QRectF& area) const
{
    const Look& look = m_source.look();
    const QFont font = look.font(TypeRole::Column);
    const double room = QFontMetricsF(font).horizontalAdvance(QStringLiteral("00:00")) * 1.6;
    painter.setFont(font);
    constexpr std::int64_t kHourMs = 3'600'000;
    std::int64_t step = kHourMs;
    while (area.width() * static_cast<double>(step) <
           room * static_cast<double>(std::max<std::int64_t>(1, (m_to - m_from).ms)))
        step *= 2;
    const std::int64_t first = (m_from.ms + step - 1) / step * step;
    for (std::int64_t ms = first; ms <= m_to.ms; ms += step) {
        const double x = xOf(Instant{ms});
        painter.fillRect(QRectF(x, area.top(), 1, area.height()), look.color(Token::Line));
        const QRectF label(x - room / 2, area.bottom() + look.scaled(4), room, look.scaled(18));
        painter.setPen(look.color(Token::Second));
        const QString text = step >= 24 * kHourMs ? m_clock.dated(Instant{ms}).mid(5, 5)
                                                  : m_clock.time(Instant{ms}).left(5);
        painter.drawText(label, Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine, text);
    }
}

void ShiftTimelineView::paintHand(QPainter& painter, const QRectF& area) const
{
    if (!m_hand || *m_hand < m_from || *m_hand > m_to)
        return;
    const Look& look = m_source.look();
    const double x = xOf(*m_hand);
    painter.fillRect(QRectF(x - 1, area.top(), 2, area.height()), look.color(Token::Text));
    const QString text = m_clock.time(*m_hand);
    painter.setFont(look.font(TypeRole::Small));
    painter.setPen(look.color(Token::Text));
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(text);
    const bool isRight = x + width + look.scaled(8) < this->width();
    const QRectF label(isRight ? x + look.scaled(6) : x - width - look.scaled(6), area.top(), width,
                       look.scaled(18));
    painter.fillRect(label, look.color(Token::Panel));
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

void ShiftTimelineView::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), look.color(Token::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), look.color(Token::Line));
    const QRectF area = plot();
    paintHours(painter, area);
    paintArea(painter, area);
    paintMarks(painter, area);
    paintHand(painter, area);
    if (hasFocus()) {
        painter.setPen(QPen(look.color(Token::Focus), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ShiftTimelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    setHand(timeAt(event->position().x()));
    Q_EMIT timeChosen(*m_hand);
}

void ShiftTimelineView::keyPressEvent(QKeyEvent* event)
{
    const Instant hand = m_hand.value_or(m_to);
    switch (event->key()) {
    case Qt::Key_Left:
        setHand(std::max(m_from, hand - Span{m_line.slotMs}));
        return;
    case Qt::Key_Right:
        setHand(std::min(m_to, hand + Span{m_line.slotMs}));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT timeChosen(hand);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ShiftTimelineView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ShiftTimelineView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace haven::ui
