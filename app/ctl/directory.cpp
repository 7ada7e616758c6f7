#include "app/ctl/directory_words.h"
#include "app/ctl/held_station.h"
#include "app/ctl/load_station.h"
#include "app/ctl/sign_on.h"
#include "app/ctl/verb.h"
#include "app/session/directory_change.h"
#include "models/base/text.h"
#include "models/dispatch/decide.h"
#include "models/dispatch/role_table.h"
#include "models/exchange/byte_source.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace haven::ctl {

namespace {

constexpr const char* kDirectoryUsage =
    "directory check [FILE] [--station FILE] [--at T] | find [--town T] [--age N] [--school yes|no]"
    " [--kind K] [--at T] [--station FILE] | import CSV --station FILE --as AGENT |"
    " checked ID --station FILE --as AGENT [--json]";
constexpr const char* kWhoMissing = "say who does it: --as AGENT";
constexpr const char* kStateZone = "America/New_York";

struct DirectoryDesk {
    TownNames names;
    StationDirectory directory;
    AgencyTime time;
    Instant at;
};

Result<std::string> zoneFor(const std::string& station)
{
    if (station.empty())
        return std::string(kStateZone);
    const auto loaded = loadStation(station);
    if (!loaded)
        return loaded.refusal();
    return loaded->state.timeZone;
}

Result<DirectoryDesk> openDesk(const std::string& station)
{
    auto names = directoryTowns();
    if (!names)
        return names.refusal();
    const auto zone = zoneFor(station);
    if (!zone)
        return zone.refusal();
    auto directory = loadDirectory(station, names->towns);
    if (!directory)
        return directory.refusal();
    // A file of the agency that is in trouble is said, and every number that can be read is given.
    if (directory->unusable)
        tell(*directory->unusable);
    for (const auto& fault : directory->leftOut)
        std::cerr << "havenctl: in " << agencyDirectoryPath(station) << " the entry " << fault.entry
                  << " is left out: " << onOneLine(fault.what) << "\n";
    return DirectoryDesk{*std::move(names), *std::move(directory), AgencyTime(*zone), systemNow()};
}

// False where --at is no time.
bool takeTime(DirectoryDesk& desk, const Arguments& arguments)
{
    const auto text = arguments.option("at");
    if (!text)
        return true;
    const auto at = desk.time.parse(*text, systemNow());
    if (at)
        desk.at = *at;
    return at.has_value();
}

// A town, or the one town a village lies in; else what to say.
struct TownWord {
    std::optional<std::string> town;
    std::string wrong;
};
TownWord townFor(const TownNames& names, const std::string& word)
{
    for (const auto& town : names.towns) {
        if (equalsIgnoringCase(town, trimmed(word)))
            return {town, {}};
    }
    std::vector<std::string> towns;
    for (const auto& village : names.villages) {
        if (equalsIgnoringCase(village.name, trimmed(word)))
            towns.push_back(village.town);
    }
    if (towns.size() == 1)
        return {towns.front(), {}};
    if (towns.empty())
        return {std::nullopt, "there is no town " + word};
    return {std::nullopt, word + " lies in several towns: " + joined(towns, ", ")};
}

// What of the options is wrong; empty when nothing is. The town is the only one that a rule
// refuses.
std::string takeQuery(DirectoryQuery& query, const Arguments& arguments)
{
    constexpr std::size_t kDigitsMax = 3;
    if (const auto age = arguments.option("age")) {
        if (!isDigits(*age) || age->size() > kDigitsMax || std::stoi(*age) > kDirectoryAgeMax)
            return "an age is a whole number up to " + std::to_string(kDirectoryAgeMax);
        query.age = std::stoi(*age);
    }
    if (const auto school = arguments.option("school")) {
        if (*school != "yes" && *school != "no")
            return "--school is yes or no";
        query.schooling = *school == "yes" ? Schooling::InSchool : Schooling::NotInSchool;
    }
    if (const auto kind = arguments.option("kind")) {
        query.kind = kindFromWord(*kind);
        if (!query.kind)
            return "there is no kind " + *kind + "; the kinds are: " + directoryKindWords();
    }
    return {};
}

int findDirectory(const Arguments& arguments)
{
    DirectoryQuery query;
    const std::string wrong = takeQuery(query, arguments);
    if (!wrong.empty() || arguments.words.size() != 1)
        return misused(kDirectoryUsage, wrong);
    auto desk = openDesk(arguments.optionOr("station", ""));
    if (!desk)
        return tell(desk.refusal());
    if (!takeTime(*desk, arguments))
        return misused(kDirectoryUsage, kTimeExamples);
    if (const auto word = arguments.option("town")) {
        const TownWord town = townFor(desk->names, *word);
        if (!town.town) {
            std::cerr << "havenctl: " << onOneLine(town.wrong) << ".\n";
            return kRefused;
        }
        query.town = town.town;
    }
    query.at = weekTimeOf(desk->time, desk->at);
    query.today = desk->time.dayOf(desk->at);
    const auto& all = desk->directory.entries;
    const auto found = findInDirectory(all, query);
    if (arguments.isJson)
        sayJson(foundJson(found, all, query));
    else
        sayFound(found, all, query);
    return kDone;
}

int checkDirectory(const Arguments& arguments)
{
    if (arguments.words.size() > 2)
        return misused(kDirectoryUsage);
    auto desk = openDesk(arguments.optionOr("station", ""));
    if (!desk)
        return tell(desk.refusal());
    if (!takeTime(*desk, arguments))
        return misused(kDirectoryUsage, kTimeExamples);
    DirectoryCheck check;
    check.all = desk->directory.entries;
    check.input.read.entries = check.all;
    check.input.read.faults = desk->directory.leftOut;
    if (arguments.words.size() == 2) {
        auto input = readDirectoryFile(arguments.words[1], desk->names.towns);
        if (!input)
            return tell(input.refusal());
        check.input = *std::move(input);
        check.all = mergedDirectory(std::move(check.all), check.input.read.entries);
    }
    const LocalDay today = desk->time.dayOf(desk->at);
    check.findings = lintEntries(check.input.read.entries, check.all, today);
    const auto coverage = lintCoverage(check.all, desk->names.towns);
    check.findings.insert(check.findings.end(), coverage.begin(), coverage.end());
    if (arguments.isJson)
        sayJson(checkJson(check, desk->names.towns));
    else
        sayCheck(check, desk->names.towns);
    const bool isWrong = !check.input.read.faults.empty() ||
                         (arguments.words.size() == 1 && desk->directory.unusable);
    return isWrong ? kInput : kDone;
}

// Who changes the list, of those who may; the log says so. Errors: of seatOf(); RoleMissing.
Result<Seat> seatFor(HeldStation& held, const Result<Account>& who, const std::string& agent,
                     const Command& command)
{
    auto seat = seatOf(held.engine(), who, AgentId(agent), PositionId("havenctl"));
    if (seat && !mayDo(command, seat->roles)) {
        const std::string verb(commandName(command));
        return refuse(RefusalCode::RoleMissing, verb, rolesThatMay(verb));
    }
    return seat;
}

// Writes the agency's file and leaves the fact of it; neither without the other.
Result<void> replaceDirectory(const std::string& station, const std::string& text,
                              const Command& command, const Arguments& arguments)
{
    const std::string agent = *arguments.option("as");
    const auto who = askWho(arguments, station, agent).get();
    const auto held = HeldStation::take(station);
    if (!held)
        return held.refusal();
    const auto seat = seatFor(**held, who, agent, command);
    if (!seat)
        return seat.refusal();
    std::error_code ignored;
    std::optional<std::string> before;
    if (std::filesystem::exists(agencyDirectoryPath(station), ignored)) {
        auto bytes = readWhole(agencyDirectoryPath(station), kDirectoryBytesMax);
        if (!bytes)
            return bytes.refusal();
        before = *std::move(bytes);
    }
    if (const auto written = writeAgencyDirectory(station, text); !written)
        return written;
    const auto recorded = (*held)->record(command, *seat);
    if (recorded)
        return {};
    const auto back =
        before ? writeAgencyDirectory(station, *before) : removeAgencyDirectory(station);
    return back ? recorded : back;
}

int importDirectory(const Arguments& arguments)
{
    if (arguments.words.size() != 2)
        return misused(kDirectoryUsage);
    const auto station = stationPath(arguments);
    if (!station)
        return kUsage;
    if (!arguments.option("as"))
        return misused(kDirectoryUsage, kWhoMissing);
    const auto names = directoryTowns();
    if (!names)
        return tell(names.refusal());
    const std::string& path = arguments.words[1];
    const auto input = readDirectoryFile(path, names->towns);
    if (!input)
        return tell(input.refusal());
    for (const auto& fault : input->read.faults)
        std::cerr << "havenctl: " << directoryFaultText(*input, fault) << "\n";
    if (!input->read.faults.empty()) {
        std::cerr << "havenctl: Nothing was taken from " << path
                  << ". Correct these and import it again.\n";
        return kInput;
    }
    const std::size_t count = input->read.entries.size();
    const std::string what = std::to_string(count) + (count == 1 ? " entry" : " entries");
    const ChangeDirectory command{
        DirectoryChange::Imported, {}, {}, static_cast<std::int64_t>(count)};
    const auto done =
        replaceDirectory(*station, directoryText(input->read.entries), command, arguments);
    if (!done)
        return tell(done.refusal());
    if (arguments.isJson)
        sayJson({{"entries", count}, {"file", agencyDirectoryPath(*station)}});
    else
        sayLine("The agency's own directory now has " + what + ". See: havenctl directory check" +
                " --station " + *station);
    return kDone;
}

// Somebody has called it or looked it up: it counts for another ninety days.
int markChecked(const Arguments& arguments)
{
    if (arguments.words.size() != 2)
        return misused(kDirectoryUsage);
    const auto station = stationPath(arguments);
    if (!station)
        return kUsage;
    const auto agent = arguments.option("as");
    if (!agent)
        return misused(kDirectoryUsage, kWhoMissing);
    const auto zone = zoneFor(*station);
    if (!zone)
        return tell(zone.refusal());
    const auto who = askWho(arguments, *station, *agent).get();
    const auto held = HeldStation::take(*station);
    if (!held)
        return tell(held.refusal());
    const auto seat = seatFor(**held, who, *agent, CheckDirectoryEntry{});
    if (!seat)
        return tell(seat.refusal());
    DirectoryWish wish;
    wish.act = DirectoryWishAct::Check;
    wish.entry.id = arguments.words[1];
    const LocalDay today = AgencyTime(*zone).dayOf(systemNow());
    const auto stage = stageDirectory(wish, *station, today);
    if (!stage)
        return tell(stage.refusal());
    const DirectoryEntry* entry = findEntry(stage->entries, wish.entry.id);
    HAVEN_ASSERT(entry != nullptr);
    if (const auto recorded = (*held)->record(stage->command, *seat); !recorded)
        return tell(recorded.refusal());
    if (const auto placed = stage->file->place(); !placed)
        return tell(placed.refusal());
    if (arguments.isJson)
        sayJson({{"entry", entry->id}, {"checked_on", entry->checkedOn}});
    else
        sayLine(entry->name + " was checked on " + entry->checkedOn + ".");
    return kDone;
}

} // namespace

int runDirectory(const Arguments& arguments)
{
    const std::string verb = arguments.words.empty() ? "" : arguments.words.front();
    if (verb == "find")
        return findDirectory(arguments);
    if (verb == "check")
        return checkDirectory(arguments);
    if (verb == "import")
        return importDirectory(arguments);
    if (verb == "checked")
        return markChecked(arguments);
    return misused(kDirectoryUsage);
}

} // namespace haven::ctl
