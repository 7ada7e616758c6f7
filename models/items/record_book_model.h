#pragma once

#include "models/items/desk.h"
#include "models/items/item_roles.h"

#include <functional>
#include <QAbstractTableModel>
#include <vector>

namespace haven {

enum class RecordBookPage { Removals, Holds };
enum class RecordBookColumn { Number, What, Standing };
inline constexpr int kRecordBookColumns = static_cast<int>(RecordBookColumn::Standing) + 1;

struct RecordBookRow {
    std::int64_t number = 0;
    QString what;
    QString standing;
    bool isOpen = false; // somebody still has to do something, or it still holds
    bool operator==(const RecordBookRow&) const = default;
};

// The removals under law, or the holds on the record, oldest first. None ever leaves the list.
class RecordBookModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    // Models speak no language: the panel words a row.
    struct Words {
        std::function<RecordBookRow(const Removal&)> removal;
        std::function<RecordBookRow(const RecordHold&)> hold;
    };
    RecordBookModel(Desk& desk, RecordBookPage page, Words words, QObject* parent = nullptr);

    // nullptr outside the list.
    const RecordBookRow* rowAt(int row) const;
    int openCount() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<RecordBookRow> rowsNow() const;
    void look();

    Desk& m_desk;
    RecordBookPage m_page;
    Words m_words;
    std::vector<RecordBookRow> m_rows;
};

} // namespace haven
