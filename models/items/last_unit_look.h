#pragma once

#include "models/items/desk.h"

#include <map>
#include <optional>
#include <QObject>
#include <set>

namespace haven {

// Whether another person's fact is about what a unit does: a status, a dispatch, a place it was
// sent to. A note about its incident is the incident's, and an alarm has a sign of its own.
bool isUnitNews(const Event& event);

// Which units others have changed since this window's person looked at them. Nothing is told of a
// unit that was never looked at here: all of it is new.
class LastUnitLook final : public QObject
{
    Q_OBJECT

public:
    // Precondition: the desk outlives it.
    explicit LastUnitLook(Desk& desk, QObject* parent = nullptr);

    // It is in front of the person now; of the one before everything was seen.
    void look(const std::optional<UnitId>& unit);
    // Those with changes, but for the one that is looked at.
    const std::set<UnitId>& changed() const { return m_changed; }

Q_SIGNALS:
    void changesTold();

private:
    void hear(const std::vector<Recorded>& facts);
    void forget();

    Desk& m_desk;
    std::optional<UnitId> m_at;
    std::set<UnitId> m_seen; // every one that was looked at
    std::set<UnitId> m_changed;
};

} // namespace haven
