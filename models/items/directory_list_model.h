#pragma once

#include "models/crisis/directory_search.h"

#include <functional>
#include <QAbstractListModel>
#include <QString>
#include <vector>

namespace haven {

// One entry as it was found, with copies: the directory may be another one a moment later.
struct DirectoryRow {
    DirectoryEntry entry;
    DirectoryFit fit = DirectoryFit::Fits;
    std::vector<DirectoryReason> reasons;
    DirectoryReach reach;
};

enum DirectoryRole {
    DirectoryNumberRole = Qt::UserRole + 300, // what to call, or that there is nothing
    DirectoryReachedRole,                     // bool: there is something to call
    DirectoryKindRole,
    DirectoryWhyRole,     // how it fits
    DirectoryWarningRole, // what to be careful about; empty without
    DirectoryFitRole,     // DirectoryFit as int
};

// Models speak no language.
struct DirectoryWords {
    std::function<QString(const DirectoryRow&)> number;
    std::function<QString(const DirectoryRow&)> why;
    std::function<QString(const DirectoryRow&)> warning;
    std::function<QString(const DirectoryRow&)> spoken;
};

// Who was found, best first. Each search is another list.
class DirectoryListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit DirectoryListModel(DirectoryWords words, QObject* parent = nullptr);

    void take(std::vector<DirectoryRow> rows);
    // nullptr beyond the list.
    const DirectoryRow* rowAt(int row) const;
    int rowOf(const std::string& entry) const; // -1: not in the list

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    DirectoryWords m_words;
    std::vector<DirectoryRow> m_rows;
};

// The rows of a search.
std::vector<DirectoryRow> directoryRows(const std::vector<DirectoryEntry>& entries,
                                        const DirectorySearch& search);

} // namespace haven
