#include "models/geo/gpsd.h"

#include "models/base/json_text.h"
#include "models/base/text.h"
#include "models/geo/wire_fields.h"

#include <cmath>

namespace haven {

namespace {

std::optional<double> numberAt(const Json& report, const char* key)
{
    const auto found = report.find(key);
    if (found == report.end() || !found->is_number())
        return std::nullopt;
    return found->get<double>();
}

// In whole units of 1/scale; empty beyond what 32 bits or the world hold.
std::optional<std::int32_t> scaledAt(const Json& report, const char* key, double scale)
{
    constexpr double kMax = 2'000'000'000.0;
    const auto number = numberAt(report, key);
    if (!number || !(std::fabs(*number * scale) <= kMax))
        return std::nullopt;
    return static_cast<std::int32_t>(std::lround(*number * scale));
}

std::string textAt(const Json& report, const char* key)
{
    const auto found = report.find(key);
    if (found == report.end() || !found->is_string())
        return {};
    constexpr std::size_t kTextMax = 128;
    return std::string(clipped(found->get_ref<const std::string&>(), kTextMax));
}

FixMode modeOf(const Json& report)
{
    const auto mode = numberAt(report, "mode");
    if (mode == 2.0)
        return FixMode::TwoD;
    if (mode == 3.0)
        return FixMode::ThreeD;
    return mode == 1.0 ? FixMode::None : FixMode::Unknown;
}

// Status of newer daemons; an older one says nothing, or 2 for differential.
FixQuality qualityOf(const Json& report)
{
    const auto status = numberAt(report, "status");
    if (!status)
        return FixQuality::Satellite;
    if (*status >= 2.0 && *status <= 4.0)
        return FixQuality::Differential;
    if (*status == 5.0 || *status == 6.0)
        return FixQuality::Estimated;
    return *status == 8.0 ? FixQuality::Simulated : FixQuality::Satellite;
}

} // namespace

std::optional<Instant> instantOfUtcText(std::string_view text)
{
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' ||
        text[13] != ':' || text[16] != ':' || text.back() != 'Z')
        return std::nullopt;
    const auto year = wire::wholeNumber(text.substr(0, 4));
    const auto month = wire::wholeNumber(text.substr(5, 2));
    const auto day = wire::wholeNumber(text.substr(8, 2));
    std::string clock(text.substr(11, 2));
    clock.append(text.substr(14, 2)).append(text.substr(17, text.size() - 18));
    const auto ms = wire::clockMs(clock);
    if (!year || !month || !day || !ms)
        return std::nullopt;
    const auto number = dayNumber(*year, *month, *day);
    if (!number)
        return std::nullopt;
    return Instant{*number * 86'400'000 + *ms};
}

std::vector<PositionFix> GpsdReader::read(std::string_view bytes)
{
    std::vector<PositionFix> fixes;
    m_counts.bytes += bytes.size();
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        const std::string_view part = bytes.substr(0, end);
        if (m_isTooLong || m_pending.size() + part.size() > kGpsdLineMax) {
            m_counts.skippedBytes += m_pending.size() + part.size();
            m_pending.clear();
            m_isTooLong = true;
        } else {
            m_pending.append(part);
        }
        if (end == std::string_view::npos)
            break;
        bytes.remove_prefix(end + 1);
        ++m_counts.framedBytes;
        if (!m_isTooLong)
            line(m_pending, fixes);
        m_pending.clear();
        m_isTooLong = false;
    }
    return fixes;
}

void GpsdReader::cut()
{
    m_counts.skippedBytes += m_pending.size();
    m_pending.clear();
    m_isTooLong = false;
}

void GpsdReader::line(std::string_view text, std::vector<PositionFix>& fixes)
{
    if (trimmed(text).empty()) {
        m_counts.framedBytes += text.size();
        return;
    }
    JsonLimits limits;
    limits.bytesMax = kGpsdLineMax;
    limits.depthMax = 8;
    limits.valuesMax = 4'000;
    const auto read = trimmed(text).front() == '{'
                          ? readJsonText(text, "gpsd", limits)
                          : Result<JsonText>(refuse(RefusalCode::FileMalformed));
    if (!read || !read->value.is_object()) {
        m_counts.skippedBytes += text.size();
        return;
    }
    const Json& report = read->value;
    const std::string kind = textAt(report, "class");
    m_counts.framedBytes += text.size();
    ++m_counts.messages;
    countKind(m_counts.kinds, kind.empty() ? "without class" : kind);
    if (kind != "TPV")
        return;
    PositionFix fix;
    fix.mode = modeOf(report);
    const auto lat = numberAt(report, "lat");
    const auto lon = numberAt(report, "lon");
    if (!lat || !lon) {
        ++m_counts.withoutFix;
        return;
    }
    const auto at = coordinateFromDegrees(*lat, *lon);
    if (!at) {
        ++m_counts.malformed;
        return;
    }
    fix.at = *at;
    fix.kind = kind;
    fix.sender = textAt(report, "device");
    fix.quality = qualityOf(report);
    fix.time = instantOfUtcText(textAt(report, "time"));
    fix.altitudeCm = scaledAt(report, "altMSL", 100.0);
    if (!fix.altitudeCm)
        fix.altitudeCm = scaledAt(report, "alt", 100.0);
    fix.speedMmS = scaledAt(report, "speed", 1000.0);
    const auto course = scaledAt(report, "track", 100.0);
    if (course && *course >= 0 && *course <= 36'000)
        fix.courseCdeg = *course % 36'000;
    ++(fix.mode == FixMode::None ? m_counts.withoutFix : m_counts.fixes);
    fixes.push_back(std::move(fix));
}

} // namespace haven
