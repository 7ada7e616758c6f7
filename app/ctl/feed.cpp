#include "app/ctl/feed_check.h"
#include "app/ctl/held_station.h"
#include "app/ctl/verb.h"
#include "models/base/text.h"
#include "models/feeds/feed_config.h"
#include "models/feeds/position_ring.h"
#include "models/geo/gpsd.h"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <QFileInfo>

namespace haven::ctl {

namespace {

constexpr const char* kFeedUsage =
    "feed check FILE|ADDRESS [--format nmea|taip|gpsd] [--for SECONDS] | feed list | add NAME"
    " --address ADDRESS | remove NAME | trail UNIT [--from T] [--to T] --station FILE [--json]";

template <class E>
std::optional<E> enumOfWord(const std::string& word)
{
    for (const auto& name : enumNames(E{})) {
        if (toLower(name) == word)
            return *enumFromName<E>(name);
    }
    return std::nullopt;
}

int check(const Arguments& arguments)
{
    FeedCheckWish wish;
    wish.text = arguments.words[1];
    const FeedAddressRead read = readFeedAddress(wish.text);
    if (!read.address) {
        std::cerr << "havenctl: " << wish.text << " cannot be read: " << read.wrong << "\n";
        return kUsage;
    }
    wish.address = *read.address;
    if (const auto word = arguments.option("format")) {
        wish.format = enumOfWord<FeedFormat>(*word);
        if (!wish.format)
            return misused(kFeedUsage);
    }
    constexpr int kSecondsMax = 999'999;
    const auto seconds = numberOption(arguments, {"for", 10, 0, kSecondsMax}, kFeedUsage);
    if (!seconds)
        return kUsage;
    wish.seconds = *seconds;
    wish.isJson = arguments.isJson;
    const auto checked = checkFeed(wish);
    if (!checked) {
        tell(checked.refusal());
        return kInput;
    }
    return kDone;
}

nlohmann::json configJson(const FeedConfig& feed)
{
    return nlohmann::json::parse(feedsText({feed}), nullptr, false)["feeds"][0];
}

int list(const Arguments& arguments, const std::vector<FeedConfig>& feeds)
{
    if (arguments.isJson) {
        nlohmann::json all = nlohmann::json::array();
        for (const FeedConfig& feed : feeds)
            all.push_back(configJson(feed));
        sayJson({{"feeds", all}});
        return kDone;
    }
    for (const FeedConfig& feed : feeds)
        sayLine(fmt::format(
            "{:<20} {:<4} {}  {}{}", feed.name, toLower(enumName(feed.format)), feed.addressText,
            feed.units.empty() ? feed.unit : fmt::format("{} units", feed.units.size()),
            feed.isOn ? "" : "  (off)"));
    if (feeds.empty())
        sayLine("There are no feeds.");
    return kDone;
}

// "0017=3A12,0018=3A13"; empty where it is not of that form.
std::optional<std::map<std::string, UnitId>> aliasesOf(const std::string& text)
{
    std::map<std::string, UnitId> aliases;
    for (const std::string& pair : split(text, ',')) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos)
            return std::nullopt;
        aliases.emplace(trimmed(pair.substr(0, equals)),
                        UnitId(std::string(trimmed(pair.substr(equals + 1)))));
    }
    return aliases;
}

int unusable(const std::string& name, const std::string& why)
{
    std::cerr << "havenctl: the feed " << name << " cannot be used: " << why
              << ". Nothing was changed.\n";
    return kUsage;
}

// Writes the list and leaves the fact of it; neither without the other.
Result<void> change(const std::string& station, const std::vector<FeedConfig>& before,
                    const std::vector<FeedConfig>& after, const std::string& name,
                    const std::string& what)
{
    const auto held = HeldStation::take(station);
    if (!held)
        return held.refusal();
    if (const auto written = writeFeeds(station, after); !written)
        return written;
    const auto recorded = (*held)->record("feed " + name, what);
    if (recorded)
        return {};
    if (const auto back = writeFeeds(station, before); !back)
        return back;
    return recorded;
}

std::string wordsOf(const FeedConfig& feed)
{
    const std::string units = feed.units.empty()
                                  ? (feed.unit.empty() ? std::string() : ", unit " + feed.unit)
                                  : fmt::format(", {} senders", feed.units.size());
    return fmt::format("{} at {}{}, by {}", toLower(enumName(feed.format)), feed.addressText, units,
                       operatingSystemUser());
}

int add(const Arguments& arguments, const std::string& station, std::vector<FeedConfig> feeds)
{
    const std::vector<FeedConfig> before = feeds;
    FeedConfig feed;
    feed.name = arguments.words[1];
    feed.addressText = arguments.optionOr("address", "");
    const FeedAddressRead read = readFeedAddress(feed.addressText);
    if (!read.address)
        return unusable(feed.name, "its address: " + read.wrong);
    feed.address = *read.address;
    const auto format =
        enumOfWord<FeedFormat>(arguments.optionOr("format", feed.address.isGpsd ? "gpsd" : "nmea"));
    const auto unknown =
        enumOfWord<UnknownSenders>(arguments.optionOr("unknown-senders", "ignore"));
    if (!format || !unknown)
        return misused(kFeedUsage);
    feed.format = *format;
    feed.unknownSenders = *unknown;
    feed.unit = arguments.optionOr("unit", "");
    if (const auto units = arguments.option("units")) {
        const auto aliases = aliasesOf(*units);
        if (!aliases)
            return unusable(feed.name, "--units wants SENDER=UNIT,SENDER=UNIT");
        feed.units = *aliases;
    }
    if (const std::string wrong = wrongIn(feed); !wrong.empty())
        return unusable(feed.name, wrong);
    feeds.push_back(feed);
    // What is written is what can be read: twins and too many are found here.
    if (const auto again = parseFeeds(feedsText(feeds), feedsPath(station)); !again)
        return unusable(feed.name, again.refusal().arguments.back());
    if (const auto done = change(station, before, feeds, feed.name, wordsOf(feed)); !done)
        return tell(done.refusal());
    sayLine("added " + feed.name);
    return kDone;
}

int removeFeed(const std::string& name, const std::string& station, std::vector<FeedConfig> feeds)
{
    const std::vector<FeedConfig> before = feeds;
    const auto gone = std::remove_if(feeds.begin(), feeds.end(), [&](const FeedConfig& feed) {
        return equalsIgnoringCase(feed.name, name);
    });
    if (gone == feeds.end()) {
        std::cerr << "havenctl: there is no feed " << name << ". Nothing was changed.\n";
        return kRefused;
    }
    feeds.erase(gone, feeds.end());
    if (const auto done =
            change(station, before, feeds, name, "removed, by " + operatingSystemUser());
        !done)
        return tell(done.refusal());
    sayLine("removed " + name);
    return kDone;
}

int trail(const Arguments& arguments, const std::string& station)
{
    const auto from = instantOfUtcText(arguments.optionOr("from", "1970-01-01T00:00:00Z"));
    const auto to = instantOfUtcText(arguments.optionOr("to", "9999-12-31T23:59:59Z"));
    if (!from || !to) {
        std::cerr << "havenctl: times are written 2026-11-25T15:00:00Z\n";
        return kUsage;
    }
    const auto points =
        readTrail(positionRingPath(station), UnitId(arguments.words[1]), *from, *to);
    if (!points)
        return tell(points.refusal());
    nlohmann::json all = nlohmann::json::array();
    for (const TrailPoint& point : *points) {
        if (arguments.isJson)
            all.push_back({{"time", utcText(point.fixedAt)},
                           {"lat", latitudeDegrees(point.at)},
                           {"lon", longitudeDegrees(point.at)},
                           {"clock", toLower(enumName(point.clock))}});
        else
            sayLine(utcText(point.fixedAt) + "  " + coordinateText(point.at));
    }
    if (arguments.isJson)
        sayJson({{"unit", arguments.words[1]}, {"trail", all}});
    return kDone;
}

} // namespace

int runFeed(const Arguments& arguments)
{
    const std::string act = arguments.words.empty() ? "" : arguments.words[0];
    if (act == "check" && arguments.words.size() == 2)
        return check(arguments);
    const bool isNamed = arguments.words.size() == 2;
    if (!((act == "list" && !isNamed) ||
          (isNamed && (act == "add" || act == "remove" || act == "trail"))))
        return misused(kFeedUsage);
    const auto station = stationPath(arguments);
    if (!station)
        return kUsage;
    if (!QFileInfo::exists(QString::fromStdString(*station)))
        return tell(refuse(RefusalCode::StationMissing, *station));
    if (act == "trail")
        return trail(arguments, *station);
    auto feeds = readFeeds(*station);
    if (!feeds)
        return tell(feeds.refusal());
    if (act == "list")
        return list(arguments, *feeds);
    if (act == "add")
        return add(arguments, *station, *std::move(feeds));
    return removeFeed(arguments.words[1], *station, *std::move(feeds));
}

} // namespace haven::ctl
