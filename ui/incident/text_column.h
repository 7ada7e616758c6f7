#pragma once

#include "ui/incident/text_item.h"
#include "ui/theme/theme_source.h"

#include <memory>
#include <optional>
#include <QTextLayout>
#include <QWidget>
#include <vector>

namespace haven::ui {

// Boxed: on the ground one types on, framed, with a line between two items; for notes.
enum class ColumnFrame { None, Boxed };

struct ColumnStyle {
    int leadDesignPx = 0; // width of the column at the left; 0: none
    int gapDesignPx = 4;  // between two items
    ColumnFrame frame = ColumnFrame::None;
};

// A column of texts of any length, painted by one widget: an item that did not change keeps its
// layout, so a new note costs one note. It is as high as its items and does not scroll itself; the
// current item is moved by Up and Down and has a context menu.
class TextColumn final : public QWidget
{
    Q_OBJECT

public:
    TextColumn(const ThemeSource& source, const ColumnStyle& style, QWidget* parent);
    ~TextColumn() override;

    // Keys are unique. The current item stays current where it is still there.
    void setItems(std::vector<TextItem> items);
    const std::vector<TextItem>& items() const { return m_items; }
    std::optional<qint64> currentKey() const;
    // Where an item stands, in this widget; empty when there is none.
    QRect itemRect(qint64 key) const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void menuRequested(qint64 key, const QPoint& at);
    // Enter, or a double click.
    void activated(qint64 key);
    void currentMoved(const QRect& rect);
    // By how much what stands at and after this height has moved down.
    void pushed(int fromY, int by);
    void grown(); // it has another height now

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Laid {
        std::vector<std::unique_ptr<QTextLayout>> blocks;
        int top = 0;
        int height = 0;
    };
    void layItem(const TextItem& item, Laid& laid) const;
    void place();
    void restyle();
    void makeCurrent(int index);
    int indexAt(int y) const;
    QString hintAt(const QPoint& point) const;
    void paintItem(QPainter& painter, std::size_t index) const;
    void paintMarks(QPainter& painter, const TextBlock& block, const QTextLayout& layout,
                    const QPointF& origin) const;
    QFont fontOf(const TextBlock& block) const;
    int leadPx() const;
    int insetPx() const;

    const ThemeSource& m_source;
    ColumnStyle m_style;
    std::vector<TextItem> m_items;
    std::vector<Laid> m_laid;
    int m_current = -1;
    int m_laidWidth = -1;
};

} // namespace haven::ui
