#include "models/dispatch/record_rules.h"
#include "models/store/cold_incident.h"
#include "models/store/engine_core.h"
#include "models/store/removal.h"
#include "models/store/snapshot.h"
#include "models/store/verify.h"

#include <map>
#include <set>

// Carrying out what two people decided: see decisions/0026.
namespace haven {

namespace {

NumbersGiven numbersOf(const State& state)
{
    const Counters& counters = state.counters;
    NumbersGiven given;
    given.incident = counters.incident;
    given.call = counters.call;
    given.note = counters.note;
    given.person = counters.person;
    given.vehicle = counters.vehicle;
    given.caution = counters.caution;
    given.checklist = counters.checklist;
    given.request = counters.request;
    given.carePlan = counters.carePlan;
    given.followUp = counters.followUp;
    given.check = counters.check;
    given.bolo = counters.bolo;
    given.scheduled = state.room.lastScheduled;
    given.watch = state.room.lastWatch;
    given.passOn = state.room.lastPassOn;
    given.message = state.room.lastMessage;
    given.numberYear = counters.numberYear;
    given.numberInYear = counters.numberInYear;
    given.reportYear = counters.reportYear;
    given.reportInYear = counters.reportInYear;
    return given;
}

LogWrite systemWrite(Instant now, const AgentId& doneBy)
{
    LogWrite write;
    write.draft = EnvelopeDraft{now, now, AgentId("system"), doneBy, PositionId("system")};
    return write;
}

std::vector<const Recorded*> factsNumbered(const std::vector<std::int64_t>& numbers,
                                           const RemovalReading& reading)
{
    std::map<std::int64_t, const Recorded*> out;
    const std::set<std::int64_t> wanted(numbers.begin(), numbers.end());
    for (const auto* list : {&reading.facts, &reading.around}) {
        for (const Recorded& one : *list) {
            if (one.event && wanted.count(one.envelope.sequence) > 0)
                out.emplace(one.envelope.sequence, &one);
        }
    }
    std::vector<const Recorded*> facts;
    for (const auto& [number, fact] : out)
        facts.push_back(fact);
    return facts;
}

} // namespace

Result<std::shared_ptr<const RemovalReading>>
EngineCore::readingFor(const std::vector<std::int64_t>& facts,
                       const std::vector<IncidentId>& wholes)
{
    auto reading = readForRemoval(*m_log, facts, wholes);
    if (!reading)
        return reading.refusal();
    return std::make_shared<const RemovalReading>(*std::move(reading));
}

Result<void> EngineCore::readForRemovalOf(const Command& command, Act& act)
{
    std::vector<std::int64_t> facts;
    std::vector<IncidentId> wholes;
    if (const auto* asked = kindIf<RequestRemoval>(&command)) {
        if (asked->facts.size() <= kRemovalNamedMax)
            facts = asked->facts;
        if (asked->wholes.size() <= kRemovalIncidentsMax)
            wholes = asked->wholes;
    } else if (const auto* approved = kindIf<ApproveRemoval>(&command)) {
        const auto found = m_state.recordBook.removals.find(approved->removal);
        if (found != m_state.recordBook.removals.end())
            facts = found->second.facts;
        if (found != m_state.recordBook.removals.end())
            wholes = found->second.incidents;
    } else {
        return {};
    }
    auto reading = readingFor(facts, wholes);
    if (!reading)
        return reading.refusal();
    act.removal = *std::move(reading);
    return {};
}

// One removal, inside the open transaction. Answers the incidents whose copies went, which have to
// come back from their own facts.
Result<std::vector<IncidentId>> EngineCore::takeOut(const Removal& removal,
                                                    const RemovalReading& reading, Instant now)
{
    const auto due = factsDue(removal, reading);
    const auto facts = factsNumbered(due, reading);
    const auto drafts = draftsSaying(database(), facts);
    if (!drafts)
        return drafts.refusal();
    LogWrite write = systemWrite(now, removal.requestedBy);
    for (const auto sequence : due)
        write.events.push_back(
            PayloadRemoved{sequence, removal.authority, removal.settledBy.value_or(AgentId())});
    write.events.push_back(RemovalCarriedOut{removal.number, static_cast<std::int64_t>(due.size()),
                                             static_cast<std::int64_t>(drafts->size()),
                                             numbersOf(m_state)});
    write.together = [&]() -> Result<void> {
        if (auto ok = takeOutPayloads(database(), due); !ok)
            return ok;
        return dropDrafts(database(), *drafts);
    };
    if (const auto recorded = m_log->append(std::move(write)); !recorded)
        return recorded.refusal();
    std::set<IncidentId> copied;
    for (const Recorded* fact : facts) {
        if (const auto* recalled = kindIf<IncidentRecalled>(&*fact->event))
            copied.insert(recalled->incident.id);
    }
    for (const auto whole : removal.incidents)
        copied.erase(whole);
    return std::vector<IncidentId>(copied.begin(), copied.end());
}

Result<void> EngineCore::takeOutAll(const std::vector<std::int64_t>& numbers)
{
    const Instant now = nextInstant();
    Transaction transaction(database());
    if (auto ok = transaction.begin(); !ok)
        return ok;
    std::set<IncidentId> copied;
    for (const auto number : numbers) {
        const Removal& removal = m_state.recordBook.removals.at(number);
        const auto reading = readingFor(removal.facts, removal.incidents);
        if (!reading)
            return reading.refusal();
        const auto some = takeOut(removal, **reading, now);
        if (!some)
            return some.refusal();
        copied.insert(some->begin(), some->end());
    }
    LogWrite write = systemWrite(now, AgentId("system"));
    for (const auto id : copied) {
        auto incident = incidentFromLog(*m_log, id);
        if (!incident)
            return incident.refusal();
        if (*incident)
            write.events.push_back(IncidentRecalled{**std::move(incident)});
    }
    if (!write.events.empty()) {
        if (const auto recorded = m_log->append(std::move(write)); !recorded)
            return recorded.refusal();
    }
    if (const auto rebuilt = rebuildDerived(database()); !rebuilt)
        return rebuilt.refusal();
    return transaction.commit();
}

Result<void> EngineCore::carryOutRemovals()
{
    const Instant now = m_options.clock();
    std::vector<std::int64_t> due;
    for (const auto& [number, removal] : m_state.recordBook.removals) {
        if (removal.standing != RemovalStanding::Approved)
            continue;
        const auto reading = readingFor(removal.facts, removal.incidents);
        if (!reading)
            return reading.refusal();
        // A hold that was put since keeps it, and so does an incident worked on again, and what
        // came to it that nobody has seen: it waits.
        if (!removalStandingFault(m_state, removal, **reading, now))
            due.push_back(number);
    }
    if (!due.empty()) {
        if (auto ok = database().execute("PRAGMA secure_delete=ON"); !ok)
            return ok;
        if (const auto done = takeOutAll(due); !done) {
            // Where the log ends is asked of the file again. Where it cannot say, or says more
            // than is known here, no snapshot is written over it: the next start folds the log.
            auto log = SqliteEventLog::open(database());
            if (log)
                m_log = *std::move(log);
            if (!log || m_log->head().sequence != m_state.sequence)
                m_snapshotSequence = m_state.sequence;
            return done;
        }
        m_snapshotSequence = m_state.sequence; // should the board not load, none is written over it
        auto loaded = loadState(database());
        if (!loaded)
            return loaded.refusal();
        m_state = std::move(loaded->state);
        m_snapshotSequence = m_state.sequence;
    }
    const auto isDue = isSweepDue(database());
    if (!isDue)
        return isDue.refusal();
    return *isDue ? sweep(database()) : Result<void>();
}

} // namespace haven
