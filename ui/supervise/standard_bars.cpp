#include "ui/supervise/standard_bars.h"

#include "ui/widgets/marks.h"

#include <algorithm>
#include <QFontMetricsF>
#include <QPainter>

namespace haven::ui {

namespace {

int percentOf(const Share& share)
{
    return share.of == 0 ? 0 : static_cast<int>(100 * share.good / share.of);
}

} // namespace

StandardBars::StandardBars(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QString StandardBars::shareText(const Share& share)
{
    if (share.of == 0)
        return tr("none yet");
    // One form in all rows; the bar beside it shows the part.
    return tr("%1 of %2", "how many of how many").arg(share.good).arg(share.of);
}

QString StandardBars::valueText(const StandardRow& row)
{
    return row.words.isEmpty() ? shareText(row.share) : row.words;
}

bool StandardBars::hasBar(const StandardRow& row)
{
    return row.words.isEmpty() || row.share.of > 0 || row.wantedPercent > 0;
}

void StandardBars::setRows(std::vector<StandardRow> rows)
{
    const bool isOtherSize = rows.size() != m_rows.size();
    m_rows = std::move(rows);
    QStringList spoken;
    for (const auto& row : m_rows)
        spoken << row.label + QStringLiteral(": ") + valueText(row);
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
    if (isOtherSize)
        updateGeometry();
    update();
}

StandardBars::Columns StandardBars::needed() const
{
    const QFontMetricsF plain(m_source.look().font(TypeRole::Body));
    const QFontMetricsF strong(m_source.look().font(TypeRole::Strong));
    Columns columns;
    for (const auto& row : m_rows) {
        if (hasBar(row))
            columns.value = std::max(columns.value, strong.horizontalAdvance(valueText(row)));
        columns.label = std::max(columns.label, plain.horizontalAdvance(row.label));
    }
    return columns;
}

void StandardBars::align(Columns columns)
{
    m_least = columns;
    update();
}

int StandardBars::rowPx() const
{
    return m_source.look().px(23);
}

QSize StandardBars::sizeHint() const
{
    return {m_source.look().px(260), rowPx() * static_cast<int>(m_rows.size())};
}

void StandardBars::paintBar(QPainter& painter, const StandardRow& row, const QRectF& room) const
{
    const Look& look = m_source.look();
    const double height = look.scaled(13);
    const QRectF bar(room.left(), room.center().y() - height / 2, room.width(), height);
    painter.fillRect(bar, look.color(Token::ChartGround));
    const int percent = percentOf(row.share);
    const bool isUnder = row.share.of > 0 && percent < row.wantedPercent;
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * percent / 100, height),
                     look.color(isUnder ? Token::ChartMark : Token::Chart));
    if (row.wantedPercent == 0)
        return;
    const double x = bar.left() + bar.width() * row.wantedPercent / 100;
    painter.fillRect(QRectF(x - 1, bar.top() - look.scaled(3), 2, height + look.scaled(6)),
                     look.color(Token::Text));
}

void StandardBars::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont strong = look.font(TypeRole::Strong);
    const Columns columns = needed();
    const double valueWidth = std::max(columns.value, m_least.value);
    double labelWidth = std::max(columns.label, m_least.label);
    const double gap = look.scaled(10);
    labelWidth = std::min(labelWidth, width() - valueWidth - 2 * gap - look.scaled(30));
    const double barLeft = labelWidth + gap;
    const double barWidth = std::max(0.0, width() - barLeft - gap - valueWidth);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const StandardRow& row = m_rows[i];
        const QRectF line(0, static_cast<double>(i) * rowPx(), width(), rowPx());
        painter.setPen(look.color(Token::Second));
        paintFittedText(painter, QRectF(0, line.top(), labelWidth, line.height()), look,
                        TypeRole::Body, TypeRole::Column, row.label);
        if (hasBar(row))
            paintBar(painter, row, QRectF(barLeft, line.top(), barWidth, line.height()));
        painter.setFont(strong);
        painter.setPen(
            look.color(row.share.of == 0 && row.words.isEmpty() ? Token::Quiet : Token::Text));
        // What is no part of anything stands where a bar would begin.
        const double valueLeft = hasBar(row) ? width() - valueWidth : barLeft;
        painter.drawText(QRectF(valueLeft, line.top(), width() - valueLeft, line.height()),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         QFontMetricsF(strong).elidedText(valueText(row), Qt::ElideRight,
                                                          width() - valueLeft + 1));
    }
}

} // namespace haven::ui
