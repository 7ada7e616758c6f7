#include "models/items/record_book_model.h"

#include <algorithm>

namespace haven {

RecordBookModel::RecordBookModel(Desk& desk, RecordBookPage page, Words words, QObject* parent)
    : QAbstractTableModel(parent), m_desk(desk), m_page(page), m_words(std::move(words)),
      m_rows(rowsNow())
{
    connect(&desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isRosterChanged)
            look();
    });
    // A row is worded for who is signed on.
    connect(&desk, &Desk::seatChanged, this, &RecordBookModel::look);
}

std::vector<RecordBookRow> RecordBookModel::rowsNow() const
{
    std::vector<RecordBookRow> rows;
    const RecordBook& book = m_desk.state().recordBook;
    if (m_page == RecordBookPage::Removals) {
        for (const auto& [number, removal] : book.removals)
            rows.push_back(m_words.removal(removal));
    } else {
        for (const auto& [number, hold] : book.holds)
            rows.push_back(m_words.hold(hold));
    }
    return rows;
}

// Numbers only rise, so what is new stands at the end.
void RecordBookModel::look()
{
    auto now = rowsNow();
    const std::size_t before = std::min(m_rows.size(), now.size());
    for (std::size_t n = 0; n < before; ++n) {
        if (m_rows[n] == now[n])
            continue;
        m_rows[n] = now[n];
        const int row = static_cast<int>(n);
        Q_EMIT dataChanged(index(row, 0), index(row, kRecordBookColumns - 1));
    }
    if (now.size() <= m_rows.size())
        return;
    beginInsertRows({}, static_cast<int>(m_rows.size()), static_cast<int>(now.size()) - 1);
    m_rows = std::move(now);
    endInsertRows();
}

const RecordBookRow* RecordBookModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int RecordBookModel::openCount() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(),
                                          [](const RecordBookRow& row) { return row.isOpen; }));
}

int RecordBookModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecordBookModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kRecordBookColumns;
}

QVariant RecordBookModel::data(const QModelIndex& index, int role) const
{
    const RecordBookRow* row = rowAt(index.row());
    if (!row || !index.isValid())
        return {};
    if (role == IdRole)
        return QString::number(row->number);
    const auto column = static_cast<RecordBookColumn>(index.column());
    if (role == EmphasisRole && column == RecordBookColumn::Standing)
        return static_cast<int>(row->isOpen ? Emphasis::Strong : Emphasis::None);
    // Every list cuts its lines.
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case RecordBookColumn::Number:
        return QString::number(row->number);
    case RecordBookColumn::What:
        return row->what;
    case RecordBookColumn::Standing:
        return row->standing;
    }
    return {};
}

} // namespace haven
