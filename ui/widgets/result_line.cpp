#include "ui/widgets/result_line.h"

#include "ui/widgets/marks.h"

#include <algorithm>
#include <cmath>
#include <QAccessible>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

namespace haven::ui {

namespace {

constexpr qsizetype kLines = 2;
constexpr double kSign = 10; // design pixels

} // namespace

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
    return {static_cast<int>(std::ceil(words)), minimumSizeHint().height()};
}

QSize ResultLine::minimumSizeHint() const
{
    const Look& look = m_source.look();
    const QFontMetricsF metrics(look.font(TypeRole::Column));
    return {look.px(120), static_cast<int>(std::ceil(metrics.lineSpacing() * kLines)) + 2};
}

void ResultLine::paintEvent(QPaintEvent*)
{
    if (m_kind == ResultKind::None)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSign(painter);
    paintWords(painter);
}

void ResultLine::paintSign(QPainter& painter) const
{
    const Look& look = m_source.look();
    const double sign = look.scaled(kSign);
    const QRectF box(1, (height() - sign) / 2, sign, sign);
    Token token = Token::Second;
    if (m_kind == ResultKind::Done)
        token = Token::Valid;
    else if (m_kind == ResultKind::Refused)
        token = Token::Danger;
    painter.setPen(QPen(look.color(token), look.scaled(1.6), Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    if (m_kind == ResultKind::Done)
        painter.drawPath(tickPath(box));
    else if (m_kind == ResultKind::Refused)
        painter.drawPath(crossPath(box.adjusted(1, 1, -1, -1)));
    else
        painter.drawLine(QPointF(box.left(), box.center().y()),
                         QPointF(box.right(), box.center().y()));
}

void ResultLine::paintWords(QPainter& painter) const
{
    const Look& look = m_source.look();
    const QFont font = look.font(TypeRole::Column);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(look.color(m_kind == ResultKind::Refused ? Token::Danger
                              : m_kind == ResultKind::Done  ? Token::Valid
                                                            : Token::Second));
    const double left = look.scaled(kSign) + look.scaled(7);
    const double timeWidth = m_time.isEmpty() ? 0 : metrics.horizontalAdvance(m_time) + 1;
    const double room =
        std::max(0.0, width() - left - (timeWidth > 0 ? timeWidth + look.scaled(16) : 0));
    QTextLayout layout(m_text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    double widest = 0;
    layout.beginLayout();
    while (lines.size() < kLines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(room);
        // The last one holds all the rest, cut at its end.
        const QString words =
            lines.size() + 1 < kLines
                ? m_text.mid(line.textStart(), line.textLength()).trimmed()
                : metrics.elidedText(m_text.mid(line.textStart()), Qt::ElideRight, room);
        widest = std::max(widest, metrics.horizontalAdvance(words));
        lines << words;
    }
    layout.endLayout();
    double top = (height() - metrics.lineSpacing() * static_cast<double>(lines.size())) / 2;
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
    for (const QString& words : lines) {
        painter.drawText(QRectF(left, top, room + 1, metrics.lineSpacing()), flags, words);
        top += metrics.lineSpacing();
    }
    painter.setPen(look.color(Token::Quiet));
    painter.drawText(QRectF(left + widest + look.scaled(16), 0, timeWidth, height()), flags,
                     m_time);
}

} // namespace haven::ui
