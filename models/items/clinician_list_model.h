#pragma once

#include "models/dispatch/clinician_desk.h"
#include "models/items/desk.h"
#include "models/items/grouped_rows.h"

#include <functional>
#include <unordered_map>

namespace haven {

// Beyond the roles all boards share; each of the one column.
enum ClinicianRole : int {
    PlaceRole = IdRole + 1, // text: where, and who is there
    WhyRole,                // text: why it is flagged or asked
    WeaponRole,             // text in the words the panel gave: "Weapon: none, answered 21:43"
    StandingRole,           // text: "Osei accepted"
    SecondsRole,            // how long it has stood so
    ChangedRole,            // text: what changed since the last note
    LevelRole,              // 1..4, 0 for none; LevelAskedRole says whether an answer decides it
    WhyAdvisedRole,         // bool: why is the advisor's sentence; otherwise a person typed it
};

struct ClinicianWords {
    std::function<QString(ClinicianGroup)> group;
    std::function<QString(const ClinicianRow&)> weapon;
    std::function<QString(const ClinicianRow&)> standing;
    std::function<QString(const ClinicianRow&)> spoken;
    std::function<QString(const ClinicianRow&)> changed = {}; // since the last note
};

// The clinicians' list: who waits for them, what they work, what is flagged. One column, a row of
// several lines.
class ClinicianListModel final : public GroupedRows
{
    Q_OBJECT

public:
    ClinicianListModel(Desk& desk, ClinicianWords words, QObject* parent = nullptr);

    // How long each has stood, and which requests are late.
    void tick(Instant now);
    std::optional<IncidentId> incidentAt(int row) const;
    int rowOf(IncidentId id) const { return rowOfKey(std::to_string(id.value)); }
    // Requests that nobody has answered.
    int waitingCount() const;

protected:
    QVariant cell(const std::string& key, int column, int role) const override;
    QString groupTitle(const BoardGroup& group) const override;
    void forget(const std::string& key) override { m_byKey.erase(key); }

private:
    void apply(const std::set<IncidentId>& ids);
    bool isLate(const ClinicianRow& row) const;
    bool isWhyAdvised(const ClinicianRow& row) const;

    Desk& m_desk;
    ClinicianWords m_words;
    Instant m_now;
    std::unordered_map<std::string, ClinicianRow> m_byKey;
};

} // namespace haven
