#pragma once

#include "models/crisis/directory_hours.h"
#include "models/dispatch/event.h"

#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

// The unmet-need report: who should have had a clinician, who got one, and why the others did not.
namespace haven {

// eligible == sent + all of notSent, here and in each hour and day: nothing is counted twice or
// left out.
struct NeedCount {
    std::int64_t eligible = 0;
    std::int64_t sent = 0;
    std::map<std::string, std::int64_t> notSent; // by code
    std::int64_t notSentAll() const;
    bool operator==(const NeedCount&) const = default;
};

struct UnmetNeed {
    NeedCount all;
    std::array<NeedCount, 24> hours; // of the agency's clock, when the incident was opened
    std::array<NeedCount, 7> days;   // Monday first
    std::map<int, NeedCount> levels;
    bool operator==(const UnmetNeed&) const = default;
};

// Takes the facts of a period in their order. An incident that was reopened and closed again counts
// once, as it closed last; one that is open again at the end of the period is not settled.
class UnmetNeedFold final
{
public:
    // What it needs to be given; others may be.
    static std::vector<std::string> factTypes();
    void add(const Recorded& recorded);
    UnmetNeed report(const std::function<WeekTime(Instant)>& localTime) const;

private:
    std::map<IncidentId, ClinicianNeedJudged> m_last;
};

// A CSV with one row a group: group, value, eligible, sent, not sent, then a column a code.
std::string unmetNeedCsv(const UnmetNeed& report);

} // namespace haven
