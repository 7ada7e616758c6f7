#pragma once

#include "models/items/item_roles.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/shaped_text.h"

#include <QStyledItemDelegate>

namespace haven::ui {

// Paints the rows of every board in one way: 1 px lines, no grid, tabular figures, chips by
// CellKindRole. Rows have one height, so that nothing is ever measured while scrolling. A panel
// derives from it only to change words (cellText) or to add a kind of its own (paintContent).
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TableDelegate(const ThemeSource& source, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    // The cell in words, as it is copied and shown in a tooltip.
    virtual QString cellText(const QModelIndex& index) const;
    // What is painted beside the words, in words, for a copy; empty without.
    virtual QString markText(const QModelIndex&) const { return {}; }
    static CellKind kindOf(const QModelIndex& index);
    // Right for numbers and times, left for the rest.
    static Qt::Alignment alignmentOf(CellKind kind);

protected:
    // Inside the padding of the cell, over the row's ground.
    virtual void paintContent(QPainter& painter, const QRectF& rect,
                              const QStyleOptionViewItem& option, const QModelIndex& index) const;
    const Look& look() const { return m_source.look(); }

private:
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option,
                     const QModelIndex& index) const;
    void paintEdges(QPainter& painter, const QStyleOptionViewItem& option,
                    const QModelIndex& index) const;
    void paintGroupHeader(QPainter& painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const;
    void paintText(QPainter& painter, const QRectF& rect, const QModelIndex& index,
                   Qt::Alignment alignment) const;
    void paintTime(QPainter& painter, const QRectF& rect, const QModelIndex& index,
                   Qt::Alignment alignment) const;

    const ThemeSource& m_source;
    mutable ShapedText m_text; // painting is const
};

} // namespace haven::ui
