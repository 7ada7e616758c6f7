#include "ui/map/map_frame.h"

#include <array>
#include <cmath>
#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace haven::ui {

namespace {

struct MapFrameTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::MapFrame)
};

constexpr double kKilometerM = 1000;
constexpr double kFootMeters = 0.3048;
constexpr double kFeetOfMile = 5280;
constexpr double kScalePx = 110;
constexpr double kLinePx = 18;

} // namespace

ScaleBar scaleBar(double metersPerPx, double pxMax)
{
    const double most = metersPerPx * pxMax;
    const double ten = std::pow(10, std::floor(std::log10(most)));
    double meters = ten;
    for (const double step : {2.0, 5.0}) {
        if (ten * step <= most)
            meters = ten * step;
    }
    return {meters, meters / metersPerPx};
}

void paintMapNote(QPainter& painter, const Look& look, const QRectF& room, QPointF at,
                  const QString& text, NoteKind kind)
{
    Token ground = Token::Panel;
    Token ink = Token::Text;
    Token edge = Token::ButtonLine;
    if (kind == NoteKind::Allowed) {
        ground = Token::Accent;
        ink = Token::AccentText;
        edge = Token::AccentLine;
    } else if (kind == NoteKind::Refused) {
        ground = Token::DangerGround;
        ink = Token::Danger;
        edge = Token::DangerLine;
    }
    const QFont font = look.font(TypeRole::Small);
    const double pad = look.scaled(8);
    const double most = room.width() - 2 * pad;
    const QRectF words = QFontMetricsF(font).boundingRect(QRectF(0, 0, most, room.height()),
                                                          Qt::AlignLeft | Qt::TextWordWrap, text);
    QRectF box(at, words.size() + QSizeF(2 * pad, pad + look.scaled(2)));
    box.moveLeft(
        std::clamp(box.left(), room.left(), std::max(room.left(), room.right() - box.width())));
    box.moveTop(
        std::clamp(box.top(), room.top(), std::max(room.top(), room.bottom() - box.height())));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.color(edge), 1));
    painter.setBrush(look.color(ground));
    painter.drawRoundedRect(
        QRectF(QPointF(std::floor(box.x()) + 0.5, std::floor(box.y()) + 0.5), box.size()),
        look.scaled(3), look.scaled(3));
    painter.setFont(font);
    painter.setPen(look.color(ink));
    painter.drawText(box.adjusted(pad, 0, -pad + 1, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, text);
}

AmericanScale americanScale(double metersPerPx, double pxMax)
{
    const double feet = metersPerPx * pxMax / kFootMeters;
    constexpr double kMilesFrom = kFeetOfMile / 4;
    if (feet < kMilesFrom) {
        const ScaleBar bar = scaleBar(metersPerPx / kFootMeters, pxMax);
        return {bar.px, MapFrameTr::tr("%1 ft", "feet").arg(bar.meters)};
    }
    // Nobody reads out 0.2 of a mile.
    constexpr std::array<double, 10> kMiles = {0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200};
    double miles = kMiles.front();
    for (const double one : kMiles) {
        if (one * kFeetOfMile <= feet)
            miles = one;
    }
    return {miles * kFeetOfMile * kFootMeters / metersPerPx,
            MapFrameTr::tr("%1 mi", "miles").arg(miles)};
}

QString pointerText(Coordinate at)
{
    constexpr int kDecimals = 5;
    return MapFrameTr::tr("%1, %2", "latitude and longitude")
        .arg(QString::number(latitudeDegrees(at), 'f', kDecimals),
             QString::number(longitudeDegrees(at), 'f', kDecimals));
}

void MapFrame::write(QPainter& painter, const QPointF& at, TypeRole role, const QString& text)
{
    const Look& look = m_source.look();
    const QFont font = look.font(role);
    const QFontMetricsF metrics(font);
    const double rim = look.scaled(2);
    const double ratio = painter.device()->devicePixelRatioF();
    QPixmap& kept = m_texts[QString::number(static_cast<int>(role)) + text];
    if (kept.isNull() || kept.devicePixelRatio() != ratio) {
        constexpr qsizetype kTextsMax = 200; // every place of the pointer is another text
        if (m_texts.size() > kTextsMax) {
            m_texts.clear();
            write(painter, at, role, text);
            return;
        }
        const QSizeF size(metrics.horizontalAdvance(text) + 2 * rim, metrics.height() + 2 * rim);
        QPixmap made((size * ratio).toSize() + QSize(1, 1));
        made.setDevicePixelRatio(ratio);
        made.fill(Qt::transparent);
        QPainter onto(&made);
        onto.setRenderHint(QPainter::Antialiasing);
        QPainterPath path;
        path.addText(rim, rim + metrics.ascent(), font, text);
        onto.strokePath(path, QPen(look.color(Token::MapLand), 2 * rim, Qt::SolidLine, Qt::RoundCap,
                                   Qt::RoundJoin));
        onto.fillPath(path, look.color(Token::MapLabel));
        onto.end();
        kept = made;
    }
    painter.drawPixmap(
        QPointF(std::round(at.x() - rim), std::round(at.y() - metrics.ascent() - rim)), kept);
}

void MapFrame::paintScale(QPainter& painter, const MapCamera& camera)
{
    const Look& look = m_source.look();
    const Coordinate middle =
        camera.coordinateAt({camera.size.width() / 2, camera.size.height() / 2});
    const double metersPerPx = metersPerPixel(latitudeDegrees(middle), camera.zoom);
    const ScaleBar bar = scaleBar(metersPerPx, look.scaled(kScalePx));
    const AmericanScale american = americanScale(metersPerPx, look.scaled(kScalePx));
    const double line = camera.size.height() - edge() - look.scaled(kLinePx);
    const double left = edge();
    const double tick = look.scaled(6);
    // Meters stand on the line, miles hang below it.
    const QVector<QLineF> lines{{left, line, left + std::max(bar.px, american.px), line},
                                {left, line - tick, left, line + tick},
                                {left + bar.px, line - tick, left + bar.px, line},
                                {left + american.px, line, left + american.px, line + tick}};
    for (const auto& [token, width] : {std::pair(Token::MapLand, 5.0), {Token::MapLabel, 1.6}}) {
        painter.setPen(QPen(look.color(token), look.scaled(width)));
        painter.drawLines(lines);
    }
    const QString meters = bar.meters >= kKilometerM
                               ? MapFrameTr::tr("%1 km", "kilometers").arg(bar.meters / kKilometerM)
                               : MapFrameTr::tr("%1 m", "meters").arg(bar.meters);
    const double ascent = QFontMetricsF(look.font(TypeRole::Column)).ascent();
    write(painter, {left + look.scaled(5), line - look.scaled(5)}, TypeRole::Column, meters);
    write(painter, {left + look.scaled(5), line + look.scaled(3) + ascent}, TypeRole::Column,
          american.text);
    paintNorth(painter, {left + look.scaled(kScalePx + 18), line + tick});
}

// North is always up; the sign says so to whoever is not sure.
void MapFrame::paintNorth(QPainter& painter, QPointF foot) const
{
    const Look& look = m_source.look();
    const double high = look.scaled(26);
    const double half = look.scaled(6);
    QPainterPath arrow;
    arrow.moveTo(foot - QPointF(0, high));
    arrow.lineTo(foot + QPointF(half, 0));
    arrow.lineTo(foot - QPointF(0, look.scaled(5)));
    arrow.lineTo(foot + QPointF(-half, 0));
    arrow.closeSubpath();
    painter.setPen(QPen(look.color(Token::MapLand), look.scaled(3), Qt::SolidLine, Qt::RoundCap,
                        Qt::RoundJoin));
    painter.setBrush(look.color(Token::MapLabel));
    painter.drawPath(arrow);
    painter.setPen(Qt::NoPen);
    painter.drawPath(arrow);
}

QRect MapFrame::pointerBox(const MapCamera& camera) const
{
    const Look& look = m_source.look();
    const QFontMetricsF metrics(look.font(TypeRole::Column));
    const double wide =
        metrics.horizontalAdvance(QStringLiteral("-00.00000, -000.00000")) + look.scaled(8);
    return QRectF(camera.size.width() - edge() - wide,
                  camera.size.height() - edge() - 2 * look.scaled(kLinePx) - look.scaled(4), wide,
                  metrics.height() + look.scaled(8))
        .toAlignedRect();
}

// The baseline: on a narrow map there is no room beside the scale.
double MapFrame::attributionLine(const MapCamera& camera, const QString& attribution) const
{
    const Look& look = m_source.look();
    const double wide = QFontMetricsF(look.font(TypeRole::Column)).horizontalAdvance(attribution);
    const double room = camera.size.width() - 3 * edge() - look.scaled(kScalePx + 30);
    const double bottom = camera.size.height() - edge();
    return wide <= room ? bottom + look.scaled(4) : bottom - look.scaled(70);
}

std::vector<QRectF> MapFrame::boxes(const MapCamera& camera, const MapFrameWords& words) const
{
    const Look& look = m_source.look();
    const double bottom = camera.size.height();
    const double high = look.scaled(words.town.isEmpty() ? 56 : 84);
    std::vector<QRectF> boxes{QRectF(0, bottom - high, look.scaled(kScalePx + 50), high)};
    if (!words.attribution.isEmpty()) {
        const QFontMetricsF metrics(look.font(TypeRole::Column));
        const double wide = metrics.horizontalAdvance(words.attribution) + 2 * edge();
        const double line = attributionLine(camera, words.attribution);
        boxes.emplace_back(camera.size.width() - wide, line - metrics.ascent() - look.scaled(4),
                           wide, metrics.height() + look.scaled(8));
    }
    if (!words.held.isEmpty()) {
        const QFontMetricsF metrics(look.font(TypeRole::Small));
        boxes.emplace_back(0, 0, metrics.horizontalAdvance(words.held) + look.scaled(50),
                           metrics.height() + look.scaled(30));
    }
    return boxes;
}

void MapFrame::paint(QPainter& painter, const MapCamera& camera, const MapFrameWords& words)
{
    const Look& look = m_source.look();
    painter.setRenderHint(QPainter::Antialiasing);
    const double bottom = camera.size.height() - edge();
    const double line = look.scaled(kLinePx);
    paintScale(painter, camera);
    if (!words.town.isEmpty())
        write(painter, {edge(), bottom - line - look.scaled(26)}, TypeRole::Fact, words.town);
    const QFontMetricsF metrics(look.font(TypeRole::Column));
    const auto toTheRight = [&](const QString& text, double baseline) {
        const double wide = metrics.horizontalAdvance(text);
        write(painter, {std::max(edge(), camera.size.width() - edge() - wide), baseline},
              TypeRole::Column, text);
    };
    if (!words.attribution.isEmpty())
        toTheRight(
            metrics.elidedText(words.attribution, Qt::ElideRight, camera.size.width() - 2 * edge()),
            attributionLine(camera, words.attribution));
    if (!words.pointer.isEmpty())
        toTheRight(words.pointer, bottom - line);
    if (!words.held.isEmpty())
        paintMapNote(painter, look, camera.view().adjusted(edge(), edge(), -edge(), -edge()),
                     {edge(), edge()}, words.held, NoteKind::Plain);
}

} // namespace haven::ui
