#include "ui/widgets/marks.h"

#include "ui/widgets/words.h"

#include <cmath>
#include <QFontMetricsF>
#include <QPainter>
#include <QPixmapCache>

namespace haven::ui {

namespace {

constexpr double kShapePx = 12;
constexpr double kShapeGapPx = 5;

// Half-open pixels make 1 px lines crisp: a stroked rectangle runs through pixel centers.
QRectF crisp(const QRectF& rect)
{
    return {std::floor(rect.x()) + 0.5, std::floor(rect.y()) + 0.5, std::round(rect.width()) - 1,
            std::round(rect.height()) - 1};
}

QRectF leftCentered(const QRectF& rect, QSizeF size)
{
    return {rect.x(), rect.center().y() - size.height() / 2, size.width(), size.height()};
}

QRectF aligned(const QRectF& rect, QSizeF size, Qt::Alignment alignment)
{
    QRectF box = leftCentered(rect, size);
    if (alignment & Qt::AlignRight)
        box.moveRight(rect.right());
    else if (alignment & Qt::AlignHCenter)
        box.moveLeft(rect.center().x() - size.width() / 2);
    return box;
}

void drawText(QPainter& painter, const QRectF& rect, const QFont& font, const QColor& color,
              const QString& text, Qt::Alignment alignment = Qt::AlignLeft)
{
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                     text);
}

void fillShape(QPainter& painter, const QPainterPath& path, const QColor& color)
{
    painter.fillPath(path, color);
}

QPainterPath bubblePath(const QRectF& box)
{
    // A rounded box with a tail at the lower left.
    const double tail = box.height() * 0.22;
    const QRectF body = box.adjusted(0, 0, 0, -tail);
    QPainterPath path;
    path.addRoundedRect(body, body.height() * 0.28, body.height() * 0.28);
    QPainterPath tip;
    tip.moveTo(body.left() + body.width() * 0.2, body.bottom() - 1);
    tip.lineTo(body.left() + body.width() * 0.24, box.bottom());
    tip.lineTo(body.left() + body.width() * 0.52, body.bottom() - 1);
    tip.closeSubpath();
    return path.united(tip);
}

} // namespace

Token priorityToken(int priority)
{
    switch (priority) {
    case 1:
        return Token::Priority1;
    case 2:
        return Token::Priority2;
    case 3:
        return Token::Priority3;
    case 4:
        return Token::Priority4;
    }
    return Token::Priority5;
}

QPainterPath priorityPath(int priority, QPointF center, double size)
{
    const double r = size / 2;
    const auto at = [center, r](double x, double y) {
        return QPointF(center.x() + x * r, center.y() + y * r);
    };
    QPainterPath path;
    switch (priority) {
    case 1: // Drawn a little larger than the others: the eye finds it first.
        path.moveTo(at(0, -1.1));
        path.lineTo(at(1.1, 0));
        path.lineTo(at(0, 1.1));
        path.lineTo(at(-1.1, 0));
        path.closeSubpath();
        return path;
    case 2:
        path.moveTo(at(0, -0.95));
        path.lineTo(at(1.05, 0.85));
        path.lineTo(at(-1.05, 0.85));
        path.closeSubpath();
        return path;
    case 3:
        path.addEllipse(center, r * 0.88, r * 0.88);
        return path;
    case 4:
        path.addRect(QRectF(at(-0.8, -0.8), at(0.8, 0.8)));
        return path;
    }
    path.addEllipse(center, r * 0.88, r * 0.88);
    path.addEllipse(center, r * 0.60, r * 0.60);
    return path;
}

QSizeF priorityMarkSize(const Look& look)
{
    const QFontMetricsF metrics(look.font(TypeRole::Strong));
    return {look.scaled(kShapePx + kShapeGapPx) + metrics.horizontalAdvance(QStringLiteral("P5")) +
                1,
            metrics.height()};
}

void paintPriorityMark(QPainter& painter, const QRectF& rect, const Look& look, int priority)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = look.color(priorityToken(priority));
    const double size = look.scaled(kShapePx);
    fillShape(painter, priorityPath(priority, {rect.x() + size / 2, rect.center().y()}, size),
              color);
    drawText(painter, rect.adjusted(size + look.scaled(kShapeGapPx), 0, 0, 0),
             look.font(TypeRole::Strong), color, QStringLiteral("P%1").arg(priority));
    painter.restore();
}

Token statusToken(StatusShape shape)
{
    switch (shape) {
    case StatusShape::Available:
        return Token::StatusAvailable;
    case StatusShape::HalfAvailable:
        return Token::StatusHalf;
    case StatusShape::EnRoute:
        return Token::StatusEnRoute;
    case StatusShape::OnScene:
        return Token::StatusOnScene;
    case StatusShape::Out:
        return Token::StatusOut;
    }
    return Token::StatusOut;
}

void paintStatusShape(QPainter& painter, const QRectF& box, const Look& look, StatusShape shape)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = look.color(statusToken(shape));
    const QPointF c = box.center();
    const double r = std::min(box.width(), box.height()) / 2;
    switch (shape) {
    case StatusShape::Available:
        fillShape(painter, priorityPath(3, c, 2 * r), color);
        break;
    case StatusShape::HalfAvailable: {
        const double ring = r * 0.80;
        painter.setPen(QPen(color, std::max(1.0, r * 0.22)));
        painter.drawEllipse(c, ring, ring);
        QPainterPath half;
        half.moveTo(c.x(), c.y() - ring);
        half.arcTo(QRectF(c.x() - ring, c.y() - ring, 2 * ring, 2 * ring), 90, -180);
        half.closeSubpath();
        fillShape(painter, half, color);
        break;
    }
    case StatusShape::EnRoute:
        fillShape(painter, priorityPath(2, c, 2 * r), color);
        break;
    case StatusShape::OnScene:
        fillShape(painter, priorityPath(4, c, 2 * r), color);
        break;
    case StatusShape::Out:
        painter.setPen(QPen(color, std::max(1.2, r * 0.34), Qt::SolidLine, Qt::FlatCap));
        painter.drawPath(crossPath(QRectF(c.x() - r * 0.75, c.y() - r * 0.75, r * 1.5, r * 1.5)));
        break;
    }
    painter.restore();
}

QSizeF statusMarkSize(const Look& look, const QString& label)
{
    const QFontMetricsF metrics(look.font(TypeRole::Body));
    return {look.scaled(kShapePx + 6) + metrics.horizontalAdvance(label) + 1, metrics.height()};
}

void paintStatusMark(QPainter& painter, const QRectF& rect, const Look& look, StatusShape shape,
                     const QString& label, Token labelToken)
{
    const double size = look.scaled(kShapePx);
    paintStatusShape(painter, QRectF(rect.x(), rect.center().y() - size / 2, size, size), look,
                     shape);
    painter.save();
    painter.setPen(look.color(labelToken));
    paintFittedText(painter, rect.adjusted(size + look.scaled(6), 0, 0, 0), look, TypeRole::Body,
                    TypeRole::Column, label);
    painter.restore();
}

QSizeF lateChipSize(const Look& look, const QString& text)
{
    const QFontMetricsF metrics(look.font(TypeRole::Strong));
    return {std::ceil(metrics.horizontalAdvance(text)) + look.scaled(12),
            std::round(metrics.height() + look.scaled(2))};
}

void paintLateChip(QPainter& painter, const QRectF& rect, const Look& look, const QString& text,
                   Qt::Alignment alignment)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QSizeF size = lateChipSize(look, text);
    QFont font = look.font(TypeRole::Strong);
    // Hours in a narrow column: smaller letters rather than over the neighbor, who wipes a part
    // off.
    if (size.width() > rect.width() + 1) {
        font = look.font(TypeRole::Small);
        size.setWidth(std::ceil(QFontMetricsF(font).horizontalAdvance(text)) + look.scaled(6));
    }
    const QRectF box = aligned(rect, size, alignment);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.color(Token::LateGround));
    painter.drawRoundedRect(box, look.scaled(3), look.scaled(3));
    drawText(painter, box, font, look.color(Token::LateText), text, Qt::AlignHCenter);
    painter.restore();
}

QSizeF flagChipSize(const Look& look, FlagMark mark)
{
    const QFontMetricsF metrics(look.font(TypeRole::Strong));
    return {look.scaled(14 + 6) + metrics.horizontalAdvance(flagWord(mark)) + 1, metrics.height()};
}

namespace {

bool isBehavioral(FlagMark mark)
{
    return mark == FlagMark::Yes || mark == FlagMark::Possible;
}

void drawBubble(QPainter& painter, const QRectF& bubble, const Look& look, FlagMark mark)
{
    const double size = bubble.width();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(look.color(isBehavioral(mark) ? Token::Behavioral : Token::Quiet), look.scaled(1.5)));
    painter.drawPath(bubblePath(bubble));
    // Two lines of speech; a doubt has one.
    const double x1 = bubble.left() + size * 0.26;
    const double x2 = bubble.right() - size * 0.26;
    if (mark == FlagMark::Yes)
        painter.drawLine(QPointF(x1, bubble.top() + size * 0.27),
                         QPointF(x2, bubble.top() + size * 0.27));
    if (isBehavioral(mark))
        painter.drawLine(
            QPointF(x1, bubble.top() + size * 0.52),
            QPointF(mark == FlagMark::Yes ? x2 - size * 0.12 : x2, bubble.top() + size * 0.52));
}

// Drawn once and kept: to stroke its corners anew for every row was a tenth of painting a board.
// `bubble` lies within the first pixels of the picture.
QPixmap bubblePicture(const QRectF& bubble, const Look& look, FlagMark mark, double ratio)
{
    const QColor color = look.color(isBehavioral(mark) ? Token::Behavioral : Token::Quiet);
    const QString key = QStringLiteral("bubble/%1/%2/%3/%4/%5/%6")
                            .arg(static_cast<int>(mark))
                            .arg(color.rgba())
                            .arg(bubble.x())
                            .arg(bubble.y())
                            .arg(bubble.width())
                            .arg(ratio);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    const int side = static_cast<int>(std::ceil((bubble.width() + 3) * ratio));
    picture = QPixmap(side, side);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    drawBubble(painter, bubble, look, mark);
    painter.end();
    QPixmapCache::insert(key, picture);
    return picture;
}

} // namespace

void paintFlagChip(QPainter& painter, const QRectF& rect, const Look& look, FlagMark mark)
{
    if (mark == FlagMark::None)
        return;
    painter.save();
    const double size = look.scaled(13);
    const QPointF at(rect.x() + 0.5, rect.center().y() - size / 2 + look.scaled(0.5));
    // A pixel is left above and before it for the pen.
    const QPointF corner(std::floor(at.x()) - 1, std::floor(at.y()) - 1);
    const QRectF bubble(at - corner, QSizeF(size, size));
    painter.drawPixmap(corner,
                       bubblePicture(bubble, look, mark, painter.device()->devicePixelRatioF()));
    const Token ink = isBehavioral(mark) ? Token::Behavioral : Token::Quiet;
    drawText(painter, rect.adjusted(look.scaled(14 + 6), 0, 0, 0),
             look.font(isBehavioral(mark) ? TypeRole::Strong : TypeRole::Body), look.color(ink),
             flagWord(mark));
    painter.restore();
}

void paintGround(QPainter& painter, const QRect& rect, const Look& look, Token ground)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.color(ground));
    painter.drawRoundedRect(rect, look.scaled(4), look.scaled(4));
}

QSizeF levelChipSize(const Look& look)
{
    return {std::round(look.scaled(22)), std::round(look.scaled(22))};
}

void paintLevelChip(QPainter& painter, const QRectF& rect, const Look& look, int level, Asked asked)
{
    if (level <= 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = crisp(leftCentered(rect, levelChipSize(look)));
    const bool isFilled = asked == Asked::Yes;
    painter.setPen(QPen(look.color(Token::Behavioral), std::max(1.0, look.scaled(1))));
    painter.setBrush(isFilled ? QBrush(look.color(Token::Behavioral)) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box, look.scaled(3), look.scaled(3));
    QFont font = look.font(TypeRole::Strong);
    font.setPixelSize(look.px(14));
    drawText(painter, box, font, look.color(isFilled ? Token::BehavioralInk : Token::Behavioral),
             QString::number(level), Qt::AlignHCenter);
    painter.restore();
}

KeyCapColors keyCapColors(const Look& look)
{
    return {look.color(Token::Second), look.color(Token::ButtonLine)};
}

namespace {

QFont keyCapFont(const Look& look)
{
    QFont font(look.families.mono);
    font.setPixelSize(look.px(11));
    return font;
}

} // namespace

QSizeF keyCapSize(const Look& look, const QString& text)
{
    const double advance = QFontMetricsF(keyCapFont(look)).horizontalAdvance(text);
    return {std::max(std::ceil(advance) + look.scaled(8), look.scaled(17)),
            std::round(look.scaled(17))};
}

void paintKeyCap(QPainter& painter, const QRectF& rect, const Look& look, const QString& text,
                 const KeyCapColors& colors)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = crisp(leftCentered(rect, keyCapSize(look, text)));
    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, look.scaled(3), look.scaled(3));
    drawText(painter, box, keyCapFont(look), colors.text, text, Qt::AlignHCenter);
    painter.restore();
}

QPainterPath tickPath(const QRectF& box)
{
    QPainterPath path;
    path.moveTo(box.left() + box.width() * 0.08, box.top() + box.height() * 0.55);
    path.lineTo(box.left() + box.width() * 0.38, box.top() + box.height() * 0.85);
    path.lineTo(box.left() + box.width() * 0.92, box.top() + box.height() * 0.18);
    return path;
}

QPainterPath crossPath(const QRectF& box)
{
    QPainterPath path;
    path.moveTo(box.topLeft());
    path.lineTo(box.bottomRight());
    path.moveTo(box.topRight());
    path.lineTo(box.bottomLeft());
    return path;
}

void paintFittedText(QPainter& painter, const QRectF& rect, const Look& look, TypeRole role,
                     TypeRole smaller, const QString& words)
{
    QFont font = look.font(role);
    if (QFontMetricsF(font).horizontalAdvance(words) > rect.width())
        font = look.font(smaller);
    painter.setFont(font);
    painter.drawText(rect, static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(words, Qt::ElideRight, rect.width()));
}

} // namespace haven::ui
