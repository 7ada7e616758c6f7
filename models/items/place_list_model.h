#pragma once

#include "models/dispatch/map_query.h"
#include "models/items/titled_table.h"

#include <functional>
#include <vector>

namespace haven {

enum class PlaceColumn { Place, Kind, Sure, Beat };
inline constexpr int kPlaceColumns = static_cast<int>(PlaceColumn::Beat) + 1;

struct PlaceListWords {
    std::function<QString(const PlaceCandidate& place)> title;
    std::function<QString(const PlaceCandidate& place)> kind;
    std::function<QString(const PlaceCandidate& place)> sure;
    std::function<QString(const PlaceHit& hit)> spoken;
};

// What a search for a place found, best first. Each answer is another list.
class PlaceListModel final : public TitledTable
{
    Q_OBJECT

public:
    explicit PlaceListModel(PlaceListWords words, QObject* parent = nullptr);

    void take(std::vector<PlaceHit> hits);
    // nullptr beyond the list.
    const PlaceHit* hitAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    PlaceListWords m_words;
    std::vector<PlaceHit> m_hits;
};

} // namespace haven
