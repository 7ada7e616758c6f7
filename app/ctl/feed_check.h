#pragma once

#include "models/base/result.h"
#include "models/feeds/feed_address.h"
#include "models/geo/position_reader.h"

#include <optional>
#include <string>

namespace haven::ctl {

struct FeedCheckWish {
    std::string text; // the address as given
    FeedAddress address;
    std::optional<FeedFormat> format; // empty: found out from what comes
    int seconds = 10;                 // of a line that does not end
    bool isJson = false;
};

// Reads a feed and says what is in it. Errors: FileUnreadable, and FileMalformed for a file in
// which there is no message of any kind.
Result<void> checkFeed(const FeedCheckWish& wish);

} // namespace haven::ctl
