#include "app/reactors/backup_keeper.h"

#include "app/session/station_backup.h"
#include "models/store/proven_backup.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <QPointer>
#include <system_error>
#include <thread>

namespace haven {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kLetGoMax(5);
constexpr const char* kSystemAgent = "system";

Seat backupSeat()
{
    Seat seat;
    seat.agent = AgentId(kBackupAgent);
    seat.name = "Backups";
    seat.position = PositionId(kBackupAgent);
    seat.roles = {Role::Automaton};
    return seat;
}

// Of the machine's own running: the clock of the room may be set.
std::int64_t runningMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::vector<std::string> thoseThere(const std::vector<std::string>& files)
{
    std::vector<std::string> there;
    for (const std::string& file : files) {
        std::error_code fault;
        if (fs::is_regular_file(fs::symlink_status(file, fault)))
            there.push_back(file);
    }
    return there;
}

bool isNote(const std::string& file)
{
    return fs::path(file).extension() == ".json";
}

// The copy's name has the time in it, so that one trouble would be another one each time.
std::string withoutName(std::string sentence, const std::string& target, const std::string& folder)
{
    if (target.empty())
        return sentence;
    for (const std::string& name : {target + ".part", target}) {
        for (auto at = sentence.find(name); at != std::string::npos; at = sentence.find(name))
            sentence.replace(at, name.size(), folder);
    }
    return sentence;
}

} // namespace

// What one round is to do, all of it told beforehand: the thread sees no State.
struct BackupKeeper::Wish {
    std::string station;
    std::vector<std::string> toDelete;
    std::optional<BackupPlan> plan; // empty: nothing is to be copied
    std::string target;
    std::vector<std::string> own; // made by itself before, the oldest first
    Instant at;
};

struct BackupKeeper::Outcome {
    std::vector<std::string> undeleted;
    std::vector<std::string> waiting; // their disk is not there just now
    BackupNotesFound notes;
    std::optional<Refusal> notesFault;
    std::optional<Result<StationBackedUp>> copied;
    std::string note; // the early one of it
};

struct BackupKeeper::Room {
    std::mutex mutex; // guards keeper and isWorking
    std::condition_variable rested;
    BackupKeeper* keeper = nullptr; // empty: gone, nobody is told any more
    bool isWorking = false;
    std::atomic<bool> isStopped{false};
    std::atomic<std::int64_t> steppedAtMs{0};
};

BackupKeeper::BackupKeeper(Session& session, std::optional<LiveStation> live, QObject* parent)
    : QObject(parent), m_session(session), m_live(live), m_since(session.now()),
      m_plan(backupPlanOf(session.state())), m_room(std::make_shared<Room>())
{
    m_room->keeper = this;
    const QPointer<BackupKeeper> self(this);
    session.listen({[self](const std::vector<Recorded>&, const ChangeSet& changes) {
                        if (self && changes.isRosterChanged)
                            self->followPlan();
                    },
                    {}});
    m_timer.setInterval(std::chrono::milliseconds(kLookEvery.ms));
    connect(&m_timer, &QTimer::timeout, this, &BackupKeeper::look);
    m_timer.start();
}

BackupKeeper::~BackupKeeper()
{
    m_room->isStopped = true;
    std::unique_lock lock(m_room->mutex);
    m_room->keeper = nullptr;
    // The station cannot take its journal in while it is read. A disk that does not answer is not
    // waited for.
    m_room->rested.wait_for(lock, kLetGoMax, [this] { return !m_room->isWorking; });
}

// Another plan is tried at once: whoever made it wants to know whether it works.
void BackupKeeper::followPlan()
{
    auto plan = backupPlanOf(m_session.state());
    if (plan == m_plan)
        return;
    m_plan = std::move(plan);
    m_notBefore.reset();
    m_told.reset();
    look();
}

bool BackupKeeper::isDue(const BackupPlan& plan, Instant now) const
{
    if (m_notBefore && now < *m_notBefore && *m_notBefore - now <= kRetryAfter)
        return false;
    const Instant next = nextBackupAt(m_session.state(), plan);
    // Further away than ever: the clock was set back.
    return next <= now || next - now > Span::hours(plan.everyHours);
}

void BackupKeeper::look()
{
    if (m_isAtWork) {
        lookAtSilence();
        return;
    }
    if (m_asked > 0)
        return;
    if (m_unrecorded) {
        record(StationBackedUp(*m_unrecorded));
        return;
    }
    const Instant now = m_session.now();
    Wish wish;
    wish.station = m_session.path();
    wish.at = now;
    wish.toDelete = std::exchange(m_toDelete, {});
    if (m_live && m_plan && isDue(*m_plan, now)) {
        wish.plan = m_plan;
        wish.own = ownCopies(m_session.state(), *m_plan);
        wish.target = backupNameIn(m_plan->folder, wish.station, m_session.time(), now);
        m_folder = m_plan->folder;
    }
    begin(wish);
}

void BackupKeeper::begin(const Wish& wish)
{
    m_isAtWork = true;
    m_target = wish.target;
    m_room->steppedAtMs = runningMs();
    {
        const std::lock_guard lock(m_room->mutex);
        m_room->isWorking = true;
    }
    // Let go on purpose, as with paper: a thread that waits for a dead disk can be stopped by
    // nobody.
    try {
        std::thread([room = m_room, wish] { serve(room, wish); }).detach();
    } catch (const std::system_error&) {
        hearNoThread(wish);
    }
}

// The machine has none left: at the next look it may have.
void BackupKeeper::hearNoThread(const Wish& wish)
{
    {
        const std::lock_guard lock(m_room->mutex);
        m_room->isWorking = false;
    }
    m_isAtWork = false;
    m_toDelete = wish.toDelete;
    if (wish.plan)
        fail(refuse(RefusalCode::FileUnwritable, wish.target));
    m_target.clear();
}

void BackupKeeper::serve(const std::shared_ptr<Room>& room, const Wish& wish)
{
    auto outcome = std::make_shared<const Outcome>(work(wish, *room));
    std::unique_lock lock(room->mutex);
    if (!room->keeper && outcome->copied && *outcome->copied) {
        // Nobody is left who would put it on the log: it would never give way.
        lock.unlock();
        std::error_code fault;
        fs::remove(wish.target, fault);
        dropBackupNote(outcome->note);
        lock.lock();
    }
    room->isWorking = false;
    room->rested.notify_all();
    if (room->keeper)
        QMetaObject::invokeMethod(
            room->keeper, [keeper = room->keeper, outcome] { keeper->hear(*outcome); },
            Qt::QueuedConnection);
}

BackupKeeper::Outcome BackupKeeper::work(const Wish& wish, Room& room)
{
    Outcome outcome;
    std::error_code fault;
    for (const std::string& file : wish.toDelete) {
        if (fs::is_regular_file(fs::symlink_status(file, fault))) {
            if (!fs::remove(file, fault))
                outcome.undeleted.push_back(file);
        } else if (!fs::is_directory(fs::path(file).parent_path(), fault)) {
            outcome.waiting.push_back(file);
        }
    }
    // Notes that cannot be read today are read another time.
    if (auto notes = backupNotes({wish.station, ""}))
        outcome.notes = *std::move(notes);
    else
        outcome.notesFault = notes.refusal();
    // The half copy that a killed program left holds every word of the station, and its note alone
    // says where: that goes last.
    std::erase_if(outcome.notes.unmade, [](const StoredBackupNote& one) {
        return !takeAwayHalfCopy(one.note.made.file);
    });
    if (!wish.plan || room.isStopped)
        return outcome;
    if (!fs::is_directory(wish.plan->folder, fault)) {
        outcome.copied = refuse(RefusalCode::BackupFolderMissing, wish.plan->folder);
        return outcome;
    }
    takeAwayHalfCopies(wish.plan->folder, fs::path(wish.station).stem().string() + "-");
    auto copy = backUpNoted({wish.station, ""}, {wish.target, ""}, {AgentId(kBackupAgent), wish.at},
                            [&room](const BackupProgress&) {
                                room.steppedAtMs = runningMs();
                                return room.isStopped ? GoOn::No : GoOn::Yes;
                            });
    if (copy && room.isStopped) {
        // Stopped while it was proven: nobody is left who would put it on the log.
        fs::remove(wish.target, fault);
        dropBackupNote(copy->note);
        copy = refuse(RefusalCode::QueryCanceled);
    }
    if (!copy) {
        outcome.copied = copy.refusal();
        return outcome;
    }
    outcome.note = copy->note;
    if (copy->keys == CopiedKeys::AsWritten)
        copy->made.gaveWay = givingWay(thoseThere(wish.own), *wish.plan);
    outcome.copied = std::move(copy->made);
    return outcome;
}

void BackupKeeper::lookAtSilence()
{
    if (!m_target.empty() && runningMs() - m_room->steppedAtMs > kSilentMax.ms)
        fail(refuse(RefusalCode::BackupFolderMissing, m_folder));
}

void BackupKeeper::hear(const Outcome& outcome)
{
    m_isAtWork = false;
    const bool isRefused = outcome.copied && !*outcome.copied;
    if (isRefused)
        fail(outcome.copied->refusal());
    m_target.clear();
    hearUndeleted(outcome);
    recordNotes(outcome.notes);
    // A folder that may not be read holds notes that never come to the log: once is enough.
    const bool isShut =
        outcome.notesFault && outcome.notesFault->code == RefusalCode::FileUnreadable;
    if (isShut && m_badTold.insert(refusalSentence(*outcome.notesFault)).second)
        Q_EMIT failed(*outcome.notesFault);
    if (outcome.copied && *outcome.copied) {
        m_ownNote = outcome.note;
        record(**outcome.copied);
    }
}

// A copy that gave way is tried again until it is gone: it may hold what the law took out.
void BackupKeeper::hearUndeleted(const Outcome& outcome)
{
    m_toDelete.insert(m_toDelete.end(), outcome.waiting.begin(), outcome.waiting.end());
    for (const std::string& file : outcome.undeleted) {
        if (isNote(file))
            continue; // it is found again in its folder
        m_toDelete.push_back(file);
        // Told once: each time would put the next copy off.
        if (m_staysTold.insert(file).second)
            fail(refuse(RefusalCode::BackupOldStays, file));
    }
}

void BackupKeeper::record(const StationBackedUp& made)
{
    m_unrecorded = made;
    m_notBefore = m_session.now() + kRetryAfter;
    ++m_asked;
    const QPointer<BackupKeeper> self(this);
    m_session.submit({RecordBackup{made}, backupSeat(), {}, {}}, [self, made](const auto& answer) {
        if (!self)
            return;
        --self->m_asked;
        if (!answer) {
            // By a rule it will never be; where the station cannot save, it is tried again.
            const bool isByRule = answer.refusal().code == RefusalCode::BackupUnproven;
            if (isByRule)
                self->m_unrecorded.reset();
            // An older one may not be this one's to delete; this one is whole all the same.
            if (isByRule && !made.gaveWay.empty()) {
                StationBackedUp alone = made;
                alone.gaveWay.clear();
                self->record(alone);
                return;
            }
            self->fail(refuse(RefusalCode::BackupNotRecorded, made.file,
                              refusalSentence(answer.refusal())));
            return;
        }
        self->m_unrecorded.reset();
        self->m_told.reset();
        if (!self->m_ownNote.empty())
            self->m_toDelete.push_back(std::exchange(self->m_ownNote, {}));
        // Only now that the newer one is on the log.
        self->m_toDelete.insert(self->m_toDelete.end(), made.gaveWay.begin(), made.gaveWay.end());
        if (!made.gaveWay.empty())
            self->look();
    });
}

// Whoever left an early note records the copy right away; what this one makes itself, only this
// one.
bool BackupKeeper::isUnderWay(const BackupNote& note) const
{
    if (!note.isEarly || note.at < m_since)
        return false;
    return note.by == AgentId(kBackupAgent) || m_session.now() - note.at < kEarlyAfter;
}

void BackupKeeper::recordNotes(const BackupNotesFound& notes)
{
    for (const StoredBackupNote& unmade : notes.unmade)
        m_toDelete.push_back(unmade.file);
    for (const StoredBackupNote& stored : notes.good) {
        const auto& known = m_session.state().backups.made;
        const bool isKnown = std::any_of(known.begin(), known.end(), [&](const BackupMade& one) {
            return one.made.digest == stored.note.made.digest &&
                   one.made.file == stored.note.made.file;
        });
        if (isKnown)
            m_toDelete.push_back(stored.file);
        else if (!isUnderWay(stored.note))
            recordNote(stored);
    }
    for (const std::string& bad : notes.bad) {
        m_toDelete.push_back(bad);
        if (m_badTold.insert(bad).second)
            Q_EMIT failed(refuse(RefusalCode::BackupUnproven, bad));
    }
}

void BackupKeeper::recordNote(const StoredBackupNote& stored)
{
    StationBackedUp made = stored.note.made;
    made.gaveWay.clear(); // what is deleted is for this one to say
    Request request;
    request.command = RecordBackup{std::move(made)};
    request.seat = backupSeat();
    request.happenedAt = std::min(stored.note.at, m_session.now());
    // What the console before this one made by itself is on the log, and does not give way: only
    // what is seen to be made is deleted by itself.
    const bool isOwn = stored.note.by == AgentId(kBackupAgent);
    request.doneBy = isOwn ? AgentId(kSystemAgent) : stored.note.by;
    ++m_asked;
    const QPointer<BackupKeeper> self(this);
    m_session.submit(std::move(request), [self, file = stored.file](const auto& answer) {
        if (!self)
            return;
        --self->m_asked;
        const bool isBad = !answer && answer.refusal().code == RefusalCode::BackupUnproven;
        if (answer || isBad)
            self->m_toDelete.push_back(file);
        if (isBad && self->m_badTold.insert(file).second)
            Q_EMIT self->failed(answer.refusal());
    });
}

void BackupKeeper::fail(const Refusal& refusal)
{
    m_notBefore = m_session.now() + kRetryAfter;
    if (refusal.code == RefusalCode::QueryCanceled || m_folder.empty())
        return;
    const BackupFailed failure{m_folder, withoutName(refusalSentence(refusal), m_target, m_folder)};
    const auto& standing = m_session.state().backups.fault;
    if (m_told == failure || (standing && standing->failed == failure))
        return;
    m_told = failure;
    Q_EMIT failed(refusal);
    ++m_asked;
    const QPointer<BackupKeeper> self(this);
    // Refused where the station cannot save, which has a band of its own.
    m_session.submit({RecordBackupFailure{failure}, backupSeat(), {}, {}}, [self](const auto&) {
        if (self)
            --self->m_asked;
    });
}

} // namespace haven
