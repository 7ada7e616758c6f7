#include "app/session/plain_search.h"

#include "app/session/names_book.h"
#include "models/base/text.h"
#include "models/items/search_fold.h"
#include "models/store/archive.h"

#include <algorithm>
#include <QString>

namespace haven {

namespace {

constexpr std::size_t kWordsBefore = 5;
constexpr std::size_t kSnippetWords = 16; // as search() shows
constexpr int kPageRows = 50;             // asked for at once, or more where more are wanted
constexpr int kPagesMax = 20;             // of hits that are all no hit

struct FoundWord {
    qsizetype at = 0;
    qsizetype length = 0;
    std::string folded;
    bool isHit = false;
};

std::vector<FoundWord> foundWords(const QString& text)
{
    std::vector<FoundWord> words;
    const auto isOfWord = [](QChar letter) {
        return letter.isLetterOrNumber() || letter.isMark() || letter.isSurrogate();
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!isOfWord(text[at]))
            continue;
        FoundWord word;
        word.at = at;
        while (at < text.size() && isOfWord(text[at]))
            ++at;
        word.length = at - word.at;
        word.folded = searchFold(text.mid(word.at, word.length)).toStdString();
        words.push_back(std::move(word));
    }
    return words;
}

// Each is a word, or several that follow each other, as in "o'brien".
std::vector<std::vector<std::string>> termsOf(const std::string& asked)
{
    std::vector<std::vector<std::string>> terms;
    std::string spaced = asked;
    std::replace_if(
        spaced.begin(), spaced.end(),
        [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '"'; }, ' ');
    for (const std::string& one : split(spaced, ' ')) {
        std::vector<std::string> term;
        for (FoundWord& word : foundWords(QString::fromStdString(one)))
            term.push_back(std::move(word.folded));
        if (!term.empty())
            terms.push_back(std::move(term));
    }
    return terms;
}

// The last word that was typed may go on.
enum class Ending { Whole, MayGoOn };

bool standsAt(const std::vector<FoundWord>& words, std::size_t at,
              const std::vector<std::string>& term, Ending ending)
{
    if (at + term.size() > words.size())
        return false;
    for (std::size_t i = 0; i < term.size(); ++i) {
        const std::string& word = words[at + i].folded;
        const bool mayGoOn = ending == Ending::MayGoOn && i + 1 == term.size();
        const bool isIt = mayGoOn ? word.compare(0, term[i].size(), term[i]) == 0 : word == term[i];
        if (!isIt)
            return false;
    }
    return true;
}

Result<std::string> wordsOfRow(Database& database, std::int64_t key)
{
    Statement row(database, "SELECT words FROM archive WHERE row_key = ?1");
    const auto step = row.bind(key).step();
    if (!step)
        return step.refusal();
    return *step == Step::Row ? std::string(row.text(0)) : std::string();
}

// A sign that is in no word, so that nobody finds what stands in place of a name.
constexpr const char* kHole = "\xEF\xBF\xBC";

std::string wordsWithHoles(const ProtectedNames& names, const std::string& words)
{
    std::string out;
    for (const NamedPiece& piece : names.piecesOf(words))
        out += piece.nameOf ? std::string(kHole) : piece.text;
    return out;
}

// Marks what was asked for; false where not all of it is there.
bool markHits(std::vector<FoundWord>& words, const std::string& asked)
{
    const auto terms = termsOf(asked);
    for (std::size_t n = 0; n < terms.size(); ++n) {
        const Ending ending = n + 1 == terms.size() ? Ending::MayGoOn : Ending::Whole;
        bool isOne = false;
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (!standsAt(words, at, terms[n], ending))
                continue;
            isOne = true;
            for (std::size_t i = 0; i < terms[n].size(); ++i)
                words[at + i].isHit = true;
        }
        if (!isOne)
            return false;
    }
    return !terms.empty();
}

// In short, with brackets around what was asked for. Empty: not all of it is there.
std::string snippetOf(const std::string& words, const std::string& asked)
{
    const QString text = QString::fromStdString(words);
    std::vector<FoundWord> found = foundWords(text);
    if (!markHits(found, asked))
        return {};
    const auto hit =
        std::find_if(found.begin(), found.end(), [](const FoundWord& word) { return word.isHit; });
    const auto at = static_cast<std::size_t>(hit - found.begin());
    const std::size_t first = at > kWordsBefore ? at - kWordsBefore : 0;
    const std::size_t end = std::min(first + kSnippetWords, found.size());
    QString out = first > 0 ? QStringLiteral("…") : QString();
    for (std::size_t i = first; i < end; ++i) {
        const FoundWord& word = found[i];
        const QString letters = text.mid(word.at, word.length);
        out += word.isHit ? u'[' + letters + u']' : letters;
        const qsizetype after = word.at + word.length;
        if (i + 1 < end)
            out += text.mid(after, found[i + 1].at - after);
    }
    if (end < found.size())
        out += QStringLiteral("…");
    out.replace(QString::fromUtf8(kHole), QString::fromUtf8(kNameWithheld));
    return out.toStdString();
}

// Whether it is a hit without the names; then it says none of them.
Result<bool> madePlain(Database& database, NamesBook& book, const std::string& asked,
                       IncidentHit& hit)
{
    if (!hit.incident)
        return true;
    const ProtectedNames& names = book.of(*hit.incident);
    if (names.isEmpty())
        return true;
    const auto words = wordsOfRow(database, hit.rowKey);
    if (!words)
        return words.refusal();
    hit.snippet = snippetOf(wordsWithHoles(names, *words), asked);
    hit.place = names.withoutNames(hit.place);
    return !hit.snippet.empty();
}

} // namespace

Result<IncidentPage> searchAs(Database& database, const SearchQuery& query, const LogReader& reader)
{
    if (mayReadNames(reader.roles))
        return search(database, query);
    NamesBook book(database);
    IncidentPage out;
    SearchQuery next = query;
    next.limit = std::clamp(query.limit, kPageRows, kPageMax);
    for (int pages = 0; pages < kPagesMax; ++pages) {
        auto page = search(database, next);
        if (!page)
            return page.refusal();
        const std::size_t found = page->hits.size();
        for (IncidentHit& hit : page->hits) {
            next.before = hit.rowKey;
            const auto isHit = madePlain(database, book, query.words, hit);
            if (!isHit)
                return isHit.refusal();
            if (*isHit)
                out.hits.push_back(std::move(hit));
            if (out.hits.size() == static_cast<std::size_t>(query.limit))
                return out;
        }
        if (found < static_cast<std::size_t>(next.limit))
            return out;
    }
    return out;
}

} // namespace haven
