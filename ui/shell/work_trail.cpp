#include "ui/shell/work_trail.h"

#include <algorithm>

namespace haven::ui {

void WorkTrail::note(const WorkSpot& spot, Instant now)
{
    if (!m_spots.empty() && m_spots[m_at] == spot)
        return;
    if (!m_spots.empty()) {
        const bool isGlance =
            std::holds_alternative<IncidentId>(m_spots[m_at]) && now - m_since < kGlance;
        const std::size_t kept = m_at + (isGlance ? 0 : 1);
        m_spots.erase(m_spots.begin() + static_cast<std::ptrdiff_t>(kept), m_spots.end());
    }
    m_since = now;
    if (!m_spots.empty() && m_spots.back() == spot) {
        m_at = m_spots.size() - 1;
        return;
    }
    m_spots.push_back(spot);
    if (m_spots.size() > kTrailMax)
        m_spots.erase(m_spots.begin());
    m_at = m_spots.size() - 1;
}

void WorkTrail::putAhead(const WorkSpot& spot)
{
    if (m_spots.empty() || m_spots[m_at] == spot)
        return;
    m_spots.erase(m_spots.begin() + static_cast<std::ptrdiff_t>(m_at) + 1, m_spots.end());
    m_spots.push_back(spot);
    if (m_spots.size() > kTrailMax && m_at > 0) {
        m_spots.erase(m_spots.begin());
        --m_at;
    }
    hold();
}

std::optional<WorkSpot> WorkTrail::back()
{
    if (m_spots.empty() || m_at == 0)
        return std::nullopt;
    m_since = {};
    return m_spots[--m_at];
}

std::optional<WorkSpot> WorkTrail::forward()
{
    if (m_at + 1 >= m_spots.size())
        return std::nullopt;
    m_since = {};
    return m_spots[++m_at];
}

void WorkTrail::drop(const WorkSpot& spot)
{
    for (std::size_t at = m_spots.size(); at-- > 0;) {
        const bool isSame = m_spots[at] == spot;
        // Two equal neighbors would make a step that leads nowhere.
        const bool isDouble = at + 1 < m_spots.size() && m_spots[at] == m_spots[at + 1];
        if (!isSame && !isDouble)
            continue;
        m_spots.erase(m_spots.begin() + static_cast<std::ptrdiff_t>(at));
        if (m_at > at || m_at == m_spots.size())
            m_at = m_at > 0 ? m_at - 1 : 0;
    }
}

} // namespace haven::ui
