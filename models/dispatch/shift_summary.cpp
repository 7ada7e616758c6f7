#include "models/dispatch/shift_summary.h"

#include "models/dispatch/log_marks.h"

#include <algorithm>

namespace haven {

struct ShiftFold::Taken {
    Instant at; // the call's time, which is before the keyboard's
    std::int64_t openedSequence = 0;
    Priority priority = Priority::P3;
    bool isOfCaller = true; // the officer's own stops were never waiting
    bool isByCode = false;
    bool isClosed = false;
    std::optional<Instant> sentAt;
    std::int64_t sentSequence = 0;
    Priority sentPriority = Priority::P3; // what is changed later judges nobody
    std::optional<Instant> closedAt;
    bool isUnverified = false;
    std::int64_t placeSequence = 0;
    std::string disposition;
};

// Kept apart from Taken: a flag is decided in this shift also for an incident of the last one.
struct ShiftFold::Crisis {
    Flag suggested = Flag::Unknown;
    std::optional<FlagDecision> decision;
    std::int64_t decisionSequence = 0;
    std::optional<Instant> recheckDueAt;
};

namespace {

// A unit's facts say when its next check is due; the next fact about it answers whether it was.
template <class Fact>
concept SetsCheck = requires(const Fact& fact)
{
    fact.unit;
    fact.checkDueAt;
};

template <class Fact>
concept SetsRecheck = requires(const Fact& fact)
{
    fact.incident;
    fact.recheckDueAt;
};

} // namespace

struct ShiftFold::Work {
    ShiftSummary summary;
    const Codes& codes;
    UnmetNeedFold need;
    std::map<IncidentId, Taken> taken;
    std::map<IncidentId, Crisis> crises;
    struct Check {
        std::optional<Instant> dueAt;
        std::int64_t setBy = 0; // the fact that started the clock
    };
    std::map<UnitId, Check> checks;
    std::map<PositionId, PositionLoad> loads;

    Work(Instant from, Instant to, const Codes& table) : codes(table)
    {
        summary.from = from;
        summary.to = std::max(from, to);
        ShiftTimeline& line = summary.timeline;
        const std::int64_t minutes = ((summary.to - from).ms + 59'999) / 60'000;
        const auto slots = static_cast<std::int64_t>(kTimelineSlotsMax);
        line.slotMs = 60'000 * std::max<std::int64_t>(1, (minutes + slots - 1) / slots);
        line.facts.resize(static_cast<std::size_t>((summary.to - from).ms / line.slotMs + 1));
    }

    Taken* find(IncidentId id)
    {
        const auto found = taken.find(id);
        return found == taken.end() ? nullptr : &found->second;
    }

    void addLate(Findings& list, std::int64_t sequence, Instant at)
    {
        list.push_back(sequence);
        summary.timeline.late.push_back(at);
    }

    // --- what each fact changes ---

    template <class Fact>
    void take(const Fact&, const Envelope&)
    {}

    void take(const IncidentOpened& fact, const Envelope& envelope)
    {
        Taken one;
        one.at = envelope.happenedAt;
        one.openedSequence = envelope.sequence;
        one.priority = fact.priority;
        one.isOfCaller =
            fact.origin == IncidentOrigin::Caller || fact.origin == IncidentOrigin::Fed;
        one.isByCode = fact.protocol.has_value();
        one.isUnverified = isUnverifiedPlace(fact.location);
        one.placeSequence = envelope.sequence;
        taken.emplace(fact.incident, std::move(one));
    }

    void take(const CallTaken& fact, const Envelope& envelope)
    {
        ++loads[envelope.position].calls;
        Taken* one = find(fact.incident);
        if (one && !one->sentAt && fact.receivedAt >= summary.from)
            one->at = std::min(one->at, fact.receivedAt);
    }

    void take(const TypeChanged& fact, const Envelope&)
    {
        if (Taken* one = find(fact.incident)) {
            one->priority = fact.priorityAfter;
            one->isByCode = fact.protocol.has_value();
        }
    }

    void take(const PriorityChanged& fact, const Envelope&)
    {
        if (Taken* one = find(fact.incident))
            one->priority = fact.after;
    }

    void take(const LocationChanged& fact, const Envelope& envelope)
    {
        Taken* one = fact.call ? nullptr : find(fact.incident);
        if (!one)
            return;
        one->isUnverified = isUnverifiedPlace(fact.after);
        one->placeSequence = envelope.sequence;
    }

    void take(const UnitDispatched& fact, const Envelope& envelope)
    {
        if (fact.stage == AssignmentStage::Assigned)
            return; // reserved; the caller still waits
        ++loads[envelope.position].sends;
        sent(fact.incident, envelope);
    }

    void take(const UnitEnRoute& fact, const Envelope& envelope) { sent(fact.incident, envelope); }
    void take(const UnitArrived& fact, const Envelope& envelope) { sent(fact.incident, envelope); }

    // Reserved units are sent by moving; only the first one counts.
    void sent(IncidentId incident, const Envelope& envelope)
    {
        Taken* one = find(incident);
        if (!one || one->sentAt)
            return;
        one->sentAt = envelope.happenedAt;
        one->sentSequence = envelope.sequence;
        one->sentPriority = one->priority;
    }

    void take(const IncidentClosed& fact, const Envelope& envelope)
    {
        if (Taken* one = find(fact.incident)) {
            one->isClosed = true;
            one->closedAt = envelope.happenedAt;
            one->disposition = fact.disposition.value;
        }
        settleRecheck(fact.incident, envelope, std::nullopt);
    }

    void take(const IncidentReopened& fact, const Envelope&)
    {
        if (Taken* one = find(fact.incident))
            one->isClosed = false;
    }

    // The joined one is worked under the other's number.
    void take(const IncidentsMerged& fact, const Envelope&)
    {
        taken.erase(fact.from);
        crises.erase(fact.from);
    }

    void take(const UnitLoggedOff& fact, const Envelope&) { checks.erase(fact.unit); }
    void take(const UnitCleared& fact, const Envelope& envelope)
    {
        settleCheck(fact.unit, envelope);
        checks.erase(fact.unit);
    }

    void take(const OverrideRecorded& fact, const Envelope& envelope)
    {
        if (fact.rule != kOtherUnitsSent) {
            summary.overrides.push_back(envelope.sequence);
            return;
        }
        summary.sentOtherwise.push_back(envelope.sequence);
        ++summary.sentOtherwiseReasons[fact.reason];
    }

    void take(const CrisisFlagSuggested& fact, const Envelope& envelope)
    {
        crises[fact.incident].suggested = fact.flag;
        if (fact.flag == Flag::Yes || fact.flag == Flag::Possible)
            summary.timeline.behavioral.push_back(envelope.happenedAt);
    }

    void take(const CrisisFlagDecided& fact, const Envelope& envelope)
    {
        Crisis& crisis = crises[fact.incident];
        crisis.decision = fact.decision;
        crisis.decisionSequence = envelope.sequence;
    }

    void take(const FlagDecisionUndone& fact, const Envelope& envelope)
    {
        Crisis& crisis = crises[fact.incident];
        crisis.decision = fact.decision;
        crisis.decisionSequence = envelope.sequence;
    }

    void take(const LevelChanged& fact, const Envelope& envelope)
    {
        if (isLoweredByHand(fact))
            summary.levelsLowered.push_back(envelope.sequence);
    }

    // --- clocks ---

    // Whatever is heard of a unit ends its check; only an answered one counts as done in time.
    void settleCheck(const UnitId& unit, const Envelope& envelope)
    {
        Check& check = checks[unit];
        if (!check.dueAt || envelope.happenedAt <= *check.dueAt)
            return;
        ++summary.statusChecks.of;
        addLate(summary.lateChecks, envelope.sequence, *check.dueAt);
        check.dueAt.reset();
    }

    template <class Fact>
    void clock(const Fact& fact, const Envelope& envelope)
    {
        if constexpr (SetsCheck<Fact>) {
            Check& check = checks[fact.unit];
            const bool isLate = check.dueAt && envelope.happenedAt > *check.dueAt;
            if (isLate)
                settleCheck(fact.unit, envelope);
            else if (check.dueAt && std::is_same_v<Fact, StatusChecked>)
                summary.statusChecks = {summary.statusChecks.good + 1, summary.statusChecks.of + 1};
            check.dueAt = fact.checkDueAt;
            check.setBy = envelope.sequence;
        }
        if constexpr (SetsRecheck<Fact>) {
            const bool keepsOld =
                std::is_same_v<Fact, ChecklistStarted> || std::is_same_v<Fact, ChecklistStepDone>;
            if (keepsOld && !fact.recheckDueAt)
                return;
            if (std::is_same_v<Fact, RecheckDone>)
                countRecheck(fact.incident, envelope);
            settleRecheck(fact.incident, envelope, fact.recheckDueAt);
        }
    }

    void countRecheck(IncidentId incident, const Envelope& envelope)
    {
        const Crisis& crisis = crises[incident];
        if (crisis.recheckDueAt && envelope.happenedAt <= *crisis.recheckDueAt)
            summary.rechecks = {summary.rechecks.good + 1, summary.rechecks.of + 1};
    }

    void settleRecheck(IncidentId incident, const Envelope& envelope, std::optional<Instant> next)
    {
        const auto found = crises.find(incident);
        if (found == crises.end() && !next)
            return;
        Crisis& crisis = crises[incident];
        // What leaves it due when it was settles nothing.
        if (next && crisis.recheckDueAt == next)
            return;
        if (crisis.recheckDueAt && envelope.happenedAt > *crisis.recheckDueAt) {
            ++summary.rechecks.of;
            summary.timeline.late.push_back(*crisis.recheckDueAt);
        }
        crisis.recheckDueAt = next;
    }

    // --- the end ---

    void judgeSend(const Taken& one)
    {
        if (!one.isOfCaller)
            return;
        const Priority priority = one.sentAt ? one.sentPriority : one.priority;
        const bool isSettledUnsent = !one.sentAt && one.closedAt;
        const Span waitMax = codes.ruleFor(priority).waitMax;
        const Instant until = one.sentAt.value_or(summary.to);
        const bool isOver = waitMax.ms > 0 && until - one.at > waitMax;
        // Nobody had to go, or there is still time.
        if (isSettledUnsent || (!one.sentAt && !isOver))
            return;
        Share& share = summary.takenToSent[static_cast<std::size_t>(priority)];
        ++share.of;
        share.good += isOver ? 0 : 1;
        if (priority == Priority::P1) {
            ++summary.sentInOneMinute.of;
            summary.sentInOneMinute.good += until - one.at <= kSendTarget ? 1 : 0;
        }
        if (isOver)
            addLate(summary.lateSends, one.sentAt ? one.sentSequence : one.openedSequence,
                    one.at + waitMax);
    }

    void judgeCrisis(IncidentId id, const Crisis& crisis)
    {
        BehavioralCounts& counts = summary.behavioral;
        const bool isSuggested =
            crisis.suggested == Flag::Yes || crisis.suggested == Flag::Possible;
        counts.byAdvisor += isSuggested ? 1 : 0;
        counts.unanswered += isSuggested && !crisis.decision ? 1 : 0;
        counts.confirmed += crisis.decision == FlagDecision::Confirmed ? 1 : 0;
        counts.unsure += crisis.decision == FlagDecision::Unsure ? 1 : 0;
        if (crisis.decision == FlagDecision::Rejected) {
            ++counts.rejected;
            summary.flagsRejected.push_back(crisis.decisionSequence);
        }
        if (crisis.recheckDueAt && *crisis.recheckDueAt < summary.to) {
            ++summary.rechecks.of;
            summary.timeline.late.push_back(*crisis.recheckDueAt);
        }
        const Taken* one = find(id);
        const bool isCounted = crisis.decision == FlagDecision::Confirmed || (one && one->isByCode);
        if (one && isCounted && !one->disposition.empty())
            ++counts.dispositions[one->disposition];
    }

    void finish()
    {
        for (const auto& [id, one] : taken) {
            ++summary.incidents;
            summary.closed += one.isClosed ? 1 : 0;
            summary.behavioral.byCode += one.isByCode ? 1 : 0;
            if (one.isByCode)
                crises.try_emplace(id);
            if (one.isUnverified)
                summary.placesUnverified.push_back(one.placeSequence);
            judgeSend(one);
        }
        for (const auto& [id, crisis] : crises)
            judgeCrisis(id, crisis);
        summary.behavioral.need = need.report([](Instant) { return WeekTime{}; }).all;
        for (const auto& [unit, check] : checks) {
            if (check.dueAt && *check.dueAt < summary.to) {
                ++summary.statusChecks.of;
                addLate(summary.lateChecks, check.setBy, *check.dueAt);
            }
        }
        for (const auto& [position, load] : loads) {
            summary.loads.push_back(load);
            summary.loads.back().position = position;
        }
        for (Findings* list : {&summary.lateSends, &summary.lateChecks, &summary.flagsRejected,
                               &summary.placesUnverified})
            std::sort(list->begin(), list->end());
        std::sort(summary.timeline.late.begin(), summary.timeline.late.end());
    }
};

bool isUnverifiedPlace(const Location& location)
{
    return !location.point || location.confidence == Confidence::Forced ||
           location.confidence == Confidence::Fuzzy;
}

ShiftFold::ShiftFold(Instant from, Instant to, const Codes& codes)
    : m_work(std::make_unique<Work>(from, to, codes))
{}

ShiftFold::~ShiftFold() = default;

void ShiftFold::add(const Recorded& recorded)
{
    const Envelope& envelope = recorded.envelope;
    ShiftSummary& summary = m_work->summary;
    if (envelope.happenedAt < summary.from || envelope.happenedAt > summary.to)
        return;
    ++summary.facts;
    ++m_work->loads[envelope.position].facts;
    const auto slot =
        static_cast<std::size_t>((envelope.happenedAt - summary.from).ms / summary.timeline.slotMs);
    ++summary.timeline.facts[slot];
    const auto marks = marksOf(recorded);
    if (std::find(marks.begin(), marks.end(), LogMark::Corrected) != marks.end())
        summary.corrections.push_back(envelope.sequence);
    if (!recorded.event)
        return;
    m_work->need.add(recorded);
    visitKind(
        [&](const auto& fact) {
            m_work->take(fact, envelope);
            m_work->clock(fact, envelope);
        },
        *recorded.event);
}

ShiftSummary ShiftFold::summary() const
{
    Work done = *m_work;
    done.finish();
    return done.summary;
}

} // namespace haven
