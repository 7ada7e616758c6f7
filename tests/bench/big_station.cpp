#include "tests/bench/big_station.h"

#include "models/dispatch/command_line.h"
#include "models/store/station.h"
#include "tests/bench/figures.h"
#include "tests/bench/narratives.h"

#include <atomic>
#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <QStandardPaths>
#include <unistd.h>

namespace haven::bench {

namespace {

// Raised when the generator changes: an older cached station is then made anew.
constexpr int kGeneration = 1;
constexpr std::uint64_t kSeed = 20'261'121;
constexpr std::int64_t kBoardBeginsMs = 1'748'822'400'000; // 2025-06-02 00:00 UTC
constexpr std::int64_t kBoardLastsMs = 4LL * 3'600'000;
constexpr std::size_t kChunk = 8000;

Result<void> sent(Session& session, Command command, const Seat& seat)
{
    const auto done = session.submitAndWait(requestOf(std::move(command), seat));
    return done ? Result<void>() : Result<void>(done.refusal());
}

Seat importSeat()
{
    return {AgentId("bench"), "Bench", PositionId("import"), {Role::Administrator}};
}

std::vector<std::string> streetsOf(const MapLayers& layers)
{
    std::set<std::string> names;
    for (const auto& street : layers.streets) {
        if (!street.name.empty())
            names.insert(street.name);
    }
    return {names.begin(), names.end()};
}

Result<void> importPast(Session& session, Narratives& past, std::int64_t count,
                        std::atomic<std::int64_t>& clockMs)
{
    if (auto ok = sent(session, StartImport{"bench", "bench"}, importSeat()); !ok)
        return ok;
    const Stopwatch watch;
    for (std::int64_t done = 0; done < count;) {
        RecordPastIncidents chunk;
        while (chunk.past.size() < kChunk && done < count) {
            chunk.past.push_back(past.next(Instant{kBoardBeginsMs}, count));
            ++done;
        }
        ++clockMs;
        if (auto ok = sent(session, std::move(chunk), importSeat()); !ok)
            return ok;
        if (done % 100'000 == 0)
            fmt::print(stderr, "  {} of {} past incidents, {:.0f} rows/s\n", done, count,
                       static_cast<double>(done) / watch.seconds());
    }
    fmt::print(stderr, "imported {} past incidents in {:.1f} s: {:.0f} rows/s\n", count,
               watch.seconds(), static_cast<double>(count) / watch.seconds());
    return sent(session, FinishImport{"bench", count, count, 0}, importSeat());
}

UnitId unitOf(int n)
{
    return UnitId(fmt::format("{}A{:02}", 1 + n / 50, n % 50));
}

Result<void> fillBoard(Session& session, Narratives& words, std::atomic<std::int64_t>& clockMs)
{
    const Seat seat = otherSeat();
    const Knowledge& knowledge = session.base().knowledge;
    const auto pass = [&clockMs] { clockMs += kBoardLastsMs / 2000; };
    for (int n = 0; n < kBoardUnits; ++n) {
        LogOnUnit on;
        on.unit = unitOf(n);
        on.officers = {words.surname()};
        if (auto ok = sent(session, on, seat); !ok)
            return ok;
        MoveUnit move;
        move.unit = on.unit;
        move.place = locate(words.address(), knowledge);
        if (auto ok = sent(session, move, seat); !ok)
            return ok;
        pass();
    }
    const auto& types = knowledge.codes.types;
    for (int n = 0; n < kBoardIncidents; ++n) {
        OpenIncident open;
        open.type = types[words.pick(types.size())].code;
        open.location = locate(words.address(), knowledge);
        open.call = CallDraft{};
        open.call->callerName = words.surname();
        open.call->callback = fmt::format("860555{:04}", words.pick(10'000));
        open.narrative = words.narrative();
        if (auto ok = sent(session, open, seat); !ok)
            return ok;
        pass();
        const IncidentId incident(session.state().counters.incident);
        for (std::size_t note = words.pick(4); note > 0; --note) {
            AddNote add;
            add.incident = incident;
            add.text = words.narrative();
            if (auto ok = sent(session, add, seat); !ok)
                return ok;
            pass();
        }
        if (n % 3 != 0 || n / 3 >= kBoardUnits)
            continue;
        DispatchUnits dispatch;
        dispatch.units = {unitOf(n / 3)};
        dispatch.incident = incident;
        if (auto ok = sent(session, dispatch, seat); !ok)
            return ok;
        if (n % 2 == 0) {
            if (auto ok = sent(session, MarkOnScene{dispatch.units, {}}, seat); !ok)
                return ok;
        }
        pass();
    }
    return {};
}

Result<void> makeStation(const std::string& path, std::int64_t count)
{
    const auto hash = hashPassword(kPassword);
    if (!hash)
        return hash.refusal();
    // Moved between two commands by this thread, read by the engine's. Shared, because the session
    // keeps the clock.
    const auto clockMs = std::make_shared<std::atomic<std::int64_t>>(kBoardBeginsMs);
    NewStation station;
    station.place.path = path;
    station.agency = "Bench";
    station.timeZone = "America/New_York";
    station.mode = StationMode::Demo; // with the fictional town: beats, addresses, a map
    station.build = "bench";
    station.accounts = {
        {AccountAct::Create, AgentId("admin"), "Admin", {Role::Administrator}, *hash},
        {AccountAct::Create,
         AgentId(kAgent),
         "Bench",
         {Role::Dispatcher, Role::Supervisor},
         *hash}};
    station.madeBy = AgentId("bench");
    station.position = PositionId("bench");
    station.now = Instant{kBoardBeginsMs};
    if (auto ok = createStation(station); !ok)
        return ok;
    SessionOptions options;
    options.path = path;
    options.holder = "bench";
    options.clock = [clockMs] { return Instant{clockMs->load()}; };
    auto session = Session::open(std::move(options), {});
    if (!session)
        return session.refusal();
    Narratives words(kSeed, streetsOf((*session)->base().map->layers));
    if (auto ok = importPast(**session, words, count, *clockMs); !ok)
        return ok;
    if (auto ok = fillBoard(**session, words, *clockMs); !ok)
        return ok;
    return (*session)->engine().stop();
}

} // namespace

std::string cacheFolder()
{
    const QByteArray wanted = qgetenv("HAVEN_BENCH_CACHE");
    const std::string folder =
        wanted.isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation).toStdString() +
                  "/haven-bench"
            : wanted.toStdString();
    std::filesystem::create_directories(folder);
    return folder;
}

Result<std::string> bigStation(std::int64_t pastIncidents)
{
    const std::string path =
        fmt::format("{}/past-{}-v{}.haven", cacheFolder(), pastIncidents, kGeneration);
    if (std::filesystem::exists(path))
        return path;
    const std::string unfinished = path + ".part";
    for (const char* end : {"", "-wal", "-shm", ".lock"})
        std::filesystem::remove(unfinished + end);
    fmt::print(stderr, "making {} once; later runs find it there\n", path);
    if (auto ok = makeStation(unfinished, pastIncidents); !ok)
        return ok.refusal();
    std::filesystem::rename(unfinished, path);
    return path;
}

WorkCopy::WorkCopy(const std::string& original) : m_path(cacheFolder() + "/work.haven")
{
    for (const char* end : {"-wal", "-shm", ".lock"})
        std::filesystem::remove(m_path + end);
    std::filesystem::copy_file(original, m_path, std::filesystem::copy_options::overwrite_existing);
    // On the disk before anything is measured: otherwise the first checkpoint would wait most of a
    // second for three gigabytes that no station ever has to write at once.
    const int copy = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
    if (copy < 0)
        return;
    static_cast<void>(::fsync(copy));
    ::close(copy);
}

WorkCopy::~WorkCopy()
{
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm", ".lock"})
        std::filesystem::remove(m_path + end, ignored);
}

void dropPages(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    static_cast<void>(::fsync(file)); // only clean pages can be dropped
    static_cast<void>(::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED));
    ::close(file);
}

std::function<Instant()> benchClock()
{
    using Steady = std::chrono::steady_clock;
    return [begun = Steady::now()] {
        const auto passed =
            std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - begun);
        return Instant{kBoardBeginsMs + kBoardLastsMs + passed.count()};
    };
}

Seat benchSeat()
{
    return {
        AgentId(kAgent), "Bench", PositionId("Position 1"), {Role::Dispatcher, Role::Supervisor}};
}

Seat otherSeat()
{
    return {
        AgentId("other"), "Other", PositionId("Position 2"), {Role::Dispatcher, Role::Supervisor}};
}

Request requestOf(Command command, const Seat& seat)
{
    Request request;
    request.command = std::move(command);
    request.seat = seat;
    return request;
}

} // namespace haven::bench
