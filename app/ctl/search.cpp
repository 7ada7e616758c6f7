#include "app/ctl/verb.h"
#include "app/session/agency_time.h"
#include "models/base/text.h"
#include "models/dispatch/people_words.h"
#include "models/store/archive.h"
#include "models/store/cold_incident.h"
#include "models/store/snapshot.h"
#include "models/store/sqlite_event_log.h"
#include "models/store/station_file.h"

#include <cctype>
#include <QString>
#include <set>
#include <string_view>
#include <vector>

namespace haven::ctl {

namespace {

constexpr const char* kSearchUsage = "search --station FILE WORDS... [--limit N] [--json]";

// The words of names that plain reading is not told: of victims and of minors.
using ProtectedWords = std::set<std::string>;

// Words and what stands between them, in turn, the latter first: "…[Lake]'s" is "…[", "Lake", "]'"
// and "s". Letters beyond ASCII are bytes of one word; dashes, quotes and the ellipsis are not.
std::vector<std::string> piecesOf(std::string_view text)
{
    constexpr std::string_view kGeneralPunctuation = "\xE2\x80";
    constexpr std::size_t kSignBytes = 3;
    std::vector<std::string> out(1);
    for (std::size_t at = 0; at < text.size();) {
        const bool isSign = text.substr(at, 2) == kGeneralPunctuation;
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool isOfWord = !isSign && (byte >= 0x80 || std::isalnum(byte) != 0);
        const bool isInWord = out.size() % 2 == 0;
        if (isOfWord != isInWord)
            out.emplace_back();
        const auto piece = text.substr(at, isSign ? kSignBytes : 1);
        out.back() += piece;
        at += piece.size();
    }
    return out;
}

// As the search takes it: "josé" and "JOSE" are one word.
std::string foldedWord(const std::string& word)
{
    QString folded;
    for (const QChar letter :
         QString::fromStdString(word).normalized(QString::NormalizationForm_KD)) {
        if (!letter.isMark())
            folded += letter.toCaseFolded();
    }
    return folded.toStdString();
}

Result<ProtectedWords> protectedWords(EventLog& log, const State& state, IncidentId id)
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
        // Who was a minor then stays protected.
        if (personClass(person, incident->openedAt) <= FieldClass::Police)
            continue;
        const auto pieces = piecesOf(person.name);
        for (std::size_t i = 1; i < pieces.size(); i += 2)
            words.insert(foldedWord(pieces[i]));
    }
    return words;
}

// The snippet without those names; empty where nothing else was found, and then it is no hit.
std::string plainSnippet(const std::string& snippet, const ProtectedWords& words)
{
    bool isFound = false;
    bool isHit = false; // between "[" and "]"
    std::string out;
    const auto pieces = piecesOf(onOneLine(snippet));
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool isWord = i % 2 == 1;
        const bool isKept = isWord && words.count(foldedWord(pieces[i])) > 0;
        if (const auto mark = pieces[i].find_last_of("[]"); mark != std::string::npos)
            isHit = pieces[i][mark] == '[';
        isFound = isFound || (isWord && isHit && !isKept);
        out += isKept ? std::string("(withheld)") : pieces[i];
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
        const auto names = hit.incident ? protectedWords(*log, loaded->state, *hit.incident)
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
