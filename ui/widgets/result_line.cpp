#include "ui/widgets/result_line.h"

#include "ui/widgets/announcer.h"
#include "ui/widgets/marks.h"

#include <algorithm>
#include <cmath>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

namespace haven::ui {

namespace {

constexpr qsizetype kLines = 2;
constexpr double kSign = 10; // design pixels
constexpr double kLinePad = 6;
constexpr double kLineShare = 0.45; // at most, of what could have been typed

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

void ResultLine::say(ResultKind kind, const QString& text, const QString& time, const QString& line)
{
    m_kind = kind;
    m_text = text;
    m_time = time;
    m_line = line;
    const QString told =
        line.isEmpty() ? text
                       : tr("%1. The line for it: %2", "what happened, what could have been typed")
                             .arg(text, line);
    setToolTip(told);
    // The cross and its color are not heard, and a sentence alone does not always say that nothing
    // was done.
    const QString spoken = kind == ResultKind::Refused
                               ? tr("Refused: %1", "spoken; why a line was not done").arg(told)
                               : told;
    setAccessibleDescription(spoken);
    // Spoken at once: the eyes are on the notes, not here.
    if (kind != ResultKind::Working)
        announce(*this, spoken);
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
    const double words = metrics.horizontalAdvance(m_text) + metrics.horizontalAdvance(m_time) +
                         lineWidth() + look.scaled(48);
    return {static_cast<int>(std::ceil(words)), minimumSizeHint().height()};
}

// Of each line but the last, less than a word's width stays empty at its end.
double ResultLine::sentenceWidth() const
{
    const QFontMetricsF metrics(m_source.look().font(TypeRole::Column));
    double widest = 0;
    const QStringList words = m_text.split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words)
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return std::min(metrics.horizontalAdvance(m_text),
                    metrics.horizontalAdvance(m_text) / static_cast<double>(kLines) + widest);
}

int ResultLine::readableWidth() const
{
    const QFontMetricsF metrics(m_source.look().font(TypeRole::Column));
    const double around = sizeHint().width() - metrics.horizontalAdvance(m_text);
    return static_cast<int>(std::ceil(sentenceWidth() + around));
}

// The sentence matters more than the line that teaches and the time: where it would not be read
// beside them, first the line goes, then the time. The tooltip has all.
ResultLine::Rooms ResultLine::rooms() const
{
    const Look& look = m_source.look();
    const QFontMetricsF metrics(look.font(TypeRole::Column));
    const double left = look.scaled(kSign) + look.scaled(7);
    const double gap = look.scaled(16);
    Rooms out;
    out.time = m_time.isEmpty() ? 0 : metrics.horizontalAdvance(m_time) + 1;
    out.line = std::min(lineWidth(), std::max(0.0, width() - left) * kLineShare);
    const auto rest = [&] {
        return std::max(0.0, width() - left - (out.time > 0 ? out.time + gap : 0) -
                                 (out.line > 0 ? out.line + gap : 0));
    };
    if (rest() < sentenceWidth())
        out.line = 0;
    if (rest() < sentenceWidth())
        out.time = 0;
    out.words = rest();
    return out;
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
    const double gap = look.scaled(16);
    const auto [room, lineRoom, timeWidth] = rooms();
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
    double after = left + widest + gap;
    if (lineRoom > 0) {
        paintLine(painter, QRectF(after, 0, lineRoom, height()));
        after += lineRoom + gap;
    }
    if (timeWidth <= 0)
        return;
    painter.setFont(font);
    painter.setPen(look.color(Token::Quiet));
    painter.drawText(QRectF(after, 0, timeWidth, height()), flags, m_time);
}

double ResultLine::lineWidth() const
{
    const Look& look = m_source.look();
    return m_line.isEmpty()
               ? 0
               : QFontMetricsF(look.font(TypeRole::Command)).horizontalAdvance(m_line) +
                     look.scaled(2 * kLinePad) + 1;
}

// As it would stand in the command bar, in its letters and in a frame of its own.
void ResultLine::paintLine(QPainter& painter, const QRectF& room) const
{
    const Look& look = m_source.look();
    const QFont font = look.font(TypeRole::Command);
    const QFontMetricsF metrics(font);
    const double pad = look.scaled(kLinePad);
    const double high = std::min(room.height() - 2, metrics.height() + 2);
    const QRectF frame(room.left(), (room.height() - high) / 2, room.width(), high);
    painter.setPen(QPen(look.color(Token::Line), 1));
    painter.setBrush(look.color(Token::Raised));
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setFont(font);
    painter.setPen(look.color(Token::Text));
    const QString words = metrics.elidedText(m_line, Qt::ElideRight, frame.width() - 2 * pad + 1);
    painter.drawText(frame.adjusted(pad, 0, -pad + 1, 0),
                     static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                     words);
}

} // namespace haven::ui
