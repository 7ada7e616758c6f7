#include "models/crisis/cues.h"

#include "models/crisis/cue_match.h"
#include "models/crisis/json_reader.h"

#include "models/base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

namespace haven {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kNearMissLengthMin = 7;
constexpr std::size_t kPrefixLengthMin = 3;
constexpr int kGapMax = 12;
constexpr int kDoubtfulYes = 3; // so many points over the limit other words may outweigh

const std::initializer_list<std::string_view> kFileKeys = {"settings",       "aliases",
                                                           "neutral",        "filler",
                                                           "joining",        "stopping",
                                                           "alternatives",   "restarting",
                                                           "abbreviations",  "exact",
                                                           "vocabulary",     "subjects",
                                                           "origins",        "classes",
                                                           "families",       "facts",
                                                           "contexts",       "leanings",
                                                           "terseLeanings",  "clearLeanings",
                                                           "places",         "neutralBefore",
                                                           "about",          "dwellings",
                                                           "dwellingBefore", "dwellingOfPerson",
                                                           "noDwelling",     "attire",
                                                           "givenNames",     "surnames",
                                                           "personBefore",   "sexLetters",
                                                           "years",          "ages",
                                                           "agesAlone",      "agedPersons",
                                                           "compounds"};

// FNV-1a: tells two cue sets apart; nobody is kept out by it.
std::string fingerprintOf(const std::vector<CueFile>& files)
{
    std::uint64_t hash = 14695981039346656037ULL;
    const auto add = [&hash](std::string_view text) {
        for (const char c : text) {
            hash ^= static_cast<unsigned char>(c);
            hash *= 1099511628211ULL;
        }
    };
    for (const auto& file : files) {
        add(file.name);
        add(file.text);
    }
    return fmt::format("{:016x}", hash);
}

bool isPatternWord(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/';
    });
}

// A word that may be left out ("side?") makes two patterns of one.
std::vector<std::vector<std::string>> withAndWithout(const std::vector<std::string>& parts)
{
    std::vector<std::vector<std::string>> variants = {{}};
    for (const auto& part : parts) {
        const bool mayMiss = part.size() > 1 && part.back() == '?';
        const std::size_t count = variants.size();
        for (std::size_t i = 0; i < count; ++i) {
            if (mayMiss)
                variants.push_back(variants[i]);
            variants[i].push_back(mayMiss ? part.substr(0, part.size() - 1) : part);
        }
    }
    return variants;
}

// Two passes over the files: first the words and classes of all, then the patterns that use them.
class CueCompiler final
{
public:
    Result<CueSet> compile(const std::vector<CueFile>& files);

private:
    void readWords(const Json& root);
    void readSettings(const Json& root);
    void readFamilies(const Json& root);
    void readFamilyNames(const Json& root);
    std::size_t familyNamed(const std::string& name) const;
    void readCue(const Json& json, const std::string& path);
    void readFacts(const Json& root);
    void readFact(const Json& json, const std::string& path);
    void readContexts(const Json& root);
    void readLeanings(const Json& root, const char* key, Leanings& leanings);
    LeaningLimits leaningLimitsOf(const Json& json, const std::string& path, int heldMost);
    void readLeaningTheme(const Json& json, const std::string& path, Leanings& leanings);
    int tenthsOf(const Json& object, const std::string& path, const std::string& key);
    void readPatterns(const Json& json, const std::string& path, RuleKind kind, std::size_t rule);
    std::optional<CuePattern> readPattern(const std::vector<std::string>& parts,
                                          const std::string& path);
    std::optional<PatternElement> readElement(std::string text, const std::string& path);
    int symbolFor(const std::string& key, const std::string& path);
    void addAlternative(const std::string& word, int symbol, const std::string& path);
    void addNumbers(const std::string& word, int symbol, const std::string& path);
    void addWord(const std::string& word, int symbol, const std::string& path);
    void checkOrder(const CuePattern& pattern, const std::string& path);
    void index();
    void indexNeeds();
    void indexReach();
    void indexNearMisses();
    template <class Words>
    void takeWords(Words& known, const Json& root, const char* key);

    JsonReader m_in;
    CompiledCues m_out;
    RuleKind m_kind = RuleKind::Cue;
    std::unordered_set<int> m_ofCues; // symbols whose words were looked at for a cue
    std::string m_file;               // of the families now read
    std::size_t m_family = 0;         // the one whose cues are now read
    bool m_hasSettings = false;
};

Result<CueSet> CueCompiler::compile(const std::vector<CueFile>& files)
{
    m_out.fingerprint = fingerprintOf(files);
    m_out.symbols.prefixLengthMin = kPrefixLengthMin;
    std::vector<Json> roots;
    for (const auto& file : files) {
        auto root = m_in.parse(file.text);
        if (root)
            m_in.allowKeys(*root, "", kFileKeys);
        if (m_in.isBroken())
            return refuse(RefusalCode::CuesMalformed, file.name, m_in.fault());
        readWords(*root);
        readSettings(*root);
        readFamilyNames(*root);
        if (m_in.isBroken())
            return refuse(RefusalCode::CuesMalformed, file.name, m_in.fault());
        roots.push_back(std::move(*root));
    }
    for (std::size_t i = 0; i < roots.size(); ++i) {
        m_file = files[i].name;
        readFamilies(roots[i]);
        readFacts(roots[i]);
        readContexts(roots[i]);
        readLeanings(roots[i], "leanings", m_out.leanings);
        readLeanings(roots[i], "terseLeanings", m_out.terseLeanings);
        readLeanings(roots[i], "clearLeanings", m_out.clearLeanings);
        if (m_in.isBroken())
            return refuse(RefusalCode::CuesMalformed, files[i].name, m_in.fault());
    }
    if (!m_hasSettings)
        return refuse(RefusalCode::CuesMalformed, "*", "no file has the settings");
    index();
    return CueSet(std::make_shared<const CompiledCues>(std::move(m_out)));
}

template <class Words>
void CueCompiler::takeWords(Words& known, const Json& root, const char* key)
{
    for (const auto& word : m_in.texts(root, "", key))
        known.insert(word);
}

void CueCompiler::readWords(const Json& root)
{
    takeWords(m_out.neutral, root, "neutral");
    takeWords(m_out.filler, root, "filler");
    takeWords(m_out.subjects, root, "subjects");
    takeWords(m_out.origins, root, "origins");
    takeWords(m_out.places, root, "places");
    takeWords(m_out.neutralBefore, root, "neutralBefore");
    takeWords(m_out.dwellings, root, "dwellings");
    takeWords(m_out.dwellingBefore, root, "dwellingBefore");
    takeWords(m_out.dwellingOfPerson, root, "dwellingOfPerson");
    takeWords(m_out.personBefore, root, "personBefore");
    takeWords(m_out.sexLetters, root, "sexLetters");
    takeWords(m_out.years, root, "years");
    takeWords(m_out.ages, root, "ages");
    takeWords(m_out.agesAlone, root, "agesAlone");
    takeWords(m_out.agedPersons, root, "agedPersons");
    takeWords(m_out.noDwelling, root, "noDwelling");
    takeWords(m_out.attire, root, "attire");
    takeWords(m_out.surnames, root, "surnames");
    takeWords(m_out.givenNames, root, "givenNames");
    takeWords(m_out.joining, root, "joining");
    takeWords(m_out.alternatives, root, "alternatives");
    takeWords(m_out.stopping, root, "stopping");
    takeWords(m_out.restarting, root, "restarting");
    takeWords(m_out.abbreviations, root, "abbreviations");
    takeWords(m_out.exact, root, "exact");
    takeWords(m_out.vocabulary, root, "vocabulary");
    const Json& aliases = m_in.object(root, "", "aliases");
    for (const auto& item : aliases.items()) {
        for (const auto& word : m_in.texts(aliases, "aliases", item.key().c_str())) {
            if (!m_out.aliases.emplace(word, item.key()).second)
                m_in.fail(jsonPath("aliases", item.key().c_str()),
                          "the word " + word + " stands for two things");
        }
    }
    const Json& compounds = m_in.object(root, "", "compounds");
    for (const auto& item : compounds.items()) {
        for (const auto& pair : m_in.texts(compounds, "compounds", item.key().c_str()))
            m_out.compounds.emplace(pair, item.key());
    }
    const Json& classes = m_in.object(root, "", "classes");
    for (const auto& item : classes.items()) {
        if (!m_out.classes.emplace(item.key(), m_in.texts(classes, "classes", item.key().c_str()))
                 .second)
            m_in.fail(jsonPath("classes", item.key().c_str()), "the class is there twice");
    }
}

void CueCompiler::readSettings(const Json& root)
{
    if (!root.contains("settings"))
        return;
    if (m_hasSettings)
        m_in.fail("settings", "another file has the settings already");
    m_hasSettings = true;
    const Json& settings = m_in.object(root, "", "settings");
    m_in.allowKeys(settings, "settings",
                   {"version", "yesFrom", "possibleFrom", "behavioralTypes", "sharedPlaces",
                    "streetsCalled", "streetWords"});
    m_out.settings.version = m_in.text(settings, "settings", "version");
    m_out.settings.yesFrom = m_in.number(settings, "settings", "yesFrom").value_or(0);
    m_out.settings.possibleFrom = m_in.number(settings, "settings", "possibleFrom").value_or(0);
    if (m_out.settings.possibleFrom < 1 || m_out.settings.yesFrom <= m_out.settings.possibleFrom)
        m_in.fail("settings.yesFrom", "must be over possibleFrom, and that over 0");
    const auto types = m_in.texts(settings, "settings", "behavioralTypes");
    m_out.settings.behavioralTypes = {types.begin(), types.end()};
    m_out.settings.sharedPlaces = m_in.texts(settings, "settings", "sharedPlaces");
    const auto called = m_in.texts(settings, "settings", "streetsCalled");
    m_out.settings.streetsCalled = {called.begin(), called.end()};
    const auto words = m_in.texts(settings, "settings", "streetWords");
    m_out.settings.streetWords = {words.begin(), words.end()};
}

void CueCompiler::readFamilies(const Json& root)
{
    m_kind = RuleKind::Cue;
    const Json& families = m_in.array(root, "", "families");
    for (std::size_t i = 0; i < families.size() && !m_in.isBroken(); ++i) {
        const std::string path = jsonPath("", "families", i);
        const Json& json = families[i];
        const std::string name = m_in.text(json, path, "name");
        m_family = familyNamed(name);
        if (m_family == m_out.families.size()) {
            m_in.fail(jsonPath(path, "name"), "no file gives the family " + name + " a label");
            return;
        }
        const Json& cues = m_in.array(json, path, "cues");
        for (std::size_t c = 0; c < cues.size() && !m_in.isBroken(); ++c)
            readCue(cues[c], jsonPath(path, "cues", c));
    }
}

// Where a family has its label; it may go on in other files under its name alone.
void CueCompiler::readFamilyNames(const Json& root)
{
    const Json& families = m_in.array(root, "", "families");
    for (std::size_t i = 0; i < families.size() && !m_in.isBroken(); ++i) {
        const std::string path = jsonPath("", "families", i);
        const Json& json = families[i];
        m_in.allowKeys(json, path, {"name", "label", "traits", "cues"});
        if (!json.contains("label"))
            continue;
        CueFamily family;
        family.name = m_in.text(json, path, "name");
        family.label = m_in.text(json, path, "label");
        const auto traits = m_in.texts(json, path, "traits");
        family.traits = {traits.begin(), traits.end()};
        if (familyNamed(family.name) < m_out.families.size())
            m_in.fail(jsonPath(path, "name"), "the family " + family.name + " is there twice");
        m_out.families.push_back(std::move(family));
    }
}

std::size_t CueCompiler::familyNamed(const std::string& name) const
{
    const auto found = std::find_if(m_out.families.begin(), m_out.families.end(),
                                    [&](const CueFamily& one) { return one.name == name; });
    return static_cast<std::size_t>(found - m_out.families.begin());
}

// A group of cues may also suggest an answer: "hung himself" is both.
void CueCompiler::readCue(const Json& json, const std::string& path)
{
    m_kind = RuleKind::Cue;
    m_in.allowKeys(json, path, {"label", "weight", "open", "patterns", "fact", "value"});
    CueRule rule;
    rule.family = static_cast<int>(m_family);
    rule.weight = m_in.number(json, path, "weight").value_or(0);
    rule.path = m_file + " " + path;
    if (rule.weight < 1 || rule.weight > kCueWeightMax)
        m_in.fail(jsonPath(path, "weight"), "1 to " + std::to_string(kCueWeightMax) + " is needed");
    rule.label = m_in.textOr(json, path, "label");
    if (rule.label.empty())
        rule.label = m_out.families[m_family].label;
    rule.isOpen = m_in.yesNo(json, path, "open").value_or(false);
    m_out.cues.push_back(std::move(rule));
    readPatterns(json, path, RuleKind::Cue, m_out.cues.size() - 1);
    if (json.contains("fact"))
        readFact(json, path);
}

void CueCompiler::readFacts(const Json& root)
{
    m_kind = RuleKind::Fact;
    const Json& facts = m_in.array(root, "", "facts");
    for (std::size_t i = 0; i < facts.size() && !m_in.isBroken(); ++i) {
        const std::string path = jsonPath("", "facts", i);
        m_in.allowKeys(facts[i], path, {"fact", "value", "outright", "patterns"});
        readFact(facts[i], path);
    }
}

void CueCompiler::readFact(const Json& json, const std::string& path)
{
    const std::string word = m_in.text(json, path, "fact");
    const auto fact = factFromWord(word);
    FactRule rule;
    rule.value = m_in.text(json, path, "value");
    if (!fact || factWord(*fact) != word)
        m_in.fail(jsonPath(path, "fact"), "there is no fact " + word);
    else if (rule.value != "unknown" && !isFactValue(*fact, rule.value))
        m_in.fail(jsonPath(path, "value"), word + " does not take " + rule.value);
    rule.fact = fact.value_or(Fact::Weapon);
    rule.isOutright = m_in.yesNo(json, path, "outright").value_or(false);
    m_out.facts.push_back(std::move(rule));
    readPatterns(json, path, RuleKind::Fact, m_out.facts.size() - 1);
}

void CueCompiler::readContexts(const Json& root)
{
    m_kind = RuleKind::Context;
    const Json& contexts = m_in.array(root, "", "contexts");
    for (std::size_t i = 0; i < contexts.size() && !m_in.isBroken(); ++i) {
        const std::string path = jsonPath("", "contexts", i);
        m_in.allowKeys(contexts[i], path, {"why", "scope", "reach", "list", "traits", "patterns"});
        ContextRule rule;
        rule.why = m_in.text(contexts[i], path, "why");
        const std::string scope = m_in.text(contexts[i], path, "scope");
        const auto found = enumFromName<ContextScope>(scope);
        if (!found)
            m_in.fail(jsonPath(path, "scope"), "there is no scope " + scope);
        rule.scope = found.value_or(ContextScope::Covers);
        rule.reach = m_in.number(contexts[i], path, "reach").value_or(0);
        if (rule.reach < 0 || rule.reach > kGapMax)
            m_in.fail(jsonPath(path, "reach"), "0 to " + std::to_string(kGapMax) + " is needed");
        rule.isList = m_in.yesNo(contexts[i], path, "list").value_or(false);
        const auto traits = m_in.texts(contexts[i], path, "traits");
        rule.traits = {traits.begin(), traits.end()};
        m_out.contexts.push_back(std::move(rule));
        readPatterns(contexts[i], path, RuleKind::Context, m_out.contexts.size() - 1);
    }
}

void CueCompiler::readLeanings(const Json& root, const char* key, Leanings& leanings)
{
    if (!root.contains(key))
        return;
    if (!leanings.themes.empty())
        m_in.fail(key, "another file has these leanings already");
    const Json& json = m_in.object(root, "", key);
    m_in.allowKeys(json, key, {"limits", "start", "themes"});
    // What parts a yes from a possible may make a possible of a yes that stands on little.
    const int heldMost =
        m_out.settings.yesFrom + (&leanings == &m_out.clearLeanings ? kDoubtfulYes : -1);
    leanings.limits =
        leaningLimitsOf(m_in.object(json, key, "limits"), jsonPath(key, "limits"), heldMost);
    leanings.start = m_in.number(json, key, "start").value_or(0);
    if (leanings.start >= 0)
        m_in.fail(jsonPath(key, "start"), "must be under 0: a note without words says nothing");
    const Json& themes = m_in.array(json, key, "themes");
    for (std::size_t i = 0; i < themes.size() && !m_in.isBroken(); ++i)
        readLeaningTheme(themes[i], jsonPath(key, "themes", i), leanings);
}

LeaningLimits CueCompiler::leaningLimitsOf(const Json& json, const std::string& path, int heldMost)
{
    m_in.allowKeys(json, path,
                   {"noteMin", "wordsMin", "wordsFull", "base", "leansFrom", "pointsMin",
                    "pointsMax", "againstMin", "against", "heldBack", "signsFrom", "missCost",
                    "evenAt"});
    LeaningLimits limits;
    limits.noteMin = m_in.number(json, path, "noteMin").value_or(0);
    limits.wordsMin = m_in.number(json, path, "wordsMin").value_or(0);
    limits.wordsFull = m_in.number(json, path, "wordsFull").value_or(0);
    limits.base = m_in.number(json, path, "base").value_or(0);
    limits.leansFrom = m_in.number(json, path, "leansFrom").value_or(0);
    limits.pointsMin = m_in.number(json, path, "pointsMin").value_or(0);
    limits.pointsMax = m_in.number(json, path, "pointsMax").value_or(0);
    limits.againstMin = m_in.number(json, path, "againstMin").value_or(0);
    limits.against = m_in.number(json, path, "against").value_or(0);
    limits.heldBack = m_in.number(json, path, "heldBack").value_or(0);
    limits.signsFrom = m_in.number(json, path, "signsFrom").value_or(0);
    limits.missCost = m_in.number(json, path, "missCost").value_or(1);
    limits.evenAt = m_in.number(json, path, "evenAt").value_or(0);
    if (limits.missCost < 1)
        m_in.fail(path + ".missCost", "must be at least 1");
    if (limits.wordsMin < 1 || limits.wordsFull < limits.wordsMin)
        m_in.fail(path + ".wordsFull", "must be at least wordsMin, and that over 0");
    // By themselves plain words make nothing a yes, and take no yes away.
    if (limits.pointsMax < 0 || limits.pointsMax >= m_out.settings.yesFrom)
        m_in.fail(path + ".pointsMax", "must be under yesFrom");
    if (limits.pointsMin < 0 || limits.pointsMin > limits.pointsMax)
        m_in.fail(path + ".pointsMin", "must be 0 to pointsMax");
    // Else a note whose words say nothing would be flagged, and no span of it could be shown.
    if (limits.pointsMin > 0 && limits.leansFrom < 1)
        m_in.fail(path + ".leansFrom", "must be over 0 where pointsMin is");
    if (limits.against >= 0)
        m_in.fail(path + ".against", "must be under 0");
    // Where less speaks beside them, plain words must say more.
    if (limits.signsFrom < 0 || (limits.signsFrom > 0 && limits.signsFrom < limits.leansFrom))
        m_in.fail(path + ".signsFrom", "must be 0 or at least leansFrom");
    if (limits.heldBack < 0 || limits.heldBack > heldMost)
        m_in.fail(path + ".heldBack", fmt::format("must be 0 to {}", heldMost));
    return limits;
}

void CueCompiler::readLeaningTheme(const Json& json, const std::string& path, Leanings& leanings)
{
    m_in.allowKeys(json, path, {"label", "weight", "words"});
    leanings.themes.push_back({m_in.text(json, path, "label"), tenthsOf(json, path, "weight")});
    const Json& words = m_in.object(json, path, "words");
    const std::string below = jsonPath(path, "words");
    for (const auto& item : words.items()) {
        const std::string canonical = canonicalWord(m_out, item.key());
        if (!isPatternWord(item.key()))
            m_in.fail(below, "this is not a word: \"" + item.key() + "\"");
        if (m_out.neutral.count(canonical) > 0)
            m_in.fail(below, "the word " + item.key() + " is neutral and can lean nowhere");
        const int index = static_cast<int>(leanings.words.size());
        if (!leanings.byStem.emplace(stemOf(canonical), index).second)
            m_in.fail(below, "the word " + item.key() + " is there twice");
        leanings.words.push_back({item.key(), static_cast<int>(leanings.themes.size()) - 1,
                                  tenthsOf(words, below, item.key())});
    }
}

int CueCompiler::tenthsOf(const Json& object, const std::string& path, const std::string& key)
{
    const int tenths = m_in.number(object, path, key.c_str()).value_or(0);
    if (tenths < -kLeaningWeightMax || tenths > kLeaningWeightMax)
        m_in.fail(jsonPath(path, key.c_str()),
                  "tenths of a point up to " + std::to_string(kLeaningWeightMax) + " are needed");
    return tenths;
}

void CueCompiler::readPatterns(const Json& json, const std::string& path, RuleKind kind,
                               std::size_t rule)
{
    const auto texts = m_in.texts(json, path, "patterns");
    if (texts.empty())
        m_in.fail(jsonPath(path, "patterns"), "at least one pattern is needed");
    for (std::size_t i = 0; i < texts.size() && !m_in.isBroken(); ++i) {
        for (const auto& parts : withAndWithout(split(texts[i], ' '))) {
            auto pattern = readPattern(parts, jsonPath(path, "patterns", i));
            if (!pattern)
                return;
            pattern->kind = kind;
            pattern->rule = static_cast<int>(rule);
            m_out.patterns.push_back(std::move(*pattern));
        }
    }
}

std::optional<CuePattern> CueCompiler::readPattern(const std::vector<std::string>& parts,
                                                   const std::string& path)
{
    CuePattern pattern;
    for (const auto& part : parts) {
        const auto element = readElement(part, path);
        if (!element)
            return std::nullopt;
        pattern.elements.push_back(*element);
    }
    checkOrder(pattern, path);
    if (m_in.isBroken())
        return std::nullopt;
    return pattern;
}

std::optional<PatternElement> CueCompiler::readElement(std::string text, const std::string& path)
{
    PatternElement element;
    if (text == "^" || text == "$") {
        element.kind = text == "^" ? ElementKind::ClauseStart : ElementKind::ClauseEnd;
        return element;
    }
    if (text.size() > 1 && text[0] == '~') {
        const std::string reach = text.substr(1);
        if (!isDigits(reach) || reach.size() > 2 || std::stoi(reach) > kGapMax) {
            m_in.fail(path, "a gap is ~1 to ~" + std::to_string(kGapMax) + ", not " + text);
            return std::nullopt;
        }
        element.kind = ElementKind::Gap;
        element.reach = std::stoi(reach);
        return element;
    }
    if (text.size() > 1 && text[0] == '!') {
        element.kind = ElementKind::NotNext;
        text.erase(0, 1);
    }
    element.symbol = symbolFor(text, path);
    if (m_in.isBroken())
        return std::nullopt;
    return element;
}

int CueCompiler::symbolFor(const std::string& key, const std::string& path)
{
    const auto [found, isNew] =
        m_out.symbolIds.try_emplace(key, static_cast<int>(m_out.symbolIds.size()));
    const int symbol = found->second;
    // A cue must not lean on a neutral word even where a context may: looked at again for the first
    // cue that leans on what others had before it.
    const bool isFirstCue = m_kind == RuleKind::Cue && m_ofCues.insert(symbol).second;
    if (!isNew && !isFirstCue)
        return symbol;
    for (const auto& word : split(key, '|'))
        addAlternative(word, symbol, path);
    return symbol;
}

void CueCompiler::addAlternative(const std::string& word, int symbol, const std::string& path)
{
    if (!word.empty() && word[0] == '#') {
        addNumbers(word, symbol, path);
        return;
    }
    if (word.empty() || word[0] != '@') {
        addWord(word, symbol, path);
        return;
    }
    const auto found = m_out.classes.find(word.substr(1));
    if (found == m_out.classes.end()) {
        m_in.fail(path, "there is no class " + word);
        return;
    }
    for (const auto& member : found->second)
        addWord(member, symbol, path);
}

// "#" any number, "#5150" one, "#0-12" a range.
void CueCompiler::addNumbers(const std::string& word, int symbol, const std::string& path)
{
    const std::string range = word.substr(1);
    const auto dash = range.find('-');
    const std::string low = range.substr(0, dash);
    const std::string high = dash == std::string::npos ? low : range.substr(dash + 1);
    SymbolTable::NumberRange numbers{0, 999'999, symbol};
    if (!range.empty()) {
        if (!isDigits(low) || !isDigits(high) || low.size() > 6 || high.size() > 6) {
            m_in.fail(path, "a number is #, #7 or #1-9, not " + word);
            return;
        }
        numbers.low = std::stoi(low);
        numbers.high = std::stoi(high);
    }
    m_out.symbols.numbers.push_back(numbers);
}

void CueCompiler::addWord(const std::string& word, int symbol, const std::string& path)
{
    const bool isPrefix = !word.empty() && word.back() == '*';
    const std::string bare = isPrefix ? word.substr(0, word.size() - 1) : word;
    if (!isPatternWord(bare) || (isPrefix && bare.size() < kPrefixLengthMin)) {
        m_in.fail(path, "this is not a word of a pattern: \"" + word + "\"");
        return;
    }
    if (m_kind == RuleKind::Cue && m_out.ages.count(bare) > 0 && m_out.agesAlone.count(bare) > 0) {
        m_in.fail(path, "the word " + bare + " is an age and can be no part of a cue");
        return;
    }
    if (isPrefix) {
        auto& list = m_out.symbols.prefixes[bare];
        if (std::find(list.begin(), list.end(), symbol) == list.end())
            list.push_back(symbol);
        return;
    }
    const std::string canonical = canonicalWord(m_out, bare);
    if (m_kind == RuleKind::Cue && m_out.neutral.count(canonical) > 0) {
        m_in.fail(path, "the word " + bare + " is neutral and can be no part of a cue");
        return;
    }
    auto& list = m_out.symbols.words[canonical];
    if (std::find(list.begin(), list.end(), symbol) == list.end())
        list.push_back(symbol);
}

void CueCompiler::checkOrder(const CuePattern& pattern, const std::string& path)
{
    const auto& elements = pattern.elements;
    const auto isWord = [&](std::size_t i) {
        return i < elements.size() && elements[i].kind == ElementKind::Word;
    };
    const std::size_t first = elements[0].kind == ElementKind::ClauseStart ? 1 : 0;
    if (!isWord(first))
        m_in.fail(path, "a pattern starts with a word");
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (elements[i].kind == ElementKind::Gap && !isWord(i + 1))
            m_in.fail(path, "a gap is followed by a word");
    }
}

void CueCompiler::index()
{
    m_out.patternsBySymbol.resize(m_out.symbolIds.size());
    for (std::size_t i = 0; i < m_out.patterns.size(); ++i) {
        const auto& first = m_out.patterns[i].elements.front();
        if (first.kind == ElementKind::ClauseStart)
            m_out.patternsByClauseStart.push_back(static_cast<int>(i));
        else
            m_out.patternsBySymbol[static_cast<std::size_t>(first.symbol)].push_back(
                static_cast<int>(i));
    }
    // Any dwelling is read as every other, and "39 M" as a person.
    std::set<int> dwelling;
    for (const auto& word : m_out.dwellings) {
        const auto found = m_out.symbols.words.find(canonicalWord(m_out, word));
        if (found != m_out.symbols.words.end())
            dwelling.insert(found->second.begin(), found->second.end());
    }
    for (const auto& word : m_out.subjects) {
        const auto found = m_out.symbols.words.find(word);
        if (found != m_out.symbols.words.end())
            m_out.personSymbols = found->second;
    }
    m_out.dwellingSymbols = {dwelling.begin(), dwelling.end()};
    indexNeeds();
    indexReach();
    indexNearMisses();
}

void CueCompiler::indexNeeds()
{
    for (const CuePattern& pattern : m_out.patterns) {
        m_out.patternNeedsAt.push_back(m_out.patternNeeds.size());
        for (const PatternElement& element : pattern.elements) {
            if (element.kind == ElementKind::Word)
                m_out.patternNeeds.push_back(element.symbol);
        }
    }
    m_out.patternNeedsAt.push_back(m_out.patternNeeds.size());
}

void CueCompiler::indexReach()
{
    for (ContextRule& rule : m_out.contexts) {
        if (rule.traits.empty())
            continue;
        for (const CueFamily& family : m_out.families)
            rule.familiesReached.push_back(std::any_of(
                family.traits.begin(), family.traits.end(),
                [&](const std::string& trait) { return rule.traits.count(trait) > 0; }));
        for (const Fact fact : allFacts())
            rule.factsReached.push_back(rule.traits.count(std::string(factWord(fact))) > 0);
    }
}

void CueCompiler::indexNearMisses()
{
    const auto add = [this](const std::string& word) {
        if (word.size() < kNearMissLengthMin)
            return;
        m_out.nearMisses.emplace(word, word);
        for (std::size_t i = 1; i < word.size(); ++i) {
            std::string shorter = word;
            shorter.erase(i, 1);
            m_out.nearMisses.emplace(std::move(shorter), word);
        }
    };
    for (const auto& word : m_out.vocabulary) // sorted: the same files compile the same
        add(word);
    std::vector<std::string> words;
    for (const auto& [word, symbols] : m_out.symbols.words)
        words.push_back(word);
    for (const auto& [word, canonical] : m_out.aliases)
        words.push_back(word);
    std::sort(words.begin(), words.end());
    // Not the last letter: a noun without its "s" is no slip.
    for (const auto& word : words) {
        for (std::size_t i = 1; i + 1 < word.size() && word.size() >= kNearMissLengthMin; ++i) {
            std::string shorter = word;
            shorter.erase(i, 1);
            m_out.missingLetters.emplace(std::move(shorter), word);
        }
    }
}

} // namespace

CueSet::CueSet(std::shared_ptr<const CompiledCues> compiled) : m_compiled(std::move(compiled)) {}

const std::string& CueSet::version() const
{
    return m_compiled->settings.version;
}

const std::string& CueSet::fingerprint() const
{
    return m_compiled->fingerprint;
}

std::size_t CueSet::patternCount() const
{
    return m_compiled->patterns.size();
}

Result<CueSet> parseCues(const std::vector<CueFile>& files)
{
    return CueCompiler().compile(files);
}

Result<CueSet> parseCues(std::string_view json)
{
    return parseCues(std::vector<CueFile>{{"cues", std::string(json)}});
}

} // namespace haven
