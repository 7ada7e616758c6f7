#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/query.h"
#include "models/geo/position_fix.h"

#include <map>

// What threads with roads and names answer, worked out at once by the same rules: travel times are
// by straight line, places come from the knowledge's own index.
namespace haven::test {

struct FakeMap {
    const State& state;
    const Knowledge& knowledge;
    const std::map<UnitId, UnitPosition>& live;
    Instant now;
    MapStanding standing = MapStanding::None;
};

bool isFakeMapQuestion(const Query& query);
// Precondition: isFakeMapQuestion(query).
QueryAnswer fakeMapAnswer(const Query& query, const FakeMap& map);

} // namespace haven::test
