#include "app/ctl/load_station.h"
#include "app/ctl/office.h"
#include "app/ctl/verb.h"
#include "app/session/agency_time.h"
#include "app/session/session.h"
#include "models/base/text.h"
#include "models/dispatch/bolo_match.h"
#include "models/dispatch/record_check.h"

#include <fmt/format.h>

// BOLOs in force and what fits them, and the record checks of the shift. Without --as what is of
// class criminal justice stays closed.
namespace haven::ctl {

namespace {

constexpr const char* kBoloUsage =
    "bolo list | match TEXT --station FILE [--as AGENT] [--all] [--json]";
constexpr const char* kChecksUsage = "checks --station FILE --as AGENT [--open] [--json]";

// Errors: those of opening and of signing on.
Result<std::set<Role>> readingRoles(const Arguments& arguments, const std::string& path)
{
    if (!arguments.option("as"))
        return std::set<Role>{};
    const auto office = Office::open(arguments, path, "havenctl");
    if (!office)
        return office.refusal();
    return (*office)->seat().roles;
}

nlohmann::json idsJson(const std::vector<UnitId>& units)
{
    nlohmann::json out = nlohmann::json::array();
    for (const auto& unit : units)
        out.push_back(unit.value);
    return out;
}

std::vector<UnitId> heardBy(const Bolo& bolo)
{
    std::vector<UnitId> units;
    for (const auto& [unit, at] : bolo.acknowledged)
        units.push_back(unit);
    return units;
}

std::string_view boloStanding(const Bolo& bolo, Instant now)
{
    if (bolo.canceledAt)
        return "canceled";
    return bolo.expiresAt > now ? "in force" : "ran out";
}

nlohmann::json boloMatchJson(const BoloMatch& match, const State& state)
{
    const auto incident =
        match.incident ? state.incidents.find(*match.incident) : state.incidents.end();
    return {{"incident", incident == state.incidents.end()
                             ? nlohmann::json(nullptr)
                             : nlohmann::json(incident->second.number)},
            {"unit", match.unit ? nlohmann::json(match.unit->value) : nlohmann::json(nullptr)},
            {"field", toLower(enumName(match.field))},
            {"sure", toLower(enumName(match.sure))},
            {"typed", toLower(enumName(match.typed))},
            {"at", match.at.ms},
            {"seen", match.seenAt.has_value()}};
}

nlohmann::json boloJson(BoloId id, const Bolo& bolo, const State& state, Instant now)
{
    nlohmann::json matches = nlohmann::json::array();
    for (const auto& match : bolo.matches)
        matches.push_back(boloMatchJson(match, state));
    const BoloText& text = bolo.text;
    return {{"bolo", boloNumber(id)},
            {"kind", toLower(enumName(text.kind))},
            {"words", text.words},
            {"name", text.name},
            {"plate", text.plate},
            {"plate_state", text.plateState},
            {"phone", text.phone},
            {"photo", text.photo},
            {"origin", text.origin},
            {"reason", text.reason},
            {"restricted", text.fieldClass > FieldClass::Police},
            {"standing", std::string(boloStanding(bolo, now))},
            {"created_at", bolo.createdAt.ms},
            {"expires_at", bolo.expiresAt.ms},
            {"broadcast", bolo.broadcastAt.has_value()},
            {"heard", idsJson(heardBy(bolo))},
            {"not_heard", idsJson(bolosUnheard(state, bolo))},
            {"matches", matches}};
}

struct ReadStation {
    State state;
    AgencyTime time;
    std::set<Role> roles;
};

Result<ReadStation> readStation(const Arguments& arguments, const std::string& path)
{
    auto roles = readingRoles(arguments, path);
    if (!roles)
        return roles.refusal();
    auto loaded = loadStation(path);
    if (!loaded)
        return loaded.refusal();
    const AgencyTime time(loaded->state.timeZone);
    return ReadStation{std::move(loaded->state), time, *std::move(roles)};
}

void sayBolo(BoloId id, const Bolo& bolo, const ReadStation& station, Instant now)
{
    sayLine(fmt::format("{:<5} {:<8} {} until {}  {}", boloNumber(id),
                        toLower(enumName(bolo.text.kind)), boloStanding(bolo, now),
                        station.time.dated(bolo.expiresAt).toStdString(),
                        onOneLine(boloWords(bolo.text))));
    const auto unheard = bolosUnheard(station.state, bolo);
    std::vector<std::string> names;
    for (const auto& unit : unheard)
        names.push_back(unit.value);
    if (!bolo.broadcastAt)
        sayLine("      not broadcast yet");
    else if (!names.empty())
        sayLine("      not heard by " + joined(names, ", "));
    for (const auto& match : bolo.matches) {
        const auto found = match.incident ? station.state.incidents.find(*match.incident)
                                          : station.state.incidents.end();
        const std::string where = found != station.state.incidents.end() ? found->second.number
                                  : match.unit                           ? match.unit->value
                                               : "an incident that left the board";
        sayLine(fmt::format("      may fit {}: {}, in {}{}", where,
                            boloHitWords(match.field, match.sure), boloTypedWords(match.typed),
                            match.seenAt ? "" : ", nobody has looked"));
    }
}

int listBolos(const Arguments& arguments, const ReadStation& station)
{
    const Instant now = systemNow();
    const bool isAll = arguments.option("all").has_value();
    nlohmann::json list = nlohmann::json::array();
    std::vector<BoloId> shown;
    int closed = 0;
    for (const auto& [id, bolo] : station.state.bolos) {
        if (!isAll && !isInForce(bolo, now))
            continue;
        if (!mayReadBolo(bolo, station.roles)) {
            ++closed;
            continue;
        }
        shown.push_back(id);
        list.push_back(boloJson(id, bolo, station.state, now));
    }
    if (arguments.isJson) {
        sayJson({{"bolos", list}, {"restricted_not_shown", closed}});
        return kDone;
    }
    sayLine(fmt::format("BOLO, {}", shown.size()));
    for (const auto& id : shown)
        sayBolo(id, station.state.bolos.at(id), station, now);
    if (closed > 0)
        sayLine(
            fmt::format("{} restricted, for dispatchers and supervisors: add --as AGENT", closed));
    return kDone;
}

// The text is taken as a note, and as a plate, name and telephone as well.
int matchBolos(const Arguments& arguments, const ReadStation& station)
{
    TypedWords typed;
    typed.text = typed.plate = typed.name = typed.phone = arguments.words[1];
    const Instant now = systemNow();
    nlohmann::json list = nlohmann::json::array();
    std::vector<std::string> lines;
    for (const BoloHit& hit : boloHits(station.state, typed, now)) {
        const Bolo& bolo = station.state.bolos.at(hit.bolo);
        if (!mayReadBolo(bolo, station.roles))
            continue;
        list.push_back({{"bolo", boloNumber(hit.bolo)},
                        {"field", toLower(enumName(hit.field))},
                        {"sure", toLower(enumName(hit.sure))},
                        {"words", boloWords(bolo.text)}});
        lines.push_back(fmt::format("{:<5} {}  {}", boloNumber(hit.bolo),
                                    boloHitWords(hit.field, hit.sure),
                                    onOneLine(boloWords(bolo.text))));
    }
    if (arguments.isJson) {
        sayJson(list);
        return kDone;
    }
    for (const auto& line : lines)
        sayLine(line);
    if (lines.empty())
        sayLine("No BOLO in force fits that.");
    return kDone;
}

} // namespace

int runBolo(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const std::string what = arguments.words.empty() ? std::string() : arguments.words.front();
    const bool isList = what == "list" && arguments.words.size() == 1;
    const bool isMatch = what == "match" && arguments.words.size() == 2;
    if (!isList && !isMatch)
        return misused(kBoloUsage);
    const auto station = readStation(arguments, *path);
    if (!station)
        return tell(station.refusal());
    return isList ? listBolos(arguments, *station) : matchBolos(arguments, *station);
}

int runChecks(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    if (!arguments.option("as") || !arguments.words.empty())
        return misused(kChecksUsage,
                       "checks: sign on with --as; they are criminal justice records");
    const auto station = readStation(arguments, *path);
    if (!station)
        return tell(station.refusal());
    if (!mayReadChecks(station->roles))
        return tell(refuse(RefusalCode::RoleMissing, "RunCheck", "Dispatcher or Supervisor"));
    const bool isOpenOnly = arguments.option("open").has_value();
    nlohmann::json list = nlohmann::json::array();
    for (const auto& [id, run] : station->state.checks) {
        const RecordCheck check = shownCheck(station->state, run);
        if (isOpenOnly && !isToConfirm(check))
            continue;
        list.push_back({{"check", id.value},
                        {"unit", check.unit.value},
                        {"kind", std::string(checkKindWord(check.kind))},
                        {"what", check.what},
                        {"result", std::string(checkResultWord(check.result))},
                        {"code", check.code},
                        {"at", check.ranAt.ms},
                        {"to_confirm", isToConfirm(check)}});
        if (!arguments.isJson)
            sayLine(fmt::format("{:<5} {}  {:<6} {}", checkNumber(id),
                                station->time.dated(check.ranAt).toStdString(), check.unit.value,
                                onOneLine(checkWords(check))));
    }
    if (arguments.isJson)
        sayJson(list);
    else if (list.empty())
        sayLine("No record check is kept.");
    return kDone;
}

} // namespace haven::ctl
