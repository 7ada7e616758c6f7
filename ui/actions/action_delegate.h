#pragma once

#include "ui/theme/theme_source.h"

#include <QStyledItemDelegate>

namespace haven::ui {

// Paints the rows of an ActionListModel: what it does, where, and its keys at the right end. What
// can do nothing now is quiet and says why where the place would stand.
class ActionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // Short: one line. Tall: the place below the name, for a narrow column.
    enum class Rows { Short, Tall };

    ActionDelegate(const ThemeSource& source, Rows rows, QObject* parent = nullptr)
        : QStyledItemDelegate(parent), m_source(source), m_rows(rows)
    {}

    int rowHeight() const;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    const ThemeSource& m_source;
    Rows m_rows;
};

} // namespace haven::ui
