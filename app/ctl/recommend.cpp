#include "models/dispatch/recommend.h"
#include "app/ctl/incident_word.h"
#include "app/ctl/load_station.h"
#include "app/ctl/verb.h"
#include "app/session/recommender.h"
#include "app/session/session.h"
#include "models/base/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace haven::ctl {

namespace {

constexpr const char* kNoStation = ""; // it has no geofile
constexpr const char* kRecommendUsage = "recommend --station FILE INCIDENT [--json]";

bool isOfGeofile(RefusalCode code)
{
    return code == RefusalCode::GeofileUnusable || code == RefusalCode::GeofileNewer;
}

nlohmann::json needJson(const ResponseNeed& need)
{
    nlohmann::json skills = nlohmann::json::array();
    for (const auto& skill : need.skills)
        skills.push_back({{"any_of", skill.anyOf}, {"count", skill.count}, {"plan", skill.plan}});
    return {{"units", need.units},
            {"officers", need.officers},
            {"skills", skills},
            {"plans", need.plans}};
}

// What the console's key does, as lines: whoever is taken from other work is preempted alone.
std::vector<std::string> linesOf(const Incident& incident, const Recommendation& answer)
{
    std::vector<std::string> free;
    std::vector<std::string> lines;
    for (const auto& pick : answer.picked) {
        if (pick.takenFrom)
            lines.push_back(fmt::format("pre {} {}", pick.unit.value, incident.number));
        else
            free.push_back(pick.unit.value);
    }
    if (!free.empty())
        lines.insert(lines.begin(), fmt::format("d {} {}", joined(free, ","), incident.number));
    return lines;
}

nlohmann::json recommendationJson(const Incident& incident, const Recommendation& answer,
                                  const State& state)
{
    nlohmann::json picked = nlohmann::json::array();
    for (const auto& pick : answer.picked) {
        nlohmann::json one = {{"unit", pick.unit.value},
                              {"eta_s", nullptr},
                              {"road", pick.eta && pick.way == TravelWay::Road},
                              {"reasons", pick.reasons}};
        if (pick.eta)
            one["eta_s"] = pick.eta->wholeSeconds();
        if (pick.takenFrom)
            one["taken_from"] = state.incidents.at(*pick.takenFrom).number;
        picked.push_back(std::move(one));
    }
    nlohmann::json left = nlohmann::json::array();
    for (const auto& one : answer.leftOut) {
        left.push_back({{"unit", one.unit.value},
                        {"rule", std::string(enumName(one.rule))},
                        {"eta_s", nullptr},
                        {"road", one.eta && one.way == TravelWay::Road},
                        {"reason", one.reason}});
        if (one.eta)
            left.back()["eta_s"] = one.eta->wholeSeconds();
    }
    nlohmann::json shortfall = nullptr;
    if (!answer.shortfall.empty())
        shortfall = joined(answer.shortfall, "; ");
    return {{"picked", picked},
            {"left_out", left},
            {"shortfall", shortfall},
            {"need", needJson(answer.need)},
            {"lines", linesOf(incident, answer)}};
}

std::string counted(int count, std::string_view word)
{
    return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

std::string etaText(const UnitPick& pick)
{
    if (!pick.eta)
        return "not known";
    const auto seconds = pick.eta->wholeSeconds();
    return fmt::format("{}{}:{:02}", pick.way == TravelWay::Road ? "" : "~", seconds / 60,
                       seconds % 60);
}

void sayRecommendation(const Incident& incident, const Recommendation& answer)
{
    const auto& need = answer.need;
    sayLine(fmt::format("{} {} wants {} with {}{}", incident.number, enumName(incident.priority),
                        counted(need.units, "unit"), counted(need.officers, "officer"),
                        need.plans.empty() ? "" : ": " + joined(need.plans, ", ")));
    sayLine("Send");
    for (const auto& pick : answer.picked)
        sayLine(fmt::format("  {:<6} {:>9}  {}", pick.unit.value, etaText(pick),
                            onOneLine(joined(pick.reasons, "; "))));
    if (answer.picked.empty())
        sayLine("  nobody");
    for (const auto& missing : answer.shortfall)
        sayLine("  Short: " + missing);
    for (const std::string& line : linesOf(incident, answer))
        sayLine("  Type: " + line);
    sayLine("Left out");
    for (const auto& one : answer.leftOut)
        sayLine(fmt::format("  {:<6} {}", one.unit.value, onOneLine(one.reason)));
}

} // namespace

int runRecommend(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    if (arguments.words.size() != 1)
        return misused(kRecommendUsage);
    const auto loaded = loadStation(*path);
    if (!loaded)
        return tell(loaded.refusal());
    const State& state = loaded->state;
    const auto incident = incidentFromWord(arguments.words.front(), state, loaded->database());
    if (!incident)
        return tell(incident.refusal());
    // Nobody is sent to what left memory.
    if (state.incidents.count(*incident) == 0)
        return tell(refuse(RefusalCode::IncidentNotFound, arguments.words.front()));
    // How far everybody is from it would say where it is; plain reading shows its title only.
    const Incident& wanted = state.incidents.at(*incident);
    if (wanted.visibility == Visibility::Restricted)
        return tell(refuse(RefusalCode::RecommendationRestricted, wanted.number));
    const MapSource source = mapSourceOf(*path, state.mode);
    const auto base = loadKnowledge(source, mapPathOf(*path, source));
    if (!base)
        return tell(base.refusal());
    for (const auto& one : (*base)->disabled)
        tell(one);
    auto recommender = Recommender::load(*path, **base);
    if (!recommender && isOfGeofile(recommender.refusal().code)) {
        // The board is whole: whom to send is then said by straight lines, which say so.
        const auto& told = (*base)->disabled;
        const bool isTold = std::any_of(told.begin(), told.end(),
                                        [](const Refusal& one) { return isOfGeofile(one.code); });
        if (!isTold)
            tell(recommender.refusal());
        recommender = Recommender::load(kNoStation, **base);
    }
    if (!recommender)
        return tell(recommender.refusal());
    const AgencyTime time(state.timeZone);
    auto seen = keptSpots(*path, state, (*base)->map.get());
    if (!seen)
        tell(seen.refusal());
    const auto answer = (*recommender)
                            ->recommend(state, *incident, systemNow(), time,
                                        seen ? *std::move(seen) : UnitPositions{});
    if (!answer)
        return tell(answer.refusal());
    if (arguments.isJson)
        sayJson(recommendationJson(wanted, *answer, state));
    else
        sayRecommendation(wanted, *answer);
    return kDone;
}

} // namespace haven::ctl
