#include "models/store/log_walk.h"

namespace haven {

std::string whatIsWrong(const EventRow& row, std::int64_t expected, const Hash& previous)
{
    if (row.envelope.sequence != expected)
        return "a fact is missing";
    if (row.previous != previous)
        return "it does not follow the fact before it";
    if (chainHash(row) != row.hash)
        return "its envelope was changed";
    if (row.payload && payloadDigest(row.salt, *row.payload) != row.payloadDigest)
        return "its payload was changed";
    return {};
}

Result<void> IncidentFold::add(const Recorded& recorded)
{
    const auto* trimmed = recorded.event ? kindIf<BoardTrimmed>(&*recorded.event) : nullptr;
    if (trimmed) {
        for (const auto& id : trimmed->incidents) {
            const auto found = m_state.incidents.find(id);
            if (found == m_state.incidents.end())
                continue;
            if (auto ok = m_take(found->second); !ok)
                return ok;
        }
    }
    evolve(m_state, recorded);
    return {};
}

Result<void> IncidentFold::finish()
{
    for (const auto& [id, incident] : m_state.incidents) {
        if (auto ok = m_take(incident); !ok)
            return ok;
    }
    return {};
}

} // namespace haven
