#pragma once

#include "models/items/item_roles.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QVariant>
#include <vector>

namespace haven::testkit {

// A board of made-up rows, for tests of the view and for pictures of it.
struct SampleCell {
    QHash<int, QVariant> roles;
};
using SampleRow = std::vector<SampleCell>;

class BoardSampleModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit BoardSampleModel(int columns, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    void insertRow(int row, const SampleRow& cells);
    void removeRow(int row);
    // Moves one row; `to` is where it stands afterwards.
    void moveRow(int from, int to);

private:
    int m_columns;
    std::vector<SampleRow> m_rows;
};

SampleCell textCell(const QString& text, Emphasis emphasis = Emphasis::None);
SampleCell valueCell(CellKind kind, const QVariant& value);
SampleCell groupCell(const QString& group, int count);

// Nine columns: priority, waiting, incident, type, location, beat, flag, level, units.
void fillQueue(BoardSampleModel& model);
// Seven columns: unit, status, time, incident, where, skills, check-in.
void fillUnits(BoardSampleModel& model);

} // namespace haven::testkit
