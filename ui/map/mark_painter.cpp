#include "ui/map/mark_painter.h"

#include "ui/widgets/marks.h"

#include <cmath>
#include <QElapsedTimer>
#include <QPainter>

namespace haven::ui {

namespace {

constexpr qsizetype kLabelsSpare = 500; // kept though they are not in the layout, for a way back
constexpr qint64 kNewLabelsMs = 8;      // a picture, for labels never drawn before

QPixmap blank(QSizeF size, double ratio)
{
    QPixmap picture((size * ratio).toSize());
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    return picture;
}

int keyOf(const MarkSymbol& symbol)
{
    constexpr int kShapes = 16;
    const int sign = (symbol.priority * kShapes + static_cast<int>(symbol.shape)) * 2 +
                     (symbol.isEmergency ? 1 : 0);
    const int heading = symbol.heading ? *symbol.heading + 1 : 0;
    return (sign * (kHeadings + 1) + heading) * 2 + (symbol.isStale ? 1 : 0);
}

// A point outside of the sign, the way the unit is going.
QPolygonF headingPoint(QPointF center, double size, int heading)
{
    constexpr double kTip = 1.25; // of the size, from the middle
    constexpr double kFoot = 0.6;
    constexpr double kHalf = 0.62; // radians, half as wide as its foot
    const double angle = heading * 2 * M_PI / kHeadings - M_PI / 2;
    const auto at = [&](double radius, double turn) {
        return center + QPointF(std::cos(turn), std::sin(turn)) * radius * size;
    };
    return QPolygonF({at(kTip, angle), at(kFoot, angle - kHalf), at(kFoot, angle + kHalf)});
}

} // namespace

void MarkPainter::forget()
{
    m_labels.clear();
    m_symbols.clear();
    m_dots.clear();
}

void MarkPainter::drawSymbol(QPainter& painter, const MarkSymbol& symbol, QPointF center) const
{
    const Look& look = m_source.look();
    painter.setRenderHint(QPainter::Antialiasing);
    const double size = symbol.size;
    if (symbol.isEmergency) {
        painter.setPen(QPen(look.color(Token::DangerLine), look.scaled(2.5)));
        painter.setBrush(look.color(Token::DangerGround));
        painter.drawEllipse(center, size * 0.95, size * 0.95);
    }
    // A rim in the color of the land keeps the sign apart from streets and other signs.
    const QPen rim(look.color(Token::MapLand), look.scaled(3), Qt::SolidLine, Qt::RoundCap,
                   Qt::RoundJoin);
    if (symbol.priority != 0) {
        const QPainterPath path = priorityPath(symbol.priority, center, size);
        painter.strokePath(path, rim);
        painter.fillPath(path, look.color(priorityToken(symbol.priority)));
        return;
    }
    painter.setPen(Qt::NoPen);
    if (symbol.heading) {
        painter.setBrush(look.color(statusToken(symbol.shape)));
        painter.drawPolygon(headingPoint(center, size, *symbol.heading));
    }
    painter.setBrush(look.color(Token::MapLand));
    painter.drawEllipse(center, size * 0.62, size * 0.62);
    if (symbol.isStale) {
        // Where it was, not where it is: a broken ring, and a sign half there.
        painter.setPen(QPen(look.color(Token::Quiet), look.scaled(1.5), Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(center, size * 0.8, size * 0.8);
        painter.setOpacity(0.5);
    }
    paintStatusShape(painter, QRectF(center - QPointF(size / 2, size / 2), QSizeF(size, size)),
                     look, symbol.shape);
}

const QPixmap& MarkPainter::symbolPicture(const MarkSymbol& symbol, double ratio)
{
    QPixmap& kept = m_symbols[keyOf(symbol)];
    if (kept.isNull()) {
        // No larger than what is drawn: thousands of them are blended.
        double wide = symbol.isEmergency ? 2.0 : symbol.priority != 0 ? 1.15 : 1.4;
        if (symbol.heading)
            wide = 2.6;
        else if (symbol.isStale)
            wide = std::max(wide, 1.8);
        const double side = std::ceil(symbol.size * wide + m_source.look().scaled(4));
        kept = blank({side, side}, ratio);
        QPainter painter(&kept);
        drawSymbol(painter, symbol, {side / 2, side / 2});
    }
    return kept;
}

void MarkPainter::drawLabel(QPainter& painter, const MapLabel& label) const
{
    const Look& look = m_source.look();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isUnit = std::holds_alternative<UnitId>(label.lead);
    // Opaque: read at once over any street, and copied faster than it could be blended.
    painter.setBrush(look.color(label.isEmergency ? Token::DangerGround : Token::Panel));
    painter.setPen(isUnit && !label.isEmergency
                       ? QPen(Qt::NoPen)
                       : QPen(look.color(label.isEmergency ? Token::DangerLine : Token::Line), 1));
    painter.drawRoundedRect(QRectF(QPointF(0.5, 0.5), label.box.size() - QSizeF(1, 1)),
                            look.scaled(3), look.scaled(3));
    painter.setFont(look.font(TypeRole::Small));
    for (const LabelPart& part : label.parts) {
        QRectF text = part.box;
        const double sign = look.scaled(11);
        const QRectF signBox(part.box.left(), part.box.center().y() - sign / 2, sign, sign);
        Token ink = Token::Text;
        if (part.shape) {
            paintStatusShape(painter, signBox, look, *part.shape);
        } else if (part.priority != 0) {
            painter.fillPath(priorityPath(part.priority, signBox.center(), sign),
                             look.color(priorityToken(part.priority)));
        }
        if (part.shape || part.priority != 0)
            text.setLeft(signBox.right() + look.scaled(4));
        if (part.isUnit && label.isEmergency)
            ink = Token::Danger;
        else if (part.isUnit)
            ink = part.status ? statusToken(*part.status) : Token::Second;
        painter.setPen(look.color(ink));
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, part.text);
    }
}

const QPixmap& MarkPainter::labelPicture(const MapLabel& label, double ratio)
{
    const auto found = m_labels.constFind(label.key);
    if (found != m_labels.constEnd())
        return *found;
    QPixmap picture = blank(label.box.size(), ratio);
    QPainter painter(&picture);
    drawLabel(painter, label);
    painter.end();
    return *m_labels.insert(label.key, std::move(picture));
}

// Incidents come and go all night; the labels of those that went are let go with them.
void MarkPainter::dropOldLabels(const MarkLayout& layout)
{
    const auto now = static_cast<qsizetype>(layout.labels.size());
    if (m_labels.size() <= 2 * now + kLabelsSpare)
        return;
    QHash<QString, QPixmap> kept;
    for (const MapLabel& label : layout.labels) {
        const auto found = m_labels.constFind(label.key);
        if (found != m_labels.constEnd())
            kept.insert(label.key, *found);
    }
    m_labels.swap(kept);
}

const QPixmap& MarkPainter::dotPicture(double size, double ratio)
{
    QPixmap& kept = m_dots[static_cast<int>(size * 10)];
    if (kept.isNull()) {
        const double side = std::ceil(size) + 2;
        kept = blank({side, side}, ratio);
        QPainter painter(&kept);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_source.look().color(Token::MapRoute));
        painter.drawEllipse(QPointF(side / 2, side / 2), size / 2, size / 2);
    }
    return kept;
}

// Slightly bent, so that units on one street do not hide each other's way.
void MarkPainter::paintLink(QPainter& painter, const MarkLink& link, QPointF by, double dot)
{
    const QPointF from = link.from + by;
    const QPointF to = link.to + by;
    const QPointF along = to - from;
    const double length = std::hypot(along.x(), along.y());
    constexpr double kBend = 0.14;
    const QPointF bend = (from + to) / 2 + QPointF(-along.y(), along.x()) * kBend;
    const QPixmap& picture = dotPicture(dot, painter.device()->devicePixelRatioF());
    const QPointF half(picture.deviceIndependentSize().width() / 2,
                       picture.deviceIndependentSize().height() / 2);
    const double gap = m_source.look().scaled(14) / std::max(1.0, length);
    const double step = m_source.look().scaled(7) / std::max(1.0, length);
    for (double t = gap; t < 1 - gap; t += step) {
        const QPointF at = from * (1 - t) * (1 - t) + bend * 2 * t * (1 - t) + to * t * t;
        painter.drawPixmap(at - half, picture);
    }
}

void MarkPainter::paintRing(QPainter& painter, QPointF at, double radius, Qt::PenStyle style) const
{
    const Look& look = m_source.look();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.color(Token::MapLand), look.scaled(5)));
    painter.drawEllipse(at, radius, radius);
    painter.setPen(QPen(look.color(Token::Focus), look.scaled(2.5), style));
    painter.drawEllipse(at, radius, radius);
    painter.restore();
}

bool MarkPainter::paint(QPainter& painter, const MarkLayout& layout, QPointF by, const QRectF& view,
                        const Meant& meant)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const Look& look = m_source.look();
    for (const MarkLink& link : layout.links) {
        const bool isChosen = meant.chosen == link.unit || meant.chosen == link.incident;
        const QRectF box = QRectF(link.from + by, link.to + by).normalized();
        if (box.adjusted(-99, -99, 99, 99).intersects(view))
            paintLink(painter, link, by, look.scaled(isChosen ? 4.5 : 3));
    }
    for (const MarkSymbol& symbol : layout.symbols) {
        const QPointF at = symbol.at + by;
        const double reach = symbol.size * 2;
        if (!view.adjusted(-reach, -reach, reach, reach).contains(at))
            continue;
        const QPixmap& picture = symbolPicture(symbol, ratio);
        const QSizeF size = picture.deviceIndependentSize();
        painter.drawPixmap(
            QPointF(std::round(at.x() - size.width() / 2), std::round(at.y() - size.height() / 2)),
            picture);
        if (meant.chosen == symbol.id)
            paintRing(painter, at, symbol.size / 2 + look.scaled(7), Qt::SolidLine);
        else if (meant.pointed == symbol.id)
            paintRing(painter, at, symbol.size / 2 + look.scaled(7), Qt::DotLine);
    }
    dropOldLabels(layout);
    QElapsedTimer spent;
    spent.start();
    bool isWhole = true;
    for (const MapLabel& label : layout.labels) {
        if (!view.intersects(label.box.translated(by)))
            continue;
        if (spent.elapsed() < kNewLabelsMs || m_labels.contains(label.key))
            painter.drawPixmap(label.box.topLeft() + by, labelPicture(label, ratio));
        else
            isWhole = false;
    }
    return isWhole;
}

} // namespace haven::ui
