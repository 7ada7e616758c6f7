#pragma once

#include "models/geo/position_reader.h"

#include <cstddef>
#include <cstdint>

namespace haven {

// Any bytes at all, in one piece and byte by byte: the same positions, all of them on Earth, every
// byte accounted for.
template <class Reader>
int readAnyBytes(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    Reader whole;
    const auto fixes = whole.read(text);
    Reader drop;
    std::vector<PositionFix> again;
    for (std::size_t i = 0; i < size; ++i) {
        for (auto& fix : drop.read(text.substr(i, 1)))
            again.push_back(std::move(fix));
    }
    HAVEN_ASSERT(fixes == again);
    for (const PositionFix& fix : fixes)
        HAVEN_ASSERT(coordinateFromDegrees(latitudeDegrees(fix.at), longitudeDegrees(fix.at)));
    whole.cut();
    const FeedCounts& counts = whole.counts();
    HAVEN_ASSERT(counts.framedBytes + counts.skippedBytes == counts.bytes);
    HAVEN_ASSERT(counts.bytes == size && whole.pendingBytes() == 0);
    return 0;
}

} // namespace haven
