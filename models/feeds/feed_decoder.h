#pragma once

#include "models/geo/position_reader.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

inline constexpr std::size_t kFeedPeersMax = 1000;

// The bytes of one feed to fixes. A stream has one reader; datagrams have one for each machine they
// come from, because each receiver dates its own sentences. Memory is bounded whoever sends.
class FeedDecoder final
{
public:
    explicit FeedDecoder(FeedFormat format) : m_format(format) {}

    // `peer`: where a datagram came from, and the sender of messages that name none; empty for a
    // piece of a stream. A datagram ends what it began.
    std::vector<PositionFix> read(std::string_view bytes, const std::string& peer);
    // A gap in the stream: a new connection, or bytes that were dropped.
    void cut();
    FeedCounts counts() const;

private:
    PositionReader& readerOf(const std::string& peer);

    FeedFormat m_format;
    std::map<std::string, std::unique_ptr<PositionReader>> m_readers;
    FeedCounts m_gone; // what the readers counted that were let go
};

} // namespace haven
