#include "models/geo/position_reader.h"

#include "models/geo/gpsd.h"
#include "models/geo/nmea.h"
#include "models/geo/taip.h"

namespace haven {

void FeedCounts::add(const FeedCounts& other)
{
    bytes += other.bytes;
    framedBytes += other.framedBytes;
    skippedBytes += other.skippedBytes;
    messages += other.messages;
    badChecksums += other.badChecksums;
    noChecksums += other.noChecksums;
    malformed += other.malformed;
    fixes += other.fixes;
    withoutFix += other.withoutFix;
    for (const auto& [kind, count] : other.kinds)
        countKind(kinds, kind, count);
    for (const auto& [kind, count] : other.kindsWithoutPlace)
        countKind(kindsWithoutPlace, kind, count);
}

void countKind(FeedCounts::ByKind& kinds, std::string_view kind, std::uint64_t more)
{
    const auto found = kinds.find(kind);
    if (found != kinds.end())
        found->second += more;
    else if (kinds.size() < kKindsMax)
        kinds.emplace(kind, more);
    else
        kinds["other"] += more;
}

std::unique_ptr<PositionReader> makePositionReader(FeedFormat format)
{
    switch (format) {
    case FeedFormat::Nmea:
        return std::make_unique<NmeaReader>();
    case FeedFormat::Taip:
        return std::make_unique<TaipReader>();
    case FeedFormat::Gpsd:
        return std::make_unique<GpsdReader>();
    }
    return nullptr;
}

} // namespace haven
