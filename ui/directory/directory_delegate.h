#pragma once

#include "ui/theme/theme_source.h"

#include <QStyledItemDelegate>

namespace haven::ui {

// A row of the directory: name and kind, what to call, how it fits, what to be careful about. One
// that is closed stands quieter than one that answers, and says so.
class DirectoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit DirectoryDelegate(const ThemeSource& source, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const ThemeSource& m_source;
};

} // namespace haven::ui
