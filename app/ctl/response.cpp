#include "app/ctl/incident_word.h"
#include "app/ctl/load_station.h"
#include "app/ctl/verb.h"
#include "app/session/agency_time.h"
#include "app/session/directory_files.h"
#include "app/session/knowledge_base.h"
#include "app/session/session.h"
#include "models/dispatch/crisis_response.h"
#include "models/exchange/byte_source.h"

#include <fmt/format.h>

// Who goes to a crisis and why; and whether a response file of an agency can be used.
namespace haven::ctl {

namespace {

constexpr const char* kResponseUsage =
    "response --station FILE INCIDENT [--at T] [--json] | response check FILE [--json]";
constexpr std::size_t kFileMax = 1024U * 1024U;

nlohmann::json stepJson(const ResponseStep& step)
{
    return {{"who", whoWord(step.who)}, {"how", howWord(step.how)}, {"name", step.name},
            {"entry", step.entry},      {"phone", step.phone},      {"why", step.why}};
}

nlohmann::json responseJson(const Incident& incident, const Response& response)
{
    nlohmann::json goes = nlohmann::json::array();
    for (const auto& step : response.goes)
        goes.push_back(stepJson(step));
    nlohmann::json out = nlohmann::json::array();
    for (const auto& one : response.leftOut)
        out.push_back({{"name", one.name},
                       {"entry", one.entry},
                       {"ground", enumName(one.ground)},
                       {"why", one.why}});
    const LevelTargets& targets = response.targets;
    nlohmann::json json = {{"incident", incident.number},
                           {"level", incident.level.level},
                           {"goes", goes},
                           {"left_out", out},
                           {"ask", response.ask},
                           {"assign_within_s", targets.assignWithin.wholeSeconds()},
                           {"recheck_every_s", targets.recheckEvery.wholeSeconds()}};
    if (targets.onSceneWithin)
        json["on_scene_within_s"] = targets.onSceneWithin->wholeSeconds();
    if (targets.answeredWithin)
        json["answered_within_s"] = targets.answeredWithin->wholeSeconds();
    return json;
}

void sayResponse(const Incident& incident, const Response& response)
{
    sayLine(fmt::format("{} level {}", incident.number, incident.level.level));
    for (const auto& one : response.ask)
        sayLine("     " + one);
    int place = 0;
    for (const auto& step : response.goes) {
        const std::string phone = step.phone.empty() ? "" : ", " + step.phone;
        sayLine(fmt::format("{:>3}  {} {}{}", ++place, onOneLine(step.name), howWords(step.how),
                            phone));
        sayLine("       " + onOneLine(step.why));
    }
    const LevelTargets& targets = response.targets;
    const auto assignMinutes = targets.assignWithin.wholeSeconds() / 60;
    sayLine(fmt::format(
        "Assign {}, look again every {} min{}",
        assignMinutes == 0 ? std::string("at once") : fmt::format("within {} min", assignMinutes),
        targets.recheckEvery.wholeSeconds() / 60,
        targets.onSceneWithin
            ? fmt::format(", on scene within {} min", targets.onSceneWithin->wholeSeconds() / 60)
            : std::string()));
    if (!response.leftOut.empty())
        sayLine("Left out");
    for (const auto& one : response.leftOut)
        sayLine(fmt::format("  {}: {}", onOneLine(one.name), onOneLine(one.why)));
}

int checkResponse(const Arguments& arguments)
{
    const std::string& path = arguments.words[1];
    const auto text = readWhole(path, kFileMax);
    if (!text)
        return tell(text.refusal());
    const auto table = parseResponseTable(*text, path);
    if (!table)
        return tell(table.refusal());
    const auto findings = lintResponseTable(*table);
    if (arguments.isJson) {
        sayJson({{"rows", table->rows.size()}, {"findings", findings}});
        return kDone;
    }
    sayLine(fmt::format("{} rows, {} reasons for no clinician", table->rows.size(),
                        table->notSent.size()));
    for (const auto& finding : findings)
        sayLine("  look at this: " + onOneLine(finding));
    return kDone;
}

} // namespace

int runResponse(const Arguments& arguments)
{
    if (arguments.words.size() == 2 && arguments.words.front() == "check")
        return checkResponse(arguments);
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    if (arguments.words.size() != 1)
        return misused(kResponseUsage);
    const auto loaded = loadPlainStation(*path);
    if (!loaded)
        return tell(loaded.refusal());
    const State& state = loaded->state;
    const auto named = incidentFromWord(arguments.words.front(), state, loaded->database());
    if (!named)
        return tell(named.refusal());
    const Incident* incident = hotIncident(state, *named);
    if (!incident)
        return tell(refuse(RefusalCode::IncidentNotFound, arguments.words.front()));
    // A restricted incident tells nobody's crisis to plain reading.
    if (incident->visibility == Visibility::Restricted)
        return tell(refuse(RefusalCode::RecommendationRestricted, incident->number));
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    takeStationTables(**base, *path);
    for (const auto& one : (*base)->disabled)
        tell(one);
    const AgencyTime time(state.timeZone);
    const auto text = arguments.option("at");
    const auto at = text ? time.parse(*text, systemNow()) : systemNow();
    if (!at)
        return misused(kResponseUsage, kTimeExamples);
    const LocalNow local{weekTimeOf(time, *at), time.dayOf(*at)};
    const Knowledge& knowledge = (*base)->knowledge;
    auto query = responseQueryOf(*incident, state, knowledge, local);
    if (!query)
        return tell(refuse(RefusalCode::LevelNone, incident->number));
    query->leadWhy.clear(); // it tells an answer about somebody's health, and this is plain reading
    const Response response = responseFor(knowledge.codes.response, knowledge.directory, *query);
    if (arguments.isJson)
        sayJson(responseJson(*incident, response));
    else
        sayResponse(*incident, response);
    return kDone;
}

} // namespace haven::ctl
