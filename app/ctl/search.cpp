#include "app/ctl/verb.h"
#include "app/session/agency_time.h"
#include "models/base/text.h"
#include "models/dispatch/people_words.h"
#include "models/store/archive.h"
#include "models/store/cold_incident.h"
#include "models/store/snapshot.h"
#include "models/store/sqlite_event_log.h"
#include "models/store/station_file.h"

#include <algorithm>
#include <set>

namespace haven::ctl {

namespace {

constexpr const char* kSearchUsage = "search --station FILE WORDS... [--limit N] [--json]";

// The words of names that plain reading is not told: of victims and of minors.
using ProtectedWords = std::set<std::string>;

std::string keptLetters(std::string_view word)
{
    std::string out;
    for (const char letter : toLower(word)) {
        const bool isKept = (letter >= 'a' && letter <= 'z') || isDigit(letter) ||
                            (static_cast<unsigned char>(letter) & 0x80) != 0;
        if (isKept)
            out += letter;
    }
    return out;
}

Result<ProtectedWords> protectedWords(EventLog& log, const State& state, IncidentId id, Instant now)
{
    const auto hot = state.incidents.find(id);
    std::optional<Incident> cold;
    if (hot == state.incidents.end()) {
        auto found = incidentFromLog(log, id);
        if (!found)
            return found.refusal();
        cold = *std::move(found);
    }
    const Incident* incident = hot != state.incidents.end() ? &hot->second
                               : cold                       ? &*cold
                                                            : nullptr;
    ProtectedWords words;
    if (!incident)
        return words;
    for (const Person& person : incident->persons) {
        if (personClass(person, now) <= FieldClass::Police)
            continue;
        for (const std::string& word : split(person.name, ' ')) {
            if (const std::string kept = keptLetters(word); !kept.empty())
                words.insert(kept);
        }
    }
    return words;
}

// The snippet without those names; empty where nothing else was found, and then it is no hit.
std::string plainSnippet(const std::string& snippet, const ProtectedWords& words)
{
    bool isFound = false;
    std::string out;
    for (const std::string& word : split(onOneLine(snippet), ' ')) {
        const bool isKept = words.count(keptLetters(word)) > 0;
        isFound = isFound || (!isKept && word.find('[') != std::string::npos);
        out += (out.empty() ? "" : " ") + (isKept ? std::string("(withheld)") : word);
    }
    return isFound ? out : std::string();
}

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
    const auto page = search(reader->database(), query);
    if (!page)
        return tell(page.refusal());
    const auto loaded = loadState(reader->database());
    if (!loaded)
        return tell(loaded.refusal());
    auto log = SqliteEventLog::open(reader->database());
    if (!log)
        return tell(log.refusal());
    const AgencyTime time(loaded->state.timeZone);
    nlohmann::json hits = nlohmann::json::array();
    std::size_t shown = 0;
    for (const auto& hit : page->hits) {
        const auto names = hit.incident
                               ? protectedWords(*log, loaded->state, *hit.incident, systemNow())
                               : Result<ProtectedWords>(ProtectedWords());
        if (!names)
            return tell(names.refusal());
        const std::string snippet =
            names->empty() ? hit.snippet : plainSnippet(hit.snippet, *names);
        if (snippet.empty() && !hit.snippet.empty())
            continue;
        ++shown;
        if (arguments.isJson)
            hits.push_back({{"incident", hit.number},
                            {"source", hit.source},
                            {"opened_at", hit.openedAt.ms},
                            {"type", hit.type},
                            {"place", hit.place},
                            {"disposition", hit.disposition},
                            {"snippet", snippet}});
        else // What was indexed has a line for each note; a hit is shown on one.
            sayLine(time.dated(hit.openedAt).toStdString() + "  " + hit.number + "  " + hit.type +
                    "  " + hit.place + "\n    " + onOneLine(snippet));
    }
    if (arguments.isJson)
        sayJson({{"hits", hits}});
    else
        sayLine(std::to_string(shown) + " found");
    return kDone;
}

} // namespace haven::ctl
