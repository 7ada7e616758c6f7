#pragma once

#include "models/dispatch/types.h"

#include <QString>
#include <vector>

// The words of the form's lists, in the order of their enumerations.
namespace haven::ui {

std::vector<QString> personRoleWords();
std::vector<QString> vehicleRoleWords();
std::vector<QString> cautionKindWords();
std::vector<QString> cautionSeverityWords();
// "reported, not verified" and "verified".
std::vector<QString> verificationWords();
// "just now", "4 min ago", "3 days ago".
QString agoText(Span age);

} // namespace haven::ui
