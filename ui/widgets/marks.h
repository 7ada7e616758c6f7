#pragma once

#include "models/items/item_roles.h"
#include "ui/theme/look.h"

#include <QPainterPath>
#include <QRectF>
#include <QSizeF>

class QPainter;

// The signs of the board, drawn as vectors and never as glyphs, so that they are the same at every
// size, in tables, on labels and on the map. Color is never the only sign: each has a shape and a
// word. Sizes are in device-independent pixels; rectangles are filled from the left, centered
// vertically, unless an alignment says otherwise.
namespace haven::ui {

enum class Asked { No, Yes };

// Priority 1..5: diamond, triangle, circle, square, ring. Other numbers get the ring.
Token priorityToken(int priority);
QPainterPath priorityPath(int priority, QPointF center, double size);
QSizeF priorityMarkSize(const Look& look);
void paintPriorityMark(QPainter& painter, const QRectF& rect, const Look& look, int priority);

// The shape alone, in its color, centered; the map uses it too.
Token statusToken(StatusShape shape);
void paintStatusShape(QPainter& painter, const QRectF& box, const Look& look, StatusShape shape);
// Shape and label.
QSizeF statusMarkSize(const Look& look, const QString& label);
void paintStatusMark(QPainter& painter, const QRectF& rect, const Look& look, StatusShape shape,
                     const QString& label, Token labelToken = Token::Text);

// Inverted: late text on late ground.
QSizeF lateChipSize(const Look& look, const QString& text);
void paintLateChip(QPainter& painter, const QRectF& rect, const Look& look, const QString& text,
                   Qt::Alignment alignment = Qt::AlignLeft);

// Speech bubble (a heart reads as cardiac) and word.
QSizeF flagChipSize(const Look& look, FlagMark mark);
void paintFlagChip(QPainter& painter, const QRectF& rect, const Look& look, FlagMark mark);

// The rounded ground of a part that stands out from its panel.
void paintGround(QPainter& painter, const QRect& rect, const Look& look, Token ground);

// Level 1..4: filled when the facts were asked, outlined while they are not.
QSizeF levelChipSize(const Look& look);
void paintLevelChip(QPainter& painter, const QRectF& rect, const Look& look, int level,
                    Asked asked);

struct KeyCapColors {
    QColor text;
    QColor line;
};
QSizeF keyCapSize(const Look& look, const QString& text);
void paintKeyCap(QPainter& painter, const QRectF& rect, const Look& look, const QString& text,
                 const KeyCapColors& colors);
KeyCapColors keyCapColors(const Look& look);

// A tick and a cross for done and refused, as lines.
QPainterPath tickPath(const QRectF& box);
QPainterPath crossPath(const QRectF& box);

// One line in the middle of the height, with the painter's pen: in smaller letters where it is too
// wide, and cut at its end only where those are, too.
void paintFittedText(QPainter& painter, const QRectF& rect, const Look& look, TypeRole role,
                     TypeRole smaller, const QString& words);

} // namespace haven::ui
