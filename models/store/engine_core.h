#pragma once

#include "models/dispatch/decide.h"
#include "models/dispatch/state.h"
#include "models/store/accounts.h"
#include "models/store/drafts.h"
#include "models/store/read_progress.h"
#include "models/store/sqlite_event_log.h"
#include "models/store/station_file.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace haven {

using DecideFunction =
    std::function<Result<std::vector<Event>>(const State&, const Command&, const Act&)>;

struct EngineOptions {
    StationPlace place;
    std::string holder;                   // the position, for whoever is turned away
    const Knowledge* knowledge = nullptr; // must outlive the engine
    std::function<Instant()> clock;
    std::function<LocalDay(Instant)> localDay; // in the agency's time zone
    DecideFunction decide = haven::decide;
    ReadProgress* reading = nullptr; // of the log, while it is opened; must outlive that
};

// Who wants what.
struct Request {
    Command command;
    Seat seat;
    std::optional<Instant> happenedAt;    // now when left out; never after now
    std::optional<AgentId> doneBy;        // the seat's agent when left out
    std::map<UnitId, SeenSpot> seen = {}; // where receivers see the units of the command
    std::string source = {};              // "paper 17", for what is entered afterwards
};

// What the engine does, without its thread: the station, the log and the writing State. Used by
// one thread at a time.
class EngineCore final
{
public:
    using Recordings = std::vector<Recorded>;
    // Errors: those of StationFile::open and loadState.
    static Result<std::unique_ptr<EngineCore>> open(EngineOptions options);

    const State& state() const { return m_state; }
    Database& database() { return m_file.database(); }
    const EngineOptions& options() const { return m_options; }
    // In place of the one it was opened with; it must outlive its use.
    void useKnowledge(const Knowledge& knowledge) { m_options.knowledge = &knowledge; }
    // Called for each batch once it is durable and folded in, past incidents left out.
    void onRecorded(std::function<void(const Recordings&)> listener);

    // Decides, appends, folds. On refusal nothing was changed but, for want of a role, the fact
    // that somebody asked. Errors: of decide, and of the disk.
    Result<Recordings> perform(const Request& request);
    // Past incidents, as many as there is time for: isInterrupted is asked after every
    // kImportChunkMax. Answers how many of the rows are done with and the facts they became.
    struct ImportTurn {
        std::size_t rows = 0;
        Recordings recorded;
    };
    Result<ImportTurn> performImport(const Request& request,
                                     const std::function<bool()>& isInterrupted);
    // A command whose facts stand or fall with rows of a plain table.
    using Rows = std::function<Result<void>(Database&)>;
    Result<Recordings> performWith(const Request& request, const Rows& rows);
    // Accounts, with their fact. Errors: of planAccountChange, of decide, of the disk.
    Result<Recordings> performAccount(const AccountRequest& request, const Seat& seat);
    Result<Recordings> recordPasswordTry(const AgentId& agent, PasswordTry outcome,
                                         const PositionId& position);
    Result<void> saveDraft(const StoredDraft& draft);
    Result<void> dropDraft(const PositionId& position, const std::string& key);
    // Writes one row, to learn whether the disk takes writes.
    Result<void> probe();
    // A snapshot is due after so many facts.
    bool isSnapshotDue() const;
    Result<void> snapshot();
    // One step of merging the full-text index; Done when there is nothing left and the WAL was
    // folded in.
    Result<Step> tidy();
    // Takes out what two people decided and no hold keeps, and wipes what is left of it. The
    // windows are not told: it is done when they are gone.
    Result<void> carryOutRemovals();
    // Removals, snapshot, checkpoint, let go.
    Result<void> close();

private:
    EngineCore(EngineOptions options, StationFile file);
    Instant nextInstant();
    void nameHolder(const Recordings& recorded);
    Act actFor(const Request& request, Instant now) const;
    Result<void> recallFor(const Command& command, const Act& act);
    Result<void> recall(IncidentId incident, const Act& act);
    Result<void> recallJoined(IncidentId incident, const Act& act);
    Result<Recordings> decideAndAppend(const Request& request, std::function<bool()> isInterrupted,
                                       std::function<Result<void>()> together = {});
    Result<Recordings> append(LogWrite write);
    void followLog();
    Result<std::shared_ptr<const RemovalReading>> readingFor(const std::vector<std::int64_t>& facts,
                                                             const std::vector<IncidentId>& wholes);
    Result<void> readForRemovalOf(const Command& command, Act& act);
    Result<std::vector<IncidentId>> takeOut(const Removal& removal, const RemovalReading& reading,
                                            Instant now);
    Result<void> takeOutAll(const std::vector<std::int64_t>& numbers);
    std::vector<Incident> incidentsAfter(const LogWrite& write) const;

    EngineOptions m_options;
    StationFile m_file;
    std::optional<SqliteEventLog> m_log;
    State m_state;
    std::function<void(const Recordings&)> m_listener;
    Instant m_clockSeen;      // the clock when it was asked last
    Instant m_lastGiven;      // the newest act's time, also of one that was refused
    Instant m_lastRecordedAt; // the newest fact's time
    Instant m_heldSince;
    std::map<PositionId, std::string> m_sitting; // who has signed on since the station was opened
    bool m_hasImported = false;
    std::int64_t m_snapshotSequence = 0;
};

} // namespace haven
