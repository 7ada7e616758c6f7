#include "app/ctl/asked_times.h"
#include "app/ctl/load_station.h"
#include "app/ctl/office.h"
#include "app/session/agency_time.h"
#include "app/session/log_reader.h"
#include "models/dispatch/record_care.h"

#include <fmt/format.h>

// Holds on the record: what must stay for a lawsuit or a request, whatever else falls due.
namespace haven::ctl {

namespace {

constexpr const char* kHoldUsage =
    "hold put [--incident N] [--person NAME] [--from T] [--to T] --reason TEXT | release HOLD"
    " --reason TEXT | list [--all] --station FILE [--as AGENT] [--json]";

nlohmann::json holdJson(const RecordHold& hold)
{
    nlohmann::json out = {{"hold", hold.number},     {"person", hold.scope.person},
                          {"reason", hold.reason},   {"put_by", hold.putBy.value},
                          {"put_at", hold.putAt.ms}, {"released", hold.releasedAt.has_value()}};
    if (hold.scope.incident)
        out["incident"] = hold.scope.incident->value;
    if (hold.scope.from)
        out["from"] = hold.scope.from->ms;
    if (hold.scope.to)
        out["to"] = hold.scope.to->ms;
    if (hold.releasedBy)
        out["released_by"] = hold.releasedBy->value;
    if (hold.releasedAt)
        out["release_reason"] = hold.releaseReason;
    return out;
}

std::string holdLine(const RecordHold& hold, const State& state, const AgencyTime& time)
{
    std::string out = fmt::format("{:>3} ", hold.number);
    if (hold.scope.incident) {
        const auto found = state.incidents.find(*hold.scope.incident);
        out += found == state.incidents.end()
                   ? fmt::format(" incident id {}", hold.scope.incident->value)
                   : " incident " + found->second.number;
    }
    if (!hold.scope.person.empty())
        out += " person " + hold.scope.person;
    if (hold.scope.from)
        out += " from " + time.dated(*hold.scope.from).toStdString();
    if (hold.scope.to)
        out += " to " + time.dated(*hold.scope.to).toStdString();
    out += fmt::format(": {}; put by {} {}", hold.reason, hold.putBy.value,
                       time.dated(hold.putAt).toStdString());
    if (hold.releasedAt)
        out += fmt::format("; released by {} {}: {}", hold.releasedBy->value,
                           time.dated(*hold.releasedAt).toStdString(), hold.releaseReason);
    return out;
}

enum class HoldNames { Withheld, Told };

HoldNames holdNamesFor(const std::set<Role>& roles)
{
    return mayReadNames(roles) ? HoldNames::Told : HoldNames::Withheld;
}

int listHolds(const Arguments& arguments, const std::string& path, HoldNames names)
{
    const auto loaded = names == HoldNames::Told ? loadStation(path) : loadPlainStation(path);
    if (!loaded)
        return tell(loaded.refusal());
    const AgencyTime time(loaded->state.timeZone);
    const bool isAll = arguments.option("all").has_value();
    nlohmann::json out = nlohmann::json::array();
    bool isAny = false;
    for (const auto& [number, hold] : loaded->state.recordBook.holds) {
        if (hold.releasedAt && !isAll)
            continue;
        isAny = true;
        if (arguments.isJson)
            out.push_back(holdJson(hold));
        else
            sayLine(withoutOrders(holdLine(hold, loaded->state, time)));
    }
    if (arguments.isJson)
        sayJson({{"holds", out}});
    else if (!isAny)
        sayLine("No hold is on the record.");
    return kDone;
}

int putHold(const Arguments& arguments, Office& office)
{
    PutRecordHold command;
    const AskedTimes times = askedTimes(arguments, office.session().time(), systemNow());
    if (!times.wrong.empty())
        return misused(kHoldUsage, times.wrong);
    command.scope.from = times.from;
    command.scope.to = times.to;
    command.scope.person = arguments.optionOr("person", "");
    command.reason = arguments.optionOr("reason", "");
    if (const auto number = arguments.option("incident")) {
        const auto id = office.incident(*number);
        if (!id)
            return tell(id.refusal());
        command.scope.incident = *id;
    }
    const auto done = office.submit(std::move(command));
    return done ? kDone : tell(done.refusal());
}

int releaseHold(const Arguments& arguments, Office& office)
{
    const auto numbers =
        arguments.words.size() == 2 ? numbersFrom(arguments.words[1]) : std::nullopt;
    if (!numbers || numbers->size() != 1)
        return misused(kHoldUsage, "give the number of one hold");
    const auto done =
        office.submit(ReleaseRecordHold{numbers->front(), arguments.optionOr("reason", "")});
    return done ? kDone : tell(done.refusal());
}

} // namespace

int runHold(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const std::string act = arguments.words.empty() ? "list" : arguments.words.front();
    if (act == "list" && !arguments.option("as"))
        return listHolds(arguments, *path, HoldNames::Withheld);
    if (act != "list" && act != "put" && act != "release")
        return misused(kHoldUsage);
    if (!arguments.option("as"))
        return misused(kHoldUsage, "who puts or releases a hold is recorded; add: --as AGENT");
    auto office = Office::open(arguments, *path, "havenctl hold");
    if (!office)
        return tell(office.refusal());
    const HoldNames names = holdNamesFor((*office)->seat().roles);
    int code = kDone;
    if (act != "list")
        code = act == "put" ? putHold(arguments, **office) : releaseHold(arguments, **office);
    if (const auto closed = (*office)->close(); !closed && code == kDone)
        return tell(closed.refusal());
    return code == kDone ? listHolds(arguments, *path, names) : code;
}

} // namespace haven::ctl
