#pragma once

#include "models/dispatch/query.h"
#include "models/items/titled_table.h"

#include <functional>
#include <vector>

namespace haven {

enum class HitColumn { Opened, Incident, Type, Place, Disposition, Words };
inline constexpr int kHitColumns = static_cast<int>(HitColumn::Words) + 1;

// What a search over incidents found, newest first, page by page. A search is a question: another
// one begins with clear().
class IncidentHitsModel final : public TitledTable
{
    Q_OBJECT

public:
    struct Words {
        std::function<QString(Instant)> opened;
        std::function<QString(const std::string&)> type;        // label of a local code
        std::function<QString(const std::string&)> disposition; // likewise
    };
    explicit IncidentHitsModel(Words words, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    void clear();
    // `pageRows` is how many were asked for: fewer are the last ones.
    void append(const std::vector<IncidentHit>& hits, int pageRows);
    const IncidentHit* hitAt(int row) const;
    bool isWhole() const { return !m_hasMore; }

Q_SIGNALS:
    void moreWanted(qint64 before);

private:
    Words m_words;
    std::vector<IncidentHit> m_hits;
    bool m_hasMore = false;
    bool m_isFetching = false;
};

} // namespace haven
