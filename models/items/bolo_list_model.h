#pragma once

#include "models/dispatch/bolo_match.h"
#include "models/items/desk.h"

#include <functional>
#include <QAbstractTableModel>
#include <vector>

namespace haven {

enum class BoloColumn { Number, What, Left, Heard };
inline constexpr int kBoloColumns = static_cast<int>(BoloColumn::Heard) + 1;

struct BoloListWords {
    std::function<QString(BoloId id, const Bolo& bolo)> spoken;
};

// The BOLOs in force that the person at the desk may read, the newest first.
class BoloListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    BoloListModel(Desk& desk, BoloListWords words, QObject* parent = nullptr);

    // Looks again: time goes on, and one may have run out.
    void look();
    const std::vector<BoloId>& rows() const { return m_rows; }
    // nullptr: no such row, or it has left the list meanwhile.
    const Bolo* boloAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString text(BoloColumn column, BoloId id, const Bolo& bolo) const;

    Desk& m_desk;
    BoloListWords m_words;
    std::vector<BoloId> m_rows;
};

} // namespace haven
