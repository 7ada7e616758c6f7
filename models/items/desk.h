#pragma once

#include "models/base/result.h"
#include "models/dispatch/act.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/commands.h"
#include "models/dispatch/evolve.h"
#include "models/dispatch/log_words.h"
#include "models/dispatch/query.h"
#include "models/dispatch/state.h"
#include "models/geo/position_fix.h"
#include "models/items/directory_wish.h"
#include "models/items/feed_row.h"
#include "models/items/map_wish.h"
#include "models/items/protocol_wish.h"
#include "models/items/sealed_notes.h"

#include <optional>
#include <QObject>
#include <string>
#include <string_view>

namespace haven {

// How the station file fares. Failing: nothing more can be saved; the board stays readable and
// what was typed is kept.
HAVEN_ENUM(StoreHealth, Good, Slow, Failing)

// A draft of something being typed, kept on disk as it grows so that a crash loses no keystroke.
struct DeskDraft {
    std::string key;  // "intake/1", "note/26-014482", "command-line"
    std::string text; // JSON or plain, as the panel likes
};

// One command as a window asked for it, whatever part of the window did.
struct Submitted {
    quint64 id = 0;
    Command command;
};

// One command on its way: the window it came from sees how it ended.
struct Answered {
    quint64 id = 0;
    Result<std::vector<Recorded>> result;
};

// A person at this window. The password is checked away from the screen and kept nowhere.
struct SignOnWish {
    AgentId agent;
    std::string password;
    // Where the window sits from now on; empty: where it sits.
    std::optional<PositionId> position = std::nullopt;
};

struct AccountWish {
    AccountAct act = AccountAct::Create;
    AgentId agent;
    std::string name;     // Create
    std::set<Role> roles; // Create, SetRoles
    std::string password; // Create, SetPassword
    // SetPassword takes the agent's key for sealed notes away; it is refused until this says that
    // whoever asks knows it.
    SealKeyLoss keyLoss = SealKeyLoss::NotSaid;
};

HAVEN_ENUM(ExportFormat, PlainText, CsvTable, JsonText, PdfPages)

HAVEN_ENUM(ExportWhat, ShiftLog, Numbers, Looks)

inline constexpr int kExportRowsMax = 200'000; // lines of one export

// The shift log, or what of it the query holds, or the numbers of its period, or who looked at
// what, into a file. It is itself a fact of the log.
struct LogExportWish {
    ExportWhat what = ExportWhat::ShiftLog;
    LogQuery query;
    std::string selection; // the filter in words, for the heading
    LogAudience audience = LogAudience::Internal;
    ExportFormat format = ExportFormat::PlainText;
    std::string path;
    LooksQuery looks = {}; // what of the looks
};

// The port of the screen: all that panels know of the rest of the program. One a window, bound to
// its seat; several share one session. Everything here is called, and answers, on the GUI thread,
// and nothing here waits.
class Desk : public QObject
{
    Q_OBJECT

public:
    explicit Desk(QObject* parent = nullptr) : QObject(parent) {}

    // The console's own copy, folded from the same facts as the engine's. Valid until changed().
    virtual const State& state() const = 0;
    virtual const Knowledge& knowledge() const = 0;
    // Who sits at this window; without roles while nobody has signed on.
    virtual const Seat& seat() const = 0;
    virtual StoreHealth health() const = 0;
    // The station's clock; a replayed station has its own.
    virtual Instant now() const = 0;
    virtual LocalDay today() const = 0;
    // As allDeadlines(): many look every second, and the console works them out once for all.
    virtual std::vector<DueAlarm> deadlines() const
    {
        return allDeadlines(state(), knowledge().codes, now());
    }
    // An incident that left memory, by its full number or last digits; empty where none is known.
    virtual std::optional<IncidentId> coldIncident(std::string_view) const { return std::nullopt; }

    // The words of a possible weapon in what somebody typed and the record does not have yet;
    // nothing where none is spoken of, or the advisor is off. For a few texts at a time.
    virtual std::optional<std::string> weaponIn(const std::string&) const { return std::nullopt; }

    // Never waits: the answer comes as answered() with the id given back here, after the fact is
    // on disk and folded into state(), or with the refusal.
    virtual quint64 submit(Command command, std::optional<Instant> happenedAt = std::nullopt) = 0;
    // What was written by hand when it happened: "paper 17". Answered as answered().
    virtual quint64 submitFrom(std::string source, Command command, Instant happenedAt) = 0;
    // These are answered as answered() too; what comes of them is on disk by then.
    // Takes this window's seat. Whoever sat at the position is relieved; then seatChanged(). After
    // a SignOff of this position was answered the seat has no roles, and seatChanged() said so.
    virtual quint64 signOn(SignOnWish wish) = 0;
    // At a station without any account the first administrator makes their own.
    virtual quint64 changeAccount(AccountWish wish) = 0;
    virtual quint64 exportLog(LogExportWish wish) = 0;
    // A person waits no longer: answered as ExportStopped, or as done where it was too late.
    virtual void stopExport(quint64) {}
    // A copy of the station, proven before it has its name, to a file or into a folder. Answered as
    // answered() with the fact that is then on the log; one at a time.
    virtual quint64 backUp(std::string) { return 0; }
    virtual void stopBackup() {}
    // Acts of this window on their way to the disk, and when a fact last went there.
    virtual int pendingActs() const { return 0; }
    virtual std::optional<Instant> savedAt() const { return std::nullopt; }
    // Answered as found() with the same generation; an older generation of the same asker that is
    // still running is interrupted and never answered. `asker` is the panel's object name.
    virtual void ask(Query query, const QString& asker, quint64 generation) = 0;
    // Nobody waits for its answer any more: work on it ends, and nothing is found.
    virtual void dropQuestion(const QString& asker) { static_cast<void>(asker); }
    // Kept within 200 ms; an empty text forgets the draft. One that cannot be kept on disk is in
    // drafts() all the same, and draftUnkept() tells of it once, until draftKept().
    virtual void keepDraft(DeskDraft draft) = 0;
    // Of this position, also those that a crash left behind; complete by the time of seatChanged().
    virtual std::vector<DeskDraft> drafts() const = 0;

    // --- clinicians' sealed notes: nothing of their words is in state(), drafts() or a query ---
    virtual SealStanding sealStanding() const { return SealStanding::NotClinician; }
    // Answered as answered(); sealChanged() when the standing is another.
    virtual quint64 changeSeal(SealWish) { return 0; }
    virtual quint64 sealNote(IncidentId, std::string) { return 0; }
    // Answered as sealedFound() with the same generation; on the record before it is shown.
    virtual void readSealed(IncidentId, const QString&, quint64) {}
    virtual void searchSealed(std::string, const QString&, quint64) {}
    // Encrypted like a note before it goes to the disk; an empty text forgets it.
    virtual void keepSealedDraft(IncidentId, std::string) {}
    virtual std::string sealedDraft(IncidentId) const { return {}; }
    // Of the key that is open here, for two people to compare by voice; empty without one.
    virtual std::string sealFingerprint() const { return {}; }
    // Answered as answered(); recorded before a file is written.
    virtual quint64 releaseSealed(SealReleaseWish) { return 0; }
    virtual quint64 handBackSealed(HandBackWish) { return 0; }
    // Answered as releasesFound() with the same generation; on the record before it is shown.
    virtual void readReleases(IncidentId, const QString&, quint64) {}

    // --- whom to call: knowledge().directory ---
    // Answered as answered(); directoryChanged() at every window once it is on disk.
    virtual quint64 changeDirectory(DirectoryWish) { return 0; }

    // --- protocols of the agency's own: knowledge().protocols ---
    // Look and Lint; answered as protocolTold() with the same generation, the newest of an asker
    // alone.
    virtual void askProtocol(ProtocolWish, const QString&, quint64) {}
    // Keep and Save; answered as answered(); protocolsChanged() at every window after a Save.
    virtual quint64 changeProtocol(ProtocolWish) { return 0; }

    // Where a unit was last by its own receiver. Telemetry, no fact: it may be newer or older than
    // the place on the board.
    virtual std::optional<UnitPosition> livePosition(const UnitId&) const { return std::nullopt; }
    virtual std::vector<FeedRow> feeds() const { return {}; }
    // Whether places can be looked up.
    virtual MapStanding mapStanding() const
    {
        return knowledge().places ? MapStanding::Ready : MapStanding::None;
    }
    // One import at a time; told by importTold() until its stage is Done, Stopped or Failed.
    virtual void importMap(MapImportWish) {}
    virtual void stopImport() {}

Q_SIGNALS:
    // answered() follows with the same id. state() is still as it was for whoever asked.
    void submitted(const haven::Submitted& wish);
    // The facts of any window, with who and when, just before changed() tells of the same.
    void recorded(const std::vector<haven::Recorded>& facts);
    void changed(const haven::ChangeSet& changes);
    void answered(const haven::Answered& answer);
    void found(const QString& asker, quint64 generation, const haven::QueryAnswer& answer);
    void healthChanged(haven::StoreHealth health, const QString& sentence);
    // What is typed somewhere would not survive a crash; and it would again.
    void draftUnkept(const haven::Refusal& why);
    void draftKept();
    void seatChanged();
    // Of many units at once, at most a few times a second.
    void moved(const std::vector<haven::UnitPosition>& positions);
    void feedsChanged();
    // knowledge() looks places up in another map from now on.
    void mapChanged();
    void importTold(const haven::MapImportStep& step);
    void sealChanged();
    void sealedFound(const QString& asker, quint64 generation, const haven::SealedPage& page);
    void releasesFound(const QString& asker, quint64 generation, const haven::ReleasePage& page);
    // Before the answer to that wish; kept nowhere.
    void escrowMade(quint64 id, const std::vector<haven::EscrowShare>& shares);
    // knowledge().directory is another one from now on.
    void directoryChanged();
    void protocolTold(const QString& asker, quint64 generation, const haven::ProtocolTold& told);
    // knowledge().protocols has another text from now on.
    void protocolsChanged();
};

} // namespace haven
