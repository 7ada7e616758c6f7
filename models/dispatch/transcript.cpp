#include "models/dispatch/transcript.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <optional>

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

// "Yes, a big one": the words it says yes to are ours.
bool saysYes(std::string_view words)
{
    constexpr std::array<std::string_view, 8> kYes = {"yes", "yeah", "yea", "yep",
                                                      "yup", "si",   "sí",  "y"};
    const std::size_t end = words.find_first_of(" ,.!;?-");
    return std::any_of(kYes.begin(), kYes.end(), [&](std::string_view yes) {
        return equalsIgnoringCase(yes, words.substr(0, end));
    });
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
    TextSpeaker who = TextSpeaker::Caller;
    std::size_t asked = 0; // where our words just before this line begin, and how many they are
    std::size_t askedLength = 0;
    for (std::size_t begin = 0; begin < out.size();) {
        const std::size_t end = std::min(out.find('\n', begin), out.size());
        const std::string_view line = transcript.substr(begin, end - begin);
        const CutLine one = cut(line);
        who = one.who.value_or(who);
        if (who == TextSpeaker::Caller && saysYes(line.substr(one.text)))
            out.replace(asked, askedLength, transcript.substr(asked, askedLength));
        asked = begin + one.text;
        askedLength = who == TextSpeaker::Us ? line.size() - one.text : 0;
        const std::size_t kept = who == TextSpeaker::Caller ? one.text : line.size();
        std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(begin), kept, ' ');
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
    std::string both = callerWordsBefore(transcript, next);
    const auto from = std::mismatch(both.begin(), both.end(), alone.begin()).first;
    return std::string(
        trimmed(std::string_view(both).substr(static_cast<std::size_t>(from - both.begin()))));
}

} // namespace haven
