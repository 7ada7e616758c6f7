#include "ui/widgets/restricted_since.h"

#include <algorithm>

namespace haven::ui {

std::vector<IncidentId> restrictedBy(const std::vector<Recorded>& facts)
{
    std::vector<IncidentId> out;
    for (const Recorded& one : facts) {
        const auto* changed = one.event ? kindIf<VisibilityChanged>(&*one.event) : nullptr;
        if (changed && changed->visibility == Visibility::Restricted)
            out.push_back(changed->incident);
    }
    return out;
}

bool RestrictedSince::hear(const State& state, const std::vector<Recorded>& facts)
{
    const auto restricted = restrictedBy(facts);
    for (const IncidentId id : restricted) {
        const auto found = state.incidents.find(id);
        if (found != state.incidents.end())
            m_numbers.insert(found->second.number);
    }
    return !restricted.empty();
}

bool RestrictedSince::isAmong(const std::vector<std::string>& numbers) const
{
    return std::any_of(numbers.begin(), numbers.end(),
                       [this](const std::string& one) { return m_numbers.count(one) > 0; });
}

} // namespace haven::ui
