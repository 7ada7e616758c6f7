#include "models/store/engine_core.h"

#include "models/dispatch/event_codec.h"
#include "models/dispatch/evolve.h"
#include "models/dispatch/half_taken.h"
#include "models/store/archive.h"
#include "models/store/cold_incident.h"
#include "models/store/drafts.h"
#include "models/store/log_end.h"
#include "models/store/snapshot.h"

#include <algorithm>
#include <set>

namespace haven {

namespace {

constexpr std::int64_t kFactsPerSnapshot = 2000;
constexpr const char* kSystem = "system";
// A clock that goes back less than this is being kept right; further, somebody has set it.
constexpr Span kSetBackMin = Span::seconds(1);

void add(std::vector<IncidentId>& out, IncidentId id)
{
    if (std::find(out.begin(), out.end(), id) == out.end())
        out.push_back(id);
}
void add(std::vector<IncidentId>& out, const std::optional<IncidentId>& id)
{
    if (id)
        add(out, *id);
}

// The incidents a command speaks of, by the names its fields have.
std::vector<IncidentId> incidentsOf(const Command& command)
{
    std::vector<IncidentId> out;
    visitKind(
        [&](const auto& wish) {
            if constexpr (requires { add(out, wish.incident); })
                add(out, wish.incident);
            if constexpr (requires { add(out, wish.other); })
                add(out, wish.other);
            if constexpr (requires { add(out, wish.from); })
                add(out, wish.from);
            if constexpr (requires { add(out, wish.into); })
                add(out, wish.into);
            if constexpr (requires { add(out, wish.suggestion.incident); })
                add(out, wish.suggestion.incident);
        },
        command);
    return out;
}

bool isPast(const Recorded& recorded)
{
    return recorded.event && isKind<PastIncidentRecorded>(*recorded.event);
}

LogWrite writeOf(const Act& act, std::vector<Event> events)
{
    LogWrite write;
    write.events = std::move(events);
    write.draft =
        EnvelopeDraft{act.recordedAt, act.happenedAt, act.recordedBy, act.doneBy, act.position};
    return write;
}

// Who may be named, and what of this desk no fact has.
Result<void> readForRelief(Database& database, Act& act)
{
    auto all = accounts(database);
    if (!all)
        return all.refusal();
    act.accounts = std::make_shared<const std::vector<Account>>(*std::move(all));
    const auto drafts = draftsOf(database, act.position);
    if (!drafts)
        return drafts.refusal();
    act.halfTaken =
        static_cast<int>(std::count_if(drafts->begin(), drafts->end(), [](const StoredDraft& one) {
            return halfTakenFrom(one.key, one.text).has_value();
        }));
    return {};
}

} // namespace

EngineCore::EngineCore(EngineOptions options, StationFile file)
    : m_options(std::move(options)), m_file(std::move(file))
{}

Result<std::unique_ptr<EngineCore>> EngineCore::open(EngineOptions options)
{
    HAVEN_ASSERT(options.clock && options.localDay && options.decide);
    HAVEN_ASSERT(options.knowledge != nullptr);
    const StationHolder holder{options.holder, options.clock()};
    auto file = StationFile::open(options.place, holder);
    if (!file)
        return file.refusal();
    std::unique_ptr<EngineCore> core(new EngineCore(std::move(options), *std::move(file)));
    core->m_heldSince = holder.since;
    auto log = SqliteEventLog::open(core->database());
    if (!log)
        return log.refusal();
    core->m_log = *std::move(log);
    auto loaded = loadState(core->database(), core->m_options.reading);
    if (!loaded)
        return loaded.refusal();
    if (loaded->state.sequence != core->m_log->head().sequence)
        return refuse(RefusalCode::StationDamaged, core->m_options.place.path,
                      "its log and its newest fact do not agree");
    const auto newest =
        core->database().number("SELECT recorded_at_ms FROM event ORDER BY seq DESC LIMIT 1");
    if (!newest)
        return newest.refusal();
    core->m_lastRecordedAt = Instant{*newest};
    core->m_lastGiven = core->m_clockSeen = core->m_lastRecordedAt;
    core->m_state = std::move(loaded->state);
    core->m_snapshotSequence = core->m_state.sequence - loaded->folded;
    return core;
}

void EngineCore::onRecorded(std::function<void(const Recordings&)> listener)
{
    m_listener = std::move(listener);
}

// Two acts next to each other never bear the same time: undo takes back one act, found by it. A
// refused act between them has taken a time and left no fact, so it is not enough to differ from
// the last time given.
Instant EngineCore::nextInstant()
{
    const Instant clock = m_options.clock();
    const bool isSetBack = m_clockSeen - clock >= kSetBackMin;
    Instant now = isSetBack ? clock : std::max(clock, m_lastGiven + Span{1});
    if (now == m_lastRecordedAt)
        now = now + Span{1};
    m_clockSeen = clock;
    m_lastGiven = now;
    return now;
}

// Whoever is turned away is told which position to walk to. Only who signed on in this run counts:
// an earlier run may have ended without signing off.
void EngineCore::nameHolder(const Recordings& recorded)
{
    const auto before = m_sitting;
    for (const auto& one : recorded) {
        const auto* on = one.event ? kindIf<AgentSignedOn>(&*one.event) : nullptr;
        const auto* off = one.event ? kindIf<AgentSignedOff>(&*one.event) : nullptr;
        if (on)
            m_sitting[on->position] = on->name.empty() ? on->agent.value : on->name;
        if (off)
            m_sitting.erase(off->position);
    }
    if (m_sitting == before)
        return;
    std::string who;
    for (const auto& [position, name] : m_sitting)
        who += (who.empty() ? "" : ", ") + position.value + " (" + name + ")";
    m_file.name({who.empty() ? m_options.holder : who, m_heldSince});
}

Act EngineCore::actFor(const Request& request, Instant now) const
{
    Act act;
    act.recordedAt = now;
    act.happenedAt = request.happenedAt.value_or(now);
    act.recordedBy = request.seat.agent;
    act.doneBy = request.doneBy.value_or(request.seat.agent);
    act.position = request.seat.position;
    act.roles = request.seat.roles;
    act.day = m_options.localDay(now);
    act.knowledge = m_options.knowledge;
    act.seen = request.seen;
    act.source = request.source;
    return act;
}

Result<EngineCore::Recordings> EngineCore::perform(const Request& request)
{
    return decideAndAppend(request, {});
}

Result<EngineCore::Recordings> EngineCore::performWith(const Request& request, const Rows& rows)
{
    auto recorded = decideAndAppend(request, {}, [&] { return rows(database()); });
    const auto* change = kindIf<ChangeSealGroup>(&request.command);
    const bool isKeyGone =
        recorded && change &&
        (change->change.act == SealGroupAct::Left || change->change.act == SealGroupAct::Rotated ||
         change->change.act == SealGroupAct::HandedBack);
    // What was taken away must not lie on in the WAL. Where a reader is in the way the close does
    // it: that is no reason to say that it was not done.
    if (isKeyGone)
        static_cast<void>(database().execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    return recorded;
}

Result<EngineCore::ImportTurn> EngineCore::performImport(const Request& request,
                                                         const std::function<bool()>& isInterrupted)
{
    const auto* command = kindIf<RecordPastIncidents>(&request.command);
    HAVEN_ASSERT(command);
    m_hasImported = true;
    // Each row is one fact.
    std::size_t tried = 0;
    bool isCutShort = false;
    auto recorded = decideAndAppend(request, [&] {
        tried += kImportChunkMax;
        return isCutShort = isInterrupted();
    });
    if (!recorded)
        return recorded.refusal();
    ImportTurn turn{command->past.size(), *std::move(recorded)};
    if (isCutShort)
        turn.rows = tried;
    return turn;
}

Result<EngineCore::Recordings> EngineCore::decideAndAppend(const Request& request,
                                                           std::function<bool()> isInterrupted,
                                                           std::function<Result<void>()> together)
{
    const Instant now = nextInstant();
    Act act = actFor(request, now);
    if (auto ok = recallFor(request.command, act); !ok)
        return ok.refusal();
    if (isKind<Undo>(request.command)) {
        auto lastAct = m_log->lastActOf(act.recordedBy, act.position);
        if (!lastAct)
            return lastAct.refusal();
        act.lastAct = *std::move(lastAct);
    }
    if (isKind<GiveRelief>(request.command) || isKind<SignOn>(request.command)) {
        if (auto ok = readForRelief(database(), act); !ok)
            return ok.refusal();
    }
    if (auto ok = readForRemovalOf(request.command, act); !ok)
        return ok.refusal();
    auto events = m_options.decide(m_state, request.command, act);
    if (events) {
        LogWrite write = writeOf(act, *std::move(events));
        write.isInterrupted = std::move(isInterrupted);
        write.together = std::move(together);
        return append(std::move(write));
    }
    const Refusal refusal = events.refusal();
    if (refusal.code == RefusalCode::RoleMissing) {
        const RequestRefused fact{std::string(deedName(request.command)),
                                  std::string(refusalName(refusal.code))};
        if (auto recorded = append(writeOf(act, {fact})); !recorded)
            return recorded.refusal();
    }
    return refusal;
}

Result<EngineCore::Recordings> EngineCore::append(LogWrite write)
{
    if (write.events.empty() && !write.together)
        return Recordings{};
    write.incidents = incidentsAfter(write);
    auto recorded = m_log->append(std::move(write));
    if (!recorded) {
        followLog();
        return recorded.refusal();
    }
    for (const auto& one : *recorded)
        evolve(m_state, one);
    if (!recorded->empty())
        m_lastRecordedAt = recorded->back().envelope.recordedAt;
    nameHolder(*recorded);
    HAVEN_ASSERT(m_state.sequence == m_log->head().sequence || recorded->empty());
    if (m_listener && !recorded->empty() &&
        !std::all_of(recorded->begin(), recorded->end(), isPast))
        m_listener(*recorded);
    return recorded;
}

// After a write that failed the log says what the disk holds: the write may stand there all the
// same, or somebody took the lock away and wrote. The next act is decided, and the snapshot
// written, on all of it.
void EngineCore::followLog()
{
    constexpr int kAtOnce = 500;
    while (m_state.sequence < m_log->head().sequence) {
        const auto missed = m_log->read(m_state.sequence + 1, kAtOnce);
        if (!missed || missed->empty())
            return;
        for (const auto& one : *missed)
            evolve(m_state, one);
        m_lastRecordedAt = missed->back().envelope.recordedAt;
        nameHolder(*missed);
        if (m_listener)
            m_listener(*missed);
    }
}

// Folds the facts over the incidents they speak of, so that the archive is written in the same
// transaction; the State itself moves only once they are durable.
std::vector<Incident> EngineCore::incidentsAfter(const LogWrite& write) const
{
    // An import speaks of no incident of ours, and there are hundreds of facts in each chunk.
    if (!write.events.empty() && isKind<PastIncidentRecorded>(write.events.front()))
        return {};
    State scratch;
    scratch.sequence = m_state.sequence;
    std::set<IncidentId> touched;
    for (const auto& event : write.events) {
        for (const auto& id : haven::incidentsOf(event)) {
            const auto found = m_state.incidents.find(id);
            if (found != m_state.incidents.end() && touched.insert(id).second)
                scratch.incidents.insert(*found);
        }
    }
    for (const auto& event : write.events) {
        Envelope envelope;
        envelope.sequence = scratch.sequence + 1;
        envelope.recordedAt = write.draft.recordedAt;
        envelope.happenedAt = write.draft.happenedAt;
        envelope.recordedBy = write.draft.recordedBy;
        envelope.doneBy = write.draft.doneBy;
        envelope.position = write.draft.position;
        evolve(scratch, Recorded{envelope, event});
    }
    std::vector<Incident> incidents;
    for (auto& [id, incident] : scratch.incidents)
        incidents.push_back(std::move(incident));
    return incidents;
}

Result<void> EngineCore::recallFor(const Command& command, const Act& act)
{
    for (const auto& id : incidentsOf(command)) {
        if (auto ok = recall(id, act); !ok)
            return ok;
    }
    if (const auto survivor = joinedTo(m_state, command))
        return recall(*survivor, act);
    if (const auto* split = kindIf<SplitIncident>(&command)) {
        const auto found = m_state.incidents.find(split->incident);
        if (found == m_state.incidents.end())
            return {};
        // The one that was joined away is named: the other stands on what is known of both.
        if (found->second.mergedInto)
            return recall(*found->second.mergedInto, act);
        if (found->second.mergedFrom.empty())
            return {};
        return recall(found->second.mergedFrom.back(), act);
    }
    if (const auto* restricting = kindIf<RestrictIncident>(&command))
        return recallJoined(restricting->incident, act);
    // A join with a restricted incident hides what was joined before.
    if (const auto* joining = kindIf<MergeIncidents>(&command)) {
        const auto from = m_state.incidents.find(joining->from);
        const bool isHiding =
            from != m_state.incidents.end() && from->second.visibility == Visibility::Restricted;
        return isHiding ? recallJoined(joining->into, act) : Result<void>();
    }
    return {};
}

// What was joined is restricted together, and the search has to learn it of each.
Result<void> EngineCore::recallJoined(IncidentId incident, const Act& act)
{
    auto whole = m_state.incidents.find(incident);
    if (whole != m_state.incidents.end() && whole->second.mergedInto) {
        const IncidentId survivor = *whole->second.mergedInto;
        if (auto ok = recall(survivor, act); !ok)
            return ok;
        whole = m_state.incidents.find(survivor);
    }
    if (whole == m_state.incidents.end())
        return {};
    const std::vector<IncidentId> joined = whole->second.mergedFrom; // a recall moves the others
    for (const IncidentId one : joined) {
        if (auto ok = recall(one, act); !ok)
            return ok;
    }
    return {};
}

Result<void> EngineCore::recall(IncidentId incident, const Act& act)
{
    const bool isKnown = incident.value >= 1 && incident.value <= m_state.counters.incident;
    if (!isKnown || m_state.incidents.count(incident) != 0)
        return {};
    const auto found = incidentFromLog(*m_log, incident);
    if (!found)
        return found.refusal();
    if (!*found)
        return {}; // its first fact was lawfully removed; decide will say that it is not there
    // By the system: it is no act of the agent, who could otherwise take it back.
    Act recalling = act;
    recalling.recordedBy = AgentId(kSystem);
    recalling.doneBy = AgentId(kSystem);
    recalling.happenedAt = act.recordedAt;
    auto recorded = append(writeOf(recalling, {IncidentRecalled{**found}}));
    if (!recorded)
        return recorded.refusal();
    return {};
}

Result<EngineCore::Recordings> EngineCore::performAccount(const AccountRequest& request,
                                                          const Seat& seat)
{
    auto change = planAccountChange(database(), request);
    if (!change)
        return change.refusal();
    // It is said before it is done, and not found out afterwards.
    if (request.act == AccountAct::SetPassword && request.keyLoss == SealKeyLoss::NotSaid &&
        m_state.sealBook.keys.count(request.agent) > 0)
        return refuse(RefusalCode::SealKeyWouldBeLost, request.agent.value);
    const auto before = accounts(database());
    if (!before)
        return before.refusal();
    Request wish;
    wish.command = RecordAccountChange{*std::move(change)};
    wish.seat = seat;
    // Nobody could sign on to allow it: the first administrator of a station makes their own.
    if (before->empty())
        wish.seat = Seat{request.agent, request.name, seat.position, request.roles};
    const Act act = actFor(wish, nextInstant());
    auto events = m_options.decide(m_state, wish.command, act);
    if (!events) {
        const Refusal refusal = events.refusal();
        if (refusal.code == RefusalCode::RoleMissing) {
            const RequestRefused fact{std::string(deedName(wish.command)),
                                      std::string(refusalName(refusal.code))};
            if (auto recorded = append(writeOf(act, {fact})); !recorded)
                return recorded.refusal();
        }
        return refusal;
    }
    LogWrite write = writeOf(act, *std::move(events));
    write.together = [&] { return applyAccountChange(database(), request); };
    return append(std::move(write));
}

Result<EngineCore::Recordings>
EngineCore::recordPasswordTry(const AgentId& agent, PasswordTry outcome, const PositionId& position)
{
    const Instant now = nextInstant();
    Transaction transaction(database());
    if (auto ok = transaction.begin(); !ok)
        return ok.refusal();
    const auto locked = countPasswordTry(database(), agent, outcome, now);
    if (!locked)
        return locked.refusal();
    if (!*locked) {
        if (auto ok = transaction.commit(); !ok)
            return ok.refusal();
        return Recordings{};
    }
    // The lock is told in the transaction of its fact, so this one gives way and is done again
    // inside the append.
    LogWrite write;
    write.events.push_back(**locked);
    write.draft = EnvelopeDraft{now, now, AgentId(kSystem), agent, position};
    write.together = [&]() -> Result<void> {
        auto counted = countPasswordTry(database(), agent, outcome, now);
        if (!counted)
            return counted.refusal();
        return {};
    };
    transaction.rollback();
    return append(std::move(write));
}

Result<void> EngineCore::saveDraft(const StoredDraft& draft)
{
    return writeDraft(database(), draft);
}

Result<void> EngineCore::dropDraft(const PositionId& position, const std::string& key)
{
    return deleteDraft(database(), position, key);
}

Result<void> EngineCore::probe()
{
    Statement query(database(), "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)");
    return query.bind(kProbeSetting).bind(std::to_string(m_options.clock().ms)).run();
}

bool EngineCore::isSnapshotDue() const
{
    return m_state.sequence - m_snapshotSequence >= kFactsPerSnapshot;
}

Result<void> EngineCore::snapshot()
{
    if (m_snapshotSequence == m_state.sequence)
        return {};
    if (auto ok = writeSnapshot(database(), m_state, m_log->head()); !ok)
        return ok;
    m_snapshotSequence = m_state.sequence;
    return {};
}

Result<Step> EngineCore::tidy()
{
    const auto merged = mergeArchive(database());
    if (!merged)
        return merged;
    // What was written goes from the WAL into the file, without waiting for readers, and after
    // each step: the words of an import merge into more than the 32 MB at which the next command's
    // commit would have to do it.
    if (auto ok = database().execute("PRAGMA wal_checkpoint(PASSIVE)"); !ok)
        return ok.refusal();
    return merged;
}

Result<void> EngineCore::close()
{
    // An import leaves a segment of words for each transaction, and a search would have to look
    // into all of them. Whoever imported so much has the seconds to put them together.
    for (auto step = Step::Row; m_hasImported && step == Step::Row;) {
        const auto merged = tidy();
        step = merged ? *merged : Step::Done;
    }
    // What could not be taken out now is taken out at the next close.
    const auto removed = carryOutRemovals();
    // Without a snapshot the next start folds more; that is no reason not to close.
    const auto saved = snapshot();
    if (auto ok = m_file.close(); !ok)
        return ok;
    return removed ? saved : removed;
}

} // namespace haven
