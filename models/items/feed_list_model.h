#pragma once

#include "models/items/desk.h"
#include "models/items/titled_table.h"

#include <functional>
#include <vector>

namespace haven {

enum class FeedColumn { Name, Health, Heard, Units, Address };
inline constexpr int kFeedColumns = static_cast<int>(FeedColumn::Address) + 1;

struct FeedListWords {
    std::function<QString(FeedHealth health)> health;
    std::function<QString(const FeedRow& row, Instant now)> spoken;
};

// The feeds of live positions, each with how it fares. Their list changes only with the agency's
// configuration, so rows keep their places.
class FeedListModel final : public TitledTable
{
    Q_OBJECT

public:
    FeedListModel(Desk& desk, FeedListWords words, QObject* parent = nullptr);

    // Looks again: counts and ages go on.
    void tick();
    const std::vector<FeedRow>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    Desk& m_desk;
    FeedListWords m_words;
    std::vector<FeedRow> m_rows;
};

} // namespace haven
