#include "models/feeds/feed_decoder.h"

namespace haven {

PositionReader& FeedDecoder::readerOf(const std::string& peer)
{
    const auto found = m_readers.find(peer);
    if (found != m_readers.end())
        return *found->second;
    if (m_readers.size() == kFeedPeersMax) {
        // More machines than any agency has: all they lose is the date, until it is told again.
        m_gone = counts();
        m_readers.clear();
    }
    return *m_readers.emplace(peer, makePositionReader(m_format)).first->second;
}

std::vector<PositionFix> FeedDecoder::read(std::string_view bytes, const std::string& peer)
{
    PositionReader& reader = readerOf(peer);
    std::vector<PositionFix> fixes = reader.read(bytes);
    if (peer.empty())
        return fixes;
    reader.cut();
    for (PositionFix& fix : fixes) {
        if (fix.sender.empty())
            fix.sender = peer;
    }
    return fixes;
}

void FeedDecoder::cut()
{
    for (auto& [peer, reader] : m_readers)
        reader->cut();
}

FeedCounts FeedDecoder::counts() const
{
    FeedCounts all = m_gone;
    for (const auto& [peer, reader] : m_readers)
        all.add(reader->counts());
    return all;
}

} // namespace haven
