#include "models/crisis/guarded_text.h"

#include <algorithm>
#include <map>
#include <string>

namespace haven {

namespace {

constexpr std::uint64_t kHashBasis = 0xcbf29ce484222325ULL;
constexpr std::uint64_t kHashPrime = 0x100000001b3ULL;

struct PlacedWord {
    std::string word; // small letters
    std::size_t start = 0;
    std::size_t end = 0;
};

bool isApostrophe(std::string_view text, std::size_t at)
{
    return text[at] == '\'' || text.substr(at, 3) == "\u2019";
}

char wordChar(char c)
{
    if (c >= 'A' && c <= 'Z')
        return static_cast<char>(c - 'A' + 'a');
    const bool isPart =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U;
    return isPart ? c : '\0';
}

std::vector<PlacedWord> placedWords(std::string_view text)
{
    std::vector<PlacedWord> words;
    PlacedWord word;
    const auto finish = [&] {
        if (!word.word.empty())
            words.push_back(std::move(word));
        word = {};
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isApostrophe(text, i)) {
            i += text[i] == '\'' ? 0U : 2U;
            continue;
        }
        const char c = wordChar(text[i]);
        if (c == '\0') {
            finish();
            continue;
        }
        if (word.word.empty())
            word.start = i;
        word.word += c;
        word.end = i + 1;
    }
    finish();
    return words;
}

std::uint64_t hashOf(const std::vector<PlacedWord>& words, std::size_t from, std::size_t count)
{
    std::uint64_t hash = kHashBasis;
    const auto take = [&hash](char c) {
        hash = (hash ^ static_cast<unsigned char>(c)) * kHashPrime;
    };
    for (std::size_t i = from; i < from + count; ++i) {
        if (i > from)
            take(' ');
        std::for_each(words[i].word.begin(), words[i].word.end(), take);
    }
    return hash;
}

// One finding where the windows of one phrase overlap.
void add(std::vector<GuardedFinding>& findings, const GuardedFinding& finding)
{
    for (auto& known : findings) {
        if (known.kind == finding.kind && finding.start <= known.end) {
            known.end = std::max(known.end, finding.end);
            return;
        }
    }
    findings.push_back(finding);
}

} // namespace

std::uint64_t wordsHash(std::string_view text)
{
    const auto words = placedWords(text);
    return hashOf(words, 0, words.size());
}

std::vector<GuardedFinding> guardedIn(std::string_view text,
                                      const std::vector<GuardedWords>& guarded)
{
    std::map<int, std::map<std::uint64_t, GuardedKind>> byCount;
    for (const auto& one : guarded)
        byCount[one.words][one.hash] = one.kind;
    const auto words = placedWords(text);
    std::vector<GuardedFinding> findings;
    for (std::size_t from = 0; from < words.size(); ++from) {
        for (const auto& [count, hashes] : byCount) {
            const auto size = static_cast<std::size_t>(count);
            if (from + size > words.size())
                continue;
            const auto found = hashes.find(hashOf(words, from, size));
            if (found != hashes.end())
                add(findings, {found->second, words[from].start, words[from + size - 1].end});
        }
    }
    return findings;
}

std::optional<std::string> withdrawnTermIn(std::string_view text)
{
    for (const GuardedFinding& found : guardedIn(text)) {
        if (found.kind == GuardedKind::RejectedTerm)
            return std::string(text.substr(found.start, found.end - found.start));
    }
    return std::nullopt;
}

std::string_view guardedName(GuardedKind kind)
{
    switch (kind) {
    case GuardedKind::RejectedTerm:
        return "a term that medicine has withdrawn";
    case GuardedKind::SuicideScreen:
        return "the name or text of a licensed suicide screen";
    case GuardedKind::LethalityForm:
        return "the name or text of a licensed lethality form";
    case GuardedKind::MedicalCards:
        return "the name or text of licensed medical dispatch cards";
    case GuardedKind::SafetyPlanForm:
        return "the name or text of a licensed safety plan";
    case GuardedKind::MoodScale:
        return "the name or text of a licensed scale";
    }
    return {};
}

} // namespace haven
