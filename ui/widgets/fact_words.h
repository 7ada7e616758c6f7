#pragma once

#include "models/base/instant.h"
#include "models/crisis/facts.h"

#include <QString>

// Facts of the crisis lane, in one voice for every panel that speaks of them.
namespace haven::ui {

// "Self-harm", "Third-party caller".
QString factLabel(Fact fact);
// "0:17", "12 min", "3 h", "5 days": the longer ago, the coarser.
QString ageText(Span age);

} // namespace haven::ui
