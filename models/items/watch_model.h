#pragma once

#include "models/dispatch/supervision.h"
#include "models/items/desk.h"
#include "models/items/grouped_rows.h"

#include <functional>
#include <unordered_map>

namespace haven {

enum class WatchColumn { What, Since };
inline constexpr int kWatchColumns = static_cast<int>(WatchColumn::Since) + 1;

struct WatchWords {
    std::function<QString(WatchList)> list;
    // "Status check 3A12"; the number is empty for a unit's.
    std::function<QString(const Watched&, const QString& number)> what;
    // A checklist under way: which step, and who. nullptr: the text it began with is gone.
    std::function<QString(const Incident&, const Checklist&, const Protocol*)> run = {};
};

// The supervisor's live lists: each thing once, under its list, with how long it has stood there.
class WatchModel final : public GroupedRows
{
    Q_OBJECT

public:
    WatchModel(Desk& desk, WatchWords words, QObject* parent = nullptr);

    // Looks again: what became due, what was answered.
    void tick();
    std::optional<IncidentId> incidentAt(int row) const;
    std::optional<UnitId> unitAt(int row) const;
    const std::vector<DeskLoad>& loads() const { return m_loads; }

protected:
    QVariant cell(const std::string& key, int column, int role) const override;
    QString groupTitle(const BoardGroup& group) const override;
    void forget(const std::string& key) override { m_byKey.erase(key); }

private:
    QString whatOf(const Watched& one) const;

    Desk& m_desk;
    WatchWords m_words;
    Instant m_now;
    std::vector<DeskLoad> m_loads;
    std::unordered_map<std::string, Watched> m_byKey;
};

} // namespace haven
