#include "models/crisis/cue_tokens.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace haven {

namespace {

bool isLetter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

struct Glyph {
    char folded = 0;       // the plain small letter or digit; 0 when it is no part of a word
    std::size_t bytes = 1; // how long it is in the note
    bool isApostrophe = false;
    Break gap = Break::None;
    bool isNothing = false;        // between letters or after one, and not seen: "kn<ZWSP>ife"
    std::string_view picture = {}; // the word that a picture stands for, a word by itself
};

// The Latin letters that Spanish, Portuguese and French notes use, by the second byte after C3.
char foldedLatin(unsigned char second)
{
    static constexpr std::string_view kUpper = "aaaaaaaceeeeiiiidnooooo ouuuuyts";
    if (second < 0x80 || second > 0xBF)
        return 0;
    const std::size_t index = (second - 0x80U) % 0x20U;
    const char letter = kUpper[index];
    return letter == ' ' ? '\0' : letter;
}

// What whoever texts puts for the word, by the name that Unicode has for it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kPictures{{
    {"\xF0\x9F\x94\xAA", "knife"},
    {"\xF0\x9F\x94\xAB", "pistol"},
    {"\xF0\x9F\x97\xA1", "dagger"},
    {"\xF0\x9F\xAA\x93", "axe"},
    {"\xF0\x9F\x8F\xB9", "crossbow"},
    {"\xE2\x9A\x94", "swords"},
}};

constexpr std::array<std::string_view, 11> kCalibers{"22", "25",  "32",  "38",  "40", "44",
                                                     "45", "357", "380", "223", "308"};

// The code point at a place of several bytes, with how many they are; of broken bytes the first
// alone.
struct CodePoint {
    unsigned value = 0;
    std::size_t bytes = 1;
};

CodePoint codePointAt(std::string_view text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (bytes == 1 || at + bytes > text.size())
        return {first, 1};
    unsigned value = first & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0U) != 0x80U)
            return {first, 1};
        value = value << 6U | (next & 0x3FU);
    }
    return {value, bytes};
}

// Accents that stand for themselves, and what has no width: pasted text is full of them.
bool isUnseen(unsigned point)
{
    const auto isIn = [point](unsigned from, unsigned to) { return point >= from && point <= to; };
    return point == 0xAD || isIn(0x300, 0x36F) || isIn(0x200B, 0x200F) || isIn(0x202A, 0x202E) ||
           isIn(0x2060, 0x2064) || isIn(0xFE00, 0xFE0F) || point == 0xFEFF;
}

// Letters and digits as wide as a sign of Chinese; 0 for anything else.
char foldedWide(unsigned point)
{
    constexpr unsigned kWide = 0xFF00 - 0x20;
    if (point < 0xFF10 || point > 0xFF5A)
        return 0;
    const auto plain = static_cast<unsigned char>(point - kWide);
    if (plain >= 'A' && plain <= 'Z')
        return static_cast<char>(plain + 32);
    return isLetter(plain) || isDigit(plain) ? static_cast<char>(plain) : '\0';
}

std::optional<Glyph> rareGlyph(std::string_view text, std::size_t at)
{
    const CodePoint point = codePointAt(text, at);
    Glyph glyph{0, point.bytes, false, Break::None};
    if (point.bytes > 1 && isUnseen(point.value)) {
        glyph.isNothing = true;
        return glyph;
    }
    if (point.bytes < 3)
        return std::nullopt;
    const std::string_view bytes = text.substr(at, point.bytes);
    for (const auto& [picture, word] : kPictures) {
        if (picture == bytes)
            glyph.picture = word;
    }
    glyph.folded = foldedWide(point.value);
    return glyph;
}

Glyph longGlyph(std::string_view text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    const bool isMark =
        first == 0xE2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80;
    // Signs, pictures and writing without letters part words as a space does.
    if (const auto rare = rareGlyph(text, at); rare && (rare->isNothing || !isMark))
        return *rare;
    if (first == 0xC3 && at + 1 < text.size())
        return {foldedLatin(static_cast<unsigned char>(text[at + 1])), 2, false, Break::None};
    if (first == 0xE2 && at + 2 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80) {
        const auto third = static_cast<unsigned char>(text[at + 2]);
        if (third == 0x98 || third == 0x99)
            return {0, 3, true, Break::None};
        return {0, 3, false,
                third == 0x93 || third == 0x94 || third == 0xA6 ? Break::Strong : Break::None};
    }
    // Any other alphabet: its bytes are letters as they are.
    if (first >= 0x80 && first != 0xC2)
        return {text[at], 1, false, Break::None};
    return {0, first == 0xC2 ? std::size_t{2} : std::size_t{1}, false, Break::None};
}

Glyph glyphAt(std::string_view text, std::size_t at)
{
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x80)
        return longGlyph(text, at);
    if (isLetter(c) || isDigit(c))
        return {static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c), 1, false, Break::None};
    if (c == '\'' || c == '`')
        return {0, 1, true, Break::None};
    if (c == '.' || c == ';' || c == '\n' || c == '!' || c == '\r' || c == '|')
        return {0, 1, false, Break::Strong};
    if (c == ',' || c == ':' || c == '(' || c == ')' || c == '?' || c == '[' || c == ']')
        return {0, 1, false, Break::Weak};
    if (c == '/')
        return {0, 1, false, Break::Slash};
    if (c == '&')
        return {'&', 1, false, Break::None};
    return {0, 1, false, Break::None};
}

constexpr char kBeforeNumber = '#';

class Tokenizer final
{
public:
    Tokenizer(std::string_view text, const std::set<std::string>& abbreviations)
        : m_text(text), m_abbreviations(abbreviations)
    {}

    std::vector<CueToken> run();

private:
    void takeGlyph(const Glyph& glyph);
    void takeApostrophe();
    void takeNothing(const Glyph& glyph);
    void takePicture(const Glyph& glyph);
    void takeGap(const Glyph& glyph);
    bool takeCaliber();
    void close();
    bool isSpaceAt(std::size_t at) const
    {
        return at >= m_text.size() || m_text[at] == ' ' || m_text[at] == '\t';
    }
    bool isWordLetterAt(std::size_t at) const
    {
        return at < m_text.size() && isLetter(static_cast<unsigned char>(m_text[at]));
    }
    // Of a word that is short for something before a number alone ("no. 5"), a sign says so.
    bool isShort(const std::string& word) const
    {
        std::size_t next = m_at + 1;
        while (next < m_text.size() && isSpaceAt(next))
            ++next;
        return m_abbreviations.count(word) > 0 ||
               (isDigitAt(next) && m_abbreviations.count(word + kBeforeNumber) > 0);
    }
    bool isDigitAt(std::size_t at) const
    {
        return at < m_text.size() && isDigit(static_cast<unsigned char>(m_text[at]));
    }

    std::string_view m_text;
    const std::set<std::string>& m_abbreviations;
    std::vector<CueToken> m_tokens;
    CueToken m_open;
    Break m_break = Break::Strong;
    std::size_t m_at = 0;
    bool m_isDropping = false; // inside a possessive ending
};

std::vector<CueToken> Tokenizer::run()
{
    while (m_at < m_text.size()) {
        const Glyph glyph = glyphAt(m_text, m_at);
        if (glyph.isApostrophe)
            takeApostrophe();
        else if (glyph.isNothing)
            takeNothing(glyph);
        else if (!glyph.picture.empty())
            takePicture(glyph);
        else if (glyph.folded != 0)
            takeGlyph(glyph);
        else
            takeGap(glyph);
        m_at += glyph.bytes;
    }
    close();
    return std::move(m_tokens);
}

void Tokenizer::takeGlyph(const Glyph& glyph)
{
    if (m_isDropping)
        return;
    const bool isNumber = isDigit(static_cast<unsigned char>(glyph.folded));
    if (!m_open.word.empty()) {
        const auto first = static_cast<unsigned char>(m_open.word.front());
        if ((isDigit(first) && !isNumber) || glyph.folded == '&' || m_open.word == "&")
            close();
    }
    if (m_open.word.empty()) {
        m_open.start = m_at;
        m_open.before = m_break;
        m_break = Break::None;
    }
    m_open.word += glyph.folded;
    m_open.end = m_at + glyph.bytes;
}

// "don't" is one word; the ending of "RP's" and "OD'd" is none.
void Tokenizer::takeApostrophe()
{
    if (m_open.word.empty())
        return;
    const std::size_t width = glyphAt(m_text, m_at).bytes;
    const std::size_t next = m_at + width;
    const bool isShort = isWordLetterAt(next) && !isWordLetterAt(next + 1);
    if (!isWordLetterAt(next)) {
        close();
        return;
    }
    const char letter = static_cast<char>(m_text[next] | 0x20);
    if (isShort && (letter == 's' || letter == 'd')) {
        close();
        m_isDropping = true;
    }
}

// An accent by itself belongs to the letter before it.
void Tokenizer::takeNothing(const Glyph& glyph)
{
    if (!m_open.word.empty() && !m_isDropping)
        m_open.end = m_at + glyph.bytes;
}

void Tokenizer::takePicture(const Glyph& glyph)
{
    close();
    m_open.word = glyph.picture;
    m_open.start = m_at;
    m_open.end = m_at + glyph.bytes;
    m_open.before = m_break;
    m_break = Break::None;
    close();
}

// ".22" is how a caliber is written, and is read as "22 cal". Precondition: a point is here and a
// digit behind it.
bool Tokenizer::takeCaliber()
{
    const std::size_t from = m_at + 1;
    std::size_t end = from;
    while (isDigitAt(end))
        ++end;
    const std::string_view digits = m_text.substr(from, end - from);
    if (std::find(kCalibers.begin(), kCalibers.end(), digits) == kCalibers.end())
        return false;
    for (const std::string_view word : {digits, std::string_view("cal")}) {
        m_open.word = word;
        m_open.start = m_at;
        m_open.end = end;
        m_open.before = m_break;
        m_break = Break::None;
        close();
    }
    m_at = end - 1; // the last digit is passed as the point would be
    return true;
}

void Tokenizer::takeGap(const Glyph& glyph)
{
    const char c = m_text[m_at];
    // "w/o", "s/i": one letter each side of the slash is one word.
    if (c == '/' && m_open.word.size() == 1 && isWordLetterAt(m_at + 1) &&
        !isWordLetterAt(m_at + 2) && !isDigitAt(m_at + 2) &&
        isLetter(static_cast<unsigned char>(m_open.word.front()))) {
        m_open.word += '/';
        return;
    }
    if (c == '.' && !m_open.word.empty() && (isDigitAt(m_at + 1) || isWordLetterAt(m_at + 1)) &&
        m_open.word.size() <= 2 && isWordLetterAt(m_at + 1) && !isWordLetterAt(m_at + 2)) {
        return; // "s.i." and "p.d." are one word
    }
    const bool isAbbreviation = c == '.' && isShort(m_open.word);
    // "4.5", and ".45" as a caliber is written.
    const bool isDecimal = c == '.' && isDigitAt(m_at + 1) &&
                           (m_at == 0 || isDigitAt(m_at - 1) || isSpaceAt(m_at - 1));
    close();
    if (isDecimal && (m_at == 0 || isSpaceAt(m_at - 1)) && takeCaliber())
        return;
    Break gap = glyph.gap;
    if (isAbbreviation || isDecimal)
        gap = Break::None;
    if (c == '-' && m_at > 0 && isSpaceAt(m_at - 1))
        gap = Break::Strong;
    if (c == '-' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '-')
        gap = Break::Strong;
    if (c == '/' && m_break == Break::Slash)
        gap = Break::Strong;
    m_break = std::max(m_break, gap);
}

void Tokenizer::close()
{
    m_isDropping = false;
    if (m_open.word.empty())
        return;
    if (m_open.word == "&")
        m_open.word = "and";
    if (isDigit(static_cast<unsigned char>(m_open.word.front())) && m_open.word.size() <= 6)
        m_open.number = std::stoi(m_open.word);
    m_tokens.push_back(std::move(m_open));
    m_open = CueToken{};
}

} // namespace

std::vector<CueToken> cueTokens(std::string_view text, const std::set<std::string>& abbreviations)
{
    return Tokenizer(text, abbreviations).run();
}

} // namespace haven
