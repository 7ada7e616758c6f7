#include "app/ctl/care_reading.h"
#include "app/ctl/office.h"
#include "app/session/instrument_files.h"
#include "app/session/session.h"
#include "models/base/text.h"
#include "models/dispatch/command_line.h"
#include "models/exchange/byte_source.h"

#include <filesystem>
#include <fmt/format.h>

namespace haven::ctl {

namespace {

constexpr const char* kInstrumentsUsage =
    "instruments list --station FILE [--json] | check [FILE...] [--station FILE] [--json] |"
    " record INCIDENT INSTRUMENT FIELD=VALUE...|declined [WHY]|notpossible WHY --station FILE"
    " --as AGENT | read INCIDENT --station FILE --as AGENT --reason TEXT"
    " [--format text|json|csv|pdf] [--out FILE]";

// --- list ---

nlohmann::json fieldJson(const InstrumentField& field)
{
    return {{"id", field.id},
            {"label", field.label},
            {"kind", toLower(enumName(field.kind))},
            {"takes", takenBy(field)},
            {"optional", field.filled == InstrumentField::Filled::Sometimes}};
}

std::vector<std::string> writerWords(const Instrument& instrument)
{
    std::vector<std::string> words;
    for (const InstrumentWriter writer : instrument.enteredBy)
        words.push_back(toLower(enumName(writer)));
    return words;
}

nlohmann::json instrumentJson(const InstrumentOnFile& onFile)
{
    const Instrument& one = onFile.instrument;
    nlohmann::json json = {{"id", one.id.value},
                           {"name", one.name},
                           {"version", one.version},
                           {"owner", one.owner},
                           {"license", one.license},
                           {"hash", onFile.hash},
                           {"entered_by", writerWords(one)},
                           {"page", !one.page.empty()},
                           {"fields", nlohmann::json::array()}};
    for (const auto& field : one.fields)
        json["fields"].push_back(fieldJson(field));
    return json;
}

void sayInstrument(const InstrumentOnFile& onFile)
{
    const Instrument& one = onFile.instrument;
    sayLine(onOneLine(fmt::format("{}: {}, version {}; {}; license: {}; entered by {}",
                                  one.id.value, one.name, one.version, one.owner, one.license,
                                  joined(writerWords(one), " or "))));
    for (const auto& field : one.fields)
        sayLine(onOneLine(fmt::format(
            "  {}  {}: {}{}", asTyped(field.id), field.label, asTyped(takenBy(field)),
            field.filled == InstrumentField::Filled::Sometimes ? ", may be left out" : "")));
}

// Read beside a console: the folder is the agency's, and nothing in it is of a person.
int listInstruments(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return misused(kInstrumentsUsage);
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    takeAgencyInstruments(**base, *path);
    for (const auto& one : (*base)->disabled)
        tell(one);
    const auto& all = (*base)->knowledge.instruments;
    nlohmann::json rows = nlohmann::json::array();
    for (const auto& [id, onFile] : all) {
        rows.push_back(instrumentJson(onFile));
        if (!arguments.isJson)
            sayInstrument(onFile);
    }
    if (arguments.isJson)
        sayJson({{"folder", agencyInstrumentsPath(*path)}, {"instruments", rows}});
    else if (all.empty())
        sayLine("No instruments are installed. Their folder is " + agencyInstrumentsPath(*path));
    return kDone;
}

// --- check ---

int checkInstruments(const Arguments& arguments)
{
    std::vector<std::string> paths(arguments.words.begin() + 1, arguments.words.end());
    if (const auto station = arguments.option("station"); paths.empty() && station)
        paths = agencyInstrumentFiles(*station);
    else if (paths.empty())
        return misused(kInstrumentsUsage, "name the files, or the station that has them");
    nlohmann::json told = nlohmann::json::array();
    int musts = 0;
    int code = kDone;
    for (const auto& path : paths) {
        const auto text = readWhole(path, kInstrumentFileBytesMax);
        if (!text)
            return tell(text.refusal());
        const std::string name = std::filesystem::path(path).filename().string();
        nlohmann::json rows = nlohmann::json::array();
        for (const auto& one : lintInstrument(*text, name)) {
            musts += one.weight == LintWeight::Must ? 1 : 0;
            code = one.rule == LintRule::NotJson ? kInput : code;
            rows.push_back({{"line", one.line},
                            {"path", one.path},
                            {"weight", toLower(enumName(one.weight))},
                            {"rule", enumName(one.rule)},
                            {"sentence", one.sentence}});
            if (!arguments.isJson)
                sayLine(onOneLine(fmt::format("{}:{}: {}: {}{}{}", path, one.line,
                                              toLower(enumName(one.weight)), one.path,
                                              one.path.empty() ? "" : ": ", one.sentence)));
        }
        told.push_back({{"file", path}, {"findings", rows}});
    }
    if (arguments.isJson)
        sayJson({{"files", told}, {"must", musts}});
    else
        sayLine(fmt::format("{} files, {} findings that must be set right", paths.size(), musts));
    return code == kDone && musts > 0 ? kRefused : code;
}

// --- record ---

// By the same grammar as the command bar.
int recordScreening(const Arguments& arguments, const std::string& path)
{
    const auto agent = arguments.option("as");
    if (!agent)
        return misused(kInstrumentsUsage, "a result is entered by somebody: --as AGENT");
    std::string line = "scr";
    for (std::size_t i = 1; i < arguments.words.size(); ++i)
        line += " " + arguments.words[i];
    const auto office = Office::open(arguments, path, "havenctl instruments");
    if (!office)
        return tell(office.refusal());
    Session& room = (*office)->session();
    const LineContext context{room.state(),
                              room.base().knowledge,
                              room.now(),
                              room.time().offsetAt(room.now()),
                              {},
                              [&](std::string_view word) { return room.coldIncident(word); },
                              [&](Instant at) { return room.time().offsetAt(at); }};
    const auto parsed = parseLine(line, context);
    if (!parsed)
        return tell(parsed.refusal());
    const auto* wish = parsed->command ? kindIf<RecordScreening>(&*parsed->command) : nullptr;
    if (!wish)
        return misused(kInstrumentsUsage);
    const auto recorded = room.submitAndWait({*wish, (*office)->seat(), parsed->happenedAt, {}});
    if (!recorded)
        return tell(recorded.refusal());
    std::vector<std::string> suggestions;
    for (const auto& one : *recorded) {
        if (const auto* fact = one.event ? kindIf<ScreeningRecorded>(&*one.event) : nullptr)
            suggestions = fact->screening.suggestions;
    }
    if (arguments.isJson) {
        sayJson({{"recorded", true}, {"suggestions", suggestions}});
        return kDone;
    }
    sayLine("A screening was recorded.");
    for (const auto& one : suggestions)
        sayLine(onOneLine("Suggested: " + one));
    return kDone;
}

// --- read ---

int readScreenings(const Arguments& arguments)
{
    CareReading reading;
    reading.view = CareView::Screenings;
    reading.incident = arguments.words[1];
    reading.selection = "screenings of " + arguments.words[1];
    reading.plain = CareReading::Plain::Refused;
    reading.report = [](const CareWish& wish, const Incident* incident,
                        const ReportClock& clock) -> Result<Report> {
        if (!incident)
            return refuse(RefusalCode::IncidentNotFound, "");
        return screeningReport(wish, *incident, clock);
    };
    return showCare(arguments, reading, kInstrumentsUsage);
}

} // namespace

int runInstruments(const Arguments& arguments)
{
    const auto& words = arguments.words;
    const std::string act = words.empty() ? std::string() : words.front();
    if (act == "list" && words.size() == 1)
        return listInstruments(arguments);
    if (act == "check")
        return checkInstruments(arguments);
    if (act == "read" && words.size() == 2)
        return readScreenings(arguments);
    const auto path = stationPath(arguments);
    if (act != "record" || words.size() < 4 || !path)
        return misused(kInstrumentsUsage);
    return recordScreening(arguments, *path);
}

} // namespace haven::ctl
