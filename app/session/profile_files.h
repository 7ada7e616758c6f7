#pragma once

#include "models/exchange/import_profile.h"

#include <string>

namespace haven {

// A path, or the name of a shipped profile: "san-luis-obispo.json", "san-luis-obispo".
// Errors: FileUnreadable, ProfileMalformed.
Result<ImportProfile> readProfile(const std::string& pathOrName);

} // namespace haven
