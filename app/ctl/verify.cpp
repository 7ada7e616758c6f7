#include "models/store/verify.h"
#include "app/ctl/verb.h"
#include "app/session/agency_time.h"

namespace haven::ctl {

int runVerify(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const auto verdict = verify({*path, ""});
    if (!verdict)
        return tell(verdict.refusal());
    const std::string head = hexOf(bytesOf(verdict->head));
    const auto& damage = verdict->damage;
    const bool hasPlace = damage && damage->sequence;
    if (arguments.isJson) {
        sayJson(
            {{"events", verdict->events},
             {"removed", verdict->removedPayloads},
             {"head", head},
             {"whole", !damage},
             {"first_bad", hasPlace ? nlohmann::json(*damage->sequence) : nlohmann::json(nullptr)},
             {"why", damage ? nlohmann::json(damage->why) : nlohmann::json(nullptr)}});
        return damage ? kStation : kDone;
    }
    sayLine("events " + std::to_string(verdict->events) + ", lawfully removed payloads " +
            std::to_string(verdict->removedPayloads));
    sayLine("head " + head);
    if (!damage) {
        sayLine("whole: the chain is intact, every fact is read, and the state agrees");
        return kDone;
    }
    const std::string place = damage->isOfKey ? " at fact " : " from fact ";
    sayLine("DAMAGED" + (hasPlace ? place + std::to_string(*damage->sequence) : "") + ": " +
            damage->why);
    if (damage->isOfKey)
        sayLine("The facts are whole. Copy the station to a safe place; the newest backup may still"
                " have the key.");
    return kStation;
}

int runRebuild(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    StationHolder holder;
    holder.who = "havenctl rebuild";
    holder.since = systemNow();
    const auto rebuilt = rebuild({*path, ""}, holder);
    if (!rebuilt)
        return tell(rebuilt.refusal());
    sayLine("rebuilt archive and snapshot from " + std::to_string(rebuilt->events) + " facts, " +
            std::to_string(rebuilt->incidents) + " incidents");
    return kDone;
}

} // namespace haven::ctl
