#pragma once

#include <QFont>
#include <QHash>
#include <QRectF>
#include <QStaticText>
#include <QString>
#include <vector>

class QPainter;

namespace haven::ui {

// Words of a table, laid out once for each font and kept: a board is painted over and over with the
// words it had, and to shape them is most of what that costs. GUI thread alone.
class ShapedText final
{
public:
    enum class Overlong { Cut, Whole };

    // One line with the painter's pen, in the middle of the height. What is wider than `rect` ends
    // in three dots, or is cut at its edge.
    void draw(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QFont& font,
              const QString& text, Overlong overlong);

    // How wide that line is, in pixels.
    double width(const QFont& font, const QString& text);

private:
    struct Line {
        QStaticText whole;
        QStaticText cut;
        double cutFor = -1; // width the cut one was made for, in pixels
    };

    Line& lineOf(const QTransform& device, const QFont& font, const QString& text);

    struct Page {
        QFont font;
        QHash<QString, Line> lines;
    };
    std::vector<Page> m_pages;
};

} // namespace haven::ui
