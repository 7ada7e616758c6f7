#pragma once

#include "models/base/result.h"
#include "models/feeds/feed_address.h"
#include "models/geo/position_reader.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// A sender that no alias names. Ignored ones are counted and listed, so that a new box is seen.
HAVEN_ENUM(UnknownSenders, Ignore, Use)

inline constexpr std::size_t kFeedsMax = 32;
inline constexpr std::size_t kFeedAliasesMax = 5000;
inline constexpr std::size_t kFeedNameMax = 40;

// One feed of live positions, as an agency writes it down; README.md has the form of the file.
struct FeedConfig {
    std::string name; // what the status bar calls it; unique
    FeedFormat format = FeedFormat::Nmea;
    FeedAddress address;
    std::string addressText;             // as written
    std::string unit;                    // whose positions these are, where messages name no sender
    std::map<std::string, UnitId> units; // sender -> unit: the alias table
    UnknownSenders unknownSenders = UnknownSenders::Ignore;
    std::int32_t quietAfterS = 60;           // without a fix for so long it counts as quiet
    std::int32_t bytesPerSMax = 1024 * 1024; // what comes beyond is dropped unread
    bool isOn = true;
};

// Whose position it is; empty when nobody's.
std::optional<UnitId> unitOf(const FeedConfig& config, std::string_view sender);

// What is wrong with it, as half a sentence; empty when nothing is.
std::string wrongIn(const FeedConfig& config);

// The whole file. Refused as FileMalformed with the line: not JSON, a field that is not known, not
// of its kind or beyond its limits, a name that is there twice.
Result<std::vector<FeedConfig>> parseFeeds(std::string_view json, std::string_view fileName);
std::string feedsText(const std::vector<FeedConfig>& feeds);

// Beside the station: "center.haven" has "center.haven.feeds.json". A missing file is no feed.
// Refused: FileUnreadable, and those of parseFeeds().
std::string feedsPath(const std::string& stationPath);
Result<std::vector<FeedConfig>> readFeeds(const std::string& stationPath);
// All or nothing. Refused: FileUnreadable, with what the disk says.
Result<void> writeFeeds(const std::string& stationPath, const std::vector<FeedConfig>& feeds);

} // namespace haven
