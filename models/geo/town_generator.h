#pragma once

#include "models/base/result.h"
#include "models/geo/layers.h"
#include "models/geo/town_plan.h"

#include <cstddef>
#include <cstdint>

namespace haven {

// Village: the streets the plan names and nothing else, for small tests. Town: with side streets
// and courts in the gaps, about a hundred streets.
enum class TownSize { Village, Town };

// A town on a harbor: water in the south, a river in the east, an interstate above the shore. The
// same plan, seed and size give the same layers on one kind of machine (the bends use sine, whose
// last digit may differ between C libraries; that is under a centimeter).
// Refused: TownPlanMalformed, when a place stands at an address that no street has.
Result<MapLayers> makeTown(const TownPlan& plan, std::uint64_t seed, TownSize size);

// A flat grid of made-up names with house numbers, for measuring: about as many named streets as
// asked for, in ten towns.
MapLayers makeCounty(std::uint64_t seed, std::size_t streetCount);

} // namespace haven
