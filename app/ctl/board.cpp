#include "models/dispatch/board.h"
#include "app/ctl/crew_words.h"
#include "app/ctl/load_station.h"
#include "app/ctl/verb.h"
#include "app/session/session.h"
#include "models/base/text.h"
#include "models/dispatch/act_words.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_numbers.h"
#include "models/dispatch/cry_words.h"
#include "models/dispatch/flag_context.h"
#include "models/dispatch/risk_protection.h"
#include "models/dispatch/supervision.h"
#include "models/dispatch/unseen_rules.h"
#include "models/items/board_text.h"
#include "models/items/qt_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>

namespace haven::ctl {

namespace {

// Where the open clinician request stands: "asked", "accepted", "arrived"; null without one.
nlohmann::json clinicianJson(const BoardRow& row, const State& state)
{
    const auto found = state.incidents.find(row.id);
    const ClinicianRequest* request =
        found == state.incidents.end() ? nullptr : openRequest(found->second);
    if (!request)
        return nullptr;
    return toLower(enumName(request->stage));
}

// {"state": "possible" or "answered", "words": …}; null where nobody speaks of one.
nlohmann::json weaponJson(const BoardRow& row)
{
    if (row.weapon == WeaponSign::None)
        return nullptr;
    return {{"state", toLower(enumName(row.weapon))}, {"words", row.weaponWords}};
}

// Firearm with danger to anyone: "not_decided" while it is open, else what was decided, by whom and
// when; null where nothing asks for it, and of a restricted incident.
nlohmann::json riskJson(const BoardRow& row, const State& state)
{
    const auto found = state.incidents.find(row.id);
    if (found == state.incidents.end() || row.visibility == Visibility::Restricted)
        return nullptr;
    const auto& risk = found->second.riskProtection;
    if (risk)
        return {
            {"decision", riskWord(risk->decision)}, {"by", risk->by.value}, {"at", risk->at.ms}};
    if (!riskPrompt(found->second))
        return nullptr;
    return {{"decision", riskWord(RiskDecision::NotDecided)}};
}

// {"police": "P3", "ems": "P1"}: each discipline that it concerns.
nlohmann::json prioritiesJson(const BoardRow& row)
{
    nlohmann::json out = nlohmann::json::object();
    for (const PriorityFor& one : row.priorities)
        out[disciplineWord(one.discipline)] = std::string(enumName(one.priority));
    return out;
}

// How somebody there communicates: whoever goes has to know. Nothing of a restricted incident.
std::string communicationOf(const BoardRow& row, const State& state)
{
    const auto found = state.incidents.find(row.id);
    if (found == state.incidents.end() || row.visibility == Visibility::Restricted)
        return {};
    return needsWords(found->second.communication);
}

// What is known of the place, or of somebody there, the most severe first. Nothing of a restricted
// incident.
std::vector<std::string> cautionsOf(const BoardRow& row, const LoadedStation& station, Instant now)
{
    const auto found = station.state.incidents.find(row.id);
    if (found == station.state.incidents.end() || row.visibility == Visibility::Restricted)
        return {};
    auto cautions = cautionsToTell(station.state, found->second, now);
    for (std::string& one : cautions)
        one = station.names.withoutNames(one);
    return cautions;
}

// What is known of a place may say whom it is about.
std::vector<BoardRow> plainRows(const LoadedStation& station, const Codes& codes, Instant now)
{
    auto rows = queueRows(station.state, codes, now);
    for (BoardRow& row : rows) {
        for (std::string& mark : row.placeMarks)
            mark = station.names.withoutNames(mark);
    }
    return rows;
}

nlohmann::json queueJson(const BoardRow& row, const LoadedStation& station, Instant now)
{
    const State& state = station.state;
    nlohmann::json units = nlohmann::json::array();
    for (const auto& unit : row.units)
        units.push_back(unit.value);
    return {{"incident", row.number},
            {"type", row.type.value},
            {"priority", std::string(enumName(row.priority))},
            {"place", row.place},
            {"waiting_s", row.waiting.wholeSeconds()},
            {"status", std::string(enumName(row.status))},
            {"flag", toLower(enumName(row.flag))},
            {"level", row.level ? nlohmann::json(*row.level) : nlohmann::json(nullptr)},
            {"level_asked", row.asked == Asked::Done},
            {"weapon", weaponJson(row)},
            {"bolo", row.boloWords},
            {"cautions", cautionsOf(row, station, now)},
            {"place_marks", row.placeMarks},
            {"risk_protection", riskJson(row, state)},
            {"clinician", clinicianJson(row, state)},
            {"communication", communicationOf(row, state)},
            {"late", row.isLate},
            {"called_since_hold", row.isCalledSinceHold},
            {"owes_callback", row.owesCallback},
            {"priorities", prioritiesJson(row)},
            {"aid_open", row.aidOpen},
            {"aid_late", row.isAidLate},
            {"no_voice", row.isSilent},
            {"units", units}};
}

nlohmann::json unitJson(const UnitRow& row)
{
    return {{"unit", row.id.value},
            {"primary", std::string(enumName(row.status.primary))},
            {"secondary", std::string(enumName(row.status.secondary))},
            {"label", row.status.label.value},
            {"incident", row.number.empty() ? nlohmann::json(nullptr) : nlohmann::json(row.number)},
            {"agency", row.agency.empty() ? nlohmann::json(nullptr) : nlohmann::json(row.agency)},
            {"discipline", disciplineWord(row.discipline)},
            {"check_due_at",
             row.checkDueAt ? nlohmann::json(row.checkDueAt->ms) : nlohmann::json(nullptr)},
            {"check_late", row.isCheckLate},
            {"since", row.since.ms}};
}

// {"since", "words", "weapon", "by", "acknowledged_by"}; null for a unit that is in none. Of a
// restricted incident nothing is told but that there is a weapon.
nlohmann::json emergencyJson(const UnitRow& row, const State& state)
{
    const auto found = state.units.find(row.id);
    if (found == state.units.end() || !found->second.emergency)
        return nullptr;
    const Emergency& emergency = *found->second.emergency;
    const auto& answered = emergency.acknowledgedBy;
    return {{"since", emergency.declaredAt.ms},
            {"words", cryWords(state, found->second)},
            {"weapon", cryWeapon(state, found->second)},
            {"by", emergency.declaredBy.value},
            {"acknowledged_by", answered ? nlohmann::json(answered->value) : nullptr}};
}

std::string clock(Span span)
{
    const auto s = span.wholeSeconds();
    return fmt::format("{}:{:02}", s / 60, s % 60);
}

// What a court ordered and when its time is over. Of a restricted incident only its number is told
// anywhere.
nlohmann::json ordersJson(const State& state, const Codes& codes, Instant now)
{
    nlohmann::json orders = nlohmann::json::array();
    for (const auto& [id, incident] : state.incidents) {
        const auto due = orderDueAt(incident, codes);
        if (due && incident.visibility == Visibility::Normal)
            orders.push_back({{"incident", incident.number},
                              {"due_at", due->ms},
                              {"due_in_s", (*due - now).wholeSeconds()}});
    }
    return orders;
}

void sayOrders(const nlohmann::json& orders)
{
    for (const auto& one : orders) {
        const Span left = Span::seconds(one["due_in_s"].get<std::int64_t>());
        const auto number = one["incident"].get<std::string>();
        sayLine(left.ms > 0 ? fmt::format("Court order {}: {} left", number, durationWords(left))
                            : fmt::format("Court order {}: over for {}", number,
                                          durationWords(Span{-left.ms})));
    }
}

// Above everything else, as the strip at the console.
void sayEmergencies(const std::vector<UnitRow>& units, const State& state, Instant now)
{
    for (const UnitRow& row : units) {
        const nlohmann::json emergency = emergencyJson(row, state);
        if (emergency.is_null())
            continue;
        const Instant since{emergency["since"].get<std::int64_t>()};
        std::string line =
            fmt::format("OFFICER EMERGENCY, {}, {}", row.id.value, clock(now - since));
        const auto unit = state.units.find(row.id);
        const bool isHidden = isRestricted(state, row.incident);
        const std::string place = isHidden ? row.place : cryPlace(state, unit->second);
        for (const std::string& more : {row.number, place}) {
            if (!more.empty())
                line += ", " + more;
        }
        if (emergency["acknowledged_by"].is_null())
            line += ", not acknowledged";
        else
            line += ", acknowledged by " + emergency["acknowledged_by"].get<std::string>();
        if (const auto words = emergency["words"].get<std::string>(); !words.empty())
            line += ": " + words;
        if (const auto weapon = emergency["weapon"].get<std::string>(); !weapon.empty())
            line += "; " + weapon;
        sayLine(onOneLine(line));
    }
}

// "EMERGENCY, Available": a unit that calls for help is never read as one that is free.
std::string statusOf(const UnitRow& row)
{
    return row.isEmergency ? "EMERGENCY, " + row.statusText : row.statusText;
}

void sayBoard(const std::vector<BoardRow>& queue, const std::vector<UnitRow>& units,
              const LoadedStation& station, Instant now)
{
    sayLine(fmt::format("Queue, {} open", queue.size()));
    for (const auto& row : queue) {
        std::vector<std::string> names;
        for (const auto& unit : row.units)
            names.push_back(unit.value);
        sayLine(fmt::format(
            "{} {:>8}{} {}  {:<10} {:<9} {:<8} {} {}  {}", enumName(row.priority),
            clock(row.waiting), row.isLate ? "!" : " ", row.number, enumName(row.status),
            enumName(row.flag),
            row.level ? fmt::format("level {}{}", *row.level, row.isLevelOpen ? "?" : "") : "",
            row.label, row.place, fmt::join(names, ",")));
        if (const std::string mark = workMark(row); !mark.empty())
            sayLine(fmt::format("             + {}: {}", row.number, mark));
        if (row.isCalledSinceHold)
            sayLine(fmt::format("             !! {}: called again while held", row.number));
        if (row.owesCallback)
            sayLine(fmt::format("             !! {}: the caller is to be called back", row.number));
        // On a line of its own, so that no narrow terminal cuts it off.
        if (row.weapon != WeaponSign::None)
            sayLine(fmt::format("             !! {}: {}", row.number, onOneLine(row.weaponWords)));
        if (!row.boloWords.empty())
            sayLine(fmt::format("             !! {}: {}", row.number, onOneLine(row.boloWords)));
        const auto cautions = cautionsOf(row, station, now);
        for (const std::string& caution : cautions)
            sayLine(fmt::format("             !! {}: {}", row.number, onOneLine(caution)));
        for (const std::string& mark : row.placeMarks) {
            if (std::find(cautions.begin(), cautions.end(), mark) == cautions.end())
                sayLine(fmt::format("             !! {}: {}", row.number, onOneLine(mark)));
        }
        if (const auto needs = communicationOf(row, station.state); !needs.empty())
            sayLine(fmt::format("             !! {}: {}", row.number, onOneLine(needs)));
    }
    const auto others = std::count_if(units.begin(), units.end(),
                                      [](const UnitRow& row) { return !row.agency.empty(); });
    sayLine(fmt::format("Units, {} on duty{}", units.size() - static_cast<std::size_t>(others),
                        others == 0 ? "" : fmt::format(", {} of other agencies", others)));
    for (const auto& row : units)
        sayLine(fmt::format("{:<6} {:<22} {:>8}  {} {}{}", row.id.value, statusOf(row),
                            clock(row.inStatus), row.number, row.place,
                            row.isCheckLate ? ", CHECK LATE" : ""));
}

// The clean-up list: open incidents whose place nobody could put on the map for certain. What is
// not told of a restricted incident is not told here.
nlohmann::json unverifiedJson(const State& state, const Codes& codes, Instant now)
{
    nlohmann::json list = nlohmann::json::array();
    for (const auto& one : supervise(state, codes, now).watched) {
        if (one.list != WatchList::UnverifiedPlace || !one.incident)
            continue;
        const Incident& incident = state.incidents.at(*one.incident);
        list.push_back({{"incident", incident.number},
                        {"type", incident.type.value},
                        {"place", incident.location.text},
                        {"confidence", toLower(enumName(incident.location.confidence))},
                        {"on_the_map", incident.location.point.has_value()},
                        {"waiting_s", (now - one.since).wholeSeconds()}});
    }
    return list;
}

void sayUnverified(const nlohmann::json& list)
{
    sayLine(fmt::format("Places to set right, {}", list.size()));
    for (const auto& one : list)
        sayLine(fmt::format("{} {:<10} {}  ({})", one["incident"].get<std::string>(),
                            one["type"].get<std::string>(),
                            onOneLine(one["place"].get<std::string>()),
                            one["confidence"].get<std::string>()));
}

// With what somebody has to know who goes there.
std::string placeText(const BoardRow& row)
{
    std::vector<std::string> known = row.placeMarks;
    if (!row.weaponWords.empty())
        known.insert(known.begin(), row.weaponWords);
    return known.empty() ? row.place
                         : fmt::format("{} ({})", row.place, onOneLine(joined(known, "; ")));
}

// The columns of the screen, in its words and its order, as the clipboard gets them.
BoardText queueText(const std::vector<BoardRow>& queue)
{
    BoardText board{
        QStringLiteral("Pri,Waiting,Incident,Type,Location,Beat,Behavioral,Lvl,Units").split(u','),
        {}};
    for (const auto& row : queue) {
        std::vector<std::string> names;
        for (const auto& unit : row.units)
            names.push_back(unit.value);
        board.lines.push_back(
            {{fromStd(enumName(row.priority)), fromStd(clock(row.waiting)), fromStd(row.number),
              fromStd(row.label), fromStd(placeText(row)),
              row.beat ? fromStd(row.beat->value) : QString(), fromStd(flagText(row)),
              row.level ? QString::number(*row.level) : QString(),
              fromStd(fmt::format("{}", fmt::join(names, " ")))},
             row.point});
    }
    return board;
}

BoardText unitsText(const std::vector<UnitRow>& units)
{
    BoardText board{QStringLiteral("Unit,Status,Time,Incident,Where,Beat,Skills").split(u','), {}};
    for (const auto& row : units)
        board.lines.push_back({{fromStd(row.id.value), fromStd(statusOf(row)),
                                fromStd(clock(row.inStatus)), fromStd(row.number),
                                fromStd(row.place), row.beat ? fromStd(row.beat->value) : QString(),
                                fromStd(fmt::format("{}", fmt::join(row.skills, ", ")))},
                               row.point});
    return board;
}

std::optional<BoardFormat> formatNamed(const std::string& name)
{
    if (name == "text")
        return BoardFormat::Text;
    if (name == "tsv")
        return BoardFormat::Tsv;
    if (name == "markdown")
        return BoardFormat::Markdown;
    if (name == "geojson")
        return BoardFormat::GeoJson;
    return std::nullopt;
}

} // namespace

int runBoard(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const auto wanted = arguments.option("format");
    const auto format = wanted ? formatNamed(*wanted) : std::nullopt;
    if (wanted && !format)
        return misused("board --station FILE --format text|tsv|markdown|geojson [--units]",
                       "board: no format " + *wanted);
    const auto loaded = loadPlainStation(*path);
    if (!loaded)
        return tell(loaded.refusal());
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    const Codes& codes = (*base)->knowledge.codes;
    const Instant now = systemNow();
    if (arguments.option("unverified")) {
        const auto list = unverifiedJson(loaded->state, codes, now);
        if (arguments.isJson)
            sayJson(list);
        else
            sayUnverified(list);
        return kDone;
    }
    const auto queue = plainRows(*loaded, codes, now);
    const auto units = unitRows(loaded->state, codes, now);
    if (format) {
        const bool isUnits = arguments.option("units").has_value();
        const BoardText board = isUnits ? unitsText(units) : queueText(queue);
        std::cout << withoutOrders(boardAs(*format, board).toStdString()) << std::flush;
        return kDone;
    }
    const bool isAdvisorOff = advisorSwitchOf(loaded->state) == AdvisorSwitch::Off;
    if (!arguments.isJson) {
        // A board without a mark would read as one without a weapon.
        if (isAdvisorOff)
            sayLine("The advisor is switched off: no weapon that a note speaks of is shown here.");
        sayEmergencies(units, loaded->state, now);
        sayAir(loaded->state, now);
        sayBoard(queue, units, *loaded, now);
        sayStacks(loaded->state);
        sayOrders(ordersJson(loaded->state, codes, now));
        return kDone;
    }
    nlohmann::json document = {{"queue", nlohmann::json::array()},
                               {"units", nlohmann::json::array()},
                               {"court_orders", ordersJson(loaded->state, codes, now)},
                               {"air", airJson(loaded->state, now)},
                               {"advisor", isAdvisorOff ? "off" : "on"}};
    for (const auto& row : queue)
        document["queue"].push_back(queueJson(row, *loaded, now));
    for (const auto& row : units) {
        auto one = unitJson(row);
        one["emergency"] = emergencyJson(row, loaded->state);
        one["crew"] = crewJson(loaded->state, row.id);
        document["units"].push_back(std::move(one));
    }
    sayJson(document);
    return kDone;
}

} // namespace haven::ctl
