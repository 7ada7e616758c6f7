#include "models/crisis/lint_parts.h"

#include "models/base/text.h"

#include <algorithm>

// Rules of single texts: what a tired person reads at a glance.
namespace haven {

namespace {

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) ||
           static_cast<unsigned char>(c) >= 0x80U;
}

bool isInCapitals(std::string_view word)
{
    const bool hasCapital =
        std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return hasCapital && toUpper(word) == word;
}

// As a whole word: "male" is not in "female".
bool hasWord(std::string_view text, std::string_view word)
{
    if (word.empty())
        return false;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool isCutBefore = at == 0 || !isWordByte(text[at - 1]) || !isWordByte(word.front());
        const bool isCutAfter =
            end == text.size() || !isWordByte(text[end]) || !isWordByte(word.back());
        if (isCutBefore && isCutAfter)
            return true;
    }
    return false;
}

bool hasTenCode(std::string_view text)
{
    for (auto at = text.find("10-"); at != std::string_view::npos; at = text.find("10-", at + 1)) {
        const bool isAlone = at == 0 || !isWordByte(text[at - 1]);
        if (isAlone && at + 3 < text.size() && isDigit(text[at + 3]))
            return true;
    }
    return false;
}

// "25-B-3": a determinant of licensed medical cards.
bool hasDeterminant(std::string_view text)
{
    for (std::size_t i = 0; i + 4 < text.size(); ++i) {
        if (isDigit(text[i]) && text[i + 1] == '-' && text[i + 2] >= 'A' && text[i + 2] <= 'E' &&
            text[i + 3] == '-' && isDigit(text[i + 4]))
            return true;
    }
    return false;
}

std::vector<std::string> wordsIn(std::string_view text)
{
    std::vector<std::string> words;
    for (const auto& part : split(text, ' ')) {
        std::string word;
        for (const char c : part) {
            if (isWordByte(c) || c == '-')
                word += c;
        }
        if (!word.empty())
            words.push_back(toLower(word));
    }
    return words;
}

std::vector<std::string_view> sentencesIn(std::string_view text)
{
    std::vector<std::string_view> sentences;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isMark = text[i] == '.' || text[i] == '?' || text[i] == '!';
        const bool isEnd = isMark && (i + 1 == text.size() || text[i + 1] == ' ');
        if (!isEnd && i + 1 < text.size())
            continue;
        const auto sentence = trimmed(text.substr(start, i + 1 - start));
        if (!sentence.empty())
            sentences.push_back(sentence);
        start = i + 1;
    }
    return sentences;
}

LintNotes plainWordNotes(const LintText& text, const LintRules& rules)
{
    LintNotes notes;
    const std::string small = toLower(text.text);
    for (const auto& one : rules.jargon) {
        const bool isThere = isInCapitals(one.word) ? hasWord(text.text, one.word)
                                                    : hasWord(small, toLower(one.word));
        if (isThere)
            notes.push_back({text.path, LintWeight::Must, LintRule::PlainWords,
                             "“" + one.word + "” is not plain; write: " + one.plain});
    }
    if (hasTenCode(text.text))
        notes.push_back({text.path, LintWeight::Must, LintRule::PlainWords,
                         "a ten-code is not plain; write what it means"});
    return notes;
}

// A second sentence that begins with an action, "then", or a second question.
LintNotes oneActionNotes(const LintText& text, const LintRules& rules)
{
    LintNotes notes;
    const auto note = [&](LintWeight weight, const std::string& sentence) {
        notes.push_back({text.path, weight, LintRule::OneAction, sentence});
    };
    int actions = 0;
    for (const auto& sentence : sentencesIn(text.text)) {
        const auto words = wordsIn(sentence);
        actions += !words.empty() && rules.acts.count(words.front()) > 0 ? 1 : 0;
    }
    const auto questions = std::count(text.text.begin(), text.text.end(), '?');
    const auto words = wordsIn(text.text);
    if (actions > 1)
        note(LintWeight::Must, "two actions stand on one line; make each a step of its own");
    if (questions > 1)
        note(LintWeight::Must, "two questions stand on one line; ask one thing at a time");
    const bool hasThen = hasWord(toLower(text.text), "and then");
    if (hasThen)
        note(LintWeight::Must, "“and then” joins two actions; make each a step of its own");
    for (std::size_t i = 1; !hasThen && i + 1 < words.size(); ++i) {
        if (words[i] == "and" && rules.acts.count(words[i + 1]) > 0)
            note(LintWeight::Should,
                 "“and " + words[i + 1] + "” may be a second action; make it a step of its own");
    }
    return notes;
}

LintNotes stepNotes(const LintText& text, const LintRules& rules)
{
    LintNotes notes = oneActionNotes(text, rules);
    const auto words = wordsIn(text.text);
    if (words.size() > kMaxStepWords)
        notes.push_back({text.path, LintWeight::Must, LintRule::ShortStep,
                         "at most " + std::to_string(kMaxStepWords) + " words, these are " +
                             std::to_string(words.size())});
    const char last = text.text.empty() ? '\0' : text.text.back();
    if (last != '.' && last != '?')
        notes.push_back({text.path, LintWeight::Should, LintRule::Punctuation,
                         "a step ends with a full stop or a question mark"});
    return notes;
}

} // namespace

LintNotes notesOfText(const LintText& text, const LintRules& rules)
{
    LintNotes notes;
    // A source is cited by the name it has.
    if (text.kind != LintTextKind::Source)
        notes = plainWordNotes(text, rules);
    if (hasDeterminant(text.text))
        notes.push_back({text.path, LintWeight::Must, LintRule::Guarded,
                         "a code of licensed medical cards may not stand here"});
    if (text.kind == LintTextKind::Title && codePoints(text.text) > kMaxProtocolTitle)
        notes.push_back({text.path, LintWeight::Must, LintRule::ShortStep,
                         "at most " + std::to_string(kMaxProtocolTitle) + " characters"});
    if (text.kind == LintTextKind::Step) {
        auto more = stepNotes(text, rules);
        std::move(more.begin(), more.end(), std::back_inserter(notes));
    }
    return notes;
}

} // namespace haven
