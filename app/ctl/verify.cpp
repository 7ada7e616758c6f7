#include "models/store/verify.h"
#include "app/ctl/verb.h"
#include "app/session/agency_time.h"

namespace haven::ctl {

namespace {

constexpr std::size_t kRemovedShown = 20;

nlohmann::json removedJson(const LogVerdict& verdict)
{
    nlohmann::json out = nlohmann::json::array();
    for (const RemovedPayload& one : verdict.removed)
        out.push_back({{"fact", one.sequence},
                       {"authority", one.authority},
                       {"requested_by", one.requestedBy.value},
                       {"second_person", one.secondPerson.value},
                       {"at", one.at.ms}});
    return out;
}

void sayRemoved(const LogVerdict& verdict)
{
    for (std::size_t i = 0; i < verdict.removed.size() && i < kRemovedShown; ++i) {
        const RemovedPayload& one = verdict.removed[i];
        sayLine(withoutOrders("  fact " + std::to_string(one.sequence) + " removed under " +
                              one.authority + " by " + one.requestedBy.value + " and " +
                              one.secondPerson.value + " " +
                              AgencyTime("UTC").dated(one.at).toStdString() + " UTC"));
    }
    if (verdict.removed.size() > kRemovedShown)
        sayLine("  and " + std::to_string(verdict.removed.size() - kRemovedShown) +
                " more; --json lists all");
    if (verdict.isSweepDue)
        sayLine("  unused parts of the file may still hold them: close every program that reads "
                "it, then open and close the station once more");
}

} // namespace

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
             {"removed_facts", removedJson(*verdict)},
             {"sweep_due", verdict->isSweepDue},
             {"why", damage ? nlohmann::json(damage->why) : nlohmann::json(nullptr)}});
        return damage ? kStation : kDone;
    }
    sayLine("events " + std::to_string(verdict->events) + ", lawfully removed payloads " +
            std::to_string(verdict->removedPayloads));
    sayRemoved(*verdict);
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
    if (damage->isOfAccounts)
        sayLine("The facts are whole, and so is all that is worked out from them. Somebody wrote "
                "into the table of accounts beside Haven: look who may do what with havenctl "
                "account list, and set it right there.");
    if (damage->isOfSearch)
        sayLine("The facts are whole, and so are board, archive and accounts. A search may miss "
                "what is there: close the console that holds the station, make a copy, then "
                "havenctl rebuild.");
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
