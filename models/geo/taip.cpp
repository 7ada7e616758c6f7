#include "models/geo/taip.h"

#include "models/base/text.h"
#include "models/geo/wire_fields.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::int64_t kTaipDayMs = 86'400'000;

enum class TaipMeaning { Position, NoPosition, Wrong };

// Takes so many characters off the front; too few give nothing.
std::string_view taken(std::string_view& rest, std::size_t count)
{
    if (rest.size() < count) {
        rest = {};
        return {};
    }
    const std::string_view part = rest.substr(0, count);
    rest.remove_prefix(count);
    return part;
}

// Degrees with the point left out; `decimals` of them.
std::optional<Coordinate> takenPlace(std::string_view& rest, std::size_t decimals)
{
    const auto lat = wire::signedDegreesE7(taken(rest, 3 + decimals), 2);
    const auto lon = wire::signedDegreesE7(taken(rest, 4 + decimals), 3);
    return wire::placeOf(lat, lon);
}

// "-3852.9306-06204.8856": degrees and minutes, as one of those trackers writes
// them.
std::optional<Coordinate> takenMinutesPlace(std::string_view& rest)
{
    const std::string_view lat = taken(rest, 10);
    const std::string_view lon = taken(rest, 11);
    if (lat.empty() || lon.empty())
        return std::nullopt;
    auto latE7 = wire::degreesMinutesE7(lat.substr(1), 90);
    auto lonE7 = wire::degreesMinutesE7(lon.substr(1), 180);
    const bool hasSigns = (lat[0] == '+' || lat[0] == '-') && (lon[0] == '+' || lon[0] == '-');
    if (!latE7 || !lonE7 || !hasSigns)
        return std::nullopt;
    return wire::placeOf(lat[0] == '-' ? -*latE7 : *latE7, lon[0] == '-' ? -*lonE7 : *lonE7);
}

// Miles an hour in tenths to millimeters a second: 1 mph is 447.04 mm/s.
std::int32_t mmPerSecondOf(std::int32_t mphTenths)
{
    return static_cast<std::int32_t>(std::int64_t{mphTenths} * 44'704 / 1000);
}

void takeMotion(PositionFix& fix, std::string_view mph, std::string_view degrees, int decimals)
{
    const std::int32_t scale = decimals == 1 ? 1 : 10;
    if (const auto speed = wire::wholeNumber(mph))
        fix.speedMmS = mmPerSecondOf(*speed * scale);
    const auto course = wire::wholeNumber(degrees);
    if (course && *course * scale <= 3600)
        fix.courseCdeg = *course * scale * 10 % 36'000;
}

// Trimble's source of the fix and age of the data: the last two digits. Age 0:
// not available.
bool takeSource(PositionFix& fix, std::string_view digits)
{
    if (digits.size() != 2 || !isDigits(digits))
        return false;
    switch (digits[0]) {
    case '0':
    case '2':
        fix.mode = FixMode::TwoD;
        break;
    case '1':
    case '3':
        fix.mode = FixMode::ThreeD;
        break;
    default:
        fix.mode = FixMode::Unknown;
        break;
    }
    if (digits[0] == '2' || digits[0] == '3')
        fix.quality = FixQuality::Differential;
    else if (digits[0] == '0' || digits[0] == '1')
        fix.quality = FixQuality::Satellite;
    else if (digits[0] == '6' || digits[0] == '8')
        fix.quality = FixQuality::Estimated;
    if (digits[1] == '0')
        fix.mode = FixMode::None;
    return true;
}

bool takeSecondOfDay(PositionFix& fix, std::string_view seconds, std::string_view ms = "000")
{
    const auto second = wire::wholeNumber(seconds);
    const auto part = wire::wholeNumber(ms);
    if (!second || !part || *second >= 86'400)
        return false;
    fix.timeOfDay = Span{*second * std::int64_t{1000} + *part};
    return true;
}

// RPV: second of the day, position, mph, course, source, age.
TaipMeaning readPv(std::string_view rest, PositionFix& fix)
{
    if (!takeSecondOfDay(fix, taken(rest, 5)))
        return TaipMeaning::Wrong;
    const auto at = takenPlace(rest, 5);
    const std::string_view speed = taken(rest, 3);
    takeMotion(fix, speed, taken(rest, 3), 0);
    if (!at || !takeSource(fix, rest))
        return TaipMeaning::Wrong;
    fix.at = *at;
    return TaipMeaning::Position;
}

// REV: number of the event, GPS week, day of the week, then as RPV.
TaipMeaning readEv(std::string_view rest, PositionFix& fix)
{
    constexpr std::int64_t kGpsEpochDay = 3657; // 1980-01-06
    const auto event = wire::wholeNumber(taken(rest, 2));
    const auto week = wire::wholeNumber(taken(rest, 4));
    const auto day = wire::wholeNumber(taken(rest, 1));
    if (!event || !week || !day || *day > 6)
        return TaipMeaning::Wrong;
    const TaipMeaning meaning = readPv(rest, fix);
    if (meaning == TaipMeaning::Position)
        fix.time =
            Instant{(kGpsEpochDay + *week * std::int64_t{7} + *day) * kTaipDayMs} + *fix.timeOfDay;
    return meaning;
}

// RCP: second of the day, position to four places, source, age.
TaipMeaning readCp(std::string_view rest, PositionFix& fix)
{
    if (!takeSecondOfDay(fix, taken(rest, 5)))
        return TaipMeaning::Wrong;
    const auto at = takenPlace(rest, 4);
    if (!at || !takeSource(fix, rest))
        return TaipMeaning::Wrong;
    fix.at = *at;
    return TaipMeaning::Position;
}

// RLN: second and millisecond of the day, position to seven places, altitude in
// hundredths of a foot, speed and course in tenths, climb, satellites (four
// digits each), ten spare digits, source, age.
TaipMeaning readLn(std::string_view rest, PositionFix& fix)
{
    const std::string_view second = taken(rest, 5);
    if (!takeSecondOfDay(fix, second, taken(rest, 3)))
        return TaipMeaning::Wrong;
    const auto at = takenPlace(rest, 7);
    const auto feetE2 = wire::scaledNumber(taken(rest, 9), 0);
    const std::string_view speed = taken(rest, 4);
    taken(rest, 5);
    takeMotion(fix, speed, taken(rest, 4), 1);
    const auto satellites = wire::wholeNumber(taken(rest, 2));
    if (!at || !feetE2 || !satellites)
        return TaipMeaning::Wrong;
    taken(rest, static_cast<std::size_t>(*satellites) * 4 + 10);
    if (!takeSource(fix, rest))
        return TaipMeaning::Wrong;
    fix.at = *at;
    fix.altitudeCm = static_cast<std::int32_t>(std::int64_t{*feetE2} * 3048 / 10'000);
    fix.satellites = satellites;
    return TaipMeaning::Position;
}

// What stands before the date in a tracker's report; `kind` is without its R.
bool skipTrackerHead(std::string_view kind, std::string_view& rest)
{
    std::size_t commas = 0;
    if (kind == "CQ" || kind == "CV" || kind == "BR")
        return isDigits(taken(rest, 2));
    if (kind == "US")
        commas = 1;
    else if (kind == "UV")
        commas = 2;
    for (; commas > 0; --commas) {
        const auto comma = rest.find(',');
        if (comma == std::string_view::npos)
            return false;
        rest.remove_prefix(comma + 1);
    }
    return true;
}

// ddmmyyhhmmss; twelve zeros, or a year before there was GPS, say that the
// tracker does not know.
bool takeTrackerTime(PositionFix& fix, std::string_view text)
{
    if (text.size() != 12 || !isDigits(text))
        return false;
    constexpr int kFirstGpsYear = 80;
    const auto date = wire::wholeNumber(text.substr(0, 6));
    if (*date == 0 || (*date % 100 >= 70 && *date % 100 < kFirstGpsYear))
        return true;
    const auto ms = wire::clockMs(text.substr(6));
    const auto day = dayNumber(wire::fullYear(*date % 100), *date / 100 % 100, *date / 10'000);
    if (!ms || !day)
        return false;
    fix.timeOfDay = Span{*ms};
    fix.time = Instant{*day * kTaipDayMs} + Span{*ms};
    return true;
}

// A digit of the fix and two hexadecimal digits with the age in seconds follow;
// in the long reports CQ and BR inputs, satellites, voltage and odometer come
// first. FF is an age nobody counts.
FixMode trackerMode(std::string_view kind, std::string_view rest)
{
    const bool isLong = kind == "CQ" || kind == "BR";
    if (isLong)
        taken(rest, 16);
    if (rest.size() < 3)
        return FixMode::Unknown;
    if (!isLong && rest[1] == 'F' && rest[2] == 'F')
        return FixMode::None;
    switch (rest[0]) {
    case '0':
        return FixMode::None;
    case '2':
        return FixMode::TwoD;
    case '3':
        return FixMode::ThreeD;
    default:
        return FixMode::Unknown;
    }
}

TaipMeaning readTracker(std::string_view kind, std::string_view rest, PositionFix& fix)
{
    if (!skipTrackerHead(kind, rest))
        return TaipMeaning::Wrong;
    const std::string_view time = taken(rest, 12);
    if (rest.empty() || (rest.front() != '+' && rest.front() != '-'))
        return kind == "UV" ? TaipMeaning::NoPosition : TaipMeaning::Wrong;
    const bool hasMinutes = rest.size() > 5 && rest[5] == '.';
    const auto at = hasMinutes ? takenMinutesPlace(rest) : takenPlace(rest, 5);
    if (!takeTrackerTime(fix, time) || !at)
        return TaipMeaning::Wrong;
    fix.at = *at;
    // In which unit they say the speed differs by maker; only "stands still" is
    // sure.
    const auto speed = wire::wholeNumber(taken(rest, 3));
    const auto course = wire::wholeNumber(taken(rest, 3));
    if (!speed || !course)
        return TaipMeaning::Wrong;
    if (*speed == 0)
        fix.speedMmS = 0;
    if (*course <= 360)
        fix.courseCdeg = *course * 100 % 36'000;
    fix.mode = trackerMode(kind, rest);
    if (fix.at == Coordinate{})
        fix.mode = FixMode::None;
    return TaipMeaning::Position;
}

TaipMeaning readTaip(std::string_view kind, std::string_view rest, PositionFix& fix)
{
    if (kind == "RPV")
        return readPv(rest, fix);
    if (kind == "REV")
        return readEv(rest, fix);
    if (kind == "RCP")
        return readCp(rest, fix);
    if (kind == "RLN")
        return readLn(rest, fix);
    static constexpr std::string_view kTrackers[] = {"RGP", "RPI", "RTT", "RCQ",
                                                     "RCV", "RBR", "RUS", "RUV"};
    if (std::find(std::begin(kTrackers), std::end(kTrackers), kind) != std::end(kTrackers))
        return readTracker(kind.substr(1), rest, fix);
    return TaipMeaning::NoPosition;
}

std::string senderOf(std::string_view attributes)
{
    const wire::Fields parts(attributes, ';');
    for (std::size_t i = 0; i < parts.count(); ++i) {
        if (startsWithIgnoringCase(parts.at(i), "ID="))
            return std::string(parts.at(i).substr(3, kTaipSenderMax));
    }
    return {};
}

} // namespace

std::vector<PositionFix> TaipReader::read(std::string_view bytes)
{
    std::vector<PositionFix> fixes;
    m_counts.bytes += bytes.size();
    for (const char c : bytes) {
        const bool isPrintable = c >= 0x20 && c < 0x7F;
        if (c == '>') {
            cut();
            m_pending.push_back(c);
        } else if (m_pending.empty()) {
            ++(c == '\r' || c == '\n' ? m_counts.framedBytes : m_counts.skippedBytes);
        } else if (!isPrintable || m_pending.size() == kTaipMessageMax) {
            cut();
            ++m_counts.skippedBytes;
        } else {
            m_pending.push_back(c);
            if (c == '<')
                finish(fixes);
        }
    }
    return fixes;
}

void TaipReader::cut()
{
    m_counts.skippedBytes += m_pending.size();
    m_pending.clear();
}

// The checksum is the exclusive or of everything from > up to and with its own
// *. Several trackers leave the * out of it, so both count.
bool TaipReader::isIntact(std::string_view body)
{
    const auto star = body.rfind('*');
    if (star == std::string_view::npos || star + 3 != body.size()) {
        ++m_counts.noChecksums;
        return true;
    }
    unsigned sum = '>';
    for (const char c : body.substr(0, star))
        sum ^= static_cast<unsigned char>(c);
    const auto told = wire::hexByte(body[star + 1], body[star + 2]);
    if (told && (*told == sum || *told == (sum ^ '*')))
        return true;
    ++m_counts.badChecksums;
    return false;
}

void TaipReader::finish(std::vector<PositionFix>& fixes)
{
    const std::string message = std::move(m_pending);
    m_pending.clear();
    m_counts.framedBytes += message.size();
    const std::string_view body = std::string_view(message).substr(1, message.size() - 2);
    if (!isIntact(body))
        return;
    const auto end = body.find(';');
    std::string_view rest = body.substr(0, end);
    const std::string_view kind = taken(rest, 3);
    const bool isKind = !kind.empty() && std::all_of(kind.begin(), kind.end(),
                                                     [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!isKind) {
        ++m_counts.malformed;
        return;
    }
    ++m_counts.messages;
    countKind(m_counts.kinds, kind);
    PositionFix fix;
    switch (readTaip(kind, rest, fix)) {
    case TaipMeaning::NoPosition:
        countKind(m_counts.kindsWithoutPlace, kind);
        return;
    case TaipMeaning::Wrong:
        ++m_counts.malformed;
        return;
    case TaipMeaning::Position:
        break;
    }
    ++(fix.mode == FixMode::None ? m_counts.withoutFix : m_counts.fixes);
    fix.kind = std::string(kind);
    fix.sender = end == std::string_view::npos ? "" : senderOf(body.substr(end + 1));
    fixes.push_back(std::move(fix));
}

} // namespace haven
