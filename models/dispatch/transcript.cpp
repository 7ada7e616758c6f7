#include "models/dispatch/transcript.h"

#include "models/base/text.h"
#include "models/crisis/cue_tokens.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace haven {

namespace {

struct SpeakerWord {
    std::string_view word;
    TextSpeaker who;
};

constexpr std::array<SpeakerWord, 20> kSpeakerWords = {{
    {"c", TextSpeaker::Caller},       {"caller", TextSpeaker::Caller},
    {"them", TextSpeaker::Caller},    {"texter", TextSpeaker::Caller},
    {"citizen", TextSpeaker::Caller}, {"u", TextSpeaker::Us},
    {"us", TextSpeaker::Us},          {"we", TextSpeaker::Us},
    {"911", TextSpeaker::Us},         {"psap", TextSpeaker::Us},
    {"dispatch", TextSpeaker::Us},    {"dispatcher", TextSpeaker::Us},
    {"operator", TextSpeaker::Us},    {"call taker", TextSpeaker::Us},
    {"calltaker", TextSpeaker::Us},   {"agent", TextSpeaker::Us},
    {"r", TextSpeaker::Relay},        {"relay", TextSpeaker::Relay},
    {"ca", TextSpeaker::Relay},       {"assistant", TextSpeaker::Relay},
}};

std::optional<TextSpeaker> speakerOf(std::string_view word)
{
    for (const auto& one : kSpeakerWords) {
        if (equalsIgnoringCase(one.word, trimmed(word)))
            return one.who;
    }
    return std::nullopt;
}

std::string_view speakerWord(TextSpeaker who)
{
    switch (who) {
    case TextSpeaker::Caller:
        return "caller";
    case TextSpeaker::Us:
        return "us";
    case TextSpeaker::Relay:
        return "relay";
    }
    return {};
}

// "21:04", "9:04:33", with or without brackets, at the begin: its length with what closes it.
std::size_t timeLength(std::string_view line)
{
    const bool hasBracket = !line.empty() && line.front() == '[';
    std::size_t at = hasBracket ? 1 : 0;
    const auto digits = [&] {
        std::size_t n = 0;
        while (at < line.size() && isDigit(line[at]) && n < 2) {
            ++at;
            ++n;
        }
        return n;
    };
    if (digits() == 0 || at >= line.size() || line[at] != ':')
        return 0;
    ++at;
    if (digits() != 2)
        return 0;
    if (at + 2 < line.size() && line[at] == ':' && isDigit(line[at + 1])) {
        ++at;
        if (digits() != 2)
            return 0;
    }
    if (hasBracket)
        return at < line.size() && line[at] == ']' ? at + 1 : 0;
    return at == line.size() || line[at] == ' ' ? at : 0;
}

std::string_view bareTime(std::string_view time)
{
    if (!time.empty() && time.front() == '[')
        return time.substr(1, time.size() - 2);
    return time;
}

// One line of it, cut: where the words begin, and who is named.
struct CutLine {
    std::string_view time;
    std::optional<TextSpeaker> who;
    std::size_t text = 0; // where it begins
};

CutLine cut(std::string_view line)
{
    constexpr std::size_t kSpeakerMax = 12; // "call taker" and a little
    CutLine out;
    std::size_t at = std::min(line.find_first_not_of(" \t"), line.size());
    if (const std::size_t length = timeLength(line.substr(at)); length > 0) {
        out.time = bareTime(line.substr(at, length));
        at = std::min(line.find_first_not_of(" \t", at + length), line.size());
    }
    out.text = at;
    const auto mark = line.find_first_of(":>", at);
    if (mark == std::string_view::npos || mark - at > kSpeakerMax)
        return out;
    out.who = speakerOf(line.substr(at, mark - at));
    if (out.who)
        out.text = std::min(line.find_first_not_of(" \t", mark + 1), line.size());
    return out;
}

using SaidWords = std::vector<std::string>;
using SaidList = std::set<std::string_view>;

const SaidList kYesWords{"yes",   "yess",    "yeah",     "yea",         "yeh",        "yep",
                         "yup",   "ya",      "ye",       "yas",         "yah",        "y",
                         "si",    "sii",     "sip",      "affirmative", "affirm",     "afirmativo",
                         "claro", "correct", "correcto", "definitely",  "absolutely", "sure",
                         "mhm",   "mmhm",    "uhhuh",    "oui",         "sim",        "wi"};
// "Uh huh", "he does", "creo que si".
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kYesPairs = {{
    {"uh", "huh"},
    {"mm", "hmm"},
    {"mm", "hm"},
    {"he", "does"},
    {"she", "does"},
    {"they", "do"},
    {"he", "is"},
    {"she", "is"},
    {"they", "are"},
    {"think", "so"},
    {"of", "course"},
    {"por", "supuesto"},
    {"i", "do"},
    {"i", "am"},
}};
// What people say before they answer.
const SaidList kYesBefore{
    "um",       "uh",    "uhm",    "er",     "hmm",    "oh",   "ok",   "okay",   "well",     "so",
    "i",        "think", "guess",  "mean",   "idk",    "dont", "know", "maybe",  "probably", "wait",
    "actually", "sorry", "hold",   "on",     "and",    "but",  "god",  "please", "creo",     "que",
    "pues",     "pero",  "espera", "espere", "perdon", "ay",   "este"};
const SaidList kTakesBack{"wait",   "actually", "sorry",  "but",  "mean",
                          "espera", "espere",   "perdon", "pero", "hold"};
const SaidList kNoWords{"no",       "nope",     "nah",   "none", "nobody",
                        "negative", "negativo", "nadie", "nada", "ninguno",
                        "ninguna",  "never",    "n",     "nop",  "nup"};
const SaidList kNotClear{"know", "sure", "idea", "clue", "think", "see",  "se",   "tell",
                         "idk",  "saw",  "veo",  "vi",   "sabe",  "cant", "maybe"};
const SaidList kQuestionBegins{"is",  "are",    "was",     "were", "does",  "do",      "did",
                               "has", "have",   "had",     "can",  "could", "will",    "would",
                               "any", "anyone", "anybody", "what", "who",   "weapon",  "weapons",
                               "hay", "tiene",  "tienen",  "esta", "estan", "alguien", "armas",
                               "es",  "quiere", "va"};

SaidWords saidWordsOf(std::string_view line)
{
    SaidWords words;
    for (CueToken& token : cueTokens(line, {}))
        words.push_back(std::move(token.word));
    return words;
}

bool hasAny(const SaidWords& words, const SaidList& list)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return list.count(word) > 0; });
}

// "Yes, a big one", "um, i think yes", "no wait yes": the words it says yes to are ours.
bool saysYes(const SaidWords& words)
{
    const bool isTakenBack = hasAny(words, kTakesBack);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view next = i + 1 < words.size() ? words[i + 1] : std::string_view();
        const bool isPair = std::any_of(kYesPairs.begin(), kYesPairs.end(), [&](const auto& pair) {
            return pair.first == words[i] && pair.second == next;
        });
        if (isPair) {
            const bool isDenied =
                i + 2 < words.size() && (words[i + 2] == "not" || words[i + 2] == "no");
            const bool isAll = i + 2 >= words.size() || words[i] == "uh" || words[i] == "mm";
            return isAll && !isDenied;
        }
        if (kYesWords.count(words[i]) > 0)
            return true;
        const bool isNoBefore = kNoWords.count(words[i]) > 0 && isTakenBack;
        if (!isNoBefore && kYesBefore.count(words[i]) == 0)
            return false;
    }
    return false;
}

// "No idea" is no "no".
bool saysNo(const SaidWords& words)
{
    const auto first = std::find_if(words.begin(), words.end(), [](const std::string& word) {
        return kYesBefore.count(word) == 0;
    });
    return first != words.end() && kNoWords.count(*first) > 0 && !hasAny(words, kNotClear);
}

struct AskedLine {
    std::size_t begin = 0; // of our words
    std::size_t length = 0;
    std::size_t line = 0;
    bool isQuestion = false;
    bool isAnswered = false;
    // The line of the caller that said no to it.
    std::size_t deniedBegin = 0;
    std::size_t deniedLength = 0;
    std::size_t deniedLine = 0;
};

// Our questions in the order they were asked, and what the caller said yes to. What nobody has
// clearly answered stays open for a few lines: a yes may be to it.
class YesReader final
{
public:
    YesReader(std::string_view transcript, std::string& out) : m_text(transcript), m_out(out) {}
    void hearUs(std::size_t begin, std::size_t length);
    void hearCaller(std::size_t begin, std::size_t length);
    void pass() { ++m_line; }

private:
    bool isSaidYesTo(const AskedLine& asked, bool isTakenBack) const;

    std::string_view m_text;
    std::string& m_out;
    std::vector<AskedLine> m_asked;
    std::size_t m_line = 1;
};

void YesReader::hearUs(std::size_t begin, std::size_t length)
{
    const std::string_view said = m_text.substr(begin, length);
    AskedLine asked{begin, length, m_line};
    const SaidWords words = saidWordsOf(said);
    asked.isQuestion = said.find('?') != std::string_view::npos ||
                       (!words.empty() && kQuestionBegins.count(words.front()) > 0);
    m_asked.push_back(asked);
}

bool YesReader::isSaidYesTo(const AskedLine& asked, bool isTakenBack) const
{
    constexpr std::size_t kLinesMax = 8;
    if (asked.isAnswered || m_line - asked.line > kLinesMax)
        return false;
    const bool isNext = asked.line + 1 == m_line;
    if (asked.deniedLine == 0)
        return isNext || asked.isQuestion;
    // A yes after a no takes it back where we asked nothing else since.
    return isTakenBack || m_asked.back().line < asked.deniedLine;
}

void YesReader::hearCaller(std::size_t begin, std::size_t length)
{
    const SaidWords words = saidWordsOf(m_text.substr(begin, length));
    if (saysYes(words)) {
        const bool isTakenBack = hasAny(words, kTakesBack);
        std::vector<AskedLine*> meant;
        for (AskedLine& asked : m_asked) {
            if (isSaidYesTo(asked, isTakenBack))
                meant.push_back(&asked);
        }
        for (AskedLine* asked : meant) {
            asked->isAnswered = true;
            m_out.replace(asked->begin, asked->length, m_text.substr(asked->begin, asked->length));
            std::fill_n(m_out.begin() + static_cast<std::ptrdiff_t>(asked->deniedBegin),
                        asked->deniedLength, ' ');
        }
    } else if (!m_asked.empty() && m_asked.back().deniedLine == 0 && saysNo(words)) {
        m_asked.back().deniedBegin = begin;
        m_asked.back().deniedLength = length;
        m_asked.back().deniedLine = m_line;
    }
}

} // namespace

std::string cleanedTranscript(std::string_view pasted)
{
    // Of a letter of several bytes only those of U+0080 to U+009F, U+200B to U+200F, U+202A to
    // U+202E, U+2066 to U+2069 and U+FEFF go.
    const auto unseenLength = [&pasted](std::size_t at) -> std::size_t {
        const auto byte = [&](std::size_t n) {
            return at + n < pasted.size() ? static_cast<unsigned char>(pasted[at + n]) : 0U;
        };
        if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F)
            return 2;
        const bool isOf2000 =
            byte(0) == 0xE2 && byte(1) == 0x80 &&
            ((byte(2) >= 0x8B && byte(2) <= 0x8F) || (byte(2) >= 0xAA && byte(2) <= 0xAE));
        const bool isOf2060 =
            byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
        const bool isMark = byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF;
        if (isOf2000 || isOf2060 || isMark)
            return 3;
        const bool isControl = (byte(0) < 0x20 && byte(0) != '\n') || byte(0) == 0x7F;
        return isControl ? 1 : 0;
    };
    std::string out;
    for (std::size_t at = 0; at < pasted.size();) {
        const char c = pasted[at];
        const bool isPair = c == '\r' && at + 1 < pasted.size() && pasted[at + 1] == '\n';
        const std::size_t unseen = unseenLength(at);
        if (c == '\t')
            out += ' ';
        else if (c == '\r' && !isPair)
            out += '\n';
        else if (unseen == 0)
            out += c;
        at += std::max<std::size_t>(1, unseen);
    }
    return out;
}

std::string withFirstSpeaker(std::string_view pasted, TextSpeaker who)
{
    std::string text(pasted);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n|", begin), text.size());
        const CutLine one = cut(std::string_view(text).substr(begin, end - begin));
        if (one.who)
            return text;
        if (!trimmed(std::string_view(text).substr(begin + one.text, end - begin - one.text))
                 .empty()) {
            text.insert(begin + one.text, std::string(speakerWord(who)) + ": ");
            return text;
        }
        begin = end + 1;
    }
    return text;
}

std::vector<TranscriptLine> readTranscript(std::string_view pasted)
{
    std::string text = cleanedTranscript(pasted);
    std::replace(text.begin(), text.end(), '|', '\n');
    std::vector<TranscriptLine> lines;
    TextSpeaker who = TextSpeaker::Caller;
    for (const std::string& line : split(text, '\n')) {
        const CutLine one = cut(line);
        who = one.who.value_or(who);
        const std::string_view words = trimmed(std::string_view(line).substr(one.text));
        if (!words.empty())
            lines.push_back({std::string(one.time), who, std::string(words)});
    }
    return lines;
}

std::string transcriptText(const std::vector<TranscriptLine>& lines)
{
    std::string out;
    for (const auto& line : lines) {
        if (!out.empty())
            out += '\n';
        if (!line.time.empty())
            out += line.time + " ";
        out += std::string(speakerWord(line.who)) + ": " + line.text;
    }
    return out;
}

std::string callerWordsOnly(std::string_view transcript)
{
    std::string out(transcript);
    YesReader reader(transcript, out);
    TextSpeaker who = TextSpeaker::Caller;
    for (std::size_t begin = 0; begin < out.size();) {
        const std::size_t end = std::min(out.find('\n', begin), out.size());
        const std::string_view line = transcript.substr(begin, end - begin);
        const CutLine one = cut(line);
        who = one.who.value_or(who);
        const std::size_t kept = who == TextSpeaker::Caller ? one.text : line.size();
        std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(begin), kept, ' ');
        if (who == TextSpeaker::Us)
            reader.hearUs(begin + one.text, line.size() - one.text);
        else if (who == TextSpeaker::Caller)
            reader.hearCaller(begin + one.text, line.size() - one.text);
        reader.pass();
        begin = end + 1;
    }
    return out;
}

std::string callerWordsBefore(std::string_view transcript, std::string_view next)
{
    return callerWordsOnly(std::string(transcript) + "\n" + std::string(next))
        .substr(0, transcript.size());
}

std::string saidYesTo(std::string_view transcript, std::string_view next)
{
    const std::string alone = callerWordsOnly(transcript);
    const std::string both = callerWordsBefore(transcript, next);
    std::string said; // our lines that stand there for the yes alone
    for (std::size_t begin = 0; begin < both.size();) {
        const std::size_t end = std::min(both.find('\n', begin), both.size());
        const std::string_view words = trimmed(std::string_view(both).substr(begin, end - begin));
        if (!words.empty() && both.compare(begin, end - begin, alone, begin, end - begin) != 0)
            said += (said.empty() ? "" : "\n") + std::string(words);
        begin = end + 1;
    }
    return said;
}

} // namespace haven
