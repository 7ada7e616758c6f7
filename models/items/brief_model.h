#pragma once

#include "models/dispatch/relief_brief.h"
#include "models/items/desk.h"

#include <QAbstractTableModel>
#include <vector>

namespace haven {

// Calls of this window that are in hand or parked.
std::vector<HalfTaken> halfTakenAt(const Desk& desk);

enum class BriefColumn { Lead, Text };
inline constexpr int kBriefColumns = static_cast<int>(BriefColumn::Text) + 1;

// The relief brief as a list: each part under its title, with what is said where it is empty. A
// line whose words change, or that goes elsewhere, is still that line: whoever reads keeps the
// place.
class BriefModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Row {
        std::string section; // its key
        bool isHeader = false;
        int count = 0;  // of a header
        BriefLine line; // of a header: its title as text
        bool operator==(const Row&) const = default;
    };

    explicit BriefModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void take(const ReliefBrief& brief);
    // nullptr for the title of a part, for what is said of an empty one, and beyond the list.
    const Row* rowAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    // All rows go but these.
    void dropAllBut(const std::vector<std::size_t>& kept);

    std::vector<Row> m_rows;
};

} // namespace haven
