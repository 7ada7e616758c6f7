#include "app/ctl/end_request.h"
#include "app/ctl/verb.h"
#include "app/session/profile_files.h"
#include "app/session/session.h"
#include "app/settings/whole_file.h"
#include "models/exchange/import_calls.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <unordered_set>

namespace haven::ctl {

namespace {

constexpr const char* kImportUsage =
    "import calls CSV --profile PROFILE --station FILE [--dry-run] [--rejects FILE] [--json]";

Seat importSeat()
{
    return {AgentId("havenctl"), "havenctl", PositionId("havenctl"), {Role::Administrator}};
}

// Hands chunks to the station and says which rows it had already.
class StationTaker
{
public:
    StationTaker(Session& session, const EndRequest& end) : m_session(session), m_end(end) {}

    Result<void> start(const std::string& source, const std::string& profile)
    {
        StartImport command;
        command.source = source;
        command.profile = profile;
        command.madeBy = "system user " + operatingSystemUser();
        return send(std::move(command));
    }

    Result<std::vector<TurnedDown>> take(std::vector<ImportRow>& rows)
    {
        if (m_end.signal() != 0)
            return refuse(RefusalCode::EngineStopped);
        RecordPastIncidents command;
        command.past.reserve(rows.size());
        std::vector<std::string> numbers;
        numbers.reserve(rows.size());
        for (auto& row : rows) {
            numbers.push_back(row.incident.number);
            command.past.push_back(std::move(row.incident));
        }
        Request request;
        request.command = std::move(command);
        request.seat = importSeat();
        const auto done = m_session.submitAndWait(std::move(request));
        if (!done)
            return done.refusal();
        std::unordered_set<std::string_view> taken;
        for (const auto& recorded : *done) {
            if (const auto* past = kindIf<PastIncidentRecorded>(&*recorded.event))
                taken.insert(past->past.number);
        }
        std::vector<TurnedDown> down;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (taken.count(numbers[i]) == 0)
                down.push_back({i, {RejectReason::AlreadyRecorded, std::move(numbers[i])}});
        }
        return down;
    }

    Result<void> finish(const std::string& source, const ImportCounts& counts)
    {
        FinishImport command;
        command.source = source;
        command.read = counts.read;
        command.imported = counts.imported;
        command.rejected = counts.rejected;
        command.madeBy = "system user " + operatingSystemUser();
        return send(std::move(command));
    }

private:
    Result<void> send(Command command)
    {
        Request request;
        request.command = std::move(command);
        request.seat = importSeat();
        const auto done = m_session.submitAndWait(std::move(request));
        return done ? Result<void>() : Result<void>(done.refusal());
    }

    Session& m_session;
    const EndRequest& m_end;
};

// The rows that were turned down, where somebody asked for them.
class RejectFile
{
public:
    explicit RejectFile(std::optional<std::string> path) : m_path(std::move(path)) {}

    Result<void> begin(const std::string& source)
    {
        if (!m_path)
            return {};
        // Never in the place of what is read.
        std::error_code ignored;
        if (mayBePutAt(*m_path) && !std::filesystem::equivalent(*m_path, source, ignored))
            m_file.open(*m_path, std::ios::binary);
        if (!m_file.is_open())
            return refuse(RefusalCode::FileUnwritable, *m_path);
        m_file << rejectHeader();
        return {};
    }

    void take(const ImportReject& one)
    {
        if (m_path)
            m_file << rejectLine(one);
    }

    // What was imported is in the station all the same; a list that lacks some says so.
    int end()
    {
        m_file.flush();
        return !m_path || m_file ? int{kDone} : tell(refuse(RefusalCode::FileUnwritable, *m_path));
    }

private:
    std::optional<std::string> m_path;
    std::ofstream m_file;
};

// Of a dry run: every row would do.
Result<std::vector<TurnedDown>> takeNothing(const std::vector<ImportRow>&)
{
    return std::vector<TurnedDown>{};
}

void sayCounts(const Arguments& arguments, const ImportCounts& counts, double seconds)
{
    if (arguments.isJson) {
        sayJson({{"read", counts.read},
                 {"imported", counts.imported},
                 {"rejected", counts.rejected},
                 {"seconds", seconds}});
        return;
    }
    sayLine("read " + std::to_string(counts.read) + " = imported " +
            std::to_string(counts.imported) + " + rejected " + std::to_string(counts.rejected));
    sayLine("without place " + std::to_string(counts.withoutPlace) + ", unknown types " +
            std::to_string(counts.unknownTypes) + ", unknown dispositions " +
            std::to_string(counts.unknownDispositions) + ", clock slips " +
            std::to_string(counts.clockSlips));
}

} // namespace

int runImport(const Arguments& arguments)
{
    const bool isDry = arguments.option("dry-run").has_value();
    const auto profileName = arguments.option("profile");
    const auto path = arguments.option("station");
    const bool isGood = arguments.words.size() == 2 && arguments.words[0] == "calls" &&
                        profileName && (path || isDry);
    if (!isGood)
        return misused(kImportUsage);
    const auto profile = readProfile(*profileName);
    if (!profile)
        return tell(profile.refusal());
    const std::string file = arguments.words[1];
    const std::string source = std::filesystem::path(file).filename().string();
    const SourceOpener open = [file] { return openInput(file); };
    RejectFile rejects(arguments.option("rejects"));
    if (const auto begun = rejects.begin(file); !begun)
        return tell(begun.refusal());
    const RejectTaker reject = [&rejects](const ImportReject& one) { rejects.take(one); };
    const auto begun = std::chrono::steady_clock::now();
    const auto seconds = [&begun] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    };
    if (isDry) {
        const auto counts = importCalls(open, *profile, takeNothing, reject);
        if (!counts)
            return tell(counts.refusal());
        sayCounts(arguments, *counts, seconds());
        return rejects.end();
    }
    // A file that cannot be parsed is refused before the station is touched.
    const auto checked = checkCalls(open, *profile);
    if (!checked)
        return tell(checked.refusal());
    EndRequest end;
    SessionOptions options;
    options.path = *path;
    options.holder = "havenctl import";
    auto session = Session::open(std::move(options), {});
    if (!session)
        return tell(session.refusal());
    end.listen();
    StationTaker taker(**session, end);
    if (const auto started = taker.start(source, *profileName); !started)
        return tell(started.refusal());
    const auto counts = importCheckedCalls(
        open, *profile, *checked,
        [&taker](std::vector<ImportRow>& rows) { return taker.take(rows); }, reject);
    if (end.signal() != 0) {
        std::cerr << "havenctl: the import was stopped. What is in the station stays there, unseen"
                     " until the same file has been imported to its end.\n";
        return end.exitCode();
    }
    if (!counts)
        return tell(counts.refusal());
    if (const auto finished = taker.finish(source, *counts); !finished)
        return tell(finished.refusal());
    sayCounts(arguments, *counts, seconds());
    return rejects.end();
}

} // namespace haven::ctl
