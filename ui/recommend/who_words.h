#pragma once

#include "models/dispatch/commands.h"
#include "models/dispatch/incident.h"
#include "models/items/recommend_model.h"

#include <QString>
#include <vector>

namespace haven::ui {

// "3A12, 3A15".
QString unitsWords(const std::vector<UnitId>& units);
WhoWords whoWords();
// A person chose someone else in place of one who was recommended; more besides is no override.
bool isOtherThanRecommended(const DispatchUnits& command, const Incident& incident);

} // namespace haven::ui
