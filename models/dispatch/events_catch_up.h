#pragma once

#include "models/dispatch/types.h"

#include <optional>
#include <string>
#include <vector>

// What was done by hand while the desk was dark and is entered afterwards.
namespace haven {

// The facts before this one in the same act were entered later, from what somebody wrote down when
// they happened. The envelope has both times.
struct ActReconstructed {
    static constexpr const char* kType = "ActReconstructed";
    std::string source; // where it was written: "paper 17"
    std::string deed;   // the command by name, "DispatchUnits"
    std::optional<IncidentId> incident;
    std::vector<UnitId> units;
    bool operator==(const ActReconstructed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("source", &ActReconstructed::source, FieldClass::Police);
        f("deed", &ActReconstructed::deed);
        f("incident", &ActReconstructed::incident);
        f("units", &ActReconstructed::units);
    }
};

} // namespace haven
