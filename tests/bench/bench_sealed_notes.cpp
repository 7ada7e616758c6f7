#include "models/store/engine.h"
#include "models/store/seal_groups.h"
#include "models/store/seal_index.h"
#include "models/store/seal_notes.h"
#include "models/store/station.h"
#include "tests/bench/big_station.h"
#include "tests/bench/figures.h"
#include "tests/bench/narratives.h"

#include <cstdlib>
#include <filesystem>

// 50,000 sealed notes: how long after a sign-on all of them can be searched, what a search takes
// then, and what another group key costs. Written by 10 in a sitting, as a clinician writes them in
// a shift; and, the worst there can be, each in a sitting of its own.
using namespace haven;
using namespace haven::bench;

namespace {

constexpr int kNotes = 50'000;
constexpr const char* kSecret = "bench's own words";
constexpr const char* kGroup = "Harbor Health";
constexpr std::uint64_t kSeed = 7;
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
    if (!result)
        std::exit(1);
}

// The facts and keys without the engine's transaction for each, which is not what is measured.
void fill(const std::string& path, int perSitting)
{
    NewStation station;
    station.place = {path, ""};
    station.agency = "Bench";
    station.timeZone = "UTC";
    station.mode = StationMode::Training;
    station.now = benchClock()();
    need(createStation(station));
    auto file = need(StationFile::open(station.place, {"bench", station.now}));
    Database& database = file.database();
    need(planSealKey(kOsei, kSecret).rows(database));
    auto keys = need(SealKeys::open(database, kOsei, kSecret));
    need(planFoundGroup(*keys, kGroup).rows(database));
    need(keys->findGroup(database));
    auto log = need(SqliteEventLog::open(database));
    Narratives words(kSeed, {"Oak Ave", "Elm St", "Wharf St"});
    Transaction transaction(database);
    need(transaction.begin());
    for (int i = 0; i < kNotes; ++i) {
        if (i % perSitting == 0)
            need(keys->findGroup(database)); // another sitting
        auto plan = need(planSealedNote(*keys, IncidentId(i / 4 + 1), words.narrative()));
        const auto& wish = std::get<WriteSealedNote>(plan.command);
        LogWrite write;
        write.events = {
            SealedNoteAdded{wish.incident, NoteId(i + 1), wish.group, wish.seal, wish.text}};
        write.draft = {station.now, station.now, kOsei, kOsei, PositionId("bench")};
        need(log.append(std::move(write)));
        need(plan.rows(database));
    }
    need(transaction.commit());
}

void measure(Sheet& sheet, const std::string& path, const std::string& how, bool isPromised)
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
                     isPromised ? std::optional(Promise{Bound::Max, 3'000}) : std::nullopt));
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

} // namespace

int main(int count, char** arguments)
{
    const Options options = optionsOf(count, arguments);
    Sheet sheet("sealed notes", options);
    const std::string path = cacheFolder() + "/sealed.haven";
    const auto clear = [&] {
        std::error_code ignored;
        for (const char* end : {"", "-wal", "-shm", ".lock"})
            std::filesystem::remove(path + end, ignored);
    };
    for (const int perSitting : {10, 1}) {
        clear();
        fill(path, perSitting);
        measure(sheet, path, std::to_string(perSitting) + " a sitting", perSitting > 1);
    }
    clear();
    return 0;
}
