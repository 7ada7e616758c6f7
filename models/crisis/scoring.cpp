#include "models/crisis/scoring.h"

#include "models/base/text.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace haven {

namespace {

using Json = nlohmann::json;

constexpr double kZ95 = 1.959964;
constexpr int kBootstrapRounds = 1000;
constexpr std::uint64_t kBootstrapSeed = 20'240'988;

std::string factText(const Json& value)
{
    if (value.is_boolean())
        return value.get<bool>() ? "yes" : "no";
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<Flag> flagFromText(std::string_view text)
{
    if (text == "yes")
        return Flag::Yes;
    if (text == "possible")
        return Flag::Possible;
    if (text == "no")
        return Flag::No;
    return std::nullopt;
}

std::string idText(const Json& json)
{
    if (!json.contains("id"))
        return {};
    return json["id"].is_string() ? json["id"].get<std::string>() : json["id"].dump();
}

Result<GoldNote> goldFrom(const Json& json, int line)
{
    const auto broken = [line](const char* what) {
        return refuse(RefusalCode::GoldMalformed, std::to_string(line), what);
    };
    if (!json.is_object())
        return broken("an object is needed");
    if (!json.contains("note") || !json["note"].is_string())
        return broken("the key note with a text is needed");
    if (!json.contains("flag") || !json["flag"].is_string())
        return broken("the key flag is needed");
    GoldNote gold;
    gold.id = idText(json);
    gold.note = json["note"].get<std::string>();
    const auto flag = flagFromText(json["flag"].get<std::string>());
    if (!flag)
        return broken("flag is yes, possible or no");
    gold.flag = *flag;
    if (json.contains("facts") && json["facts"].is_object()) {
        for (const auto& item : json["facts"].items())
            gold.facts[item.key()] = factText(item.value());
    }
    if (json.contains("tags") && json["tags"].is_array()) {
        for (const auto& tag : json["tags"]) {
            if (!tag.is_string())
                continue;
            const std::string text = tag.get<std::string>();
            gold.tags.push_back(split(text, ':').front());
            if (gold.tags.back() == "pair")
                gold.pair = text;
        }
    }
    return gold;
}

double f1Of(int truePositives, int falsePositives, int falseNegatives)
{
    const int all = 2 * truePositives + falsePositives + falseNegatives;
    return all == 0 ? 0.0 : 2.0 * truePositives / all;
}

// A small fixed generator: the same notes always give the same interval.
class Draws final
{
public:
    std::size_t below(std::size_t limit)
    {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>((m_state >> 33U) % limit);
    }

private:
    std::uint64_t m_state = kBootstrapSeed;
};

} // namespace

CutScore cutOf(const std::vector<Outcome>& outcomes)
{
    CutScore cut;
    for (const auto& outcome : outcomes) {
        cut.truePositives += outcome.wanted && outcome.found ? 1 : 0;
        cut.falsePositives += !outcome.wanted && outcome.found ? 1 : 0;
        cut.falseNegatives += outcome.wanted && !outcome.found ? 1 : 0;
        cut.trueNegatives += !outcome.wanted && !outcome.found ? 1 : 0;
    }
    cut.precision = proportionOf(cut.truePositives, cut.truePositives + cut.falsePositives);
    cut.recall = proportionOf(cut.truePositives, cut.truePositives + cut.falseNegatives);
    cut.f1 = f1Of(cut.truePositives, cut.falsePositives, cut.falseNegatives);
    return cut;
}

namespace {

void addInterval(CutScore& cut, const std::vector<Outcome>& outcomes)
{
    if (outcomes.empty())
        return;
    Draws draws;
    std::vector<double> values;
    for (int round = 0; round < kBootstrapRounds; ++round) {
        int hits = 0;
        int alarms = 0;
        int misses = 0;
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            const Outcome& one = outcomes[draws.below(outcomes.size())];
            hits += one.wanted && one.found ? 1 : 0;
            alarms += !one.wanted && one.found ? 1 : 0;
            misses += one.wanted && !one.found ? 1 : 0;
        }
        values.push_back(f1Of(hits, alarms, misses));
    }
    std::sort(values.begin(), values.end());
    cut.f1Low = values[values.size() * 25 / 1000];
    cut.f1High = values[values.size() * 975 / 1000 - 1];
}

void scoreFacts(FlagScore& score, const GoldNote& gold, const Advice& advice)
{
    for (const auto& [word, value] : gold.facts) {
        const auto fact = factFromWord(word);
        if (!fact)
            continue;
        const auto found =
            std::find_if(advice.facts.begin(), advice.facts.end(),
                         [&](const SuggestedFact& one) { return one.fact == *fact; });
        const std::string given =
            found == advice.facts.end() ? std::string() : printFactAnswer(found->answer);
        FactScore& row = score.byFact[word];
        const bool isSilent = value == "not_mentioned" || value == "none" || value == "no" ||
                              (value == "unknown" && *fact == Fact::AgeGroup);
        if (isSilent) {
            row.extra +=
                given.empty() || given == value || given == "none" || given == "no" ? 0 : 1;
            continue;
        }
        ++row.wanted;
        if (given == value)
            ++row.right;
        else if (!given.empty())
            ++row.wrong;
    }
}

// Nothing to find, or nothing found, is no figure: "0.000" would read as a failure.
std::string figureText(const Proportion& share)
{
    if (share.of == 0)
        return "none";
    return fmt::format("{:.3f} ({:.3f}-{:.3f})", share.value, share.low, share.high);
}

std::string cutText(std::string_view name, const CutScore& cut)
{
    const bool hasBoth = cut.precision.of > 0 && cut.recall.of > 0;
    const std::string f1 =
        hasBoth ? fmt::format("{:.3f} ({:.3f}-{:.3f})", cut.f1, cut.f1Low, cut.f1High) : "none";
    return fmt::format("{:<18} precision {}  recall {}  F1 {}  tp {} fp {} fn {} tn {}\n", name,
                       figureText(cut.precision), figureText(cut.recall), f1, cut.truePositives,
                       cut.falsePositives, cut.falseNegatives, cut.trueNegatives);
}

std::string shareText(std::string_view name, const Proportion& share)
{
    return fmt::format("{:<18} {}  {} of {}\n", name, figureText(share), share.hits, share.of);
}

// A row a note, whatever line ends and signs for a terminal it has.
std::string scoredText(std::string_view lead, const ScoredNote& note, Flag shown)
{
    std::string words = note.note;
    std::replace_if(
        words.begin(), words.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, ' ');
    return fmt::format("{} {} ({}): {} [{}]\n", lead, note.id, enumName(shown), words, note.reason);
}

} // namespace

GoldHalf goldHalf(const GoldNote& note)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : note.pair.empty() ? note.id : note.pair) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    return hash % 2 == 1 ? GoldHalf::Held : GoldHalf::Looked;
}

Result<std::vector<GoldNote>> parseGold(std::string_view jsonLines)
{
    std::vector<GoldNote> notes;
    int line = 0;
    for (const auto& text : split(jsonLines, '\n')) {
        ++line;
        if (trimmed(text).empty())
            continue;
        const Json json = Json::parse(text, nullptr, false);
        auto gold = goldFrom(json, line);
        if (!gold)
            return gold.refusal();
        notes.push_back(std::move(*gold));
    }
    return notes;
}

Proportion proportionOf(int hits, int of)
{
    Proportion share{hits, of, 0, 0, 1};
    if (of == 0)
        return share;
    const double n = of;
    const double p = hits / n;
    const double z2 = kZ95 * kZ95;
    const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double half = kZ95 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    share.value = p;
    share.low = std::max(0.0, middle - half);
    share.high = std::min(1.0, middle + half);
    return share;
}

FlagScore scoreFlags(const CueSet& cues, const std::vector<GoldNote>& gold)
{
    FlagScore score;
    std::vector<Outcome> outcomes;
    std::map<std::string, std::vector<Outcome>> byTag;
    int yes = 0;
    int yesFound = 0;
    int yesAsYes = 0;
    for (const auto& note : gold) {
        const Advice advice = advise(cues, note.note);
        const Outcome outcome{note.flag >= Flag::Possible, advice.wordsFlag >= Flag::Possible};
        outcomes.push_back(outcome);
        for (const auto& tag : note.tags)
            byTag[tag].push_back(outcome);
        if (note.flag == Flag::Yes) {
            ++yes;
            yesFound += outcome.found ? 1 : 0;
            yesAsYes += advice.wordsFlag == Flag::Yes ? 1 : 0;
        }
        const ScoredNote scored{note.id, note.flag, advice.wordsFlag, note.note, advice.reason};
        if (outcome.wanted && !outcome.found)
            score.misses.push_back(scored);
        if (!outcome.wanted && outcome.found)
            score.falseAlarms.push_back(scored);
        if (note.flag == Flag::Yes && advice.wordsFlag == Flag::Possible)
            score.underCalled.push_back(scored);
        scoreFacts(score, note, advice);
    }
    score.notes = static_cast<int>(gold.size());
    score.flagged = cutOf(outcomes);
    addInterval(score.flagged, outcomes);
    score.yesFound = proportionOf(yesFound, yes);
    score.yesAsYes = proportionOf(yesAsYes, yes);
    for (const auto& [tag, list] : byTag) {
        score.byTag[tag] = cutOf(list);
        addInterval(score.byTag[tag], list);
    }
    return score;
}

std::string scoreText(const FlagScore& score)
{
    std::string text = fmt::format("notes {}\n", score.notes);
    text += cutText("yes+possible", score.flagged);
    text += shareText("yes found", score.yesFound);
    text += shareText("yes as yes", score.yesAsYes);
    for (const auto& [tag, cut] : score.byTag)
        text += cutText("tag " + tag, cut);
    for (const auto& [fact, row] : score.byFact)
        text += fmt::format("fact {:<20} right {} of {}, wrong {}, extra {}\n", fact, row.right,
                            row.wanted, row.wrong, row.extra);
    for (const auto& miss : score.misses)
        text += scoredText("missed", miss, miss.gold);
    for (const auto& under : score.underCalled)
        text += scoredText("possible only", under, under.gold);
    for (const auto& alarm : score.falseAlarms)
        text += scoredText("false alarm", alarm, alarm.given);
    return text;
}

namespace {

Json shareJson(const Proportion& share)
{
    return {{"value", share.value},
            {"low", share.low},
            {"high", share.high},
            {"hits", share.hits},
            {"of", share.of}};
}

Json cutJson(const CutScore& cut)
{
    return {{"precision", shareJson(cut.precision)},
            {"recall", shareJson(cut.recall)},
            {"f1", {{"value", cut.f1}, {"low", cut.f1Low}, {"high", cut.f1High}}}};
}

Json notesJson(const std::vector<ScoredNote>& notes)
{
    Json list = Json::array();
    for (const auto& note : notes)
        list.push_back({{"id", note.id},
                        {"gold", toLower(enumName(note.gold))},
                        {"given", toLower(enumName(note.given))},
                        {"note", note.note},
                        {"reason", note.reason}});
    return list;
}

} // namespace

std::string scoreJson(const FlagScore& score)
{
    Json tags = Json::object();
    for (const auto& [tag, cut] : score.byTag)
        tags[tag] = cutJson(cut);
    Json facts = Json::object();
    for (const auto& [fact, row] : score.byFact)
        facts[fact] = {
            {"right", row.right}, {"of", row.wanted}, {"wrong", row.wrong}, {"extra", row.extra}};
    const Json document = {{"notes", score.notes},
                           {"yes_or_possible", cutJson(score.flagged)},
                           {"yes_found", shareJson(score.yesFound)},
                           {"yes_as_yes", shareJson(score.yesAsYes)},
                           {"tags", tags},
                           {"facts", facts},
                           {"misses", notesJson(score.misses)},
                           {"possible_only", notesJson(score.underCalled)},
                           {"false_alarms", notesJson(score.falseAlarms)}};
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace haven
