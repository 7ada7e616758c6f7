#pragma once

#include "models/dispatch/incident.h"
#include "ui/theme/look.h"

#include <QString>

namespace haven::ui {

// A note as rich text with the advisor's words marked in place: what counted is underlined and
// tinted, a possible weapon stands out more, what did not count is dotted.
QString noteHtml(const Note& note, const FlagState& flag, const Look& look);

} // namespace haven::ui
