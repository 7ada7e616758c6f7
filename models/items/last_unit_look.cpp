#include "models/items/last_unit_look.h"

#include "models/dispatch/event_codec.h"

#include <type_traits>
#include <utility>
#include <variant>

namespace haven {

namespace {

template <class One, class... Any>
constexpr bool isOneOf = (std::is_same_v<One, Any> || ...);

} // namespace

bool isUnitNews(const Event& event)
{
    return visitKind(
        [](const auto& fact) {
            using One = std::decay_t<decltype(fact)>;
            return isOneOf<One, UnitLoggedOn, UnitLoggedOff, UnitStatusChanged, UnitDispatched,
                           UnitEnRoute, UnitArrived, UnitTransporting, UnitCleared>;
        },
        event);
}

LastUnitLook::LastUnitLook(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::recorded, this, &LastUnitLook::hear);
    // Whoever relieves has looked at nothing yet.
    connect(&desk, &Desk::seatChanged, this, &LastUnitLook::forget);
}

void LastUnitLook::look(const std::optional<UnitId>& unit)
{
    m_at = unit;
    if (!unit)
        return;
    m_seen.insert(*unit);
    if (m_changed.erase(*unit) > 0)
        Q_EMIT changesTold();
}

void LastUnitLook::hear(const std::vector<Recorded>& facts)
{
    const Seat& seat = m_desk.seat();
    bool isTold = false;
    for (const Recorded& fact : facts) {
        const bool isMine =
            fact.envelope.recordedBy == seat.agent && fact.envelope.position == seat.position;
        if (isMine || !fact.event || !isUnitNews(*fact.event))
            continue;
        for (const UnitId& unit : unitsOf(*fact.event)) {
            if (unit != m_at && m_seen.count(unit) > 0)
                isTold = m_changed.insert(unit).second || isTold;
        }
    }
    if (isTold)
        Q_EMIT changesTold();
}

void LastUnitLook::forget()
{
    m_seen.clear();
    if (m_at)
        m_seen.insert(*m_at);
    if (!std::exchange(m_changed, {}).empty())
        Q_EMIT changesTold();
}

} // namespace haven
