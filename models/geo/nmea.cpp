#include "models/geo/nmea.h"

#include "models/geo/wire_fields.h"

namespace haven {

namespace {

constexpr std::int64_t kNmeaDayMs = 86'400'000;

unsigned xorOf(std::string_view body)
{
    unsigned sum = 0;
    for (const char c : body)
        sum ^= static_cast<unsigned char>(c);
    return sum;
}

bool isSentenceStart(char c)
{
    return c == '$' || c == '!';
}

// Knots in thousandths to millimeters a second: 1 knot is 1852 m an hour.
std::int32_t mmPerSecond(std::int32_t knotsE3)
{
    return static_cast<std::int32_t>(std::int64_t{knotsE3} * 1852 / 3600);
}

std::optional<std::int32_t> speedOf(std::string_view knots)
{
    const auto knotsE3 = wire::scaledNumber(knots, 3);
    return knotsE3 && *knotsE3 >= 0 ? std::optional(mmPerSecond(*knotsE3)) : std::nullopt;
}

std::optional<std::int32_t> courseOf(std::string_view degrees)
{
    const auto cdeg = wire::scaledNumber(degrees, 2);
    if (!cdeg || *cdeg < 0 || *cdeg > 36'000)
        return std::nullopt;
    return *cdeg % 36'000;
}

// The mode indicator of NMEA 2.3 and later.
FixQuality qualityOfMode(char mode)
{
    switch (mode) {
    case 'A':
        return FixQuality::Satellite;
    case 'D':
    case 'F':
    case 'P':
    case 'R':
        return FixQuality::Differential;
    case 'E':
        return FixQuality::Estimated;
    case 'M':
    case 'S':
        return FixQuality::Simulated;
    default:
        return FixQuality::Unknown;
    }
}

// The quality digit of GGA.
FixQuality qualityOfDigit(std::int32_t digit)
{
    static constexpr FixQuality kMeaning[] = {
        FixQuality::Unknown,   FixQuality::Satellite,    FixQuality::Differential,
        FixQuality::Satellite, FixQuality::Differential, FixQuality::Differential,
        FixQuality::Estimated, FixQuality::Simulated,    FixQuality::Simulated};
    return digit >= 0 && digit <= 8 ? kMeaning[digit] : FixQuality::Unknown;
}

} // namespace

std::vector<PositionFix> NmeaReader::read(std::string_view bytes)
{
    std::vector<PositionFix> fixes;
    m_counts.bytes += bytes.size();
    for (const char c : bytes)
        step(c, fixes);
    return fixes;
}

void NmeaReader::cut()
{
    skipPending();
    m_star = 0;
}

void NmeaReader::skipPending()
{
    m_counts.skippedBytes += m_pending.size();
    m_pending.clear();
    m_star = 0;
}

void NmeaReader::step(char c, std::vector<PositionFix>& fixes)
{
    if (m_pending.empty()) {
        if (isSentenceStart(c))
            m_pending.push_back(c);
        else if (c == '\r' || c == '\n')
            ++m_counts.framedBytes;
        else
            ++m_counts.skippedBytes;
        return;
    }
    const bool isPrintable = c >= 0x20 && c < 0x7F;
    if (isSentenceStart(c)) {
        skipPending();
        m_pending.push_back(c);
    } else if (c == '\r' || c == '\n') {
        finishUnchecked();
        ++m_counts.framedBytes;
    } else if (!isPrintable || m_pending.size() == kNmeaSentenceMax) {
        skipPending();
        ++m_counts.skippedBytes;
    } else {
        m_pending.push_back(c);
        if (c == '*' && m_star == 0)
            m_star = m_pending.size();
        else if (m_star != 0 && m_pending.size() == m_star + 2)
            finishChecked(fixes);
    }
}

// A line that ended before its checksum did: there is nothing to tell a whole
// one from half of one, and half a longitude is another county.
void NmeaReader::finishUnchecked()
{
    m_counts.framedBytes += m_pending.size();
    ++m_counts.noChecksums;
    m_pending.clear();
    m_star = 0;
}

void NmeaReader::finishChecked(std::vector<PositionFix>& fixes)
{
    m_counts.framedBytes += m_pending.size();
    const std::string_view body(m_pending.data() + 1, m_star - 2);
    const auto sum = wire::hexByte(m_pending[m_star], m_pending[m_star + 1]);
    if (sum && *sum == xorOf(body))
        sentence(body, fixes);
    else
        ++m_counts.badChecksums;
    m_pending.clear();
    m_star = 0;
}

void NmeaReader::sentence(std::string_view body, std::vector<PositionFix>& fixes)
{
    const wire::Fields fields(body);
    const std::string_view address = fields.at(0);
    ++m_counts.messages;
    countKind(m_counts.kinds, address);
    // Proprietary sentences begin with P and may end in any letters.
    if (address.size() != 5 || address.front() == 'P')
        return;
    const std::string_view kind = address.substr(2);
    PositionFix fix;
    Heard heard = Heard::Other;
    if (kind == "RMC")
        heard = rmc(fields, fix);
    else if (kind == "GGA")
        heard = gga(fields, fix);
    else if (kind == "GNS")
        heard = gns(fields, fix);
    else if (kind == "GLL")
        heard = gll(fields, fix);
    else if (kind == "GSA")
        heard = gsa(fields);
    else if (kind == "VTG")
        heard = vtg(fields);
    else if (kind == "ZDA")
        heard = zda(fields);
    if (heard == Heard::Wrong) {
        ++m_counts.malformed;
    } else if (heard == Heard::NoFix) {
        ++m_counts.withoutFix;
    } else if (heard == Heard::Position) {
        fix.kind = std::string(address);
        complete(fix);
        ++m_counts.fixes;
        fixes.push_back(std::move(fix));
    }
}

// RMC: time, status, position, speed in knots, course, date, variation (2),
// mode.
NmeaReader::Heard NmeaReader::rmc(const wire::Fields& fields, PositionFix& fix)
{
    if (fields.count() < 10)
        return Heard::Wrong;
    const std::string_view status = fields.at(2);
    const std::string_view mode = fields.at(12);
    const bool hasFix = status == "A" && mode != "N";
    const auto date = wire::wholeNumber(fields.at(9));
    if (!fields.at(1).empty() && !moment(fields.at(1)))
        return Heard::Wrong;
    if (!fields.at(9).empty() && fields.at(9).size() == 6 && date && hasFix) {
        if (!day(dayNumber(wire::fullYear(*date % 100), *date / 100 % 100, *date / 10'000)))
            return Heard::Wrong;
    }
    if (!hasFix)
        return Heard::NoFix;
    if (!place(fields, 3, fix))
        return Heard::Wrong;
    m_now.speedMmS = speedOf(fields.at(7));
    m_now.courseCdeg = courseOf(fields.at(8));
    if (!mode.empty())
        m_now.quality = qualityOfMode(mode.front());
    else if (m_now.quality == FixQuality::Unknown)
        m_now.quality = FixQuality::Satellite;
    return Heard::Position;
}

// GGA: time, position, quality, satellites, dilution, altitude in meters.
NmeaReader::Heard NmeaReader::gga(const wire::Fields& fields, PositionFix& fix)
{
    if (fields.count() < 10)
        return Heard::Wrong;
    const auto quality = wire::wholeNumber(fields.at(6));
    if (!fields.at(1).empty() && !moment(fields.at(1)))
        return Heard::Wrong;
    if (!quality || *quality == 0)
        return Heard::NoFix;
    if (!place(fields, 2, fix))
        return Heard::Wrong;
    m_now.quality = qualityOfDigit(*quality);
    m_now.satellites = wire::wholeNumber(fields.at(7));
    m_now.altitudeCm = wire::scaledNumber(fields.at(9), 2);
    return Heard::Position;
}

// GNS: time, position, one mode letter for each satellite system, satellites,
// dilution, altitude.
NmeaReader::Heard NmeaReader::gns(const wire::Fields& fields, PositionFix& fix)
{
    if (fields.count() < 10)
        return Heard::Wrong;
    const std::string_view modes = fields.at(6);
    const auto used = modes.find_first_not_of('N');
    if (!fields.at(1).empty() && !moment(fields.at(1)))
        return Heard::Wrong;
    if (used == std::string_view::npos)
        return Heard::NoFix;
    if (!place(fields, 2, fix))
        return Heard::Wrong;
    m_now.quality = qualityOfMode(modes[used]);
    m_now.satellites = wire::wholeNumber(fields.at(7));
    m_now.altitudeCm = wire::scaledNumber(fields.at(9), 2);
    return Heard::Position;
}

// GLL: position, time, status, mode. The oldest receivers end after the
// position.
NmeaReader::Heard NmeaReader::gll(const wire::Fields& fields, PositionFix& fix)
{
    if (fields.count() < 5)
        return Heard::Wrong;
    if (!fields.at(5).empty() && !moment(fields.at(5)))
        return Heard::Wrong;
    if (fields.at(6) == "V" || fields.at(7) == "N" || fields.at(1).empty())
        return Heard::NoFix;
    if (!place(fields, 1, fix))
        return Heard::Wrong;
    if (fields.at(7).size() == 1)
        m_now.quality = qualityOfMode(fields.at(7).front());
    return Heard::Position;
}

// GSA: automatic or manual, 1 none, 2 flat, 3 with height. Several systems send
// one each, and an unused one says 1 beside another's 3; so "none" is left to
// the position sentences.
NmeaReader::Heard NmeaReader::gsa(const wire::Fields& fields)
{
    if (fields.at(2) == "2")
        m_mode = FixMode::TwoD;
    else if (fields.at(2) == "3")
        m_mode = FixMode::ThreeD;
    else if (fields.at(2) != "1" && !fields.at(2).empty())
        return Heard::Wrong;
    return Heard::Other;
}

// VTG: true course "T", magnetic "M", knots "N", km/h "K". Before NMEA 2.3
// without the letters.
NmeaReader::Heard NmeaReader::vtg(const wire::Fields& fields)
{
    if (fields.at(2) != "T" || fields.at(6) != "N" || fields.at(9) == "N")
        return Heard::Other;
    if (const auto speed = speedOf(fields.at(5)))
        m_now.speedMmS = speed;
    if (const auto course = courseOf(fields.at(1)))
        m_now.courseCdeg = course;
    return Heard::Other;
}

// ZDA: time, day, month, year.
NmeaReader::Heard NmeaReader::zda(const wire::Fields& fields)
{
    if (fields.at(1).empty() || fields.at(4).empty())
        return Heard::Other;
    const auto date = wire::wholeNumber(fields.at(2));
    const auto month = wire::wholeNumber(fields.at(3));
    const auto year = wire::wholeNumber(fields.at(4));
    constexpr int kFirstYear = 1980; // of GPS
    if (!date || !month || !year || *year < kFirstYear || !moment(fields.at(1)) ||
        !day(dayNumber(*year, *month, *date)))
        return Heard::Wrong;
    return Heard::Other;
}

bool NmeaReader::place(const wire::Fields& fields, std::size_t first, PositionFix& fix) const
{
    auto lat = wire::degreesMinutesE7(fields.at(first), 90);
    auto lon = wire::degreesMinutesE7(fields.at(first + 2), 180);
    const std::string_view north = fields.at(first + 1);
    const std::string_view east = fields.at(first + 3);
    if (!lat || !lon || (north != "N" && north != "S") || (east != "E" && east != "W"))
        return false;
    fix.at = Coordinate{north == "S" ? -*lat : *lat, east == "W" ? -*lon : *lon};
    return true;
}

bool NmeaReader::moment(std::string_view clock)
{
    const auto ms = wire::clockMs(clock);
    if (!ms)
        return false;
    if (m_timeOfDay != Span{*ms}) {
        m_before = m_now;
        m_now = Motion{};
    }
    m_timeOfDay = Span{*ms};
    return true;
}

bool NmeaReader::day(std::optional<std::int64_t> dayNumber)
{
    if (!dayNumber)
        return false;
    if (m_timeOfDay)
        m_dated = Instant{*dayNumber * kNmeaDayMs} + *m_timeOfDay;
    return true;
}

void NmeaReader::complete(PositionFix& fix) const
{
    fix.timeOfDay = m_timeOfDay;
    if (m_timeOfDay && m_dated) {
        // The day on which this time of day is nearest to the moment last dated: a
        // sentence without a date may come just after midnight, before the one that
        // has it.
        const Instant midnight = *m_dated - Span{m_dated->ms % kNmeaDayMs};
        Instant at = midnight + *m_timeOfDay;
        if ((at - *m_dated).ms > kNmeaDayMs / 2)
            at = at - Span{kNmeaDayMs};
        else if ((at - *m_dated).ms < -kNmeaDayMs / 2)
            at = at + Span{kNmeaDayMs};
        fix.time = at;
    }
    fix.altitudeCm = m_now.altitudeCm ? m_now.altitudeCm : m_before.altitudeCm;
    fix.speedMmS = m_now.speedMmS ? m_now.speedMmS : m_before.speedMmS;
    fix.courseCdeg = m_now.courseCdeg ? m_now.courseCdeg : m_before.courseCdeg;
    fix.satellites = m_now.satellites ? m_now.satellites : m_before.satellites;
    fix.quality = m_now.quality;
    fix.mode = m_mode != FixMode::Unknown ? m_mode
               : m_now.altitudeCm         ? FixMode::ThreeD
                                          : FixMode::TwoD;
}

} // namespace haven
