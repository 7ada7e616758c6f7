#pragma once

#include "models/crisis/directory.h"

#include <string>

namespace haven {

// A change of the agency's own directory. Save: the entry takes the place of the one with its id.
// Check: it is confirmed today, whatever else the list says of it. Import: a CSV or JSON file takes
// the place of the agency's whole list; shipped entries stay.
HAVEN_ENUM(DirectoryWishAct, Save, Check, Import)
struct DirectoryWish {
    DirectoryWishAct act = DirectoryWishAct::Save;
    DirectoryEntry entry = {}; // Save, Check: its id alone counts
    std::string path = {};     // Import
};

} // namespace haven
