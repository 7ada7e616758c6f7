#pragma once

#include "models/exchange/report_rows.h"
#include "models/items/key_map.h"

namespace haven {

// Every action with where it acts, its keys and its verb, by area, then every verb of the command
// bar, as the keys count for one person. `whose`: empty for the keys as shipped.
Report keyCard(const ActionTable& table, const KeyMap& keys, const std::string& whose);

// The same for beside the keyboard: three columns in small print on Letter paper, a heading an
// area. From any thread, one at a time a file; a QGuiApplication must exist (fonts). Written beside
// and renamed. False when it cannot be written.
bool writeKeyCard(const Report& card, const std::string& path);

} // namespace haven
