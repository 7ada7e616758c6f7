#include "app/ctl/load_station.h"
#include "app/ctl/verb.h"
#include "app/session/knowledge_base.h"
#include "app/session/session.h"
#include "models/dispatch/aid_rules.h"

#include <fmt/format.h>

// What was asked of others: plain reading, so nothing is told of a restricted incident but how many
// requests are open.
namespace haven::ctl {

namespace {

nlohmann::json aidTime(const std::optional<Instant>& at)
{
    return at ? nlohmann::json(at->ms) : nlohmann::json(nullptr);
}

nlohmann::json aidJson(const Incident& incident, const AidRequest& one, const AidTable& table,
                       Instant now)
{
    const auto due = aidDueAt(one, table);
    return {{"incident", incident.number},
            {"request", one.number},
            {"kind", one.kind},
            {"label", one.label},
            {"whom", one.whom},
            {"phone", one.phone},
            {"way", aidWayWord(one.way)},
            {"note", one.note},
            {"list", one.list},
            {"stage", aidStageWord(one.stage)},
            {"asked_at", one.askedAt.ms},
            {"asked_by", one.askedBy.value},
            {"eta_at", aidTime(one.etaAt)},
            {"accepted_at", aidTime(one.acceptedAt)},
            {"rolling_at", aidTime(one.rollingAt)},
            {"arrived_at", aidTime(one.arrivedAt)},
            {"ended_at", aidTime(one.endedAt)},
            {"due_at", aidTime(due)},
            {"late", due && *due <= now},
            {"words", one.words}};
}

void sayAid(const Incident& incident, const AidRequest& one, const AidTable& table, Instant now)
{
    const auto due = aidDueAt(one, table);
    sayLine(fmt::format("{} {:>2}  {}{}  {}{}{}", incident.number, one.number,
                        due && *due <= now ? "! " : "  ", onOneLine(aidName(one)),
                        aidStanding(one, table, now), one.phone.empty() ? "" : "  " + one.phone,
                        one.words.empty() ? "" : "  (" + onOneLine(one.words) + ")"));
}

} // namespace

int runRequests(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    if (!arguments.words.empty())
        return misused("requests --station FILE [--all] [--incident N] [--json]");
    const auto loaded = loadPlainStation(*path);
    if (!loaded)
        return tell(loaded.refusal());
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    takeStationTables(**base, *path);
    const AidTable& table = (*base)->knowledge.codes.aid;
    const Instant now = systemNow();
    const std::string number = arguments.optionOr("incident", "");
    nlohmann::json document = nlohmann::json::array();
    std::size_t hidden = 0;
    for (const auto& [id, incident] : loaded->state.incidents) {
        const bool isMeant = number.empty() || incident.number.ends_with(number);
        for (const AidRequest& one : incident.aid) {
            if (!isMeant || (!arguments.option("all") && !isAidOpen(one)))
                continue;
            if (incident.visibility == Visibility::Restricted) {
                ++hidden;
                continue;
            }
            document.push_back(aidJson(incident, one, table, now));
            if (!arguments.isJson)
                sayAid(incident, one, table, now);
        }
    }
    if (arguments.isJson)
        sayJson({{"requests", document}, {"restricted", hidden}});
    else if (document.empty())
        sayLine("No requests to others are open.");
    if (!arguments.isJson && hidden > 0)
        sayLine(fmt::format("{} more in restricted incidents", hidden));
    return kDone;
}

} // namespace haven::ctl
