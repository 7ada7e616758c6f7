#include "app/ctl/verb.h"
#include "app/session/agency_time.h"
#include "app/session/plain_search.h"
#include "models/base/text.h"
#include "models/store/snapshot.h"
#include "models/store/station_file.h"

namespace haven::ctl {

namespace {

constexpr const char* kSearchUsage = "search --station FILE WORDS... [--limit N] [--json]";

} // namespace

int runSearch(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    if (arguments.words.empty())
        return misused(kSearchUsage);
    const auto limit = numberOption(arguments, {"limit", 50, 1, kPageMax}, kSearchUsage);
    if (!limit)
        return kUsage;
    auto reader = StationReader::open({*path, ""});
    if (!reader)
        return tell(reader.refusal());
    SearchQuery query;
    query.words = joined(arguments.words, " ");
    query.limit = *limit;
    const auto page = searchAs(reader->database(), query, LogReader{}); // plain reading
    if (!page)
        return tell(page.refusal());
    const auto loaded = loadState(reader->database());
    if (!loaded)
        return tell(loaded.refusal());
    const AgencyTime time(loaded->state.timeZone);
    nlohmann::json hits = nlohmann::json::array();
    for (const auto& hit : page->hits) {
        if (arguments.isJson)
            hits.push_back({{"incident", hit.number},
                            {"source", hit.source},
                            {"opened_at", hit.openedAt.ms},
                            {"type", hit.type},
                            {"place", hit.place},
                            {"disposition", hit.disposition},
                            {"snippet", hit.snippet}});
        else // What was indexed has a line for each note; a hit is shown on one.
            sayLine(time.dated(hit.openedAt).toStdString() + "  " + hit.number + "  " + hit.type +
                    "  " + hit.place + "\n    " + onOneLine(hit.snippet));
    }
    if (arguments.isJson)
        sayJson({{"hits", hits}});
    else
        sayLine(std::to_string(page->hits.size()) + " found");
    return kDone;
}

} // namespace haven::ctl
