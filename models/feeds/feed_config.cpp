#include "models/feeds/feed_config.h"

#include "models/base/json_text.h"
#include "models/base/text.h"
#include "models/exchange/byte_source.h"

#include <algorithm>
#include <QFileInfo>
#include <QSaveFile>

namespace haven {

namespace {

constexpr std::size_t kFeedsFileMax = 4 * 1024 * 1024;
constexpr std::size_t kSenderMax = 128;
constexpr std::int32_t kQuietAfterMaxS = 24 * 3600;
constexpr std::int32_t kBytesPerSMost = 64 * 1024 * 1024;
constexpr std::int32_t kBytesPerSLeast = 1024;

// Takes fields out of a feed's object one after the other; the first that is wrong is kept.
class FeedFields final
{
public:
    explicit FeedFields(const Json& feed) : m_feed(feed) {}
    std::string wrong;

    std::string text(const char* key)
    {
        const Json* value = take(key);
        if (!value)
            return {};
        if (!value->is_string())
            return fail(key, "is no text"), std::string();
        return value->get<std::string>();
    }
    std::int32_t number(const char* key, std::int32_t usual)
    {
        const Json* value = take(key);
        if (!value)
            return usual;
        constexpr std::int64_t kMost = 1'000'000'000;
        if (!value->is_number_integer() || value->get<double>() < 0.0 ||
            value->get<double>() > static_cast<double>(kMost))
            return fail(key, "is no whole number in reach"), usual;
        return value->get<std::int32_t>();
    }
    bool truth(const char* key, bool usual)
    {
        const Json* value = take(key);
        if (value && !value->is_boolean())
            fail(key, "is neither true nor false");
        return value && value->is_boolean() ? value->get<bool>() : usual;
    }
    std::map<std::string, UnitId> aliases(const char* key)
    {
        std::map<std::string, UnitId> out;
        const Json* value = take(key);
        if (!value)
            return out;
        if (!value->is_object())
            return fail(key, "is no list of \"sender\": \"unit\""), out;
        for (const auto& [sender, unit] : value->items()) {
            if (!unit.is_string())
                return fail(key, "names no unit for " + sender), out;
            out.emplace(sender, UnitId(unit.get<std::string>()));
        }
        return out;
    }
    // What nobody asked for is a slip of the pen, and would silently not count.
    void expectNoMore()
    {
        for (const auto& [key, value] : m_feed.items()) {
            if (std::find(m_taken.begin(), m_taken.end(), key) == m_taken.end())
                fail(key, "is not known");
        }
    }
    void fail(const std::string& key, const std::string& why)
    {
        if (wrong.empty())
            wrong = "\"" + key + "\" " + why;
    }

private:
    const Json* take(const char* key)
    {
        m_taken.emplace_back(key);
        const auto found = m_feed.find(key);
        return found == m_feed.end() ? nullptr : &*found;
    }
    const Json& m_feed;
    std::vector<std::string> m_taken;
};

template <class E>
E chosen(FeedFields& fields, const char* key, E usual)
{
    const std::string word = fields.text(key);
    if (word.empty())
        return usual;
    for (const auto& name : enumNames(E{})) {
        if (toLower(name) == word)
            return *enumFromName<E>(name);
    }
    fields.fail(key, "has no meaning \"" + word + "\"");
    return usual;
}

// What is wrong with it, or empty and the feed is added.
std::string addFeed(const Json& json, std::vector<FeedConfig>& feeds)
{
    if (!json.is_object())
        return "a feed is an object in braces";
    FeedFields fields(json);
    FeedConfig feed;
    feed.name = fields.text("name");
    feed.format = chosen(fields, "format", FeedFormat::Nmea);
    feed.addressText = fields.text("address");
    feed.unit = fields.text("unit");
    feed.units = fields.aliases("units");
    feed.unknownSenders = chosen(fields, "unknown_senders", UnknownSenders::Ignore);
    feed.quietAfterS = fields.number("quiet_after_s", feed.quietAfterS);
    feed.bytesPerSMax = fields.number("bytes_per_s_max", feed.bytesPerSMax);
    feed.isOn = fields.truth("is_on", true);
    fields.expectNoMore();
    const std::string who = feed.name.empty() ? "" : "the feed " + feed.name + ": ";
    if (!fields.wrong.empty())
        return who + fields.wrong;
    const FeedAddressRead read = readFeedAddress(feed.addressText);
    if (!read.address)
        return who + "its address \"" + feed.addressText + "\" cannot be used: " + read.wrong;
    feed.address = *read.address;
    if (feed.address.isGpsd)
        feed.format = FeedFormat::Gpsd;
    const std::string wrong = wrongIn(feed);
    if (!wrong.empty())
        return who + wrong;
    if (feeds.size() == kFeedsMax)
        return "there are more than " + std::to_string(kFeedsMax) + " feeds";
    for (const FeedConfig& other : feeds) {
        if (equalsIgnoringCase(other.name, feed.name))
            return who + "the name is there twice";
    }
    feeds.push_back(std::move(feed));
    return {};
}

Refusal unreadable(const std::string& path, const QString& why)
{
    return refuse(RefusalCode::FileUnreadable, path, why.toStdString());
}

} // namespace

std::optional<UnitId> unitOf(const FeedConfig& config, std::string_view sender)
{
    const auto found = config.units.find(std::string(sender));
    if (found != config.units.end())
        return found->second;
    if (!config.unit.empty())
        return UnitId(config.unit);
    if (config.unknownSenders == UnknownSenders::Use && !sender.empty())
        return UnitId(std::string(sender));
    return std::nullopt;
}

std::string wrongIn(const FeedConfig& config)
{
    if (config.name.empty() || config.name.size() > kFeedNameMax || !isStorableText(config.name))
        return "a name of 1 to " + std::to_string(kFeedNameMax) + " characters is needed";
    if (config.quietAfterS < 1 || config.quietAfterS > kQuietAfterMaxS)
        return "quiet_after_s is not between 1 and " + std::to_string(kQuietAfterMaxS);
    if (config.bytesPerSMax < kBytesPerSLeast || config.bytesPerSMax > kBytesPerSMost)
        return "bytes_per_s_max is not between " + std::to_string(kBytesPerSLeast) + " and " +
               std::to_string(kBytesPerSMost);
    if (config.units.size() > kFeedAliasesMax)
        return "there are more than " + std::to_string(kFeedAliasesMax) + " units";
    for (const auto& [sender, unit] : config.units) {
        if (sender.empty() || sender.size() > kSenderMax || unit.value.empty() ||
            unit.value.size() > kFeedNameMax)
            return "the sender \"" + sender + "\" or its unit is empty or too long";
    }
    if (config.unit.size() > kFeedNameMax)
        return "the unit is too long";
    if (config.unit.empty() && config.units.empty() &&
        config.unknownSenders == UnknownSenders::Ignore)
        return "it says of no unit where it is: name a unit, or units, or use unknown senders";
    return {};
}

Result<std::vector<FeedConfig>> parseFeeds(std::string_view json, std::string_view fileName)
{
    std::vector<FeedConfig> feeds;
    const JsonElementTaker taker{
        "feeds", [&feeds](const Json& element, std::size_t) { return addFeed(element, feeds); }};
    JsonLimits limits;
    limits.bytesMax = kFeedsFileMax;
    limits.depthMax = 8;
    const auto read = readJsonText(json, fileName, limits, &taker);
    if (!read)
        return read.refusal();
    if (!read->value.is_object())
        return refuse(RefusalCode::FileMalformed, std::string(fileName), "1", "1",
                      "an object with \"feeds\" is expected");
    return feeds;
}

std::string feedsText(const std::vector<FeedConfig>& feeds)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const FeedConfig& feed : feeds) {
        nlohmann::ordered_json one;
        one["name"] = feed.name;
        one["format"] = toLower(enumName(feed.format));
        one["address"] = feed.addressText;
        if (!feed.unit.empty())
            one["unit"] = feed.unit;
        for (const auto& [sender, unit] : feed.units)
            one["units"][sender] = unit.value;
        one["unknown_senders"] = toLower(enumName(feed.unknownSenders));
        one["quiet_after_s"] = feed.quietAfterS;
        one["bytes_per_s_max"] = feed.bytesPerSMax;
        one["is_on"] = feed.isOn;
        list.push_back(std::move(one));
    }
    nlohmann::ordered_json document;
    document["feeds"] = std::move(list);
    return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string feedsPath(const std::string& stationPath)
{
    return stationPath + ".feeds.json";
}

Result<std::vector<FeedConfig>> readFeeds(const std::string& stationPath)
{
    const std::string path = feedsPath(stationPath);
    if (!QFileInfo::exists(QString::fromStdString(path)))
        return std::vector<FeedConfig>{};
    const auto text = readWhole(path, kFeedsFileMax);
    if (!text)
        return text.refusal();
    return parseFeeds(*text, path);
}

Result<void> writeFeeds(const std::string& stationPath, const std::vector<FeedConfig>& feeds)
{
    const std::string path = feedsPath(stationPath);
    QSaveFile file(QString::fromStdString(path));
    const std::string text = feedsText(feeds);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(text.data(), static_cast<qint64>(text.size())) !=
            static_cast<qint64>(text.size()) ||
        !file.commit())
        return unreadable(path, file.errorString());
    return {};
}

} // namespace haven
