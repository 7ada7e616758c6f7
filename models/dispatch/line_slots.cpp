#include "models/dispatch/line_slots.h"

#include "models/base/text.h"
#include "models/dispatch/line_advice.h"

#include <algorithm>
#include <utility>

namespace haven {

namespace {

bool begins(std::string_view word, char c)
{
    return !word.empty() && word.front() == c;
}

// A comma that stands alone goes on with nothing.
bool endsWithComma(std::string_view word)
{
    return !word.empty() && word.back() == ',' &&
           word.find_first_not_of(',') != std::string_view::npos;
}

constexpr std::string_view kPhoneKeyword = "tel";
constexpr std::string_view kBecauseKeyword = "because";
constexpr std::size_t kPlateDigits = 5;

bool isStreetLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isPlateLetters(std::string_view word)
{
    return word.size() == 2 && std::all_of(word.begin(), word.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
           });
}

bool hasControls(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F;
    });
}

std::optional<Priority> priorityOf(std::string_view word)
{
    if (word.size() != 2 || (word[0] != 'p' && word[0] != 'P') || word[1] < '1' || word[1] > '5')
        return std::nullopt;
    return static_cast<Priority>(word[1] - '1');
}

bool isMinutesAgo(std::string_view word)
{
    return word.size() >= 2 && word.size() <= 5 && word[0] == '-' && isDigits(word.substr(1));
}

bool takesPhone(const Verb& verb)
{
    return std::find(verb.keywords.begin(), verb.keywords.end(), kPhoneKeyword) !=
           verb.keywords.end();
}

// Ten digits, or eleven from a 1 on, written as people write them. Shorter ones may be anything.
bool isPhoneShaped(std::string_view word)
{
    std::string digits;
    for (const char c : word) {
        if (isDigit(c))
            digits += c;
        else if (std::string_view("+-.()").find(c) == std::string_view::npos)
            return false;
    }
    return digits.size() == 10 || (digits.size() == 11 && digits.front() == '1');
}

// Walks the tokens once and sorts them: time, place, keywords, narrative, plain words, rest.
class Sorter
{
public:
    Sorter(const Verb& verb, std::string_view line, const std::vector<LineToken>& tokens,
           const LineContext& context)
        : m_verb(verb), m_line(line), m_tokens(tokens), m_context(context)
    {
        for (const auto& rule : verb.slots) {
            if (isRest(rule.slot))
                m_rest = rule;
            else
                ++m_wordsMax;
        }
    }

    Result<LineParts> run()
    {
        for (m_at = 1; m_at < m_tokens.size();) {
            const auto step = takeOne();
            if (!step)
                return step.refusal();
        }
        joinUnits();
        const auto placed = assign();
        if (!placed)
            return placed.refusal();
        return std::move(m_parts);
    }

private:
    const LineToken& token() const { return m_tokens[m_at]; }
    bool hasNext() const { return m_at + 1 < m_tokens.size(); }

    bool isKeyword(std::string_view word) const
    {
        return std::any_of(m_verb.keywords.begin(), m_verb.keywords.end(),
                           [&](std::string_view one) { return equalsIgnoringCase(one, word); });
    }

    // A word that ends an unquoted place.
    bool endsPlace(std::size_t at) const
    {
        const auto& word = m_tokens[at].text;
        if (m_tokens[at].quoting != LineToken::Quoting::Bare)
            return true;
        const bool isExtra =
            m_verb.extras != Verb::Extras::None && (priorityOf(word) || begins(word, '!'));
        const bool isPhone = takesPhone(m_verb) && isPhoneShaped(word);
        return (timeTokensAt(m_tokens, at) > 0 && !isHouseNumber(at + 1)) || isExtra ||
               isKeyword(word) || isPhone || namedField(at);
    }

    // "lot at 1512 Main St": within a place a street stands behind four figures that are no time.
    bool isHouseNumber(std::size_t at) const
    {
        if (at + 1 >= m_tokens.size() || !isBareClock(m_tokens[at].text))
            return false;
        const std::string& next = m_tokens[at + 1].text;
        const bool isStreet = isStreetLetter(next.front()) && !priorityOf(next) &&
                              !isKeyword(next) && !namedField(at + 1);
        return isStreet && m_tokens[at + 1].quoting == LineToken::Quoting::Bare;
    }

    // The field that the word names, where the verb takes such a thing.
    const FieldWord* namedField(std::size_t at) const
    {
        const FieldWord* field = fieldWordOf(m_line.substr(m_tokens[at].start));
        return field && takesField(field->field, m_verb) ? field : nullptr;
    }

    Result<void> takeOne()
    {
        const std::string& word = token().text;
        if (restBegins())
            return takeRest();
        if (token().quoting == LineToken::Quoting::Open)
            return refuse(RefusalCode::QuoteOpen, clipped(word, kQuoteShownMax));
        if (isMinutesAgo(word))
            return takeMinutesAgo();
        if (isNoTime(word))
            return refuse(RefusalCode::TimeMalformed, word);
        if (equalsIgnoringCase(word, "at") && hasNext() &&
            (m_tokens[m_at + 1].text.find(':') != std::string::npos || namesDay() ||
             isBareClock(m_tokens[m_at + 1].text)))
            return takeClock();
        if (begins(word, '@') && m_verb.place != Verb::Place::None)
            return takePlace(1);
        if (const FieldWord* field = namedField(m_at))
            return takeField(*field);
        if (takesPhone(m_verb) && isPhoneShaped(word)) {
            if (!m_parts.keywords.emplace(kPhoneKeyword, word).second)
                return refuse(RefusalCode::FieldTwice, std::string(kPhoneKeyword));
            ++m_at;
            return {};
        }
        const bool isTold = m_verb.extras != Verb::Extras::None;
        if (isTold && begins(word, '!') && token().quoting == LineToken::Quoting::Bare)
            return takeNarrative();
        if (isTold && priorityOf(word))
            return takePriority(priorityOf(word));
        if (isKeyword(word) && token().quoting == LineToken::Quoting::Bare)
            return takeKeyword();
        // A call sign or a code stands in one line; what is pasted over two belongs into a note.
        if (hasControls(word))
            return refuse(RefusalCode::LineNotText);
        // "3A12, 3A14" is what "3A12,3A14" is.
        const bool isNextUnit =
            !m_words.empty() && endsWithComma(m_words.back().text) && takesUnits();
        if (isNextUnit || isRestOfPlate(word)) {
            m_words.back().text += word;
            m_words.back().end = token().end;
        } else {
            m_words.push_back(token());
        }
        ++m_at;
        return {};
    }

    // Where it would be left out, the line says so.
    Result<void> takePriority(const std::optional<Priority>& priority)
    {
        if (m_verb.extras != Verb::Extras::CallTaking)
            return refuse(RefusalCode::WordUnexpected, token().text, usageWords(),
                          std::string(m_verb.help.example));
        if (std::exchange(m_parts.priority, priority))
            return refuse(RefusalCode::FieldTwice, "a priority");
        ++m_at;
        return {};
    }

    Result<void> takeField(const FieldWord& field)
    {
        const std::string value = token().text.substr(field.word.size());
        if (value.empty())
            return refuse(RefusalCode::SlotMissing, std::string(field.word),
                          std::string(m_verb.help.example));
        if (field.field == NamedField::Place)
            return takePlace(field.word.size());
        const auto twice = [&field] {
            return refuse(RefusalCode::FieldTwice, std::string(field.word));
        };
        if (const auto slot = slotFor(field.field, m_verb)) {
            LineToken named = token();
            // "p:2" is what "p2" is.
            const bool isDigitAlone = field.field == NamedField::Priority && value.size() == 1;
            named.text = isDigitAlone ? "p" + value : value;
            if (!m_named.emplace(*slot, std::move(named)).second)
                return twice();
        } else if (field.field == NamedField::Priority) {
            const auto priority = priorityOf(value.size() == 1 ? "p" + value : value);
            if (!priority)
                return refuse(RefusalCode::SlotMissing, "p:1..5", std::string(m_verb.help.example));
            if (std::exchange(m_parts.priority, priority))
                return twice();
        } else if (!m_parts.keywords.emplace(kPhoneKeyword, value).second) {
            return twice();
        }
        ++m_at;
        return {};
    }

    bool takes(Slot slot) const
    {
        return std::any_of(m_verb.slots.begin(), m_verb.slots.end(),
                           [slot](const SlotRule& rule) { return rule.slot == slot; });
    }

    bool takesUnits() const { return takes(Slot::Units); }

    // "AB 12345" is how a plate of Connecticut is read out: two letters, then five digits. The
    // letters of a state are the state: "CT 12345" is 12345 of Connecticut.
    bool isRestOfPlate(std::string_view word) const
    {
        return takes(Slot::Plate) && m_words.size() > 1 && isPlateLetters(m_words.back().text) &&
               !isStateWord(m_words.back().text) && word.size() == kPlateDigits && isDigits(word);
    }

    bool restBegins() const
    {
        if (!m_rest || m_words.size() + m_named.size() < m_wordsMax)
            return false;
        const std::string& word = token().text;
        if (m_rest->slot == Slot::Text)
            return true;
        const bool isTime = (timeTokensAt(m_tokens, m_at) > 0 && !isHouseNumber(m_at + 1)) ||
                            (m_rest->slot != Slot::HandoffWords && isNoTime(word));
        // All slots are filled by now: of what says what it is only a place may still come.
        const FieldWord* field = namedField(m_at);
        const bool isPlace = (begins(word, '@') && m_verb.place != Verb::Place::None) ||
                             (field && field->field == NamedField::Place);
        return !isTime && !isPlace && !isKeyword(word);
    }

    // How many tokens at the end of the rest say when it happened.
    std::size_t tailTokens() const
    {
        constexpr std::size_t kNameWords = 3; // "answered Sergeant Kim"
        if (m_verb.tail == Verb::Tail::Words || m_parts.happenedAt ||
            m_tokens.back().quoting != LineToken::Quoting::Bare)
            return 0;
        const std::size_t left = m_tokens.size() - m_at;
        for (const std::size_t n : {std::size_t(1), std::size_t(2), std::size_t(3)}) {
            if (left <= n || timeTokensAt(m_tokens, m_tokens.size() - n) != n)
                continue;
            // "lives at 1512": in words four figures may be a house as well.
            if (n == 2 && isBareClock(m_tokens.back().text))
                continue;
            if (n == 1)
                return n;
            const std::string_view before =
                m_line.substr(token().start, m_tokens[m_tokens.size() - n].start - token().start);
            const bool isName = left - n <= kNameWords &&
                                before.find_first_of(",;!") == std::string_view::npos &&
                                before.find(" because ") == std::string_view::npos;
            return m_verb.tail == Verb::Tail::Time && isName ? n : 0;
        }
        return 0;
    }

    Result<void> takeRest()
    {
        // Verbatim from here to the end, or to the time that ends it, but for the blanks there.
        const std::size_t end = m_tokens.size() - tailTokens();
        const std::size_t why = becauseBefore(end);
        m_parts.rest = wordsBetween(m_at, why);
        if (why < end)
            m_parts.keywords[std::string(kBecauseKeyword)] = wordsBetween(why + 1, end);
        m_at = end;
        return {};
    }

    // As typed, from the one token up to the other.
    std::string wordsBetween(std::size_t from, std::size_t to) const
    {
        const std::size_t start = m_tokens[from].start;
        const std::size_t length =
            to < m_tokens.size() ? m_tokens[to].start - start : std::string_view::npos;
        return std::string(trimmed(m_line.substr(start, length)));
    }

    // Where the reason begins that goes on against a rule, behind a note: "meal at noon because
    // WHY". The end where the verb takes none.
    std::size_t becauseBefore(std::size_t end) const
    {
        if (!isKeyword(kBecauseKeyword))
            return end;
        for (std::size_t at = m_at + 1; at + 1 < end; ++at) {
            if (m_tokens[at].quoting == LineToken::Quoting::Bare &&
                equalsIgnoringCase(m_tokens[at].text, kBecauseKeyword))
                return at;
        }
        return end;
    }

    Result<void> takeMinutesAgo()
    {
        const int minutes = std::stoi(token().text.substr(1));
        if (minutes > kMinutesAgoMax)
            return refuse(RefusalCode::TimeMalformed, token().text);
        if (m_parts.happenedAt)
            return refuse(RefusalCode::FieldTwice, "a time");
        m_parts.happenedAt = m_context.now - Span::minutes(minutes);
        ++m_at;
        return {};
    }

    bool namesDay() const
    {
        return m_at + 2 < m_tokens.size() && isDayWord(m_tokens[m_at + 1].text) &&
               (m_tokens[m_at + 2].text.find(':') != std::string::npos ||
                isBareClock(m_tokens[m_at + 2].text));
    }

    Result<void> takeClock()
    {
        const bool hasDay = namesDay();
        const std::string day = hasDay ? m_tokens[m_at + 1].text : std::string();
        const LineToken& clock = m_tokens[m_at + (hasDay ? 2 : 1)];
        const auto moment = momentOf(day, clock.text, m_context);
        if (!moment)
            return moment.refusal();
        if (m_parts.happenedAt)
            return refuse(RefusalCode::FieldTwice, "a time");
        m_parts.happenedAt = moment->at;
        m_parts.happenedFirst = moment->other;
        m_parts.clock = clock;
        m_parts.clock.text = withColon(clock.text);
        m_parts.isDayTold = hasDay;
        m_at += hasDay ? 3 : 2;
        return {};
    }

    // Behind the "@", or the word that names it.
    Result<void> takePlace(std::size_t lead)
    {
        std::string place = token().text.substr(lead);
        const bool isQuoted = token().quoting == LineToken::Quoting::Quoted;
        ++m_at;
        if (!isQuoted) {
            const std::size_t start = m_tokens[m_at - 1].start + lead;
            std::size_t end = m_tokens[m_at - 1].end;
            for (; m_at < m_tokens.size() && !endsPlace(m_at); ++m_at)
                end = m_tokens[m_at].end;
            place = std::string(trimmed(m_line.substr(start, end - start)));
        }
        if (hasControls(place))
            return refuse(RefusalCode::TextNotStorable, "the place");
        if (place.size() > kPlaceBytesMax)
            return refuse(RefusalCode::TextTooLong, "the place", std::to_string(kPlaceBytesMax));
        if (m_parts.place)
            return refuse(RefusalCode::FieldTwice, "the place");
        m_parts.place = std::move(place);
        return {};
    }

    Result<void> takeNarrative()
    {
        m_parts.narrative = std::string(trimmed(m_line.substr(token().start + 1)));
        m_at = m_tokens.size();
        return {};
    }

    // The token that begins the narrative, from `at` on; their number where none does.
    std::size_t narrativeFrom(std::size_t at) const
    {
        if (m_verb.extras == Verb::Extras::None)
            return m_tokens.size();
        while (at < m_tokens.size() && (m_tokens[at].quoting != LineToken::Quoting::Bare ||
                                        !begins(m_tokens[at].text, '!')))
            ++at;
        return at;
    }

    Result<void> takeKeyword()
    {
        const std::string keyword = toLower(token().text);
        if (!hasNext())
            return refuse(RefusalCode::SlotMissing, keyword, std::string(m_verb.help.example));
        // A reason to override is free text like any other reason. What is told of a call behind it
        // is a note: "because he was waved down ! the driver has a gun".
        if (keyword == kBecauseKeyword) {
            const std::size_t end = narrativeFrom(m_at + 1);
            m_parts.keywords[keyword] = wordsBetween(m_at + 1, end);
            m_at = end;
            return {};
        }
        if (hasControls(m_tokens[m_at + 1].text))
            return refuse(RefusalCode::LineNotText);
        if (!m_parts.keywords.emplace(keyword, m_tokens[m_at + 1].text).second)
            return refuse(RefusalCode::FieldTwice, keyword);
        m_at += 2;
        return {};
    }

    // The words of the usage that stand for a slot: "to PARTNER" and "[days N]" are keywords.
    std::vector<std::string> slotsOfUsage() const
    {
        std::vector<std::string> slots;
        const auto words = split(m_verb.help.usage, ' ');
        for (std::size_t at = 0; at < words.size(); ++at) {
            const bool isGroup = begins(words[at], '[');
            // In small letters: UNIT is a slot and "unit" a keyword.
            const std::string word = isGroup ? words[at].substr(1) : words[at];
            const auto& keys = m_verb.keywords;
            if (std::find(keys.begin(), keys.end(), word) == keys.end())
                slots.push_back(words[at]);
            else if (!isGroup)
                ++at;
            while (isGroup && words[at].find(']') == std::string::npos && at + 1 < words.size())
                ++at;
        }
        return slots;
    }

    // Named as the verb's usage names it: VALUE, yes|no|unsure.
    Refusal missing(const SlotRule& rule) const
    {
        const auto words = slotsOfUsage();
        std::size_t at = 0;
        while (at < m_verb.slots.size() && m_verb.slots[at].slot != rule.slot)
            ++at;
        const bool isNamed = at < words.size() && words[at].find('[') == std::string::npos;
        // Which fields a sheet has is on no other page of the line's.
        if (isNamed && words[at] == "FIELD" && !m_verb.choices.empty())
            return refuse(RefusalCode::SlotMissing,
                          slotWords(joined({m_verb.choices.begin(), m_verb.choices.end()}, "|")),
                          std::string(m_verb.help.example));
        return refuse(RefusalCode::SlotMissing,
                      slotWords(isNamed ? words[at] : slotName(rule.slot)),
                      std::string(m_verb.help.example));
    }

    Refusal missingValue(Fact fact) const
    {
        std::string values;
        for (const auto value : factValues(fact))
            values += asTyped(value) + ", ";
        return refuse(RefusalCode::SlotMissing,
                      "What is known of " + asTyped(factWord(fact)) + " (" + values +
                          "unknown, or unable and why)",
                      std::string(m_verb.help.example));
    }

    // Where something is missing, a word that took a place only because it stood there is what went
    // wrong: "oc foo" is no incident foo whose field is missing.
    Refusal missingOrWrong(const SlotRule& rule) const
    {
        for (const auto& [slot, word] : m_parts.words) {
            if (slot == Slot::Incident || slot == Slot::OtherIncident) {
                if (const auto found = findIncident(word.text, m_context); !found)
                    return found.refusal();
            }
            if (slot == Slot::FactName && !factFromWord(word.text)) {
                std::vector<std::string> names;
                for (const Fact one : allFacts())
                    names.push_back(asTyped(factWord(one)));
                return refuse(RefusalCode::FactUnknown, word.text, joined(names, ", "));
            }
            if (slot == Slot::FactName)
                return missingValue(*factFromWord(word.text));
        }
        return missing(rule);
    }

    std::string usageWords() const
    {
        return m_verb.help.usage.empty() ? "nothing more" : std::string(m_verb.help.usage);
    }

    // "3A12 3A15 4482" is what "3A12,3A15 4482" is. Where the last unit may stand for the incident
    // that it works nothing is joined: nobody is sent on a guess.
    void joinUnits()
    {
        if (!takesUnits() || takes(Slot::OtherUnit) || takes(Slot::NewUnit) ||
            takes(Slot::OtherIncident))
            return;
        const auto isUnit = [this](const LineToken& word) {
            return word.quoting == LineToken::Quoting::Bare &&
                   fitsSlot(Slot::Units, word.text, m_context);
        };
        const auto end = std::find_if_not(m_words.begin(), m_words.end(), isUnit);
        if (end - m_words.begin() < 2)
            return;
        const bool isIncidentNamed = m_named.count(Slot::Incident) > 0 ||
                                     std::any_of(end, m_words.end(), [this](const LineToken& word) {
                                         return fitsSlot(Slot::Incident, word.text, m_context);
                                     });
        if (takes(Slot::Incident) ? !isIncidentNamed : takes(Slot::Word))
            return;
        for (auto one = m_words.begin() + 1; one != end; ++one) {
            m_words.front().text += "," + one->text;
            m_words.front().end = one->end;
        }
        m_words.erase(m_words.begin() + 1, end);
    }

    // A point is nothing else: "lvl 2 ." sets no level of incident 2.
    std::vector<LineToken>::iterator chosenIncident(Slot slot)
    {
        if (slot != Slot::Incident)
            return m_words.end();
        return std::find_if(m_words.begin(), m_words.end(),
                            [](const LineToken& word) { return word.text == "."; });
    }

    // Each slot takes the first word that fits it; where none fits, the word that stands in its
    // place, so that the refusal speaks of that word.
    Result<void> assign()
    {
        for (const auto& rule : m_verb.slots) {
            if (isRest(rule.slot))
                continue;
            if (const auto named = m_named.find(rule.slot); named != m_named.end()) {
                m_parts.words[rule.slot] = named->second;
                continue;
            }
            auto chosen = chosenIncident(rule.slot);
            if (chosen == m_words.end())
                chosen = std::find_if(m_words.begin(), m_words.end(), [&](const LineToken& word) {
                    return fitsSlot(rule.slot, word.text, m_context);
                });
            const bool mustTake = rule.need == Need::Required;
            if (chosen == m_words.end() && mustTake)
                chosen = m_words.begin();
            if (chosen == m_words.end() && !mustTake && m_words.size() == 1)
                chosen = m_words.begin();
            if (chosen == m_words.end()) {
                if (mustTake)
                    return missingOrWrong(rule);
                continue;
            }
            m_parts.words[rule.slot] = *chosen;
            m_words.erase(chosen);
        }
        // A comma alone names no unit: not nobody, and least of all everybody.
        for (const Slot slot : {Slot::Units, Slot::OtherUnit}) {
            const auto units = m_parts.words.find(slot);
            if (units != m_parts.words.end() &&
                units->second.text.find_first_not_of(", \t") == std::string::npos)
                return missing({slot});
        }
        if (!m_words.empty())
            return refuse(RefusalCode::WordUnexpected, m_words.front().text, usageWords(),
                          std::string(m_verb.help.example));
        if (m_rest && m_rest->need == Need::Required && m_parts.rest.empty())
            return missingOrWrong(*m_rest);
        if (m_verb.place == Verb::Place::Required && (!m_parts.place || m_parts.place->empty()))
            return refuse(RefusalCode::SlotMissing, slotWords("@PLACE"),
                          std::string(m_verb.help.example));
        return {};
    }

    const Verb& m_verb;
    std::string_view m_line;
    const std::vector<LineToken>& m_tokens;
    const LineContext& m_context;
    std::optional<SlotRule> m_rest;
    std::size_t m_wordsMax = 0;
    std::size_t m_at = 1;
    std::vector<LineToken> m_words;
    std::map<Slot, LineToken> m_named; // those that say what they are
    LineParts m_parts;
};

// `em 3A12 "he has a`: whose cry it is, and the rest as it stands; nothing where nobody on duty is
// named.
std::optional<LineParts> cryIn(std::string_view line, const std::vector<LineToken>& tokens,
                               const LineContext& context)
{
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        const std::string first = tokens[at].text.substr(0, tokens[at].text.find(','));
        if (context.state.units.count(unitIdOf(first, context.state)) == 0)
            continue;
        LineParts parts;
        parts.words[Slot::Units] = tokens[at];
        const auto before = line.substr(tokens[0].end, tokens[at].start - tokens[0].end);
        const auto behind = line.substr(std::min(tokens[at].end, line.size()));
        parts.rest = trimmed(std::string(trimmed(before)) + " " + std::string(trimmed(behind)));
        if (!isStorableText(parts.rest))
            return std::nullopt;
        return parts;
    }
    return std::nullopt;
}

} // namespace

std::optional<Slot> slotFor(NamedField field, const Verb& verb)
{
    const auto first = [&verb](std::initializer_list<Slot> slots) -> std::optional<Slot> {
        for (const SlotRule& rule : verb.slots) {
            if (std::find(slots.begin(), slots.end(), rule.slot) != slots.end())
                return rule.slot;
        }
        return std::nullopt;
    };
    switch (field) {
    case NamedField::Unit:
        return first({Slot::Units, Slot::NewUnit});
    case NamedField::Incident:
        return first({Slot::Incident});
    case NamedField::Type:
        return first({Slot::Type});
    case NamedField::Priority:
        return first({Slot::Priority});
    case NamedField::Plate:
        return first({Slot::Plate});
    case NamedField::Status:
        return first({Slot::StatusWord});
    case NamedField::Disposition:
        return first({Slot::Disposition});
    case NamedField::Place:
    case NamedField::Phone:
        break;
    }
    return std::nullopt;
}

bool takesField(NamedField field, const Verb& verb)
{
    if (field == NamedField::Place)
        return verb.place != Verb::Place::None;
    if (field == NamedField::Phone)
        return takesPhone(verb);
    const bool isBeside = field == NamedField::Priority && verb.extras == Verb::Extras::CallTaking;
    return isBeside || slotFor(field, verb).has_value();
}

bool fitsSlot(Slot slot, std::string_view word, const LineContext& context)
{
    switch (slot) {
    case Slot::Units:
    case Slot::OtherUnit: {
        const auto& units = context.state.units;
        const auto first = split(word, ',').front();
        return std::any_of(units.begin(), units.end(), [&](const auto& pair) {
            return equalsIgnoringCase(pair.first.value, first);
        });
    }
    case Slot::Incident:
    case Slot::OtherIncident: {
        const auto found = findIncident(word, context);
        return word == "." || found.isOk() ||
               found.refusal().code == RefusalCode::IncidentAmbiguous ||
               found.refusal().code == RefusalCode::IncidentOrUnit;
    }
    case Slot::Type:
        return context.knowledge.codes.typeFor(word) != nullptr;
    case Slot::StatusWord:
        return context.knowledge.codes.statusFor(word) != nullptr;
    case Slot::Disposition:
        return context.knowledge.codes.dispositionFor(split(word, ',').front()) != nullptr;
    case Slot::Priority:
        return priorityOf(word).has_value();
    case Slot::FactName:
        return factFromWord(word).has_value();
    case Slot::LevelNumber:
        return word.size() == 1 && word[0] >= '1' && word[0] <= '4';
    case Slot::NewUnit:
    case Slot::Plate:
    case Slot::NotSentCode:
    case Slot::ItemName:
    case Slot::Word:
    case Slot::Reason:
    case Slot::HandoffWords:
    case Slot::Text:
        return true;
    }
    return false;
}

bool isNoTime(std::string_view word)
{
    const bool isAhead = begins(word, '+') && word.size() <= 5;
    return word.size() >= 2 && (word[0] == '-' || isAhead) && isDigits(word.substr(1)) &&
           !isMinutesAgo(word);
}

std::size_t timeTokensAt(const std::vector<LineToken>& tokens, std::size_t at)
{
    if (at >= tokens.size())
        return 0;
    if (isMinutesAgo(tokens[at].text))
        return 1;
    if (!equalsIgnoringCase(tokens[at].text, "at") || at + 1 >= tokens.size())
        return 0;
    const auto isClock = [&tokens](std::size_t one) {
        return one < tokens.size() &&
               (clockWord(tokens[one].text) || isBareClock(tokens[one].text));
    };
    if (isClock(at + 1))
        return 2;
    const bool isDated = isDayWord(tokens[at + 1].text) && isClock(at + 2);
    return isDated ? 3 : 0;
}

Result<LineParts> partsOf(const Verb& verb, std::string_view line,
                          const std::vector<LineToken>& tokens, const LineContext& context)
{
    auto sorted = Sorter(verb, line, tokens, context).run();
    if (sorted || verb.words != Verb::Words::Cry)
        return sorted;
    auto bare = cryIn(line, tokens, context);
    return bare ? Result<LineParts>(*std::move(bare)) : std::move(sorted);
}

bool isRest(Slot slot)
{
    return slot == Slot::Reason || slot == Slot::HandoffWords || slot == Slot::Text;
}

std::string_view slotName(Slot slot)
{
    switch (slot) {
    case Slot::Units:
    case Slot::NewUnit:
    case Slot::OtherUnit:
        return "UNIT";
    case Slot::Incident:
    case Slot::OtherIncident:
        return "INCIDENT";
    case Slot::Type:
        return "TYPE";
    case Slot::StatusWord:
        return "LABEL";
    case Slot::Plate:
        return "PLATE";
    case Slot::Disposition:
        return "DISPOSITION";
    case Slot::Priority:
        return "p1..p5";
    case Slot::FactName:
        return "FACT";
    case Slot::LevelNumber:
        return "1..4";
    case Slot::Word:
        return "WORD";
    case Slot::NotSentCode:
        return "CODE";
    case Slot::ItemName:
        return "ITEM";
    case Slot::Reason:
        return "REASON";
    case Slot::HandoffWords:
        return "TARGET";
    case Slot::Text:
        return "TEXT";
    }
    return "";
}

} // namespace haven
