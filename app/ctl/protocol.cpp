#include "app/ctl/protocol_write.h"
#include "app/ctl/sign_on.h"
#include "app/session/agency_time.h"
#include "app/session/protocol_files.h"
#include "app/session/session.h"
#include "models/base/text.h"
#include "models/crisis/protocol_lint.h"
#include "models/dispatch/protocol_texts.h"
#include "models/exchange/byte_source.h"
#include "models/items/qt_text.h"
#include "models/store/snapshot.h"
#include "models/store/station_file.h"

#include <filesystem>
#include <fmt/format.h>
#include <QDir>

namespace haven::ctl {

namespace {

constexpr const char* kProtocolUsage =
    "protocol lint [FILE...] [--station FILE] | list [--station FILE] | show PROTOCOL [--station "
    "FILE] [--json] |"
    " new PROTOCOL --title TEXT [--out FILE] | install FILE --station FILE --as AGENT |"
    " approve PROTOCOL --by NAME --license TEXT --agency NAME [--on DAY] --station FILE --as AGENT";
constexpr std::size_t kProtocolBytesMax = 1'000'000;
constexpr const char* kShippedProtocols = ":/protocols";

std::string dayText(LocalDay day)
{
    return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::string todayText()
{
    return dayText(AgencyTime("UTC").dayOf(systemNow()));
}

// --- lint ---

struct ProtocolFile {
    std::string path; // as it is told
    std::string name; // "overdose.json"
    std::string text;
};

// Those named; else the agency's own of a station; else the shipped ones.
Result<std::vector<ProtocolFile>> filesToLint(const Arguments& arguments)
{
    std::vector<std::string> paths(arguments.words.begin() + 1, arguments.words.end());
    const auto station = arguments.option("station");
    if (paths.empty() && station)
        paths = agencyProtocolFiles(*station);
    std::vector<ProtocolFile> files;
    for (const auto& path : paths) {
        auto text = readWhole(path, kProtocolBytesMax);
        if (!text)
            return text.refusal();
        files.push_back({path, std::filesystem::path(path).filename().string(), *std::move(text)});
    }
    if (!paths.empty() || station)
        return files;
    const QDir shipped(fromStd(kShippedProtocols));
    for (const auto& name : shipped.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        files.push_back({name.toStdString(), name.toStdString(),
                         resourceText(shipped.filePath(name).toStdString())});
    return files;
}

nlohmann::json findingJson(const LintFinding& finding)
{
    return {{"line", finding.line},
            {"path", finding.path},
            {"weight", toLower(enumName(finding.weight))},
            {"rule", enumName(finding.rule)},
            {"sentence", finding.sentence}};
}

int lintFiles(const Arguments& arguments)
{
    const auto files = filesToLint(arguments);
    if (!files)
        return tell(files.refusal());
    const auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    const auto rules = protocolRules((*base)->knowledge.codes);
    if (!rules)
        return tell(rules.refusal());
    nlohmann::json told = nlohmann::json::array();
    int musts = 0;
    int shoulds = 0;
    int code = kDone;
    const std::string today = todayText();
    for (const auto& file : *files) {
        const auto findings = lintProtocol({file.text, file.name, today}, *rules);
        nlohmann::json rows = nlohmann::json::array();
        for (const auto& one : findings) {
            ++(one.weight == LintWeight::Must ? musts : shoulds);
            if (one.rule == LintRule::NotJson)
                code = kInput;
            rows.push_back(findingJson(one));
            if (!arguments.isJson)
                sayLine(onOneLine(fmt::format("{}:{}: {}: {} [{}]", file.path, one.line,
                                              toLower(enumName(one.weight)), one.sentence,
                                              enumName(one.rule))));
        }
        told.push_back({{"file", file.path}, {"findings", rows}});
    }
    if (arguments.isJson)
        sayJson({{"files", told}, {"must", musts}, {"should", shoulds}});
    else
        sayLine(fmt::format("{} files, {} findings that must be set right, {} to look at",
                            files->size(), musts, shoulds));
    if (code == kDone && musts > 0)
        code = kRefused;
    return code;
}

// --- list and show ---

struct ProtocolShelf {
    std::unique_ptr<KnowledgeBase> base;
    std::optional<State> state; // with --station
};

Result<ProtocolShelf> openShelf(const Arguments& arguments)
{
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return base.refusal();
    ProtocolShelf shelf{*std::move(base), std::nullopt};
    if (const auto path = arguments.option("station")) {
        auto reader = StationReader::open({*path, ""});
        if (!reader)
            return reader.refusal();
        auto loaded = loadState(reader->database());
        if (!loaded)
            return loaded.refusal();
        shelf.state = std::move(loaded->state);
        takeStationTables(*shelf.base, *path);
    }
    return shelf;
}

ProtocolToStart startOf(const ProtocolShelf& shelf, const ProtocolOnFile& file)
{
    return shelf.state ? protocolToStart(*shelf.state, shelf.base->knowledge, file.protocol.id)
                       : ProtocolToStart{};
}

// The version that a checklist started here runs by; null where none starts, or without a station.
nlohmann::json startsVersion(const ProtocolShelf& shelf, const ProtocolOnFile& file)
{
    const ProtocolToStart start = startOf(shelf, file);
    return start.protocol ? nlohmann::json(start.protocol->version) : nlohmann::json();
}

std::string standingOf(const ProtocolShelf& shelf, const ProtocolOnFile& file)
{
    if (file.protocol.status == ProtocolStatus::Retired)
        return "retired, no checklist starts by it";
    if (!shelf.state)
        return "draft";
    const auto approval = shelf.state->approvals.find(file.protocol.id);
    if (approval == shelf.state->approvals.end())
        return "draft, not approved here";
    const Approval& given = approval->second;
    if (given.hash != file.hash && startOf(shelf, file).by == StartBy::EarlierApproved)
        return fmt::format("draft; until it is approved, checklists start by version {}, approved "
                           "by {}, {}",
                           given.version, given.approver, given.credentials);
    if (given.hash != file.hash)
        return "draft, another text of it was approved here";
    return "approved by " + approval->second.approver + ", " + approval->second.credentials;
}

// Of this text; null where it is a draft here.
nlohmann::json approvalJson(const ProtocolShelf& shelf, const ProtocolOnFile& file)
{
    if (!shelf.state)
        return nullptr;
    const auto approval = shelf.state->approvals.find(file.protocol.id);
    if (approval == shelf.state->approvals.end() || approval->second.hash != file.hash)
        return nullptr;
    return {{"approver", approval->second.approver},
            {"license", approval->second.license},
            {"agency", approval->second.agency},
            {"approved_on", approval->second.approvedOn}};
}

nlohmann::json headJson(const ProtocolShelf& shelf, const ProtocolOnFile& file)
{
    const Protocol& protocol = file.protocol;
    return {{"id", protocol.id.value},
            {"title", protocol.title},
            {"version", protocol.version},
            {"medical", protocol.kind == ProtocolKind::Medical},
            {"checked_on", protocol.checkedOn},
            {"review_by", protocol.reviewBy},
            {"steps", protocol.steps.size()},
            {"hash", file.hash},
            {"source", toLower(enumName(file.source))},
            {"standing", standingOf(shelf, file)},
            {"starts_version", startsVersion(shelf, file)},
            {"approval", approvalJson(shelf, file)}};
}

int listProtocols(const Arguments& arguments)
{
    const auto shelf = openShelf(arguments);
    if (!shelf)
        return tell(shelf.refusal());
    for (const auto& one : shelf->base->disabled)
        tell(one);
    nlohmann::json rows = nlohmann::json::array();
    for (const auto& [id, file] : shelf->base->knowledge.protocols) {
        rows.push_back(headJson(*shelf, file));
        if (!arguments.isJson)
            sayLine(
                fmt::format("{:<27} version {:<3} {:>2} steps  review by {}  {}{}", id.value,
                            file.protocol.version, file.protocol.steps.size(),
                            file.protocol.reviewBy, onOneLine(standingOf(*shelf, file)),
                            file.source == ProtocolSource::Agency ? ", your agency's own" : ""));
    }
    if (arguments.isJson)
        sayJson({{"protocols", rows}});
    return kDone;
}

nlohmann::json stepJson(const ProtocolStep& step)
{
    nlohmann::json answers = nlohmann::json::array();
    for (const auto& answer : step.answers) {
        nlohmann::json one = {{"label", answer.label}, {"next", answer.next}};
        if (answer.fact)
            one["sets"] = {{"fact", factWord(*answer.fact)},
                           {"answer", printFactAnswer(answer.sets)}};
        answers.push_back(std::move(one));
    }
    return {{"id", step.id},
            {"text", step.text},
            {"say", step.say},
            {"kind", toLower(enumName(step.kind))},
            {"critical", step.weight == StepWeight::Critical},
            {"answers", answers},
            {"next", step.next}};
}

void sayStep(std::size_t number, const ProtocolStep& step)
{
    sayLine(fmt::format("{:>2}  {}{}", number, step.text,
                        step.weight == StepWeight::Critical ? "  (critical)" : ""));
    if (!step.say.empty())
        sayLine("    Say: " + step.say);
    for (const auto& answer : step.answers)
        sayLine("    [ ] " + answer.label + (answer.next.empty() ? "" : "  -> " + answer.next));
}

int showProtocol(const Arguments& arguments)
{
    const auto shelf = openShelf(arguments);
    if (!shelf)
        return tell(shelf.refusal());
    const auto& protocols = shelf->base->knowledge.protocols;
    const auto found = protocols.find(ProtocolId(toLower(arguments.words[1])));
    if (found == protocols.end())
        return tell(refuse(RefusalCode::ProtocolUnknown, arguments.words[1]));
    const Protocol& protocol = found->second.protocol;
    if (arguments.isJson) {
        auto page = headJson(*shelf, found->second);
        page["sources"] = protocol.sources;
        page["steps"] = nlohmann::json::array();
        for (const auto& step : protocol.steps)
            page["steps"].push_back(stepJson(step));
        sayJson(page);
        return kDone;
    }
    sayLine(fmt::format("{}, version {}; {}", protocol.title, protocol.version,
                        onOneLine(standingOf(*shelf, found->second))));
    for (std::size_t i = 0; i < protocol.steps.size(); ++i)
        sayStep(i + 1, protocol.steps[i]);
    sayLine("Checked on " + protocol.checkedOn + ", review by " + protocol.reviewBy +
            ". It rests on:");
    for (const auto& source : protocol.sources)
        sayLine("  " + source);
    return kDone;
}

// --- approve ---

// What is missing or wrong in words; empty when the approval is whole.
std::string wrongInApproval(const Arguments& arguments)
{
    for (const char* option : {"by", "license", "agency", "as"}) {
        if (trimmed(arguments.optionOr(option, "")).empty())
            return std::string("an approval names who (--by), the license (--license), the agency"
                               " (--agency) and who records it (--as); missing: --") +
                   option;
    }
    return {};
}

int approveProtocol(const Arguments& arguments, const std::string& path)
{
    if (const std::string wrong = wrongInApproval(arguments); !wrong.empty())
        return misused(kProtocolUsage, wrong);
    const AgentId agent(*arguments.option("as"));
    auto who = askWho(arguments, path, agent.value);
    SessionOptions options;
    options.path = path;
    options.holder = "havenctl protocol";
    auto session = Session::open(std::move(options), {});
    const auto account = who.get();
    if (!session)
        return tell(session.refusal());
    const auto seat = seatOf(**session, account, agent, PositionId("havenctl"));
    if (!seat)
        return tell(seat.refusal());
    const Instant now = (*session)->now();
    std::string day = dayText((*session)->time().dayOf(now));
    if (const auto given = arguments.option("on")) {
        const auto at = (*session)->time().parse(*given, now);
        if (!at || at->ms > now.ms)
            return misused(kProtocolUsage, "--on is a day, today or before: 2026-11-21");
        day = dayText((*session)->time().dayOf(*at));
    }
    ApproveProtocol command;
    command.protocol = ProtocolId(toLower(arguments.words[1]));
    command.approver = std::string(trimmed(*arguments.option("by")));
    command.license = std::string(trimmed(*arguments.option("license")));
    command.agency = std::string(trimmed(*arguments.option("agency")));
    command.approvedOn = day;
    const std::string credentials =
        fmt::format("{}, {}, {}", command.license, command.agency, command.approvedOn);
    const std::string told = fmt::format("Protocol {} is approved by {}, {}.",
                                         command.protocol.value, command.approver, credentials);
    const nlohmann::json json = {
        {"protocol", command.protocol.value}, {"approver", command.approver},
        {"license", command.license},         {"agency", command.agency},
        {"approved_on", command.approvedOn},  {"credentials", credentials}};
    const auto recorded = (*session)->submitAndWait({std::move(command), *seat, {}, {}});
    if (!recorded)
        return tell(recorded.refusal());
    if (arguments.isJson)
        sayJson(json);
    else
        sayLine(onOneLine(told));
    return kDone;
}

} // namespace

int runProtocol(const Arguments& arguments)
{
    const auto& words = arguments.words;
    const std::string act = words.empty() ? std::string() : words.front();
    if (act == "lint")
        return lintFiles(arguments);
    if (act == "list" && words.size() == 1)
        return listProtocols(arguments);
    if (act == "show" && words.size() == 2)
        return showProtocol(arguments);
    if (act == "new")
        return newProtocol(arguments);
    if (act == "install")
        return installProtocol(arguments);
    if (act != "approve" || words.size() != 2)
        return misused(kProtocolUsage);
    const auto path = stationPath(arguments);
    return path ? approveProtocol(arguments, *path) : kUsage;
}

} // namespace haven::ctl
