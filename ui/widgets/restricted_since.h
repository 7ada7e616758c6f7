#pragma once

#include "models/dispatch/event.h"
#include "models/dispatch/state.h"

#include <set>
#include <string>
#include <vector>

namespace haven::ui {

// The incidents that these facts restrict.
std::vector<IncidentId> restrictedBy(const std::vector<Recorded>& facts);

// Which incidents were restricted since a panel asked for what it shows: what it was told of those
// goes from the screen.
class RestrictedSince final
{
public:
    void begin() { m_numbers.clear(); }
    // Whether there is one more.
    [[nodiscard]] bool hear(const State& state, const std::vector<Recorded>& facts);
    // Whether one of them is among these numbers of incidents.
    bool isAmong(const std::vector<std::string>& numbers) const;

private:
    std::set<std::string> m_numbers;
};

} // namespace haven::ui
