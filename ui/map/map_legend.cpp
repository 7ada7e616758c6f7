#include "ui/map/map_legend.h"

#include "ui/map/map_style.h"
#include "ui/map/route_overlay.h"
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

// What lies under the signs of incidents and units, a row each.
enum class LegendRow { Link, Heading, Stale, Closed, Beat, Town, Troop, Unknown };
constexpr std::array kRows{LegendRow::Link,   LegendRow::Heading, LegendRow::Stale,
                           LegendRow::Closed, LegendRow::Beat,    LegendRow::Town,
                           LegendRow::Troop,  LegendRow::Unknown};

QString rowWords(LegendRow row)
{
    switch (row) {
    case LegendRow::Link:
        return MapLegend::tr("on the way to it");
    case LegendRow::Heading:
        return MapLegend::tr("driving that way");
    case LegendRow::Stale:
        return MapLegend::tr("old position, with its age");
    case LegendRow::Closed:
        return MapLegend::tr("road closed");
    case LegendRow::Beat:
        return MapLegend::tr("border of a beat");
    case LegendRow::Town:
        return MapLegend::tr("town line");
    case LegendRow::Troop:
        return MapLegend::tr("border of a troop");
    case LegendRow::Unknown:
        return MapLegend::tr("beyond the map");
    }
    return {};
}

double widest(const QFont& font)
{
    const QFontMetricsF metrics(font);
    double wide = 0;
    for (const LegendRow row : kRows)
        wide = std::max(wide, metrics.horizontalAdvance(rowWords(row)));
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
    for (const LegendRow row : kRows)
        words << rowWords(row);
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
    return {static_cast<int>(std::ceil(wide)),
            static_cast<int>(
                std::ceil(rowHeight() * (kPriorities + kRows.size()) + look.scaled(kLegendPadPx)))};
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
    for (std::size_t row = 0; row < kRows.size(); ++row) {
        const double middle =
            pad / 2 + rowHeight() * (kPriorities + static_cast<double>(row) + 0.5);
        const QRectF sample(pad, middle - rowHeight() / 2, second + sign - gap - pad, rowHeight());
        paintSample(painter, static_cast<int>(row), sample);
        words(second, middle, rowWords(kRows.at(row)));
    }
}

void MapLegend::paintSample(QPainter& painter, int row, const QRectF& box) const
{
    const Look& look = m_source.look();
    const auto style = MapStyle::shipped(look.theme);
    if (!style)
        return;
    const double middle = box.center().y();
    const auto line = [&](const QColor& color, double width, const QList<qreal>& dashes) {
        QPen pen(color, look.scaled(width), Qt::SolidLine, Qt::FlatCap);
        if (!dashes.isEmpty())
            pen.setDashPattern(dashes);
        painter.setPen(pen);
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle));
    };
    const double size = look.scaled(11);
    const QRectF sign(box.center() - QPointF(size / 2, size / 2), QSizeF(size, size));
    switch (kRows.at(static_cast<std::size_t>(row))) {
    case LegendRow::Link:
        painter.setPen(
            QPen(look.color(Token::MapRoute), look.scaled(3), Qt::DotLine, Qt::RoundCap));
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle));
        return;
    case LegendRow::Heading: {
        const QPointF tip(sign.right() + look.scaled(6), middle);
        const QPointF half(0, look.scaled(5));
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.color(statusToken(StatusShape::Available)));
        painter.drawPolygon(QPolygonF{tip, sign.center() + half, sign.center() - half});
        paintStatusShape(painter, sign, look, StatusShape::Available);
        return;
    }
    case LegendRow::Stale:
        paintStatusShape(painter, sign.adjusted(2, 2, -2, -2), look, StatusShape::Available);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(
            QPen(look.color(statusToken(StatusShape::Available)), look.scaled(1.4), Qt::DotLine));
        painter.drawEllipse(sign.center(), size * 0.75, size * 0.75);
        return;
    case LegendRow::Closed:
        paintClosedSign(painter, sign.center(), look.scaled(13), look);
        return;
    case LegendRow::Beat:
        line(style->color(MapColor::BeatLine), 1.8, {2, 4});
        return;
    case LegendRow::Town:
        line(style->color(MapColor::TownBand), 6, {});
        line(style->color(MapColor::TownLine), 1.3, {});
        return;
    case LegendRow::Troop:
        line(style->color(MapColor::TroopLine), 2.4, {9, 5});
        return;
    case LegendRow::Unknown: {
        const QRectF ground = box.adjusted(0, look.scaled(3), 0, -look.scaled(3));
        painter.fillRect(ground, style->color(MapColor::Unknown));
        painter.setPen(QPen(style->color(MapColor::UnknownEdge), 1));
        painter.setBrush(QBrush(style->color(MapColor::UnknownLine), Qt::BDiagPattern));
        painter.drawRect(ground);
        return;
    }
    }
}

} // namespace haven::ui
