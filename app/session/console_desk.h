#pragma once

#include "app/session/live_positions.h"
#include "app/session/log_reader.h"
#include "app/session/map_answers.h"
#include "app/session/sealed_room.h"
#include "app/session/session.h"
#include "app/session/staged_file.h"
#include "app/session/station_backup.h"
#include "models/exchange/report_rows.h"
#include "models/items/desk.h"
#include "models/store/proven_backup.h"
#include "models/store/reader_pool.h"

#include "models/store/drafts.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <QPointer>
#include <set>

namespace haven {

class DirectoryKeeper;
class ProtocolKeeper;

// The Desk of one window: its seat on a session that several windows may share. Lives on the GUI
// thread, never waits, and folds nothing itself.
class ConsoleDesk final : public Desk
{
    Q_OBJECT

public:
    // Precondition: the session outlives it; `readers` may be empty, then questions go unanswered.
    ConsoleDesk(Session& session, ReaderPool* readers, Seat seat, QObject* parent = nullptr);

    const State& state() const override { return m_session.state(); }
    const Knowledge& knowledge() const override { return m_session.base().knowledge; }
    const Seat& seat() const override { return m_seat; }
    StoreHealth health() const override { return m_health; }
    Instant now() const override { return m_session.now(); }
    LocalDay today() const override { return m_session.time().dayOf(now()); }
    std::vector<DueAlarm> deadlines() const override { return m_session.deadlines(); }
    std::optional<std::string> weaponIn(const std::string& text) const override;
    std::optional<IncidentId> coldIncident(std::string_view number) const override
    {
        return m_session.coldIncident(number);
    }
    quint64 submit(Command command, std::optional<Instant> happenedAt = std::nullopt) override;
    quint64 submitFrom(std::string source, Command command, Instant happenedAt) override;
    int pendingActs() const override { return m_pending; }
    std::optional<Instant> savedAt() const override { return m_savedAt; }
    quint64 signOn(SignOnWish wish) override;
    quint64 changeAccount(AccountWish wish) override;
    quint64 exportLog(LogExportWish wish) override;
    void stopExport(quint64 id) override;
    quint64 backUp(std::string named) override;
    void stopBackup() override { m_backup.stop(); }
    void ask(Query query, const QString& asker, quint64 generation) override;
    void dropQuestion(const QString& asker) override;
    void keepDraft(DeskDraft draft) override;
    std::vector<DeskDraft> drafts() const override { return m_drafts; }
    std::optional<UnitPosition> livePosition(const UnitId& unit) const override;
    std::vector<FeedRow> feeds() const override;
    MapStanding mapStanding() const override { return m_session.mapStanding(); }
    SealStanding sealStanding() const override;
    quint64 changeSeal(SealWish wish) override;
    quint64 sealNote(IncidentId incident, std::string text) override;
    void readSealed(IncidentId incident, const QString& asker, quint64 generation) override;
    void searchSealed(std::string words, const QString& asker, quint64 generation) override;
    void keepSealedDraft(IncidentId incident, std::string text) override;
    std::string sealedDraft(IncidentId incident) const override;
    std::string sealFingerprint() const override { return m_sealFingerprint; }
    quint64 releaseSealed(SealReleaseWish wish) override;
    quint64 handBackSealed(HandBackWish wish) override;
    void readReleases(IncidentId incident, const QString& asker, quint64 generation) override;
    quint64 changeDirectory(DirectoryWish wish) override;
    void askProtocol(ProtocolWish wish, const QString& asker, quint64 generation) override;
    quint64 changeProtocol(ProtocolWish wish) override;
    void importMap(MapImportWish wish) override { Q_EMIT importWished(wish); }
    void stopImport() override { Q_EMIT importStopWished(); }

    // What else the desk can ask; it outlives the desk, or is taken away before it goes. Without
    // answers such questions are never answered, without positions there are none.
    void setMapAnswers(MapAnswers* answers) { m_answers = answers; }
    void setPositions(const LivePositions* positions);
    // As the answers; without a keeper nothing of the directory is changed.
    void setDirectory(DirectoryKeeper* keeper) { m_directory = keeper; }
    void setProtocols(ProtocolKeeper* keeper) { m_protocols = keeper; }

    const AgencyTime& time() const { return m_session.time(); }
    // Whether another window of this console sits at a position; without it every one is free.
    // Texts that lie on disk at other positions, as they were when somebody signed on here.
    const std::map<PositionId, std::int64_t>& draftsElsewhere() const { return m_elsewhere; }
    using PositionGuard = std::function<bool(const PositionId&)>;
    void setPositionGuard(PositionGuard isTaken) { m_isTaken = std::move(isTaken); }

Q_SIGNALS:
    // For whoever owns the station's map: there is one a station, not one a window.
    void importWished(const haven::MapImportWish& wish);
    void importStopWished();

private:
    using Answer = Result<std::vector<Recorded>>;
    quint64 send(Request request);
    // From any thread: what follows runs on the GUI thread, unless this desk is gone by then.
    static void later(const QPointer<ConsoleDesk>& self, std::function<void()> act);
    void refuseLater(quint64 id, const Refusal& refusal);
    struct FoundDrafts {
        std::vector<StoredDraft> here;
        std::map<PositionId, std::int64_t> elsewhere;
    };
    void hearSignOn(quint64 id, const SignOnWish& wish, const Result<Account>& account,
                    const FoundDrafts& drafts);
    void sit(quint64 id, const Seat& seat, const FoundDrafts& drafts, const std::string& password);
    void takeDrafts(const PositionId& position, const FoundDrafts& drafts);
    void standUp();
    void recordBackup(quint64 id, const Seat& seat, const Result<NotedCopy>& copy);
    std::string exportTopic(quint64 id) const;
    void placeExport(quint64 id, const std::shared_ptr<StagedFile>& file, const Answer& recorded);
    // --- console_desk_sealed.cpp ---
    void openSeals(std::string password);
    void closeSeals();
    void hearSealFacts(const std::vector<Recorded>& recorded);
    void sealOpened(const AgentId& agent, const Result<void>& opened,
                    std::map<IncidentId, std::string> drafts);
    void makeSealKey(quint64 id, SealWish wish);
    void makeKeyUnder(quint64 id, const std::string& password);
    Result<SealPlan> groupPlan(SealedRoom::Opened& room, const SealWish& wish) const;
    void submitPlan(quint64 id, SealPlan plan);
    // --- console_desk_releases.cpp: by which words and keys leave ---
    static Result<SealPlan> escrowPlan(SealedRoom::Opened& room, const SealWish& wish);
    void nameEscrow(quint64 id, SealWish wish);
    struct Releasing;
    static Result<SealPlan> planOf(Releasing& releasing, SealedRoom::Opened* room);
    void recordRelease(quint64 id, const std::shared_ptr<Releasing>& releasing, SealPlan plan);
    void showReleases(const QString& asker, quint64 generation, IncidentId incident,
                      ReleasePage page);
    struct HandingBack;
    void mayHandBack(quint64 id, const std::shared_ptr<HandingBack>& handing);
    void recordHandBack(quint64 id, const std::shared_ptr<HandingBack>& handing);
    void showSealed(const QString& asker, quint64 generation, std::optional<IncidentId> incident,
                    const SealedPage& page);
    LogReader logReader() const;
    void hearLooks(const std::vector<Recorded>& facts);
    std::map<UnitId, SeenSpot> seenOf(const Command& command) const;
    void askMap(Query query, const QString& asker, quint64 generation);
    void tellKept(const std::string& key, const Result<void>& kept);

    Session& m_session;
    ReaderPool* m_readers;
    MapAnswers* m_answers = nullptr;
    const LivePositions* m_positions = nullptr;
    DirectoryKeeper* m_directory = nullptr;
    ProtocolKeeper* m_protocols = nullptr;
    std::vector<QMetaObject::Connection> m_positionWires;
    std::map<QString, quint64> m_mapAsked; // the newest generation, by asker
    Seat m_seat;
    StoreHealth m_health = StoreHealth::Good;
    std::vector<DeskDraft> m_drafts;
    std::set<std::string> m_unkept; // keys of those that the disk does not have as they stand
    std::map<PositionId, std::int64_t> m_elsewhere;
    std::optional<PositionId> m_draftsOf; // whose they are; not read yet where empty
    PositionGuard m_isTaken;
    quint64 m_lastId = 0;
    // Of each export that was not staged yet: whether it is settled who answers for it, its job or
    // whoever stops it; shared with the job.
    std::map<quint64, std::shared_ptr<std::atomic<bool>>> m_exports;
    BackupRun m_backup;
    // The restricted incident that whoever sits here opened last, with a reason.
    std::optional<IncidentId> m_inside;
    int m_pending = 0;
    std::optional<Instant> m_savedAt;
    // The clinician whose keys are open here, and the group key's generation.
    std::optional<AgentId> m_sealAgent;
    std::int64_t m_sealGeneration = 0;
    std::string m_sealGroup;
    std::string m_sealFingerprint;
    std::map<IncidentId, std::string> m_sealDrafts; // in memory alone, as typed
    SealedRoom m_sealed;                            // last: its thread speaks of this desk
};

} // namespace haven
