#pragma once

#include "models/base/describe.h"
#include "models/dispatch/types.h"

#include <optional>
#include <string>

// A unit of another agency works on our board for a while: it is sent and has a status like ours,
// and is none of ours.
namespace haven {

struct OutsideUnit {
    std::string agency;              // "West Haven Fire"
    std::string kind;                // "engine"; empty: not said
    std::optional<IncidentId> until; // it leaves as this incident closes; none: with the shift
    bool operator==(const OutsideUnit&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("agency", &OutsideUnit::agency);
        f("kind", &OutsideUnit::kind);
        f("until", &OutsideUnit::until);
    }
};

// Follows the unit's log-on.
struct OutsideUnitJoined {
    static constexpr const char* kType = "OutsideUnitJoined";
    UnitId unit;
    OutsideUnit outside;
    bool operator==(const OutsideUnitJoined&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &OutsideUnitJoined::unit);
        f("outside", &OutsideUnitJoined::outside);
    }
};

} // namespace haven
