#include "models/crisis/refit.h"

#include "models/crisis/cue_match.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace haven {

namespace {

constexpr int kRounds = 12;
// How sharp the limit is for fitting: a note two points over it is nearly certain.
constexpr double kSharpness = 0.8;
constexpr double kYesShare = 0.5;   // what the limit of yes counts against that of possible
constexpr double kMissCost = 1.6;   // a call that is missed costs more than one looked at in vain
constexpr double kChangeCost = 1.0; // for each point a weight moves: few notes prove little

struct ReadNote {
    Flag flag = Flag::No;
    std::vector<int> rules;
    int leaning = 0; // what its plain words add, whatever the cues weigh
};

class Fitting final
{
public:
    Fitting(const CompiledCues& cues, std::vector<ReadNote> notes)
        : m_cues(cues), m_notes(std::move(notes)), m_notesOfRule(cues.cues.size())
    {
        for (const auto& rule : cues.cues)
            m_weights.push_back(rule.weight);
        for (std::size_t i = 0; i < m_notes.size(); ++i) {
            for (const int rule : m_notes[i].rules)
                m_notesOfRule[static_cast<std::size_t>(rule)].push_back(i);
        }
    }

    void run()
    {
        for (int round = 0; round < kRounds; ++round) {
            bool hasMoved = false;
            for (std::size_t rule = 0; rule < m_weights.size(); ++rule)
                hasMoved = move(rule) || hasMoved;
            if (!hasMoved)
                return;
        }
    }

    const std::vector<int>& weights() const { return m_weights; }
    int notesOf(std::size_t rule) const { return static_cast<int>(m_notesOfRule[rule].size()); }

private:
    bool move(std::size_t rule);
    double costOf(std::size_t rule) const;

    const CompiledCues& m_cues;
    std::vector<ReadNote> m_notes;
    std::vector<std::vector<std::size_t>> m_notesOfRule;
    std::vector<int> m_weights;
};

// The heaviest group of each family, added up, as the advisor does.
int scoreWith(const CompiledCues& cues, const std::vector<int>& weights, const ReadNote& note)
{
    std::map<int, int> byFamily;
    for (const int rule : note.rules) {
        const auto index = static_cast<std::size_t>(rule);
        int& weight = byFamily[cues.cues[index].family];
        weight = std::max(weight, weights[index]);
    }
    int total = note.leaning;
    for (const auto& entry : byFamily)
        total += entry.second;
    return total;
}

double lossOf(bool isWanted, int score, int from)
{
    const double over = score - from + 0.5;
    return (isWanted ? kMissCost : 1.0) *
           std::log1p(std::exp(kSharpness * (isWanted ? -over : over)));
}

// Logistic loss of the notes where the group counts, and what it costs to have moved it.
double Fitting::costOf(std::size_t rule) const
{
    double cost = kChangeCost * std::abs(m_weights[rule] - m_cues.cues[rule].weight);
    for (const std::size_t at : m_notesOfRule[rule]) {
        const ReadNote& note = m_notes[at];
        const int score = scoreWith(m_cues, m_weights, note);
        cost += lossOf(note.flag >= Flag::Possible, score, m_cues.settings.possibleFrom);
        cost += kYesShare * lossOf(note.flag == Flag::Yes, score, m_cues.settings.yesFrom);
    }
    return cost;
}

bool Fitting::move(std::size_t rule)
{
    if (notesOf(rule) < kRefitNotesMin)
        return false;
    const int from = m_weights[rule];
    int best = from;
    double least = costOf(rule);
    for (const int tried : {from - 1, from + 1}) {
        if (tried < 1 || tried > kCueWeightMax)
            continue;
        m_weights[rule] = tried;
        const double cost = costOf(rule);
        if (cost < least) {
            least = cost;
            best = tried;
        }
    }
    m_weights[rule] = best;
    return best != from;
}

CutScore cutWith(const CompiledCues& cues, const std::vector<int>& weights,
                 const std::vector<ReadNote>& notes)
{
    std::vector<Outcome> outcomes;
    for (const auto& note : notes)
        outcomes.push_back({note.flag >= Flag::Possible,
                            scoreWith(cues, weights, note) >= cues.settings.possibleFrom});
    return cutOf(outcomes);
}

std::string lineOf(std::string_view name, const CutScore& cut)
{
    return fmt::format("{:<14} precision {:.3f} ({:.3f}-{:.3f})  recall {:.3f} ({:.3f}-{:.3f})\n",
                       name, cut.precision.value, cut.precision.low, cut.precision.high,
                       cut.recall.value, cut.recall.low, cut.recall.high);
}

} // namespace

Refit refitWeights(const CueSet& cueSet, const std::vector<GoldNote>& gold)
{
    const CompiledCues& cues = cueSet.compiled();
    std::vector<ReadNote> looked;
    std::vector<ReadNote> held;
    for (const auto& note : gold) {
        auto& part = goldHalf(note) == GoldHalf::Looked ? looked : held;
        part.push_back({note.flag, countedRules(cueSet, note.note), leaningOf(cueSet, note.note)});
    }
    Fitting fitting(cues, looked);
    const std::vector<int> before = fitting.weights();
    fitting.run();
    const std::vector<int>& after = fitting.weights();
    Refit refit;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] == after[i])
            continue;
        const CueRule& rule = cues.cues[i];
        refit.changes.push_back({rule.path, rule.label, before[i], after[i], fitting.notesOf(i)});
    }
    refit.fittedBefore = cutWith(cues, before, looked);
    refit.fittedAfter = cutWith(cues, after, looked);
    refit.heldBefore = cutWith(cues, before, held);
    refit.heldAfter = cutWith(cues, after, held);
    return refit;
}

std::string refitText(const Refit& refit)
{
    std::string text;
    for (const auto& change : refit.changes)
        text += fmt::format("{:<42} {:>2} -> {:<2}  in {} notes  {}\n", change.path, change.before,
                            change.after, change.notes, change.label);
    if (refit.changes.empty())
        text += "No weight would change.\n";
    text += lineOf("fitted before", refit.fittedBefore);
    text += lineOf("fitted after", refit.fittedAfter);
    text += lineOf("held before", refit.heldBefore);
    text += lineOf("held after", refit.heldAfter);
    return text;
}

} // namespace haven
