#include "models/crisis/cue_match.h"

#include <algorithm>
#include <cstdint>

namespace haven {

namespace {

constexpr std::size_t kTypoLengthMin = 7;   // shorter words are too often other words
constexpr std::size_t kSwapLengthMin = 5;   // "HNAGING"; "EAST" is not "EATS"
constexpr std::size_t kDoubleLengthMin = 6; // "HANGGING"; "STOOP" is not "STOP"
constexpr std::size_t kCutLengthMin = 4;    // "SUIC": what a word cut off still needs
constexpr int kCommaCost = 2;               // what a comma takes of a gap's reach
constexpr int kFillersFree = 3;             // fillers that may stand between two words of a pattern

// One typing error: a letter missing, doubled, wrong or swapped in a long word of the vocabulary.
const std::string* corrected(const CompiledCues& cues, const std::string& word)
{
    if (word.size() + 1 < kTypoLengthMin || cues.exact.count(word) > 0)
        return nullptr;
    const auto isNear = [&](const std::string& key) -> const std::string* {
        const auto found = cues.nearMisses.find(key);
        if (found == cues.nearMisses.end() || found->second.front() != word.front())
            return nullptr;
        return &found->second;
    };
    if (const auto* whole = isNear(word))
        return whole;
    for (std::size_t i = 1; i < word.size(); ++i) {
        std::string shorter = word;
        shorter.erase(i, 1);
        if (const auto* found = isNear(shorter))
            return found;
    }
    return nullptr;
}

bool isCueWord(const CompiledCues& cues, const std::string& word)
{
    return cues.aliases.count(word) > 0 || cues.symbols.words.count(word) > 0;
}

// A letter missing, written twice or swapped with the next, in any word of a pattern: such a slip
// seldom makes another word; those that it does make are listed as exact.
std::optional<std::string> withoutSlip(const CompiledCues& cues, const std::string& word)
{
    if (word.size() < kSwapLengthMin || cues.exact.count(word) > 0 ||
        cues.givenNames.count(word) > 0 || cues.surnames.count(word) > 0)
        return std::nullopt;
    if (const auto found = cues.missingLetters.find(word); found != cues.missingLetters.end())
        return found->second;
    std::string meant = word;
    for (std::size_t i = 1; i + 1 < word.size(); ++i) {
        if (word[i] == word[i + 1])
            continue;
        std::swap(meant[i], meant[i + 1]);
        if (isCueWord(cues, meant))
            return meant;
        std::swap(meant[i], meant[i + 1]);
    }
    for (std::size_t i = 1; i < word.size() && word.size() >= kDoubleLengthMin; ++i) {
        if (word[i] != word[i - 1])
            continue;
        meant.erase(i, 1);
        if (isCueWord(cues, meant))
            return meant;
        meant = word;
    }
    return std::nullopt;
}

std::vector<int> symbolsOf(const CompiledCues& cues, const std::string& word, int number)
{
    std::vector<int> symbols;
    const auto& table = cues.symbols;
    if (const auto found = table.words.find(word); found != table.words.end())
        symbols = found->second;
    std::string start = word.substr(0, table.prefixLengthMin - 1);
    for (std::size_t length = table.prefixLengthMin; length <= word.size(); ++length) {
        start += word[length - 1];
        const auto found = table.prefixes.find(start);
        if (found != table.prefixes.end())
            symbols.insert(symbols.end(), found->second.begin(), found->second.end());
    }
    if (number >= 0) {
        for (const auto& range : table.numbers) {
            if (number >= range.low && number <= range.high)
                symbols.push_back(range.symbol);
        }
    }
    std::sort(symbols.begin(), symbols.end());
    symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
    return symbols;
}

class Matcher final
{
public:
    Matcher(const CompiledCues& cues, const std::vector<NoteWord>& words)
        : m_cues(cues), m_words(words), m_placeOf(cues.symbolIds.size(), kNowhere),
          m_chances(cues.patterns.size(), Chance::NotAsked)
    {
        std::size_t places = 0;
        for (const auto& word : words) {
            for (const int symbol : word.symbols) {
                std::size_t& place = m_placeOf[static_cast<std::size_t>(symbol)];
                if (place == kNowhere)
                    place = places++;
            }
        }
        m_rowLength = (places + kBits - 1) / kBits;
        m_rows.resize(words.size() * m_rowLength);
        for (std::size_t at = 0; at < words.size(); ++at) {
            for (const int symbol : words[at].symbols) {
                const std::size_t place = m_placeOf[static_cast<std::size_t>(symbol)];
                m_rows[at * m_rowLength + place / kBits] |= std::uint64_t{1} << (place % kBits);
            }
        }
    }

    std::vector<PatternMatch> run();

private:
    enum class Chance : std::uint8_t { NotAsked, Some, None };
    static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
    static constexpr std::size_t kBits = 64;

    bool hasSymbol(std::size_t at, int symbol) const
    {
        const std::size_t place = m_placeOf[static_cast<std::size_t>(symbol)];
        return place != kNowhere &&
               (m_rows[at * m_rowLength + place / kBits] >> (place % kBits) & 1U) != 0;
    }

    void tryPattern(int pattern, std::size_t at);
    bool hasChance(int pattern);
    // The token behind the match of elements [element…] from at on; nothing when it fails.
    std::optional<std::size_t> match(std::size_t element, std::size_t at, bool isFirst);
    std::optional<std::size_t> matchWord(std::size_t element, std::size_t at, bool isFirst);
    std::optional<std::size_t> matchGap(std::size_t element, std::size_t at);
    bool isClauseEdge(std::size_t at) const
    {
        return at >= m_words.size() || m_words[at].token.before >= Break::Weak;
    }

    const CompiledCues& m_cues;
    const std::vector<NoteWord>& m_words;
    // Of the symbols only those of the note have a place in the rows, one row a word: which symbols
    // a word has is asked thousands of times a note.
    std::vector<std::size_t> m_placeOf; // by symbol
    std::size_t m_rowLength = 0;
    std::vector<std::uint64_t> m_rows;
    std::vector<Chance> m_chances; // by pattern
    const std::vector<PatternElement>* m_elements = nullptr;
    std::vector<PatternMatch> m_matches;
};

std::vector<PatternMatch> Matcher::run()
{
    for (std::size_t at = 0; at < m_words.size(); ++at) {
        // "from the country club": the name of a place begins no pattern.
        const bool isName = m_words[at].isPlace && m_words[at].isNeutral;
        for (const int symbol : m_words[at].symbols) {
            if (isName)
                break;
            for (const int pattern : m_cues.patternsBySymbol[static_cast<std::size_t>(symbol)])
                tryPattern(pattern, at);
        }
        if (isClauseEdge(at)) {
            for (const int pattern : m_cues.patternsByClauseStart)
                tryPattern(pattern, at);
        }
    }
    return std::move(m_matches);
}

// Most patterns want a word that the whole note does not have. Asked once a note: the first word of
// many is one that stands in every sentence.
bool Matcher::hasChance(int pattern)
{
    Chance& chance = m_chances[static_cast<std::size_t>(pattern)];
    if (chance == Chance::NotAsked) {
        const auto index = static_cast<std::size_t>(pattern);
        const int* const from = m_cues.patternNeeds.data() + m_cues.patternNeedsAt[index];
        const int* const to = m_cues.patternNeeds.data() + m_cues.patternNeedsAt[index + 1];
        const bool isMissing = std::any_of(from, to, [&](int symbol) {
            return m_placeOf[static_cast<std::size_t>(symbol)] == kNowhere;
        });
        chance = isMissing ? Chance::None : Chance::Some;
    }
    return chance == Chance::Some;
}

void Matcher::tryPattern(int pattern, std::size_t at)
{
    if (!hasChance(pattern))
        return;
    m_elements = &m_cues.patterns[static_cast<std::size_t>(pattern)].elements;
    const auto end = match(0, at, true);
    if (end && *end > at)
        m_matches.push_back({pattern, at, *end - 1});
}

std::optional<std::size_t> Matcher::match(std::size_t element, std::size_t at, bool isFirst)
{
    if (element == m_elements->size())
        return at;
    const PatternElement& step = (*m_elements)[element];
    switch (step.kind) {
    case ElementKind::Word:
        return matchWord(element, at, isFirst);
    case ElementKind::Gap:
        return matchGap(element, at);
    case ElementKind::NotNext:
        if (at < m_words.size() && m_words[at].token.before < Break::Strong &&
            hasSymbol(at, step.symbol))
            return std::nullopt;
        return match(element + 1, at, false);
    case ElementKind::ClauseStart:
        return isClauseEdge(at) ? match(element + 1, at, true) : std::nullopt;
    case ElementKind::ClauseEnd:
        return isClauseEdge(at) ? match(element + 1, at, false) : std::nullopt;
    }
    return std::nullopt;
}

// Neutral words and a few fillers may stand before the word; a full stop or comma may not.
std::optional<std::size_t> Matcher::matchWord(std::size_t element, std::size_t at, bool isFirst)
{
    const PatternElement& step = (*m_elements)[element];
    int fillers = 0;
    for (std::size_t i = at; i < m_words.size(); ++i) {
        const NoteWord& word = m_words[i];
        if (!isFirst && word.token.before >= Break::Weak)
            break;
        if (hasSymbol(i, step.symbol)) {
            if (const auto end = match(element + 1, i + 1, false))
                return end;
        }
        if (isFirst)
            break;
        if (!word.isNeutral && (!word.isFiller || ++fillers > kFillersFree))
            break;
    }
    return std::nullopt;
}

// A gap is followed by a word, which it looks for near before far. It never crosses a full stop.
std::optional<std::size_t> Matcher::matchGap(std::size_t element, std::size_t at)
{
    const int reach = (*m_elements)[element].reach;
    const PatternElement& target = (*m_elements)[element + 1];
    int cost = 0;
    for (std::size_t i = at; i < m_words.size() && cost <= reach; ++i) {
        const NoteWord& word = m_words[i];
        if (word.token.before == Break::Strong)
            break;
        if (word.token.before == Break::Weak) {
            cost += kCommaCost;
            if (cost > reach)
                break;
        }
        if (hasSymbol(i, target.symbol)) {
            if (const auto end = match(element + 2, i + 1, false))
                return end;
        }
        if (!word.isNeutral)
            ++cost;
    }
    return std::nullopt;
}

} // namespace

std::string canonicalWord(const CompiledCues& cues, const std::string& word)
{
    const auto found = cues.aliases.find(word);
    return found == cues.aliases.end() ? word : found->second;
}

// A summary that was cut off in its last word ("FOUND A SUICI") is read as the word of the
// vocabulary that begins so. Only at the very end of a note, and only for what is no word itself.
static void complete(const CompiledCues& cues, NoteWord& last, std::size_t noteEnd)
{
    const std::string& word = last.token.word;
    if (last.token.end != noteEnd || word.size() < kCutLengthMin || last.isNeutral ||
        cues.symbols.words.count(word) > 0 || cues.exact.count(word) > 0)
        return;
    const auto meant = cues.vocabulary.lower_bound(word);
    if (meant == cues.vocabulary.end() || meant->compare(0, word.size(), word) != 0)
        return;
    const auto more = symbolsOf(cues, canonicalWord(cues, *meant), -1);
    last.symbols.insert(last.symbols.end(), more.begin(), more.end());
    std::sort(last.symbols.begin(), last.symbols.end());
    last.symbols.erase(std::unique(last.symbols.begin(), last.symbols.end()), last.symbols.end());
}

// What the word means where a slip of the hand is taken out of it, beside what it begins like.
static void addSlip(const CompiledCues& cues, const std::string& word, std::vector<int>& symbols)
{
    const auto meant = withoutSlip(cues, word);
    if (!meant)
        return;
    const auto more = symbolsOf(cues, canonicalWord(cues, *meant), -1);
    symbols.insert(symbols.end(), more.begin(), more.end());
    std::sort(symbols.begin(), symbols.end());
    symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
}

// "8 YOM": years and the letter of who it is are written as one word, which stands for a person. It
// says an age too: "8 MALES" does not.
static void addYears(const CompiledCues& cues, const std::string& word, std::vector<int>& symbols)
{
    if (word.size() < 2 || cues.sexLetters.count(word.substr(word.size() - 1)) == 0)
        return;
    const std::string years = word.substr(0, word.size() - 1);
    if (cues.years.count(years) == 0)
        return;
    const auto more = symbolsOf(cues, canonicalWord(cues, years), -1);
    symbols.insert(symbols.end(), more.begin(), more.end());
    std::sort(symbols.begin(), symbols.end());
    symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
}

static std::vector<CueToken> joined(const CompiledCues& cues, std::vector<CueToken> tokens)
{
    if (cues.compounds.empty())
        return tokens;
    std::vector<CueToken> out;
    for (auto& token : tokens) {
        const auto found = out.empty() ? cues.compounds.end()
                                       : cues.compounds.find(out.back().word + " " + token.word);
        if (found == cues.compounds.end()) {
            out.push_back(std::move(token));
            continue;
        }
        out.back().word = found->second;
        out.back().end = token.end;
    }
    return out;
}

// By its letters alone: its number is in them, too.
static NoteWord lookedUp(const CompiledCues& cues, const CueToken& token)
{
    NoteWord word;
    const std::string canonical = canonicalWord(cues, token.word);
    word.isNeutral = cues.neutral.count(canonical) > 0;
    word.isPlace = cues.places.count(canonical) > 0;
    word.isFiller = cues.filler.count(canonical) > 0;
    word.isJoining = cues.joining.count(canonical) > 0;
    word.isAlternative = cues.alternatives.count(canonical) > 0;
    word.isStopping = cues.stopping.count(canonical) > 0;
    word.isRestarting = cues.restarting.count(canonical) > 0;
    word.leaning = cues.leanings.find(canonical);
    word.terse = cues.terseLeanings.find(canonical);
    word.clear = cues.clearLeanings.find(canonical);
    // Not what only begins like one: whose name is Washington is not washing.
    word.isKnown = word.leaning >= 0 || cues.symbols.words.count(canonical) > 0;
    word.symbols = symbolsOf(cues, canonical, token.number);
    // A neutral word is never a misspelling: "homeless" is not "hopeless".
    if (!word.isFiller && !word.isNeutral) {
        if (const std::string* meant = word.symbols.empty() ? corrected(cues, token.word) : nullptr)
            word.symbols = symbolsOf(cues, canonicalWord(cues, *meant), -1);
        else if (!isCueWord(cues, canonical))
            addSlip(cues, token.word, word.symbols);
    }
    addYears(cues, token.word, word.symbols);
    return word;
}

std::vector<NoteWord> readNote(const CompiledCues& cues, std::string_view note)
{
    WordsLookedUp known;
    return readNote(cues, note, known);
}

std::vector<NoteWord> readNote(const CompiledCues& cues, std::string_view note,
                               WordsLookedUp& known)
{
    std::vector<NoteWord> words;
    for (auto& token : joined(cues, cueTokens(note, cues.abbreviations))) {
        auto found = known.find(token.word);
        if (found == known.end())
            found = known.emplace(token.word, lookedUp(cues, token)).first;
        NoteWord word = found->second;
        word.token = std::move(token);
        words.push_back(std::move(word));
    }
    if (!words.empty())
        complete(cues, words.back(), note.size());
    markWhoItIs(cues, words);
    return words;
}

int leaningIn(const CompiledCues& cues, const LeaningNote& note, const NoteWord& word)
{
    if (word.isNeutral)
        return -1;
    if (note.leanings == &cues.clearLeanings)
        return word.clear;
    return note.leanings == &cues.leanings ? word.leaning : word.terse;
}

static int knownOf(const std::vector<NoteWord>& words)
{
    return static_cast<int>(std::count_if(words.begin(), words.end(), [](const NoteWord& word) {
        return word.isKnown && !word.isNeutral && !word.isFiller;
    }));
}

LeaningNote leaningNoteOf(const CompiledCues& cues, const std::vector<NoteWord>& words)
{
    const bool isTold = knownOf(words) >= cues.leanings.limits.noteMin;
    return leaningNoteOf(cues, words, isTold ? cues.leanings : cues.terseLeanings);
}

LeaningNote leaningNoteOf(const CompiledCues& cues, const std::vector<NoteWord>& words,
                          const Leanings& leanings)
{
    LeaningNote note;
    note.leanings = &leanings;
    note.known = knownOf(words);
    note.plainFrom = leanings.limits.leansFrom;
    for (const auto& word : words) {
        if (const int leaning = leaningIn(cues, note, word); leaning >= 0)
            note.words.insert(leaning);
    }
    return note;
}

std::vector<PatternMatch> findMatches(const CompiledCues& cues, const std::vector<NoteWord>& words)
{
    return Matcher(cues, words).run();
}

} // namespace haven
