#include "app/ctl/asked_times.h"
#include "app/ctl/load_station.h"
#include "app/ctl/office.h"
#include "app/ctl/verb.h"
#include "app/session/agency_time.h"
#include "app/session/knowledge_base.h"
#include "app/session/session.h"
#include "models/dispatch/aid_rules.h"
#include "models/dispatch/rotation_fairness.h"
#include "models/exchange/csv_writer.h"
#include "models/exchange/rotation_csv.h"
#include "models/store/archive.h"

#include <fmt/format.h>
#include <iostream>

// Lists whose members take turns: as they stand, whether turns were fair, and new ones from a
// spreadsheet.
namespace haven::ctl {

namespace {

constexpr const char* kRotationUsage =
    "rotation list | report [--from T] [--to T] [--format text|csv|json] |"
    " import CSV --as AGENT --reason TEXT --station FILE [--json]";

nlohmann::json memberJson(const RotationMember& one)
{
    return {{"company", one.company}, {"phone", one.phone}};
}

int listTurns(const Arguments& arguments, const State& state)
{
    nlohmann::json lists = nlohmann::json::array();
    for (const auto& [key, list] : state.rotation.lists) {
        nlohmann::json members = nlohmann::json::array();
        for (const RotationMember& one : list.members)
            members.push_back(memberJson(one));
        lists.push_back({{"list", key},
                         {"kind", list.kind},
                         {"zone", list.zone},
                         {"class", list.grade},
                         {"members", std::move(members)}});
        if (arguments.isJson)
            continue;
        sayLine(rotationName(list));
        for (std::size_t i = 0; i < list.members.size(); ++i)
            sayLine(fmt::format("{:>4}  {}{}{}", i + 1, list.members[i].company,
                                list.members[i].phone.empty() ? "" : "  ", list.members[i].phone));
    }
    if (arguments.isJson)
        sayJson({{"lists", lists}});
    else if (lists.empty())
        sayLine("There are no lists of turns.");
    return kDone;
}

Result<TurnCounts> countsBetween(Database& database, const State& state, Instant from, Instant to)
{
    LogQuery query;
    query.from = from;
    query.to = to;
    query.types = turnFactTypes();
    query.order = LogOrder::OldestFirst;
    query.limit = kPageMax;
    TurnCounts counts;
    for (;;) {
        const auto page = logPage(database, query, {});
        if (!page)
            return page.refusal();
        for (const auto& recorded : page->facts)
            countTurn(counts, state.rotation.lists, recorded);
        if (!page->next)
            return counts;
        query.after = page->next;
    }
}

void sayFairness(const std::vector<FairnessRow>& rows, const std::string& format)
{
    if (format == "csv") {
        std::cout << csvLine(fairnessHeads());
        for (const FairnessRow& row : rows)
            std::cout << csvLine(fairnessCells(row));
        std::cout << std::flush;
        return;
    }
    if (format == "json") {
        nlohmann::json document = nlohmann::json::array();
        for (const FairnessRow& row : rows)
            document.push_back({{"list", row.list},
                                {"position", row.position},
                                {"company", row.company},
                                {"offered", row.count.offered},
                                {"taken", row.count.taken},
                                {"refused", row.count.refused},
                                {"no_answer", row.count.noAnswer},
                                {"skipped", row.count.skipped},
                                {"canceled", row.count.canceled},
                                {"out_of_turn", row.count.outOfTurn}});
        sayJson({{"companies", document}});
        return;
    }
    std::string list;
    for (const FairnessRow& row : rows) {
        if (row.list != list)
            sayLine(row.list);
        list = row.list;
        sayLine(fmt::format("  {:>3} {:<28} offered {:>3}, taken {:>3}, refused {:>3}, no answer "
                            "{:>3}, skipped {:>3}, canceled {:>3}, out of turn {:>3}",
                            row.position == 0 ? std::string("-") : std::to_string(row.position),
                            row.company, row.count.offered, row.count.taken, row.count.refused,
                            row.count.noAnswer, row.count.skipped, row.count.canceled,
                            row.count.outOfTurn));
    }
    if (rows.empty())
        sayLine("There are no lists of turns.");
}

int reportTurns(const Arguments& arguments, Database& database, const State& state)
{
    const std::string format = arguments.optionOr("format", arguments.isJson ? "json" : "text");
    if (format != "text" && format != "csv" && format != "json")
        return misused(kRotationUsage);
    const AskedPeriod period =
        askedPeriod(arguments, AgencyTime(state.timeZone), systemNow(), std::nullopt);
    if (!period.wrong.empty())
        return misused(kRotationUsage, period.wrong);
    const auto counts = countsBetween(database, state, period.from, period.to);
    if (!counts)
        return tell(counts.refusal());
    sayFairness(fairnessRows(state.rotation, *counts), format);
    return kDone;
}

// One list after the other, each with its line in the log; one that is so already is passed by.
int takeLists(const Arguments& arguments, const std::string& path,
              const std::vector<RotationList>& lists)
{
    const auto office = Office::open(arguments, path, "havenctl rotation");
    if (!office)
        return tell(office.refusal());
    std::size_t changed = 0;
    for (const RotationList& list : lists) {
        const auto done =
            (*office)->submit(ChangeRotationList{list, arguments.optionOr("reason", "")});
        const bool isSo = !done && done.refusal().code == RefusalCode::NothingToChange;
        if (!done && !isSo)
            return tell(done.refusal());
        changed += isSo ? 0 : 1;
    }
    if (arguments.isJson)
        sayJson({{"lists", lists.size()}, {"changed", changed}});
    else
        sayLine(fmt::format("{} of {} lists changed", changed, lists.size()));
    return kDone;
}

int importTurns(const Arguments& arguments, const std::string& path)
{
    if (arguments.words.size() != 2)
        return misused(kRotationUsage);
    if (!arguments.option("as"))
        return misused(kRotationUsage, "say who does it: --as AGENT");
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    takeStationTables(**base, path);
    auto source = openInput(arguments.words[1]);
    if (!source)
        return tell(source.refusal());
    const auto lists = readRotationCsv(**source, (*base)->knowledge.codes.aid);
    if (!lists)
        return tell(lists.refusal());
    return takeLists(arguments, path, *lists);
}

} // namespace

int runRotation(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const std::string verb = arguments.words.empty() ? std::string() : arguments.words.front();
    if (verb == "import")
        return importTurns(arguments, *path);
    if (arguments.words.size() != 1 || (verb != "list" && verb != "report"))
        return misused(kRotationUsage);
    const auto loaded = loadStation(*path);
    if (!loaded)
        return tell(loaded.refusal());
    return verb == "list" ? listTurns(arguments, loaded->state)
                          : reportTurns(arguments, loaded->database(), loaded->state);
}

} // namespace haven::ctl
