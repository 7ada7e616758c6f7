#pragma once

#include "models/base/result.h"
#include "models/dispatch/state.h"
#include "models/store/archive.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace haven {

// Numbers of incidents, also of those that have left memory, so that what was closed yesterday is
// still found by typing its number. Used by one thread; no look at the disk after read().
class IncidentNumbers final
{
public:
    static constexpr int kKeptMax = 50'000; // at open; those opened since come on top

    // Errors: those of reading.
    static Result<IncidentNumbers> read(Database& database);
    void add(const State& state);
    void hear(const Recorded& recorded);
    // The full number, or at least its last four digits; of several the newest.
    std::optional<IncidentId> find(std::string_view word) const;
    std::optional<std::string> numberOf(IncidentId incident) const;

private:
    std::map<IncidentId, std::string> m_numbers;
};

} // namespace haven
