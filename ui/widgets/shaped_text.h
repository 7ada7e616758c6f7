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

    // The same words in two lines, for a row that has the room: what is still too long ends in
    // three dots. Draws nothing and says so where the height is too low for two lines with an edge
    // above and below, or where a word is wider than `rect`.
    enum class Folded { No, Yes };
    [[nodiscard]] Folded drawFolded(QPainter& painter, const QRectF& rect, const QFont& font,
                                    const QString& text);

    // How wide the one line is, in pixels.
    double width(const QFont& font, const QString& text);

private:
    struct Line {
        QStaticText whole;
        QStaticText cut;
        double cutFor = -1; // width the cut one was made for, in pixels
    };

    // Empty where the words do not fold.
    struct Fold {
        std::vector<QStaticText> lines;
        double madeFor = -1; // width, in pixels
    };
    struct Page {
        QFont font;
        QHash<QString, Line> lines;
        QHash<QString, Fold> folds;
    };

    Page& pageOf(const QFont& font);
    Line& lineOf(const QTransform& device, const QFont& font, const QString& text);
    Fold& foldOf(const QTransform& device, const QFont& font, const QString& text, double width);

    std::vector<Page> m_pages;
};

} // namespace haven::ui
