#pragma once

#include "models/geo/road_search.h"

#include <optional>
#include <QString>

namespace haven::ui {

// "3:10", "~3:10" by straight line, "?" where it is not known, ">12 h".
QString etaWords(const std::optional<Span>& eta, TravelWay way);

} // namespace haven::ui
