#include "ui/map/map_frame.h"

#include <cmath>
#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>

namespace haven::ui {

namespace {

struct MapFrameTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::MapFrame)
};

constexpr double kKilometerM = 1000;

// Outlining letters takes longer than everything else in the frame, and the frame is painted with
// each mark that moves: the words are kept as a picture until they change.
void haloed(QPainter& painter, const Look& look, QPointF baseline, const QFont& font, Token ink,
            const QString& text)
{
    const double dots = painter.device()->devicePixelRatioF();
    const QFontMetricsF metrics(font);
    const double margin = std::ceil(look.scaled(3));
    const QColor land = look.color(Token::MapLand);
    const QString key = QStringLiteral("map_frame|%1|%2|%3|%4|%5")
                            .arg(font.key(), land.name(), look.color(ink).name())
                            .arg(dots)
                            .arg(text);
    QPixmap words;
    if (!QPixmapCache::find(key, &words)) {
        const QSizeF size(metrics.horizontalAdvance(text) + 2 * margin,
                          metrics.height() + 2 * margin);
        words = QPixmap((size * dots).toSize() + QSize(1, 1));
        words.setDevicePixelRatio(dots);
        words.fill(Qt::transparent);
        QPainterPath path;
        path.addText({margin, margin + metrics.ascent()}, font, text);
        QPainter pen(&words);
        pen.setRenderHint(QPainter::Antialiasing);
        pen.strokePath(path,
                       QPen(land, look.scaled(3), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        pen.fillPath(path, look.color(ink));
        QPixmapCache::insert(key, words);
    }
    const QPointF corner(baseline.x() - margin, baseline.y() - margin - metrics.ascent());
    painter.drawPixmap(QPointF(std::round(corner.x()), std::round(corner.y())), words);
}

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

void paintMapFrame(QPainter& painter, const Look& look, const MapCamera& camera,
                   const MapFrameWords& words)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const double edge = look.scaled(14);
    const double bottom = camera.size.height() - edge;
    const Coordinate middle =
        camera.coordinateAt({camera.size.width() / 2, camera.size.height() / 2});
    const ScaleBar bar =
        scaleBar(metersPerPixel(latitudeDegrees(middle), camera.zoom), look.scaled(110));
    const QString distance =
        bar.meters >= kKilometerM
            ? MapFrameTr::tr("%1 km", "kilometers").arg(bar.meters / kKilometerM)
            : MapFrameTr::tr("%1 m", "meters").arg(bar.meters);
    painter.setPen(QPen(look.color(Token::MapLand), look.scaled(5)));
    painter.drawLine(QPointF(edge, bottom), QPointF(edge + bar.px, bottom));
    painter.setPen(QPen(look.color(Token::MapLabel), look.scaled(2.5)));
    painter.drawLine(QPointF(edge, bottom), QPointF(edge + bar.px, bottom));
    const double line = look.scaled(8);
    haloed(painter, look, {edge, bottom - line}, look.font(TypeRole::Column), Token::MapLabel,
           distance);
    if (!words.town.isEmpty())
        haloed(painter, look, {edge, bottom - line - look.scaled(20)}, look.font(TypeRole::Fact),
               Token::MapLabel, words.town);
    if (!words.attribution.isEmpty()) {
        const QFont font = look.font(TypeRole::Column);
        const double wide = QFontMetricsF(font).horizontalAdvance(words.attribution);
        const bool isBeside = edge * 3 + bar.px + wide < camera.size.width();
        haloed(painter, look,
               {std::max(edge, camera.size.width() - edge - wide),
                isBeside ? bottom + look.scaled(3) : bottom - look.scaled(56)},
               font, Token::MapLabel, words.attribution);
    }
    if (!words.held.isEmpty())
        paintMapNote(painter, look, camera.view().adjusted(edge, edge, -edge, -edge), {edge, edge},
                     words.held, NoteKind::Plain);
}

} // namespace haven::ui
