#pragma once

#include "models/base/enums.h"
#include "models/base/instant.h"
#include "models/dispatch/past_incident.h"
#include "models/dispatch/types.h"
#include "models/exchange/byte_source.h"
#include "models/exchange/import_profile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace haven {

HAVEN_ENUM(ReplayKind, Received, Dispatched, Arrived, Cleared)

// One thing that happened in the past, to be fed into a training station at its time.
struct ReplayStep {
    Instant at;
    ReplayKind kind = ReplayKind::Received;
    std::size_t call = 0; // index into ReplayPlan::calls
    std::string unit;     // empty: the call as a whole; a Cleared without unit closes it
    bool operator==(const ReplayStep&) const = default;
};

// Calls received at or after `from` and before `to`.
struct ReplayWindow {
    std::optional<Instant> from;
    std::optional<Instant> to;
};

struct ReplayCounts {
    std::int64_t read = 0;
    std::int64_t rejected = 0;
    std::int64_t calls = 0; // in the window
    std::int64_t steps = 0;
    std::int64_t withoutPlace = 0;
    std::int64_t withoutCoordinates = 0;
    std::int64_t unanswered = 0;     // no unit is recorded as dispatched or arrived
    std::int64_t repairedTimes = 0;  // a slipped clock put right, see planReplay
    std::int64_t takenOnArrival = 0; // units that arrive without having been dispatched
    std::int64_t cutShort = 0; // a unit that left for its next call before the guessed clearing
    std::int64_t reconstructedClearings = 0;
    std::int64_t lostCalls = 0; // hung up or abandoned: somebody is called back
    bool operator==(const ReplayCounts&) const = default;

    template <class F>
    static void describe(F&& f)
    {
        f("read", &ReplayCounts::read);
        f("rejected", &ReplayCounts::rejected);
        f("calls", &ReplayCounts::calls);
        f("steps", &ReplayCounts::steps);
        f("without_place", &ReplayCounts::withoutPlace);
        f("without_coordinates", &ReplayCounts::withoutCoordinates);
        f("unanswered", &ReplayCounts::unanswered);
        f("repaired_times", &ReplayCounts::repairedTimes);
        f("taken_on_arrival", &ReplayCounts::takenOnArrival);
        f("cut_short", &ReplayCounts::cutShort);
        f("reconstructed_clearings", &ReplayCounts::reconstructedClearings);
        f("lost_calls", &ReplayCounts::lostCalls);
    }
};

struct ReplayPlan {
    std::vector<PastIncident> calls; // by time of receipt, as recorded
    std::vector<ReplayStep> steps;   // by time; within a call in the order of its life
    std::vector<std::string> units;  // every call sign that appears, sorted
    ReplayCounts counts;
};

// The same calls as steps in time, possible one after the other:
//  - nothing happens before receipt; a dispatch recorded after the arrival moves to the arrival;
//    a clearing before the last of these moves to it. Each is counted as repaired.
//  - The file has one time of dispatch and one of arrival for all units of a call; they share it.
//  - A unit is at one call at a time: where the clearing is reconstructed, the unit's next dispatch
//    ends its part in the call before, and an arrival later than that is left out. Where the file
//    records the clearing, it stands.
// Refusals: those of importCalls.
Result<ReplayPlan> planReplay(const SourceOpener& open, const ImportProfile& profile,
                              const ReplayWindow& window);

// How the contact was made, where the file tells it; Fed where it does not.
CallKind callKindOf(const PastIncident& call);

// The second half of it: steps for calls that are already there. Counts of the file stay 0.
ReplayPlan planReplay(std::vector<PastIncident> calls);

} // namespace haven
