#include "models/crisis/leaning_fit.h"

#include "models/crisis/cue_match.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace haven {

namespace {

constexpr int kLeaningRounds = 25;
constexpr double kLeaningStep = 0.1;
constexpr double kLeaningPenalty = 0.4; // draws a weight to nothing where few notes speak for it
constexpr double kFirstSquare = 1e-6;   // so that the first step has a length
constexpr double kCertainty = 30;       // beyond it the exponential says nothing more
// A note that is as likely as not stands at 0; each unit of the fit is worth four points.
constexpr double kTenthsOfUnit = 40;
// Whoever writes of a crisis writes more. How long a note is is fitted beside its words, in these
// steps, and left out: else every small word would speak for it.
constexpr std::array<int, 10> kLengthSteps = {5, 7, 9, 11, 13, 15, 18, 21, 25, 30};

struct LeaningParameter {
    double value = 0;
    double squares = kFirstSquare;

    void move(double slope)
    {
        squares += slope * slope;
        value -= kLeaningStep * slope / std::sqrt(squares);
    }
    int tenths() const
    {
        const int whole = static_cast<int>(std::lround(value * kTenthsOfUnit));
        return std::clamp(whole, -kLeaningWeightMax, kLeaningWeightMax);
    }
};

// FNV-1a: as good as shuffled, and the same everywhere.
std::uint64_t leaningOrder(std::string_view note)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : note) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    return hash;
}

struct FittedNote {
    bool isWanted = false;
    double cues = 0;       // what they add up to, in tens of points
    std::size_t steps = 0; // of its length
    std::vector<int> words;
    std::vector<int> themes;
};

// The cues of a set without any leanings: what they say must not depend on what is being fitted.
CueSet withoutLeanings(const CueSet& cues)
{
    CompiledCues bare = cues.compiled();
    for (Leanings* leanings : {&bare.leanings, &bare.terseLeanings, &bare.clearLeanings}) {
        *leanings = {};
        leanings->start = -1;
        leanings->limits.against = -kLeaningWeightMax;
    }
    return CueSet(std::make_shared<const CompiledCues>(std::move(bare)));
}

// Those of the gold that the leanings are for. Shorter ones teach words of a note that tells, too.
std::vector<FittedNote> notesFor(const CueSet& cues, const Leanings& leanings,
                                 const std::vector<GoldNote>& gold)
{
    constexpr double kMostOfCues = 30; // beyond it nothing is doubtful
    const CueSet bare = withoutLeanings(cues);
    std::vector<FittedNote> notes;
    for (const auto& one : gold) {
        const auto read = readNote(cues.compiled(), one.note);
        const bool isTerse = &leanings == &cues.compiled().terseLeanings;
        if (isTerse && leaningNoteOf(cues.compiled(), read).leanings != &leanings)
            continue;
        const auto note = leaningNoteOf(cues.compiled(), read, leanings);
        // What is not half as long as a note that tells is worded in another way.
        if (!isTerse && note.known < leanings.limits.noteMin / 2)
            continue;
        std::set<int> themes;
        for (const int word : note.words)
            themes.insert(leanings.words[static_cast<std::size_t>(word)].theme);
        // A summary is too short to say a thing twice: its words are fitted to what its cues leave
        // open. In a note that tells they say the same once more, and are fitted alone.
        const double score = isTerse ? advise(bare, one.note).score : 0;
        const auto steps = std::count_if(kLengthSteps.begin(), kLengthSteps.end(), [&](int step) {
            return !isTerse && static_cast<int>(read.size()) >= step;
        });
        const bool isClear = &leanings == &cues.compiled().clearLeanings;
        notes.push_back({isClear ? one.flag == Flag::Yes : one.flag != Flag::No,
                         std::min(score, kMostOfCues) / 10,
                         static_cast<std::size_t>(steps),
                         {note.words.begin(), note.words.end()},
                         {themes.begin(), themes.end()}});
    }
    return notes;
}

class LeaningFitting final
{
public:
    explicit LeaningFitting(const Leanings& leanings)
        : m_limits(leanings.limits), m_words(leanings.words.size()),
          m_themes(leanings.themes.size())
    {}

    void learn(const FittedNote& note)
    {
        double sum = m_start.value + m_cues.value * note.cues;
        for (std::size_t i = 0; i < note.steps; ++i)
            sum += m_steps[i].value;
        for (const int word : note.words)
            sum += m_words[static_cast<std::size_t>(word)].value;
        for (const int theme : note.themes)
            sum += m_themes[static_cast<std::size_t>(theme)].value;
        const double likely = 1 / (1 + std::exp(-std::clamp(sum, -kCertainty, kCertainty)));
        const double over = note.isWanted ? m_limits.missCost * (likely - 1) : likely;
        m_start.move(over);
        m_cues.move(over * note.cues);
        for (std::size_t i = 0; i < note.steps; ++i)
            m_steps[i].move(over);
        for (const int word : note.words)
            drawn(m_words[static_cast<std::size_t>(word)], over);
        for (const int theme : note.themes)
            drawn(m_themes[static_cast<std::size_t>(theme)], over);
    }

    Leanings into(Leanings leanings) const
    {
        // No word, no leaning.
        const int start = m_limits.evenAt + m_start.tenths();
        leanings.start = std::min(-1, start);
        leanings.limits.base = start - leanings.start;
        for (std::size_t i = 0; i < m_words.size(); ++i)
            leanings.words[i].weight = m_words[i].tenths();
        for (std::size_t i = 0; i < m_themes.size(); ++i)
            leanings.themes[i].weight = m_themes[i].tenths();
        return leanings;
    }

private:
    static void drawn(LeaningParameter& parameter, double over)
    {
        parameter.move(over + kLeaningPenalty * parameter.value);
    }

    LeaningLimits m_limits;
    LeaningParameter m_start;
    LeaningParameter m_cues;
    std::array<LeaningParameter, kLengthSteps.size()> m_steps;
    std::vector<LeaningParameter> m_words;
    std::vector<LeaningParameter> m_themes;
};

std::string leaningThemeText(const Leanings& leanings, int theme)
{
    constexpr std::size_t kColumns = 100;
    const auto& one = leanings.themes[static_cast<std::size_t>(theme)];
    std::string text = fmt::format("      {{\n        \"label\": \"{}\",\n        \"weight\": {},\n"
                                   "        \"words\": {{\n",
                                   one.label, one.weight);
    std::string line;
    const auto closeLine = [&](std::string_view ending) {
        if (!line.empty())
            text += "         " + line + std::string(ending) + "\n";
        line.clear();
    };
    for (const auto& word : leanings.words) {
        if (word.theme != theme)
            continue;
        const std::string entry = fmt::format(" \"{}\": {}", word.word, word.weight);
        if (line.size() + entry.size() + 10 > kColumns)
            closeLine(",");
        line += (line.empty() ? "" : ",") + entry;
    }
    closeLine("");
    return text + "        }\n      }";
}

std::string leaningsText(const Leanings& leanings, std::string_view key)
{
    std::string text =
        fmt::format("{{\n  \"about\": [\n    \"How plain words lean: tenths of a point, fitted by "
                    "havenctl flag lean and looked over by a person.\"\n  ],\n  \"{}\": {{\n",
                    key);
    const LeaningLimits& limits = leanings.limits;
    text += fmt::format("    \"limits\": {{ \"noteMin\": {}, \"wordsMin\": {}, \"wordsFull\": {}, "
                        "\"base\": {},\n                ",
                        limits.noteMin, limits.wordsMin, limits.wordsFull, limits.base);
    text += fmt::format("\"leansFrom\": {}, \"pointsMin\": {}, \"pointsMax\": {}, ",
                        limits.leansFrom, limits.pointsMin, limits.pointsMax);
    if (limits.signsFrom > 0)
        text += fmt::format("\"signsFrom\": {},", limits.signsFrom);
    text += fmt::format("\n                \"againstMin\": {}, \"against\": {}, \"heldBack\": {}, "
                        "\"missCost\": {}, \"evenAt\": {} }},\n",
                        limits.againstMin, limits.against, limits.heldBack, limits.missCost,
                        limits.evenAt);
    text += fmt::format("    \"start\": {},\n    \"themes\": [\n", leanings.start);
    for (std::size_t i = 0; i < leanings.themes.size(); ++i)
        text += leaningThemeText(leanings, static_cast<int>(i)) +
                (i + 1 < leanings.themes.size() ? ",\n" : "\n");
    return text + "    ]\n  }\n}\n";
}

} // namespace

std::string fittedLeanings(const CueSet& cues, const std::vector<GoldNote>& gold,
                           LeaningLength length)
{
    const Leanings& leanings = length == LeaningLength::Told    ? cues.compiled().leanings
                               : length == LeaningLength::Terse ? cues.compiled().terseLeanings
                                                                : cues.compiled().clearLeanings;
    // Notes of a kind lie together in a file; a fixed order of their own spreads them.
    std::vector<GoldNote> ordered = gold;
    std::stable_sort(ordered.begin(), ordered.end(), [](const GoldNote& a, const GoldNote& b) {
        return leaningOrder(a.note) < leaningOrder(b.note);
    });
    const auto notes = notesFor(cues, leanings, ordered);
    LeaningFitting fitting(leanings);
    for (int round = 0; round < kLeaningRounds; ++round) {
        for (const auto& note : notes)
            fitting.learn(note);
    }
    const std::string_view key = length == LeaningLength::Told    ? "leanings"
                                 : length == LeaningLength::Terse ? "terseLeanings"
                                                                  : "clearLeanings";
    return leaningsText(fitting.into(leanings), key);
}

} // namespace haven
