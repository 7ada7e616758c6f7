#pragma once

#include "models/items/help_pages.h"

#include <vector>

namespace haven::ui {

// The pages in the language of the screen: their titles, what verbs and keys do, what codes mean.
// What has no words in that language stays as it was, and such a page says so at its beginning.
std::vector<HelpPage> spokenHelp(std::vector<HelpPage> pages, const KeyMap& keys);

} // namespace haven::ui
