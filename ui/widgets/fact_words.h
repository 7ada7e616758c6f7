#pragma once

#include "models/base/instant.h"
#include "models/crisis/facts.h"
#include "models/crisis/flag.h"
#include "models/items/item_roles.h"

#include <QString>

// Facts and flags of the crisis lane, in one voice for every panel that speaks of them.
namespace haven::ui {

// "Self-harm", "Third-party caller".
QString factLabel(Fact fact);
FlagMark flagMarkOf(Flag flag);
// "0:17", "12 min", "3 h", "5 days": the longer ago, the coarser.
QString ageText(Span age);

} // namespace haven::ui
