#pragma once

#include "models/geo/position_fix.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

HAVEN_ENUM(FeedFormat, Nmea, Taip, Gpsd)

// What became of the bytes. bytes = framedBytes + skippedBytes + what is still
// pending, always.
struct FeedCounts {
    std::uint64_t bytes = 0;
    std::uint64_t framedBytes = 0;  // in whole messages, right or wrong, with their line ends
    std::uint64_t skippedBytes = 0; // between messages: noise, binary, comments, cut-off messages
    std::uint64_t messages = 0;     // whole, and their checksum right
    std::uint64_t badChecksums = 0; // whole, and wrong; nothing of them is used
    std::uint64_t noChecksums = 0;  // whole, but nothing vouches for them; see each reader
    std::uint64_t malformed = 0;    // checksum right, but a field is not what it should be
    std::uint64_t fixes = 0;
    std::uint64_t withoutFix = 0; // position messages that say they have none
    using ByKind = std::map<std::string, std::uint64_t, std::less<>>;
    ByKind kinds;             // good messages, by kind
    ByKind kindsWithoutPlace; // of those: no position to be had
    void add(const FeedCounts& other);
};

// So many different kinds are told apart; what a hostile sender makes up beyond
// that is "other".
inline constexpr std::size_t kKindsMax = 64;
void countKind(FeedCounts::ByKind& kinds, std::string_view kind, std::uint64_t more = 1);

// Bytes in, in pieces of any size, positions out. Whatever the bytes are, it
// holds a message's worth of memory and no more.
class PositionReader
{
public:
    virtual ~PositionReader() = default;
    PositionReader(const PositionReader&) = delete;
    PositionReader& operator=(const PositionReader&) = delete;
    // In the order of arrival, those without a usable fix included.
    virtual std::vector<PositionFix> read(std::string_view bytes) = 0;
    // The end of a datagram, a file or a connection, or a gap: what was begun is
    // skipped.
    virtual void cut() = 0;
    virtual std::size_t pendingBytes() const = 0;
    const FeedCounts& counts() const { return m_counts; }

protected:
    PositionReader() = default;
    FeedCounts m_counts;
};

std::unique_ptr<PositionReader> makePositionReader(FeedFormat format);

} // namespace haven
