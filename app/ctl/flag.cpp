#include "app/ctl/load_station.h"
#include "app/ctl/verb.h"
#include "app/reactors/advisor.h"
#include "app/reactors/cold_priors.h"
#include "app/session/knowledge_base.h"
#include "app/session/session.h"
#include "models/base/text.h"
#include "models/crisis/advisor.h"
#include "models/crisis/leaning_fit.h"
#include "models/crisis/refit.h"
#include "models/crisis/scoring.h"
#include "models/dispatch/flag_change.h"
#include "models/dispatch/flag_context.h"
#include "models/exchange/csv_reader.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

namespace haven::ctl {

namespace {

constexpr const char* kFlagUsage =
    "flag [--station FILE] FILE.jsonl|FILE.csv [--column NAME] | "
    "flag score GOLD.jsonl [--half looked|held] | flag refit GOLD.jsonl | "
    "flag lean GOLD.jsonl [--length told|terse|clear]";

struct NoteRow {
    std::string id;
    std::string note;
    std::string incident; // its number in the station, where one is given
    AdviceContext context;
    bool isOfStation = false;
    std::vector<FlagSpan> before; // what the last note of the incident said
};

Result<std::string> contentOf(const std::string& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return refuse(RefusalCode::FileUnreadable, path, "there is no such file");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return refuse(RefusalCode::FileUnreadable, path, "it may not be read");
    std::ostringstream text;
    if (!(text << file.rdbuf()))
        return refuse(RefusalCode::FileUnreadable, path, "it is empty");
    return text.str();
}

std::string textOf(const nlohmann::json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<std::vector<NoteRow>> notesOfLines(const std::string& path)
{
    const auto text = contentOf(path);
    if (!text)
        return text.refusal();
    std::vector<NoteRow> notes;
    std::istringstream lines(*text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (trimmed(line).empty())
            continue;
        const auto json = nlohmann::json::parse(line, nullptr, false);
        const bool isNote = json.is_object() && json.contains("note") && json["note"].is_string();
        if (!isNote)
            return refuse(RefusalCode::FileMalformed, path, std::to_string(number), "1",
                          "a JSON object with a note is expected");
        NoteRow row;
        row.note = json["note"].get<std::string>();
        row.incident = textOf(json, "incident");
        row.context.typeCode = textOf(json, "type_code");
        const auto id = json.find("id");
        row.id = id == json.end()  ? std::to_string(number)
                 : id->is_string() ? id->get<std::string>()
                                   : id->dump();
        notes.push_back(std::move(row));
    }
    return notes;
}

Result<std::vector<NoteRow>> notesOfCsv(const std::string& path, const std::string& column)
{
    auto source = openInput(path);
    if (!source)
        return source.refusal();
    CsvReader reader(**source);
    std::vector<NoteRow> notes;
    std::optional<std::size_t> at;
    std::optional<std::size_t> idAt;
    for (;;) {
        const auto next = reader.next();
        if (!next)
            return next.refusal();
        const CsvRow* row = *next;
        if (!row)
            return notes;
        if (!at) {
            for (std::size_t i = 0; i < row->fields.size(); ++i) {
                if (equalsIgnoringCase(row->fields[i], column))
                    at = i;
                if (equalsIgnoringCase(row->fields[i], "id"))
                    idAt = i;
            }
            if (!at)
                return refuse(RefusalCode::FileMalformed, path, "1", "1",
                              "there is no column " + column);
            continue;
        }
        NoteRow note;
        note.id = idAt && *idAt < row->fields.size() ? std::string(row->fields[*idAt])
                                                     : std::to_string(row->number);
        if (*at < row->fields.size())
            note.note = std::string(row->fields[*at]);
        notes.push_back(std::move(note));
    }
}

nlohmann::json spanJson(std::size_t start, std::size_t end, const std::string& text,
                        const std::string& family)
{
    return {{"start", start}, {"end", end}, {"text", text}, {"family", family}};
}

// The words of a note that stands in the station are care; family, weight and reason are not.
nlohmann::json reasonsJson(const std::vector<FlagSpan>& spans)
{
    nlohmann::json list = nlohmann::json::array();
    for (const FlagSpan& span : spans)
        list.push_back({{"family", span.family}, {"weight", span.weight}, {"reason", span.reason}});
    return list;
}

// Against the note of the incident that was read last.
FlagChange changeOf(const NoteRow& row, const Advice& advice, const CueSet& cues)
{
    return changeBetween(row.before, suggestionOf(advice, cues, IncidentId(), NoteId()).spans);
}

nlohmann::json adviceJson(const std::string& id, const Advice& advice)
{
    nlohmann::json spans = nlohmann::json::array();
    for (const auto& span : advice.spans) {
        spans.push_back(spanJson(span.start, span.end, span.text, span.family));
        spans.back()["weight"] = span.weight;
    }
    nlohmann::json suppressed = nlohmann::json::array();
    for (const auto& span : advice.suppressed) {
        suppressed.push_back(spanJson(span.start, span.end, span.text, span.family));
        suppressed.back()["why"] = span.why;
    }
    nlohmann::json facts = nlohmann::json::object();
    for (const auto& fact : advice.facts)
        facts[std::string(factWord(fact.fact))] = printFactAnswer(fact.answer);
    nlohmann::json sources = nlohmann::json::array();
    for (const auto& source : advice.sources)
        sources.push_back({{"source", toLower(enumName(source.source))},
                           {"flag", toLower(enumName(source.flag))},
                           {"reason", source.reason}});
    return {{"id", id},
            {"flag", toLower(enumName(advice.flag))},
            {"score", advice.score},
            {"suggested_level", levelNumber(advice.suggestedLevel.level)},
            {"facts", facts},
            {"spans", spans},
            {"suppressed", suppressed},
            {"sources", sources}};
}

std::string reasonLine(const char* lead, const std::string& text, const std::string& family,
                       const std::string& rest)
{
    return std::string("    ") + lead + " \"" + withoutOrders(onOneLine(text)) + "\" (" + family +
           ", " + rest + ")\n";
}

// Under the sentence, for a note of a station: each source, each word that counted with its weight,
// each that did not, and what changed since the last note.
void tellApart(const Advice& advice, const FlagChange& change)
{
    for (const auto& source : advice.sources)
        std::cout << "    " << toLower(enumName(source.source)) << ": "
                  << toLower(enumName(source.flag)) << "\n";
    for (const auto& span : advice.spans)
        std::cout << reasonLine("counted", span.text, span.family, std::to_string(span.weight));
    for (const auto& span : advice.suppressed)
        std::cout << reasonLine("not counted", span.text, span.family, span.why);
    for (const auto& span : change.came)
        std::cout << reasonLine("new", span.text, span.family, std::to_string(span.weight));
    for (const auto& span : change.gone)
        std::cout << reasonLine("not said again", span.reason, span.family,
                                std::to_string(span.weight));
}

// Labelled notes; a fault is told with the file and the line.
Result<std::vector<GoldNote>> goldOf(const std::string& path)
{
    const auto text = contentOf(path);
    if (!text)
        return text.refusal();
    auto gold = parseGold(*text);
    if (!gold)
        return refuse(RefusalCode::FileMalformed, path, gold.refusal().arguments.at(0), "1",
                      gold.refusal().arguments.at(1) +
                          "; labelled notes are JSON Lines with id, note and flag");
    return gold;
}

int score(const CueSet& cues, const Arguments& arguments)
{
    const auto half = arguments.option("half");
    if (half && *half != "looked" && *half != "held")
        return misused(kFlagUsage);
    const auto gold = goldOf(arguments.words[1]);
    if (!gold)
        return tell(gold.refusal());
    std::vector<GoldNote> notes;
    for (const auto& note : *gold) {
        const std::string part = toLower(enumName(goldHalf(note)));
        if (!half || part == *half)
            notes.push_back(note);
    }
    const FlagScore figures = scoreFlags(cues, notes);
    if (arguments.isJson)
        std::cout << scoreJson(figures) << "\n" << std::flush;
    else
        std::cout << scoreText(figures) << std::flush;
    return kDone;
}

int refit(const CueSet& cues, const std::string& path)
{
    const auto gold = goldOf(path);
    if (!gold)
        return tell(gold.refusal());
    std::cout << refitText(refitWeights(cues, *gold)) << std::flush;
    return kDone;
}

// Prints the file as it would be; a person looks it over and takes it, or leaves it.
int lean(const CueSet& cues, const Arguments& arguments)
{
    const std::string length = arguments.optionOr("length", "told");
    const std::map<std::string, LeaningLength> lengths = {{"told", LeaningLength::Told},
                                                          {"terse", LeaningLength::Terse},
                                                          {"clear", LeaningLength::Clear}};
    const auto fitted = lengths.find(length);
    if (fitted == lengths.end())
        return misused(kFlagUsage);
    const auto gold = goldOf(arguments.words[1]);
    if (!gold)
        return tell(gold.refusal());
    std::cout << fittedLeanings(cues, *gold, fitted->second) << std::flush;
    return kDone;
}

// What the station knows about the incidents the rows name. Of a number it does not have the note
// is scored by its words, and that is said.
Result<std::vector<NoteRow>> withStation(std::vector<NoteRow> rows, const std::string& path,
                                         const CueSet& cues)
{
    const auto loaded = loadStation(path);
    if (!loaded)
        return loaded.refusal();
    std::set<IncidentId> hot;
    for (const auto& [id, incident] : loaded->state.incidents)
        hot.insert(id);
    for (auto& row : rows) {
        bool isFound = row.incident.empty();
        for (const auto& [id, incident] : loaded->state.incidents) {
            if (row.incident.empty() || incident.number != row.incident)
                continue;
            // As the console's advisor: what is in memory, and what has left it.
            row.context = adviceContextOf(loaded->state, incident, cues, systemNow());
            if (canHavePriors(incident, cues)) {
                const auto cold = coldPriors(loaded->database(), incident, hot, cues, systemNow());
                if (!cold)
                    return cold.refusal();
                row.context.priorFlagged += *cold;
            }
            row.isOfStation = true;
            if (!incident.noteMarks.empty() && incident.visibility != Visibility::Restricted)
                row.before = incident.noteMarks.back().spans;
            isFound = true;
        }
        if (!isFound)
            std::cerr << "havenctl: the station's board has no incident "
                      << withoutOrders(onOneLine(row.incident)) << ": the note "
                      << onOneLine(row.id) << " is read by its words alone.\n";
    }
    return rows;
}

} // namespace

int runFlag(const Arguments& arguments)
{
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    if (!(*base)->cues)
        return tell(refuse(RefusalCode::CuesMalformed, "resources/cues", "there are none"));
    const CueSet& cues = *(*base)->cues;
    if (arguments.words.size() == 2 && arguments.words[0] == "score")
        return score(cues, arguments);
    if (arguments.words.size() == 2 && arguments.words[0] == "refit")
        return refit(cues, arguments.words[1]);
    if (arguments.words.size() == 2 && arguments.words[0] == "lean")
        return lean(cues, arguments);
    if (arguments.words.size() != 1)
        return misused(kFlagUsage);
    const std::string& path = arguments.words[0];
    const bool isCsv = path.size() > 4 && equalsIgnoringCase(path.substr(path.size() - 4), ".csv");
    auto notes =
        isCsv ? notesOfCsv(path, arguments.optionOr("column", "note")) : notesOfLines(path);
    if (notes && arguments.option("station"))
        notes = withStation(std::move(*notes), *arguments.option("station"), cues);
    if (!notes)
        return tell(notes.refusal());
    using Handler = nlohmann::json::error_handler_t;
    for (const auto& row : *notes) {
        const Advice advice = advise(cues, row.note, row.context);
        if (arguments.isJson) {
            auto json = adviceJson(row.id, advice);
            if (row.isOfStation) {
                const FlagChange change = changeOf(row, advice, cues);
                json["changed"] = {{"came", reasonsJson(change.came)},
                                   {"gone", reasonsJson(change.gone)}};
            }
            std::cout << json.dump(-1, ' ', false, Handler::replace) << "\n";
        } else {
            std::cout << withoutOrders(row.id) << "  " << enumName(advice.flag) << "  "
                      << advice.reason << "\n";
            if (row.isOfStation)
                tellApart(advice, changeOf(row, advice, cues));
        }
    }
    std::cout.flush();
    return kDone;
}

} // namespace haven::ctl
