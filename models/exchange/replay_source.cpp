#include "models/exchange/replay_source.h"

#include "models/dispatch/call_rules.h"
#include "models/exchange/import_calls.h"

#include <algorithm>
#include <map>
#include <set>

namespace haven {

namespace {

// The times of one call after repair.
struct CallTimes {
    Instant received;
    std::optional<Instant> dispatched;
    std::optional<Instant> arrived;
    std::optional<Instant> cleared;
    int repairs = 0;
    int takenOnArrival = 0;
};

CallTimes repaired(const PastIncident& call)
{
    CallTimes times{call.receivedAt, call.dispatchedAt, call.arrivedAt, call.clearedAt, 0, 0};
    const auto notBefore = [&](std::optional<Instant>& time, Instant earliest) {
        if (time && *time < earliest) {
            time = earliest;
            ++times.repairs;
        }
    };
    notBefore(times.dispatched, times.received);
    notBefore(times.arrived, times.received);
    if (times.dispatched && times.arrived && *times.arrived < *times.dispatched) {
        times.dispatched = times.arrived;
        ++times.repairs;
    }
    if (!times.dispatched && times.arrived && !call.units.empty()) {
        times.dispatched = times.arrived;
        times.takenOnArrival = 1;
    }
    const Instant last = std::max({times.received, times.dispatched.value_or(times.received),
                                   times.arrived.value_or(times.received)});
    notBefore(times.cleared, last);
    return times;
}

class Planner final
{
public:
    explicit Planner(std::vector<PastIncident> calls)
    {
        m_plan.calls = std::move(calls);
        std::stable_sort(m_plan.calls.begin(), m_plan.calls.end(),
                         [](const PastIncident& a, const PastIncident& b) {
                             return a.receivedAt < b.receivedAt;
                         });
    }

    ReplayPlan plan()
    {
        for (const PastIncident& call : m_plan.calls)
            m_times.push_back(repaired(call));
        noteDispatches();
        for (std::size_t i = 0; i < m_plan.calls.size(); ++i) {
            addCall(i);
            count(i);
        }
        std::stable_sort(m_plan.steps.begin(), m_plan.steps.end(),
                         [](const ReplayStep& a, const ReplayStep& b) { return a.at < b.at; });
        m_plan.counts.calls = static_cast<std::int64_t>(m_plan.calls.size());
        m_plan.counts.steps = static_cast<std::int64_t>(m_plan.steps.size());
        for (const auto& [unit, dispatches] : m_dispatches)
            m_plan.units.push_back(unit);
        return std::move(m_plan);
    }

private:
    using Dispatch = std::pair<Instant, std::size_t>; // when, to which call

    void noteDispatches()
    {
        for (std::size_t i = 0; i < m_plan.calls.size(); ++i) {
            if (!m_times[i].dispatched)
                continue;
            for (const std::string& unit : m_plan.calls[i].units)
                m_dispatches[unit].insert({*m_times[i].dispatched, i});
        }
    }

    // When the unit is sent to its next call, if it ever is.
    std::optional<Instant> nextDispatch(const std::string& unit, std::size_t call) const
    {
        const auto& dispatches = m_dispatches.at(unit);
        const auto next = dispatches.upper_bound({*m_times[call].dispatched, call});
        return next == dispatches.end() ? std::nullopt : std::optional(next->first);
    }

    void add(Instant at, ReplayKind kind, std::size_t call, const std::string& unit)
    {
        m_plan.steps.push_back(ReplayStep{at, kind, call, unit});
    }

    // Adds the unit's part in the call and says when it ended, if it did.
    std::optional<Instant> addUnit(std::size_t i, const std::string& unit)
    {
        const CallTimes& times = m_times[i];
        const bool isGuess = m_plan.calls[i].clearing != ClearingBasis::Recorded;
        std::optional<Instant> end = times.cleared;
        const auto next = isGuess ? nextDispatch(unit, i) : std::nullopt;
        const bool leavesEarly = next && (!end || *next <= *end);
        if (leavesEarly) {
            // A millisecond apart, so that the order does not hang on the order of the calls.
            end = std::max(*times.dispatched, *next - Span{1});
            ++m_plan.counts.cutShort;
        }
        add(*times.dispatched, ReplayKind::Dispatched, i, unit);
        if (times.arrived && (!leavesEarly || *times.arrived <= *end))
            add(*times.arrived, ReplayKind::Arrived, i, unit);
        if (end)
            add(*end, ReplayKind::Cleared, i, unit);
        return end;
    }

    void addCall(std::size_t i)
    {
        const PastIncident& call = m_plan.calls[i];
        const CallTimes& times = m_times[i];
        add(times.received, ReplayKind::Received, i, {});
        if (!times.dispatched || call.units.empty()) {
            if (times.cleared)
                add(*times.cleared, ReplayKind::Cleared, i, {});
            return;
        }
        std::optional<Instant> last;
        for (const std::string& unit : call.units) {
            const auto end = addUnit(i, unit);
            if (end && (!last || *end > *last))
                last = end;
        }
        if (last)
            add(*last, ReplayKind::Cleared, i, {});
    }

    void count(std::size_t i)
    {
        const auto one = [](bool is) { return is ? 1 : 0; };
        const PastIncident& call = m_plan.calls[i];
        ReplayCounts& counts = m_plan.counts;
        counts.withoutPlace += one(call.place.empty());
        counts.withoutCoordinates += one(!call.latitudeE7);
        counts.unanswered += one(!m_times[i].dispatched || call.units.empty());
        counts.repairedTimes += m_times[i].repairs;
        counts.takenOnArrival += m_times[i].takenOnArrival;
        counts.reconstructedClearings += one(call.clearing == ClearingBasis::Reconstructed);
        counts.lostCalls += one(isLostCall(callKindOf(call)));
    }

    ReplayPlan m_plan;
    std::vector<CallTimes> m_times;
    std::map<std::string, std::set<Dispatch>> m_dispatches;
};

} // namespace

CallKind callKindOf(const PastIncident& call)
{
    const auto found =
        std::find_if(call.details.begin(), call.details.end(),
                     [](const PastDetail& detail) { return detail.name == kCallKindDetail; });
    if (found == call.details.end())
        return CallKind::Fed;
    return enumFromName<CallKind>(found->text).value_or(CallKind::Fed);
}

ReplayPlan planReplay(std::vector<PastIncident> calls)
{
    return Planner(std::move(calls)).plan();
}

Result<ReplayPlan> planReplay(const SourceOpener& open, const ImportProfile& profile,
                              const ReplayWindow& window)
{
    std::vector<PastIncident> calls;
    const auto counts = importCalls(
        open, profile,
        [&](const std::vector<ImportRow>& rows) -> Result<std::vector<TurnedDown>> {
            for (const ImportRow& row : rows) {
                const Instant at = row.incident.receivedAt;
                if ((!window.from || at >= *window.from) && (!window.to || at < *window.to))
                    calls.push_back(row.incident);
            }
            return std::vector<TurnedDown>{};
        },
        [](const ImportReject&) {});
    if (!counts)
        return counts.refusal();
    ReplayPlan plan = planReplay(std::move(calls));
    plan.counts.read = counts->read;
    plan.counts.rejected = counts->rejected;
    return plan;
}

} // namespace haven
