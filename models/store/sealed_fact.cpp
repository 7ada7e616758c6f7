#include "models/store/sealed_fact.h"

#include "models/base/contracts.h"
#include "models/dispatch/event_codec.h"
#include "models/store/event_row.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::size_t kSaltBytes = 16;
// Fewer facts than this are not worth a thread, and no command makes as many.
constexpr std::size_t kStretch = 100;

} // namespace

Sealed sealed(const Event& event)
{
    Sealed out{encodeEvent(event), randomBytes(kSaltBytes), {}};
    out.digest = payloadDigest(out.salt, out.payload);
    return out;
}

SealedAhead::SealedAhead(const std::vector<Event>& facts) : m_facts(facts)
{
    if (facts.size() > kStretch)
        goAhead();
}

void SealedAhead::goAhead()
{
    const std::size_t from = m_begun;
    const std::size_t to = std::min(from + kStretch, m_facts.size());
    m_begun = to;
    m_coming = std::async(std::launch::async, [&facts = m_facts, from, to] {
        std::vector<Sealed> out;
        out.reserve(to - from);
        for (std::size_t i = from; i < to; ++i)
            out.push_back(sealed(facts[i]));
        return out;
    });
}

Sealed SealedAhead::next()
{
    HAVEN_ASSERT(m_asked < m_facts.size());
    const std::size_t at = m_asked++;
    if (m_taken < m_ready.size())
        return std::move(m_ready[m_taken++]);
    if (!m_coming.valid())
        return sealed(m_facts[at]);
    m_ready = m_coming.get();
    m_taken = 0;
    if (m_begun < m_facts.size())
        goAhead();
    return std::move(m_ready[m_taken++]);
}

} // namespace haven
