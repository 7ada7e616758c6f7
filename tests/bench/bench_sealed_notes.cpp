#include "models/store/accounts.h"
#include "models/store/seal_groups.h"
#include "models/store/seal_index.h"
#include "models/store/seal_notes.h"
#include "models/store/sqlite_event_log.h"
#include "models/store/station.h"
#include "tests/bench/big_station.h"
#include "tests/bench/figures.h"
#include "tests/bench/live_console.h"
#include "tests/bench/narratives.h"
#include "tests/testkit/ui/stall_watchdog.h"

#include <cstdlib>
#include <QApplication>

// 50,000 sealed notes: how long after a sign-on all of them can be searched, what a search takes
// then, what another group key costs, and what a console at work feels of it. Written by 10 in a
// sitting, as a clinician writes them in a shift; and, the worst there can be, each in a sitting of
// its own.
using namespace haven;
using namespace haven::bench;

namespace {

constexpr int kNotes = 50'000;
constexpr const char* kSecret = "bench's own words";
constexpr const char* kGroup = "Harbor Health";
constexpr std::uint64_t kSeed = 7;
constexpr int kFactsASecond = 50;
constexpr int kAskMs = 50;
const AgentId kOsei("osei");

template <class T>
T need(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", refusalSentence(result.refusal()).c_str());
        std::exit(1);
    }
    return *std::move(result);
}
void need(const Result<void>& result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", refusalSentence(result.refusal()).c_str());
        std::exit(1);
    }
}

LogWrite writeOf(Event fact)
{
    const Instant now = benchClock()();
    LogWrite write;
    write.events = {std::move(fact)};
    write.draft = {now, now, kOsei, kOsei, PositionId("bench")};
    return write;
}

SealGroupChanged foundedGroup()
{
    SealGroupChanged fact;
    fact.group = kGroup;
    return fact;
}

// The facts and keys without the engine's transaction for each, which is not what is measured. They
// belong to the open incidents of the board.
void fill(const std::string& path, int perSitting)
{
    auto file = need(StationFile::open({path, ""}, {"bench", benchClock()()}));
    Database& database = file.database();
    auto log = need(SqliteEventLog::open(database));
    need(applyAccountChange(
        database,
        {AccountAct::Create, kOsei, "Osei", {Role::Clinician}, need(hashPassword(kSecret))}));
    need(planSealKey(kOsei, kSecret).rows(database));
    need(log.append(writeOf(SealKeyChanged{kOsei})));
    auto keys = need(SealKeys::open(database, kOsei, kSecret));
    need(planFoundGroup(*keys, kGroup).rows(database));
    need(log.append(writeOf(foundedGroup())));
    need(keys->findGroup(database));
    Narratives words(kSeed, {"Oak Ave", "Elm St", "Wharf St"});
    Transaction transaction(database);
    need(transaction.begin());
    for (int i = 0; i < kNotes; ++i) {
        if (i % perSitting == 0)
            need(keys->findGroup(database)); // another sitting
        const IncidentId incident(1 + i % kBoardIncidents);
        auto plan = need(planSealedNote(*keys, incident, words.narrative()));
        const auto& wish = asKind<WriteSealedNote>(plan.command);
        need(log.append(writeOf(
            SealedNoteAdded{wish.incident, NoteId(i + 1), wish.group, wish.seal, wish.text})));
        need(plan.rows(database));
    }
    need(transaction.commit());
}

void measure(Sheet& sheet, const std::string& path, const std::string& how)
{
    auto reader = need(StationReader::open({path, ""}));
    Database& database = reader.database();
    const Stopwatch signOn;
    auto keys = need(SealKeys::open(database, kOsei, kSecret));
    sheet.add(single("open the key, " + how, "ms", signOn.ms()));
    SealIndex index;
    const auto walk =
        need(walkSealed(database, *keys, 0, [&](const SealedPlace& place, std::string_view text) {
            index.add(place, text);
            return SealedTake::Next;
        }));
    if (walk.seen != kNotes || walk.damaged != 0)
        std::exit(1);
    sheet.add(single("50,000 notes searchable after sign-on, " + how, "ms", signOn.ms(),
                     Promise{Bound::Max, 3'000}));
    Samples searches;
    Narratives asked(kSeed, {"Oak Ave", "Elm St", "Wharf St"});
    for (int i = 0; i < 200; ++i) {
        const std::string words = asked.narrative().substr(0, 12);
        const Stopwatch watch;
        const auto found = index.find(words);
        if (!found.empty() && !need(openSealedAt(database, *keys, found.front().sequence)))
            std::exit(1);
        searches.add(watch.ms());
    }
    sheet.add(searches.figure("a search of them and the first note shown, " + how, "ms"));
    const Stopwatch rotation;
    need(planNewGroupKey(database, *keys, std::nullopt));
    sheet.add(single("wrap all keys for another group key, " + how, "ms", rotation.ms()));
}

// The same in a console at work: how long a clinician who has just signed on waits until nothing is
// left to be opened, and what the screen of the whole room feels of it.
void measureDesk(Sheet& sheet, const std::string& path, const std::string& how)
{
    const auto console = need(LiveConsole::open(path));
    Seat nobody;
    nobody.position = PositionId("Position 9");
    ConsoleDesk desk(console->session(), &console->readers(), nobody);
    console->window();
    console->feed(kFactsASecond);
    Gate gate;
    QTimer again;
    QObject* const context = &desk;
    QObject::connect(&again, &QTimer::timeout, context,
                     [&desk] { desk.searchSealed("zzz", QStringLiteral("bench"), 1); });
    QObject::connect(&desk, &Desk::sealedFound, context,
                     [&gate](const QString&, quint64, const SealedPage& page) {
                         if (!page.refusal && page.unread == 0)
                             gate.open();
                     });
    testkit::StallWatchdog watchdog;
    static_cast<void>(gate.wait(1000)); // what the window itself has to do at its start
    watchdog.reset();
    const Stopwatch signOn;
    desk.signOn({kOsei, kSecret, nobody.position});
    again.start(kAskMs);
    if (!gate.wait(60'000))
        std::exit(1);
    sheet.add(single("the same in a console with 50 events/s, " + how, "ms", signOn.ms()));
    sheet.add(single("longest stall of the GUI thread meanwhile, " + how, "ms",
                     watchdog.stallMsMax(), Promise{Bound::Max, testkit::kStallMsMax + 1.0}));
    console->feed(0);
}

} // namespace

int main(int count, char** arguments)
{
    QApplication application(count, arguments);
    const Options options = optionsOf(count, arguments);
    Sheet sheet("sealed notes", options);
    const std::string board = need(bigStation(0));
    for (const int perSitting : {10, 1}) {
        const WorkCopy copy(board);
        const std::string how = std::to_string(perSitting) + " a sitting";
        fill(copy.path(), perSitting);
        measure(sheet, copy.path(), how);
        measureDesk(sheet, copy.path(), how);
    }
    return 0;
}
