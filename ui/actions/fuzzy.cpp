#include "ui/actions/fuzzy.h"

#include <algorithm>

namespace haven::ui {

namespace {

constexpr int kLetter = 1;
constexpr int kSideBySide = 4;
constexpr int kWordBegins = 8;
constexpr int kWholeBegins = 6; // the first letter of all
constexpr int kInOnePiece = 12; // the typed word stands there as it is

bool beginsWord(const QString& words, qsizetype at)
{
    return at == 0 || !words.at(at - 1).isLetterOrNumber();
}

// Leap: a beginning of a word further on is meant rather than a letter in the middle of one.
enum class Reading { Leap, Plain };

std::optional<int> scattered(QStringView typed, const QString& words, Reading reading)
{
    int score = 0;
    qsizetype from = 0;
    qsizetype last = -2;
    for (const QChar letter : typed) {
        qsizetype at = words.indexOf(letter, from);
        // Letters from the middle of words alone would fit almost everything.
        while (last < 0 && at > 0 && !beginsWord(words, at))
            at = words.indexOf(letter, at + 1);
        for (qsizetype next = at; next >= 0; next = words.indexOf(letter, next + 1)) {
            if (reading == Reading::Plain || next == last + 1 || beginsWord(words, next)) {
                at = next;
                break;
            }
        }
        if (at < 0)
            return std::nullopt;
        score += kLetter + (at == last + 1 ? kSideBySide : 0) +
                 (beginsWord(words, at) ? kWordBegins : 0) + (at == 0 ? kWholeBegins : 0);
        last = at;
        from = at + 1;
    }
    return score;
}

// In one piece where it is there in one piece: at the beginning of a word, best of all.
std::optional<int> scoreOfWord(QStringView typed, const QString& words)
{
    std::optional<int> best = scattered(typed, words, Reading::Leap);
    if (!best)
        best = scattered(typed, words, Reading::Plain);
    for (qsizetype at = words.indexOf(typed); at >= 0; at = words.indexOf(typed, at + 1)) {
        const int length = static_cast<int>(typed.size());
        const int score = kInOnePiece + length * (kLetter + kSideBySide) +
                          (beginsWord(words, at) ? kWordBegins : 0) + (at == 0 ? kWholeBegins : 0);
        best = std::max(best.value_or(score), score);
    }
    return best;
}

} // namespace

std::optional<int> fuzzyScore(const QString& typed, const QString& words)
{
    int score = 0;
    for (const QStringView word : QStringView(typed).split(u' ', Qt::SkipEmptyParts)) {
        const auto one = scoreOfWord(word, words);
        if (!one)
            return std::nullopt;
        score += *one;
    }
    return score;
}

std::optional<int> beginningScore(const QString& typed, const QString& words)
{
    constexpr qsizetype kLettersMin = 3;
    constexpr qsizetype kWordMin = 2;
    constexpr int kMeant = 10; // nobody types such words by chance
    if (typed.size() < kLettersMin)
        return std::nullopt;
    int score = kMeant;
    for (const QStringView word : QStringView(typed).split(u' ', Qt::SkipEmptyParts)) {
        qsizetype at = word.size() < kWordMin ? -1 : words.indexOf(word);
        while (at >= 0 && !beginsWord(words, at))
            at = words.indexOf(word, at + 1);
        if (at < 0)
            return std::nullopt;
        score +=
            kInOnePiece + kWordBegins + static_cast<int>(word.size()) * (kLetter + kSideBySide);
    }
    return score;
}

} // namespace haven::ui
