#include "models/store/verify.h"
#include "app/ctl/verb.h"
#include "app/session/agency_time.h"
#include "app/session/session.h"
#include "models/dispatch/room.h"
#include "models/store/witness.h"

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

void sayClock(const ClockBack& back)
{
    if (back.times > 0)
        sayLine("the clock went back " + std::to_string(back.times) +
                (back.times == 1 ? " time" : " times") + ", farthest by " +
                longSpanWords(back.farthest) + " at fact " + std::to_string(back.farthestAt) +
                ": the order of the facts stands, their times are as the computer gave them");
}

void sayUntold(const Untold& untold)
{
    if (untold.passwords > 0 || untold.keys > 0)
        sayLine("an older Haven did not put on the log which they are: " +
                std::to_string(untold.passwords) + " passwords, " + std::to_string(untold.keys) +
                " keys of sealed notes. A change of them would not be seen here, until each has "
                "a new password, and the group a new key: havenctl notes rotate");
}

// What was noted or copied elsewhere, and says more than the file can say of itself.
struct Witnesses {
    std::optional<std::string> head;        // asked for
    std::optional<std::int64_t> factOfHead; // empty: no fact has it
    std::optional<std::string> copy;        // asked for
    CopyCompared compared;

    bool isAsked() const { return head || copy; }
    bool isAgainst() const
    {
        return (head && !factOfHead) || (copy && (!compared.isOfStation || compared.isLost()));
    }
};

Result<Witnesses> witnessesOf(const Arguments& arguments, const std::string& path)
{
    Witnesses found;
    if (const auto words = arguments.option("head")) {
        found.head = headNoted(*words);
        if (!found.head)
            return found;
        const auto fact = factOfHead({path, ""}, *found.head);
        if (!fact)
            return fact.refusal();
        found.factOfHead = *fact;
    }
    found.copy = arguments.option("against");
    if (!found.copy)
        return found;
    const auto compared = compareWithCopy({path, ""}, {*found.copy, ""});
    if (!compared)
        return compared.refusal();
    found.compared = *compared;
    return found;
}

void addWitnesses(const Witnesses& found, nlohmann::json& out)
{
    if (found.head)
        out["noted_head"] = {{"head", *found.head},
                             {"fact", found.factOfHead ? nlohmann::json(*found.factOfHead)
                                                       : nlohmann::json(nullptr)}};
    if (found.copy)
        out["against"] = {{"copy", *found.copy},
                          {"is_of_station", found.compared.isOfStation},
                          {"common", found.compared.common},
                          {"in_station", found.compared.inStation},
                          {"in_copy", found.compared.inCopy}};
}

void sayCopy(const Witnesses& found)
{
    const CopyCompared& compared = found.compared;
    const std::string name = withoutOrders(*found.copy);
    if (!compared.isOfStation)
        sayLine("AGAINST " + name + ": it is no copy of this station, their first facts differ");
    else if (compared.isLost())
        sayLine("AGAINST " + name + ": fact " + std::to_string(compared.common + 1) +
                " stands in the copy and not in this file, which agrees up to fact " +
                std::to_string(compared.common) +
                ": its end was cut off or written anew, or an "
                "older copy was put in its place. Keep both files.");
    else
        sayLine("agrees with " + name + " in all of its " + std::to_string(compared.inCopy) +
                " facts");
}

void sayWitnesses(const Witnesses& found)
{
    if (found.head && found.factOfHead)
        sayLine("the head that was noted is that of fact " + std::to_string(*found.factOfHead) +
                ": all up to there is as it was then");
    else if (found.head)
        sayLine("AGAINST THE HEAD: no fact of this file has the head that was noted: since then "
                "its end was cut off or written anew, or an older copy was put in its place, or "
                "the head is of another station. Keep the file, and the newest backups.");
    if (found.copy)
        sayCopy(found);
    if (!found.isAsked())
        sayLine("Not to be seen from one file alone: an end that was cut off together with the "
                "note of it. Keep the head elsewhere, on paper or with each backup, and compare: "
                "--head HEAD, or --against COPY.");
}

void sayDamage(const Damage& damage)
{
    const bool hasPlace = damage.sequence.has_value();
    const std::string place = damage.isOfKey ? " at fact " : " from fact ";
    sayLine(withoutOrders("DAMAGED" + (hasPlace ? place + std::to_string(*damage.sequence) : "") +
                          ": " + damage.why));
    if (damage.isOfKey)
        sayLine("The facts are whole, and so are board and archive. Copy the station to a safe "
                "place; the newest backup may still have the key. A place in the group is given "
                "anew by a colleague: havenctl notes rotate. An own key is made anew after "
                "havenctl account password NAME --lose-key, and let in again.");
    if (damage.isOfAccounts)
        sayLine("The facts are whole, and so are board and archive. Somebody wrote "
                "into the table of accounts beside Haven: look who may do what with havenctl "
                "account list, and set it right there.");
    if (damage.isBesideLog)
        sayLine("The facts are whole, and so are board and archive. Somebody wrote "
                "into the file beside Haven: make a copy, ask who had the file, and compare with "
                "the newest backup: havenctl verify --against COPY.");
    if (damage.isOfSearch)
        sayLine("The facts are whole, and so are board and archive. A search may miss "
                "what is there: close the console that holds the station, make a copy, then "
                "havenctl rebuild.");
}

void sayDamages(const LogVerdict& verdict)
{
    sayDamage(*verdict.damage);
    for (const Damage& more : verdict.also)
        sayDamage(more);
}

void sayVerdict(const LogVerdict& verdict, const Witnesses& found)
{
    sayLine("events " + std::to_string(verdict.events) + ", lawfully removed payloads " +
            std::to_string(verdict.removedPayloads));
    sayRemoved(verdict);
    sayClock(verdict.clockBack);
    sayUntold(verdict.untold);
    sayLine("head " + hexOf(bytesOf(verdict.head)));
    if (verdict.damage)
        sayDamages(verdict);
    else if (!found.isAgainst())
        sayLine("whole: the chain is intact, every fact is read, and the state agrees");
    sayWitnesses(found);
}

void sayVerdictJson(const LogVerdict& verdict, const Witnesses& found)
{
    const auto& damage = verdict.damage;
    const bool hasPlace = damage && damage->sequence;
    nlohmann::json out = {
        {"events", verdict.events},
        {"removed", verdict.removedPayloads},
        {"head", hexOf(bytesOf(verdict.head))},
        {"whole", !damage && !found.isAgainst()},
        {"first_bad", hasPlace ? nlohmann::json(*damage->sequence) : nlohmann::json(nullptr)},
        {"removed_facts", removedJson(verdict)},
        {"sweep_due", verdict.isSweepDue},
        {"clock_back",
         {{"times", verdict.clockBack.times},
          {"farthest_ms", verdict.clockBack.farthest.ms},
          {"farthest_at_fact", verdict.clockBack.farthestAt}}},
        {"untold", {{"passwords", verdict.untold.passwords}, {"keys", verdict.untold.keys}}},
        {"why", damage ? nlohmann::json(damage->why) : nlohmann::json(nullptr)}};
    for (const Damage& more : verdict.also)
        out["also"].push_back(more.why);
    addWitnesses(found, out);
    sayJson(out);
}

} // namespace

int runVerify(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    if (const auto head = arguments.option("head"); head && !headNoted(*head))
        return misused("verify --station FILE [--head HEAD] [--against COPY] [--json]",
                       "a head is 64 digits of 0-9 and a-f as verify prints it, or the first " +
                           std::to_string(kHeadDigitsMin) + " of them or more");
    const auto verdict = verify({*path, ""});
    if (!verdict)
        return tell(verdict.refusal());
    const auto witnesses = witnessesOf(arguments, *path);
    if (!witnesses)
        return tell(witnesses.refusal());
    if (arguments.isJson)
        sayVerdictJson(*verdict, *witnesses);
    else
        sayVerdict(*verdict, *witnesses);
    return verdict->damage || witnesses->isAgainst() ? kStation : kDone;
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
    if (!rebuilt && rebuilt.refusal().code == RefusalCode::StationLocked)
        return tell(heldElsewhere(*path));
    if (!rebuilt)
        return tell(rebuilt.refusal());
    sayLine("rebuilt archive and snapshot from " + std::to_string(rebuilt->events) + " facts, " +
            std::to_string(rebuilt->incidents) + " incidents");
    return kDone;
}

} // namespace haven::ctl
