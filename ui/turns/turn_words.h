#pragma once

#include "models/dispatch/rotation_fairness.h"

#include <QString>
#include <QStringList>

namespace haven::ui {

// "tow, zone 3, class heavy: next is Harbor Towing, of 4"
QString listText(const RotationList& list);
// One sentence a company: "1. Ace: offered 4, taken 2, refused 1, no answer 1, …".
QString fairnessText(const FairnessRow& row);
// Every list with its companies, ready to be shown or copied; empty without lists.
QStringList fairnessLines(const State& state);

} // namespace haven::ui
