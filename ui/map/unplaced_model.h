#pragma once

#include "ui/map/mark_book.h"

#include <QAbstractListModel>
#include <vector>

namespace haven::ui {

// Incidents and units that nobody has placed yet, to be read beside the map. The text is the row;
// incidents come before units.
class UnplacedModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    // Takes over what is there now, row by row, so that a selection stays.
    void follow(const std::map<MarkId, UnplacedMark>& unplaced);
    std::optional<MarkId> markAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<UnplacedMark> m_rows;
};

} // namespace haven::ui
