#pragma once

#include <QString>

namespace haven::ui {

enum class FeedNews { Dead, Flooding, Back };

// What dispatchers are told when a feed of positions fails or works again. `why` is of Dead, in the
// system's words, and may be empty.
QString feedNewsText(FeedNews news, const QString& feed, const QString& why);

} // namespace haven::ui
