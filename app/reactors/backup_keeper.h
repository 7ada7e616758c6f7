#pragma once

#include "app/reactors/live_station.h"
#include "app/session/session.h"
#include "models/dispatch/backup_plan.h"
#include "models/store/backup_note.h"

#include <memory>
#include <optional>
#include <QObject>
#include <QTimer>
#include <set>
#include <string>
#include <vector>

namespace haven {

// Outward: makes copies of the station by itself, as the station's plan says, proves each and puts
// it on the log; only then the oldest of those it made give way. A copy that fails is a fact that
// stands until one is made again. It also puts on the log what was copied beside this console
// (backup_note.h), in a training station too. Files are touched on a thread that nothing waits for:
// neither the writer, nor the screen, nor the end of the program where a disk does not answer.
class BackupKeeper final : public QObject
{
    Q_OBJECT

public:
    static constexpr Span kLookEvery = Span::minutes(1);
    // After one that failed.
    static constexpr Span kRetryAfter = Span::minutes(30);
    // Without a step for so long, the disk does not answer.
    static constexpr Span kSilentMax = Span::minutes(10);
    // An early note of a copy that nobody recorded: whoever made it had the time to.
    static constexpr Span kEarlyAfter = Span::minutes(30);

    // Precondition: the session outlives it. Without `live` nothing is copied by itself.
    BackupKeeper(Session& session, std::optional<LiveStation> live, QObject* parent = nullptr);
    // Stops what is being copied, and waits a moment for it to let go of the station.
    ~BackupKeeper() override;

    // Begins what there is to do. Never waits.
    void look();
    bool isAtWork() const { return m_isAtWork || m_asked > 0; }

Q_SIGNALS:
    // A copy was to be made by itself and was not; once for each reason.
    void failed(const haven::Refusal& refusal);

private:
    struct Wish;
    struct Outcome;
    struct Room;
    static void serve(const std::shared_ptr<Room>& room, const Wish& wish);
    static Outcome work(const Wish& wish, Room& room);

    bool isDue(const BackupPlan& plan, Instant now) const;
    void followPlan();
    void begin(const Wish& wish);
    void hearNoThread(const Wish& wish);
    void lookAtSilence();
    void hear(const Outcome& outcome);
    void hearUndeleted(const Outcome& outcome);
    void record(const StationBackedUp& made);
    bool isUnderWay(const BackupNote& note) const;
    void recordNotes(const BackupNotesFound& notes);
    void recordNote(const StoredBackupNote& stored);
    void fail(const Refusal& refusal);

    Session& m_session;
    std::optional<LiveStation> m_live;
    Instant m_since; // when it began
    QTimer m_timer;
    std::optional<BackupPlan> m_plan;
    bool m_isAtWork = false;
    int m_asked = 0;      // of the engine, and not answered yet
    std::string m_folder; // of the last copy that was begun
    std::string m_target; // the same; empty while none is under way
    std::optional<Instant> m_notBefore;
    std::optional<StationBackedUp> m_unrecorded; // made and whole, and not on the log yet
    std::string m_ownNote;                       // the early note of it
    std::optional<BackupFailed> m_told;          // since the last one that was made
    std::set<std::string> m_badTold;             // notes that say nothing of this station
    std::set<std::string> m_staysTold;           // copies that could not be deleted
    std::vector<std::string> m_toDelete;         // copies that gave way, notes that were taken up
    // Shared with the thread: one that waits for its disk outlives this object.
    std::shared_ptr<Room> m_room;
};

} // namespace haven
