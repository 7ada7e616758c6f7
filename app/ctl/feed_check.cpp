#include "app/ctl/feed_check.h"

#include "app/ctl/verb.h"
#include "models/base/text.h"
#include "models/feeds/feed_decoder.h"
#include "models/feeds/feed_source.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <QElapsedTimer>
#include <vector>

namespace haven::ctl {

namespace {

constexpr std::size_t kListedMax = 200'000;
constexpr std::size_t kGuessMax = 64 * 1024; // enough to know the language by
constexpr int kWaitMs = 200;
constexpr qint64 kReadMax = 64 * 1024;

// What was read, each moment of each sender once, as complete as it was told.
class FeedSummary final
{
public:
    struct Sender {
        std::uint64_t fixes = 0;
        std::uint64_t withoutFix = 0;
        std::size_t last = 0; // in fixes
    };
    // True: it is not the one before told once more.
    bool add(const PositionFix& fix)
    {
        const auto [at, isNew] = m_senders.try_emplace(fix.sender);
        Sender& sender = at->second;
        const bool isRepeat = !isNew && fixes[sender.last].at == fix.at &&
                              fixes[sender.last].time == fix.time &&
                              fixes[sender.last].timeOfDay == fix.timeOfDay;
        if (isRepeat) {
            fixes[sender.last] = fix;
            return false;
        }
        ++(fix.mode == FixMode::None ? sender.withoutFix : sender.fixes);
        if (fixes.size() == kListedMax && !isNew) {
            fixes[sender.last] = fix;
            ++unlisted;
            return true;
        }
        sender.last = fixes.size();
        fixes.push_back(fix);
        return true;
    }
    const std::map<std::string, Sender>& senders() const { return m_senders; }

    std::vector<PositionFix> fixes;
    std::uint64_t unlisted = 0;

private:
    std::map<std::string, Sender> m_senders;
};

std::string_view modeWord(FixMode mode)
{
    switch (mode) {
    case FixMode::Unknown:
        return "?";
    case FixMode::None:
        return "no fix";
    case FixMode::TwoD:
        return "2D";
    case FixMode::ThreeD:
        return "3D";
    }
    return "?";
}

std::string timeText(const PositionFix& fix)
{
    if (fix.time)
        return utcText(*fix.time);
    // A date that nobody told is not made up.
    return fix.timeOfDay ? "           " + utcText(Instant{fix.timeOfDay->ms}).substr(11)
                         : std::string("no time");
}

std::string fixText(const PositionFix& fix)
{
    std::string line =
        fmt::format("{:<24}  {}  {:<6}", timeText(fix), coordinateText(fix.at), modeWord(fix.mode));
    if (fix.speedMmS)
        line += fmt::format("  {:.1f} m/s", *fix.speedMmS / 1000.0);
    if (fix.courseCdeg)
        line += fmt::format("  {:.1f} deg", *fix.courseCdeg / 100.0);
    return line + "  " + fix.kind + (fix.sender.empty() ? "" : "  " + fix.sender);
}

nlohmann::json fixJson(const PositionFix& fix)
{
    nlohmann::json json = {{"lat", latitudeDegrees(fix.at)},
                           {"lon", longitudeDegrees(fix.at)},
                           {"kind", fix.kind},
                           {"quality", toLower(enumName(fix.quality))},
                           {"is_usable", isUsable(fix)}};
    if (fix.time)
        json["time"] = utcText(*fix.time);
    else if (fix.timeOfDay)
        json["time_of_day"] = utcText(Instant{fix.timeOfDay->ms}).substr(11);
    // As gpsd counts: 1 none, 2 flat, 3 with height.
    if (fix.mode != FixMode::Unknown)
        json["mode"] = static_cast<int>(fix.mode);
    if (!fix.sender.empty())
        json["sender"] = fix.sender;
    if (fix.altitudeCm)
        json["altitude_m"] = *fix.altitudeCm / 100.0;
    if (fix.speedMmS)
        json["speed_m_s"] = *fix.speedMmS / 1000.0;
    if (fix.courseCdeg)
        json["course_deg"] = *fix.courseCdeg / 100.0;
    if (fix.satellites)
        json["satellites"] = *fix.satellites;
    return json;
}

nlohmann::json countsJson(const FeedCounts& counts)
{
    return {{"bytes", counts.bytes},
            {"skipped_bytes", counts.skippedBytes},
            {"messages", counts.messages},
            {"bad_checksums", counts.badChecksums},
            {"without_checksum", counts.noChecksums},
            {"malformed", counts.malformed},
            {"positions", counts.fixes},
            {"without_fix", counts.withoutFix},
            {"kinds", counts.kinds},
            {"kinds_without_position", counts.kindsWithoutPlace}};
}

// A line that is heard through whatever language it turns out to speak.
class FeedListener final
{
public:
    explicit FeedListener(const FeedCheckWish& wish) : m_wish(wish)
    {
        if (wish.format)
            choose(*wish.format);
        else if (wish.address.isGpsd)
            choose(FeedFormat::Gpsd);
    }
    void hear(const FeedPiece& piece)
    {
        if (m_decoder) {
            decode(piece);
            return;
        }
        m_kept += static_cast<std::size_t>(piece.bytes.size());
        m_pieces.push_back(piece);
        if (const auto format = guessed(); format && (m_kept >= kGuessMax || !isFile()))
            choose(*format);
        else if (m_kept >= kGuessMax)
            choose(FeedFormat::Nmea);
    }
    void end()
    {
        if (!m_decoder)
            choose(guessed().value_or(FeedFormat::Nmea));
        m_decoder->cut();
    }
    FeedFormat format() const { return m_format; }
    FeedCounts counts() const { return m_decoder->counts(); }
    const FeedSummary& summary() const { return m_summary; }

private:
    bool isFile() const { return m_wish.address.link == FeedLink::File; }
    std::optional<FeedFormat> guessed() const
    {
        std::optional<FeedFormat> best;
        std::uint64_t most = 0;
        for (const FeedFormat format : {FeedFormat::Nmea, FeedFormat::Taip, FeedFormat::Gpsd}) {
            FeedDecoder decoder(format);
            for (const FeedPiece& piece : m_pieces)
                decoder.read(
                    {piece.bytes.constData(), static_cast<std::size_t>(piece.bytes.size())},
                    piece.peer);
            const std::uint64_t messages = decoder.counts().messages;
            if (messages > most) {
                most = messages;
                best = format;
            }
        }
        return best;
    }
    void choose(FeedFormat format)
    {
        m_format = format;
        m_decoder.emplace(format);
        for (const FeedPiece& piece : m_pieces)
            decode(piece);
        m_pieces.clear();
    }
    void decode(const FeedPiece& piece)
    {
        const std::string_view bytes(piece.bytes.constData(),
                                     static_cast<std::size_t>(piece.bytes.size()));
        for (const PositionFix& fix : m_decoder->read(bytes, piece.peer)) {
            if (m_summary.add(fix) && !m_wish.isJson)
                sayLine(onOneLine(fixText(fix)));
        }
    }

    const FeedCheckWish& m_wish;
    FeedFormat m_format = FeedFormat::Nmea;
    std::optional<FeedDecoder> m_decoder;
    std::vector<FeedPiece> m_pieces; // until the language is known
    std::size_t m_kept = 0;
    FeedSummary m_summary;
};

void sayCounts(const FeedListener& listener)
{
    const FeedCounts counts = listener.counts();
    sayLine(fmt::format("{}: {} messages in {} bytes, {} positions, {} without a fix",
                        toLower(enumName(listener.format())), counts.messages, counts.bytes,
                        counts.fixes, counts.withoutFix));
    sayLine(fmt::format("skipped {} bytes; {} bad checksums, {} without checksum, {} malformed",
                        counts.skippedBytes, counts.badChecksums, counts.noChecksums,
                        counts.malformed));
    std::string kinds = "kinds:";
    for (const auto& [kind, count] : counts.kinds)
        kinds += fmt::format(" {} {}", kind, count);
    sayLine(onOneLine(kinds));
    for (const auto& [kind, count] : counts.kindsWithoutPlace)
        sayLine(onOneLine(fmt::format("no position in {} of kind {}", count, kind)));
    for (const auto& [sender, heard] : listener.summary().senders())
        sayLine(onOneLine(fmt::format(
            "{}: {} fixes, {} without; last {}", sender.empty() ? "the receiver" : sender,
            heard.fixes, heard.withoutFix, fixText(listener.summary().fixes[heard.last]))));
}

void sayAll(const FeedCheckWish& wish, const FeedListener& listener)
{
    if (!wish.isJson) {
        sayCounts(listener);
        return;
    }
    const FeedSummary& summary = listener.summary();
    nlohmann::json fixes = nlohmann::json::array();
    for (const PositionFix& fix : summary.fixes)
        fixes.push_back(fixJson(fix));
    nlohmann::json senders = nlohmann::json::array();
    for (const auto& [sender, heard] : summary.senders())
        senders.push_back({{"sender", sender},
                           {"fixes", heard.fixes},
                           {"without_fix", heard.withoutFix},
                           {"last", fixJson(summary.fixes[heard.last])}});
    sayJson({{"source", wish.text},
             {"format", toLower(enumName(listener.format()))},
             {"counts", countsJson(listener.counts())},
             {"senders", senders},
             {"unlisted", summary.unlisted},
             {"fixes", fixes}});
}

Refusal unheard(const FeedCheckWish& wish, const QString& why)
{
    return refuse(RefusalCode::FileUnreadable, wish.text, why.toStdString());
}

} // namespace

Result<void> checkFeed(const FeedCheckWish& wish)
{
    if (wish.address.link == FeedLink::Own)
        return unheard(wish, QStringLiteral("the machine's own receiver is heard by the console "
                                            "alone"));
    const auto source = makeFeedSource(wish.address, systemReceiver);
    bool isOpen = false;
    QString why;
    QObject::connect(source.get(), &FeedSource::opened, source.get(), [&] { isOpen = true; });
    QObject::connect(source.get(), &FeedSource::failed, source.get(),
                     [&](const QString& reason) { why = reason; });
    FeedListener listener(wish);
    const bool isFile = wish.address.link == FeedLink::File;
    const qint64 endMs = qint64{wish.seconds} * 1000;
    QElapsedTimer time;
    time.start();
    source->open();
    for (;;) {
        while (const auto piece = isOpen ? source->take(kReadMax) : std::nullopt)
            listener.hear(*piece);
        if (!why.isEmpty() || isFile || time.elapsed() >= endMs)
            break;
        source->waitForMore(static_cast<int>(std::min<qint64>(kWaitMs, endMs - time.elapsed())));
    }
    if (!isOpen)
        return unheard(wish, why.isEmpty() ? QStringLiteral("it does not answer") : why);
    listener.end();
    if (isFile && listener.counts().messages == 0)
        return refuse(RefusalCode::FileMalformed, wish.text, "1", "1",
                      "there is no message of a receiver in it");
    sayAll(wish, listener);
    return {};
}

} // namespace haven::ctl
