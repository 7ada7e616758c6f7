#include "models/dispatch/alarm_numbers.h"

#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/event.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace haven {

namespace {

using StandingKey = std::tuple<AlarmKind, std::optional<IncidentId>, std::optional<UnitId>>;

struct StandingAlarm {
    Instant since;   // it has asked for the same ever since
    Instant askedAt; // since when nobody has answered
    bool isAnswered = false;
    std::optional<Instant> shelvedUntil;
};

// What is over by a fact, as evolve() ends it: those of a kind, or all there are.
struct AlarmEnd {
    std::vector<AlarmKind> kinds; // empty: all
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
};

template <class Fact>
std::optional<AlarmEnd> alarmEndOf(const Fact&)
{
    return std::nullopt;
}

// It goes on with its work: with that a transport is over, too.
AlarmEnd movedOn(const UnitId& unit)
{
    return {{AlarmKind::StatusCheck, AlarmKind::NoAcknowledge, AlarmKind::TransportLate},
            std::nullopt,
            unit};
}

AlarmEnd heardFromUnit(const UnitId& unit)
{
    return {{AlarmKind::StatusCheck, AlarmKind::NoAcknowledge}, std::nullopt, unit};
}

std::optional<AlarmEnd> alarmEndOf(const UnitStatusChanged& fact)
{
    return heardFromUnit(fact.unit);
}
std::optional<AlarmEnd> alarmEndOf(const UnitDispatched& fact)
{
    return movedOn(fact.unit);
}
std::optional<AlarmEnd> alarmEndOf(const UnitEnRoute& fact)
{
    return movedOn(fact.unit);
}
std::optional<AlarmEnd> alarmEndOf(const UnitArrived& fact)
{
    return movedOn(fact.unit);
}
std::optional<AlarmEnd> alarmEndOf(const UnitTransporting& fact)
{
    return heardFromUnit(fact.unit);
}
std::optional<AlarmEnd> alarmEndOf(const UnitCleared& fact)
{
    return movedOn(fact.unit);
}
std::optional<AlarmEnd> alarmEndOf(const StatusChecked& fact)
{
    return heardFromUnit(fact.unit);
}
std::optional<AlarmEnd> alarmEndOf(const UnitLoggedOff& fact)
{
    return AlarmEnd{{}, std::nullopt, fact.unit};
}
std::optional<AlarmEnd> alarmEndOf(const EmergencyEnded& fact)
{
    return AlarmEnd{{AlarmKind::OfficerEmergency}, std::nullopt, fact.unit};
}
std::optional<AlarmEnd> alarmEndOf(const LadderStepTaken& fact)
{
    return AlarmEnd{{AlarmKind::NoAcknowledge}, std::nullopt, fact.unit};
}
std::optional<AlarmEnd> alarmEndOf(const TransportReached& fact)
{
    return AlarmEnd{{AlarmKind::TransportLate, AlarmKind::NoAcknowledge}, std::nullopt, fact.unit};
}
std::optional<AlarmEnd> alarmEndOf(const CheckRun& fact)
{
    return AlarmEnd{{AlarmKind::NoAcknowledge}, std::nullopt, fact.unit};
}
std::optional<AlarmEnd> alarmEndOf(const CheckConfirmed& fact)
{
    return AlarmEnd{{AlarmKind::CheckConfirm}, std::nullopt, fact.unit};
}
std::optional<AlarmEnd> alarmEndOf(const IncidentHeld& fact)
{
    return AlarmEnd{{AlarmKind::WaitLimit}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const HoldReleased& fact)
{
    return AlarmEnd{{AlarmKind::HoldExpired}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const IncidentsMerged& fact)
{
    return AlarmEnd{{}, fact.from, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const AidProgressed& fact)
{
    return AlarmEnd{{AlarmKind::AidOverdue}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const IncidentClosed& fact)
{
    return AlarmEnd{{}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const RecheckDone& fact)
{
    return AlarmEnd{{AlarmKind::Recheck}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const LevelChanged& fact)
{
    // An answer that left the level where it was left its re-check, too.
    if (fact.before == fact.after && fact.cause != LevelCause::ByPerson)
        return std::nullopt;
    return AlarmEnd{{AlarmKind::Recheck}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const RiskProtectionRecorded& fact)
{
    return AlarmEnd{{AlarmKind::RiskUndecided}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const CrisisFlagDecided& fact)
{
    return AlarmEnd{{AlarmKind::SuggestionLate}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const FactAnswered& fact)
{
    return AlarmEnd{{AlarmKind::SuggestionLate}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const ClinicianAnswered& fact)
{
    return AlarmEnd{{AlarmKind::ClinicianUnanswered}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const HandoffProgressed& fact)
{
    return AlarmEnd{{AlarmKind::HandoffUnanswered}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const TransferProgressed& fact)
{
    return AlarmEnd{{AlarmKind::HandoffUnanswered}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const CallbackAttempted& fact)
{
    return AlarmEnd{{AlarmKind::CallbackDue}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const CallbackTried& fact)
{
    return AlarmEnd{{AlarmKind::CallbackDue}, fact.incident, std::nullopt};
}
std::optional<AlarmEnd> alarmEndOf(const CallbackSettled& fact)
{
    return AlarmEnd{{AlarmKind::CallbackDue}, fact.incident, std::nullopt};
}

} // namespace

struct AlarmFold::Work {
    Instant from;
    Instant to;
    const AlarmTable& table;
    AlarmNumbers told;
    std::map<StandingKey, StandingAlarm> standing;
    std::map<StandingKey, AlarmSource> sources;
    std::map<StandingKey, std::vector<Instant>> times;
    std::vector<RaisedOnce> raised;
    std::vector<std::int64_t> answersMs;

    void answer(StandingAlarm& alarm, Instant at)
    {
        alarm.isAnswered = true;
        answersMs.push_back(std::max<std::int64_t>(0, (at - alarm.askedAt).ms));
    }

    void over(StandingAlarm& alarm, Instant at)
    {
        if (!alarm.isAnswered) {
            ++told.done;
            answer(alarm, at);
        }
        told.stale += at - alarm.since > table.staleAfter ? 1 : 0;
    }

    template <class Fact>
    StandingAlarm* find(const Fact& fact)
    {
        const auto found = standing.find(StandingKey{fact.kind, fact.incident, fact.unit});
        return found == standing.end() ? nullptr : &found->second;
    }

    void hear(const AlarmRaised& fact, Instant at)
    {
        const StandingKey key{fact.kind, fact.incident, fact.unit};
        ++told.raised;
        ++told.byKind[fact.kind];
        const auto priority = fact.priority.value_or(table.priorityOf(fact.kind, std::nullopt));
        ++told.byPriority[static_cast<std::size_t>(priority)];
        const RaisedOnce once{fact.kind, fact.incident, fact.unit, at};
        raised.push_back(once);
        auto& source = sources[key];
        source.alarm = once;
        ++source.times;
        times[key].push_back(at);
        const auto [found, isNew] = standing.try_emplace(key);
        // Asked for again before it was done: it has stood all the while, but an answer to the
        // first one is none to this one.
        if (isNew)
            found->second.since = at;
        if (isNew || found->second.isAnswered)
            found->second.askedAt = at;
        found->second.isAnswered = false;
        found->second.shelvedUntil.reset();
    }
    void hear(const AlarmAcknowledged& fact, Instant at)
    {
        StandingAlarm* alarm = find(fact);
        if (!alarm || alarm->isAnswered)
            return;
        ++told.acknowledged;
        answer(*alarm, at);
    }
    void hear(const AlarmShelved& fact, Instant)
    {
        ++told.shelved;
        if (StandingAlarm* alarm = find(fact))
            alarm->shelvedUntil = fact.until;
    }
    void hear(const AlarmUnshelved& fact, Instant)
    {
        ++told.takenBack;
        if (StandingAlarm* alarm = find(fact))
            alarm->shelvedUntil.reset();
    }
    template <class Fact>
    void hear(const Fact&, Instant)
    {}

    void end(const AlarmEnd& what, Instant at)
    {
        for (auto one = standing.begin(); one != standing.end();) {
            const auto& [kind, incident, unit] = one->first;
            const bool isKind =
                what.kinds.empty() ||
                std::find(what.kinds.begin(), what.kinds.end(), kind) != what.kinds.end();
            const bool isOver =
                isKind && (what.unit ? unit == what.unit : incident == what.incident);
            if (isOver)
                over(one->second, at);
            one = isOver ? standing.erase(one) : std::next(one);
        }
    }
};

AlarmFold::AlarmFold(Instant from, Instant to, const AlarmTable& table)
    : m_work(std::unique_ptr<Work>(new Work{from, to, table, {}, {}, {}, {}, {}, {}}))
{}

AlarmFold::~AlarmFold() = default;

void AlarmFold::add(const Recorded& recorded)
{
    const Instant at = recorded.envelope.happenedAt;
    if (!recorded.event || at < m_work->from || at > m_work->to)
        return;
    visitKind(
        [&](const auto& fact) {
            using Kind = std::decay_t<decltype(fact)>;
            if (const auto end = alarmEndOf(fact))
                m_work->end(*end, at);
            if constexpr (std::is_same_v<Kind, UnitDispatched>) {
                if (fact.stage != AssignmentStage::Assigned)
                    m_work->end({{AlarmKind::WaitLimit}, fact.incident, std::nullopt}, at);
            }
            if constexpr (std::is_same_v<Kind, LadderStepTaken>)
                ++m_work->told.ladder[static_cast<std::size_t>(fact.step)];
            m_work->hear(fact, at);
        },
        *recorded.event);
}

namespace {

std::optional<Span> spanAtShare(const std::vector<std::int64_t>& sorted, int percent)
{
    if (sorted.empty())
        return std::nullopt;
    const std::size_t at = (sorted.size() * static_cast<std::size_t>(percent) + 99) / 100;
    return Span{sorted[std::max<std::size_t>(at, 1) - 1]};
}

} // namespace

std::string firstWords(const AlarmFlood& flood)
{
    return flood.isHidden ? kSomethingIsDue + (" " + flood.subject)
                          : alarmWords(flood.first.kind, flood.subject);
}

std::string sourceWords(const AlarmSource& source)
{
    return source.isHidden ? kSomethingIsDue + (" " + source.subject)
                           : alarmWords(source.alarm.kind, source.subject);
}

AlarmNumbers AlarmFold::numbers(const std::function<std::string(IncidentId)>& numberOf,
                                const std::function<bool(IncidentId)>& isHidden) const
{
    const auto isKept = [&](const RaisedOnce& one) {
        return isHidden && one.incident && tellsWhatItIsAbout(one.kind) && isHidden(*one.incident);
    };
    const auto subjectOf = [&](const RaisedOnce& one) {
        if (one.unit)
            return one.unit->value;
        return one.incident ? numberOf(*one.incident) : std::string();
    };
    AlarmNumbers told = m_work->told;
    told.from = m_work->from;
    told.to = m_work->to;
    auto raised = m_work->raised;
    std::stable_sort(raised.begin(), raised.end(),
                     [](const RaisedOnce& a, const RaisedOnce& b) { return a.at < b.at; });
    std::vector<Instant> times;
    std::size_t low = 0;
    for (const RaisedOnce& one : raised) {
        times.push_back(one.at);
        while (one.at - times[low] >= kFloodWindow)
            ++low;
        const auto within = static_cast<std::int64_t>(times.size() - low);
        if (within > told.mostInTen) {
            told.mostInTen = within;
            told.mostAt = times[low];
        }
    }
    for (const FloodSpan& flood : floodsIn(times)) {
        ++told.floodCount;
        if (told.floods.size() < kFloodsToldMax)
            told.floods.push_back({flood.from, flood.to, flood.count, raised[flood.first],
                                   subjectOf(raised[flood.first]), isKept(raised[flood.first])});
    }
    auto answers = m_work->answersMs;
    std::sort(answers.begin(), answers.end());
    told.answerMedian = spanAtShare(answers, 50);
    told.answerNinetieth = spanAtShare(answers, 90);
    for (const auto& [key, alarm] : m_work->standing) {
        told.openAtEnd += alarm.isAnswered ? 0 : 1;
        told.stale += told.to - alarm.since > m_work->table.staleAfter ? 1 : 0;
        told.shelvedAtEnd += alarm.shelvedUntil && *alarm.shelvedUntil > told.to ? 1 : 0;
    }
    const ChatterRule& chatter = m_work->table.chatter;
    const auto often = static_cast<std::size_t>(std::max(1, chatter.times));
    for (const auto& [key, at] : m_work->times) {
        bool isOften = false;
        for (std::size_t n = often; n <= at.size(); ++n)
            isOften = isOften || at[n - 1] - at[n - often] < chatter.within;
        told.chattering += isOften ? 1 : 0;
    }
    for (const auto& [key, source] : m_work->sources)
        told.sources.push_back(source);
    std::stable_sort(told.sources.begin(), told.sources.end(),
                     [](const AlarmSource& a, const AlarmSource& b) { return a.times > b.times; });
    if (told.sources.size() > kAlarmSourcesMax)
        told.sources.resize(kAlarmSourcesMax);
    for (AlarmSource& source : told.sources) {
        source.subject = subjectOf(source.alarm);
        source.isHidden = isKept(source.alarm);
    }
    return told;
}

std::int64_t tenthsPerTen(const AlarmNumbers& numbers)
{
    const std::int64_t ms = std::max<std::int64_t>((numbers.to - numbers.from).ms, 1);
    return (numbers.raised * 10 * kFloodWindow.ms + ms / 2) / ms;
}

int percentOf(const AlarmNumbers& numbers, AlarmPriority priority)
{
    if (numbers.raised == 0)
        return 0;
    const auto count = numbers.byPriority[static_cast<std::size_t>(priority)];
    return static_cast<int>((count * 100 + numbers.raised / 2) / numbers.raised);
}

namespace {

constexpr std::int64_t kPerTenMost = 20; // tenths: two in ten minutes are the most one can do
constexpr std::int64_t kStaleMost = 5;

std::string clockText(const std::optional<Span>& span)
{
    if (!span)
        return "none";
    const auto seconds = span->wholeSeconds();
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

} // namespace

std::vector<AlarmMeasure> alarmMeasures(const AlarmNumbers& numbers)
{
    const AlarmNumbers& n = numbers;
    const auto count = [](std::int64_t value) { return std::to_string(value); };
    const std::int64_t rate = tenthsPerTen(n);
    std::vector<AlarmMeasure> all;
    all.push_back({"raised", "Alarms raised", count(n.raised)});
    all.push_back({"per_ten_minutes", "In ten minutes, on average (1 is well, 2 the most)",
                   fmt::format("{}.{}", rate / 10, rate % 10), rate <= kPerTenMost});
    all.push_back({"most_in_ten_minutes", "Most in any ten minutes (10 the most)",
                   count(n.mostInTen), n.mostInTen <= kFloodMore});
    all.push_back({"floods", "Floods, more than 10 in ten minutes (none is well)",
                   count(n.floodCount), n.floodCount == 0});
    all.push_back({"acknowledged", "Somebody said they have it", count(n.acknowledged)});
    all.push_back({"done", "Done before anybody said so", count(n.done)});
    all.push_back(
        {"open", "Unanswered at the end (none is well)", count(n.openAtEnd), n.openAtEnd == 0});
    all.push_back({"answer_median", "Answered after, the middle one", clockText(n.answerMedian)});
    all.push_back(
        {"answer_ninetieth", "Answered after, nine of ten sooner", clockText(n.answerNinetieth)});
    all.push_back({"stale", "Stale, stood too long to say anything (fewer than 5)", count(n.stale),
                   n.stale < kStaleMost});
    all.push_back({"shelved", "Put aside", count(n.shelved)});
    all.push_back({"shelved_at_end", "Put aside still at the end", count(n.shelvedAtEnd)});
    all.push_back({"taken_back", "Taken back before their time", count(n.takenBack)});
    all.push_back(
        {"chattering", "Came and went (none is well)", count(n.chattering), n.chattering == 0});
    const auto mix = [&](const char* key, const char* words, AlarmPriority priority) {
        const auto index = static_cast<std::size_t>(priority);
        all.push_back({key, fmt::format("{} (about {} of 100)", words, kPriorityMixPercent[index]),
                       fmt::format("{}, {} %", n.byPriority[index], percentOf(n, priority))});
    };
    mix("high", "High priority", AlarmPriority::High);
    mix("medium", "Medium priority", AlarmPriority::Medium);
    mix("low", "Low priority", AlarmPriority::Low);
    constexpr const char* kSteps[] = {"called again by radio", "sent again or another sent",
                                      "tried another way", "supervisor told"};
    for (std::size_t i = 0; i < n.ladder.size(); ++i)
        all.push_back({fmt::format("ladder_{}", i + 1), fmt::format("No answer: {}", kSteps[i]),
                       count(n.ladder[i])});
    return all;
}

} // namespace haven
