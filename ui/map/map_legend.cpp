#include "ui/map/map_legend.h"

#include "ui/widgets/marks.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QPainter>

namespace haven::ui {

namespace {

constexpr std::array kShapes{StatusShape::Available, StatusShape::HalfAvailable,
                             StatusShape::EnRoute, StatusShape::OnScene, StatusShape::Out};
constexpr int kPriorities = 5;
constexpr double kLegendPadPx = 10;
constexpr double kLegendSignPx = 14;
constexpr double kColumnGapPx = 18;

QString priorityWords(int priority)
{
    return MapLegend::tr("P%1", "%1 is 1 to 5, the priority of an incident").arg(priority);
}

QString linkWords()
{
    return MapLegend::tr("on the way to it");
}

double widest(const QFont& font)
{
    const QFontMetricsF metrics(font);
    double wide = metrics.horizontalAdvance(linkWords());
    for (const StatusShape shape : kShapes)
        wide = std::max(wide, metrics.horizontalAdvance(statusWord(shape)));
    return wide;
}

} // namespace

MapLegend::MapLegend(const ThemeSource& source, QWidget* parent) : QWidget(parent), m_source(source)
{
    setObjectName(QStringLiteral("mapLegend"));
    setAccessibleName(tr("Legend of the map"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    QStringList words;
    for (int priority = 1; priority <= kPriorities; ++priority)
        words << priorityWords(priority);
    for (const StatusShape shape : kShapes)
        words << statusWord(shape);
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    connect(&source, &ThemeSource::changed, this, [this] {
        resize(sizeHint());
        update();
    });
}

QSize MapLegend::sizeHint() const
{
    const Look& look = m_source.look();
    const QFont font = look.font(TypeRole::Column);
    const double wide = look.scaled(2 * kLegendPadPx + 2 * (kLegendSignPx + 6) + kColumnGapPx) +
                        QFontMetricsF(font).horizontalAdvance(priorityWords(kPriorities)) +
                        widest(font);
    return {
        static_cast<int>(std::ceil(wide)),
        static_cast<int>(std::ceil(rowHeight() * (kPriorities + 1) + look.scaled(kLegendPadPx)))};
}

void MapLegend::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    const QFont font = look.font(TypeRole::Column);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.color(Token::Line), 1));
    painter.setBrush(look.color(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.scaled(4),
                            look.scaled(4));
    painter.setFont(font);
    const double pad = look.scaled(kLegendPadPx);
    const double sign = look.scaled(kLegendSignPx);
    const double gap = look.scaled(6);
    const double second = pad + sign + gap +
                          QFontMetricsF(font).horizontalAdvance(priorityWords(kPriorities)) +
                          look.scaled(kColumnGapPx);
    const auto words = [&](double left, double middle, const QString& text) {
        painter.setPen(look.color(Token::Text));
        painter.drawText(QRectF(left + sign + gap, middle - rowHeight() / 2, width(), rowHeight()),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    for (int row = 0; row < kPriorities; ++row) {
        const double middle = pad / 2 + rowHeight() * (row + 0.5);
        painter.fillPath(priorityPath(row + 1, {pad + sign / 2, middle}, sign),
                         look.color(priorityToken(row + 1)));
        words(pad, middle, priorityWords(row + 1));
        const StatusShape shape = kShapes[static_cast<std::size_t>(row)];
        const double size = look.scaled(12);
        paintStatusShape(painter, QRectF(second + (sign - size) / 2, middle - size / 2, size, size),
                         look, shape);
        words(second, middle, statusWord(shape));
    }
    const double last = pad / 2 + rowHeight() * (kPriorities + 0.5);
    painter.setPen(QPen(look.color(Token::MapRoute), look.scaled(3), Qt::DotLine, Qt::RoundCap));
    painter.drawLine(QPointF(pad, last), QPointF(second + sign - gap, last));
    words(second, last, linkWords());
}

} // namespace haven::ui
