#include "models/store/word_index_pages.h"

#include "models/store/sqlite.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace haven {

namespace {

// The format of FTS5's segments, fixed by SQLite: the key of a page holds segment, a mark of other
// pages and the page's number; a leaf has its length in bytes 2 and 3, and behind it the places of
// its words. https://www.sqlite.org/fts5.html#the_fts5_segments_format_version_4_
constexpr int kSegmentShift = 37;
constexpr int kOtherShift = 31;
constexpr std::int64_t kOtherMask = 63;
constexpr std::int64_t kPageMask = (std::int64_t{1} << kOtherShift) - 1;
constexpr std::size_t kLeafHead = 4;

// Numbers of seven bits a byte, the highest first; ended where the bytes end too early.
class Bytes final
{
public:
    explicit Bytes(std::string_view all, std::size_t at = 0) : m_all(all), m_at(at) {}
    bool isAtEnd() const { return m_at >= m_all.size(); }
    bool isBroken() const { return m_isBroken; }
    std::size_t number()
    {
        std::size_t value = 0;
        for (int i = 0; i < 5; ++i) {
            if (isAtEnd())
                break;
            const auto byte = static_cast<unsigned char>(m_all[m_at++]);
            value = (value << 7) | (byte & 0x7fU);
            if (byte < 0x80U)
                return value;
        }
        m_isBroken = true;
        return 0;
    }
    std::string_view text(std::size_t length)
    {
        if (m_at > m_all.size() || length > m_all.size() - m_at) {
            m_isBroken = true;
            return {};
        }
        m_at += length;
        return m_all.substr(m_at - length, length);
    }

private:
    std::string_view m_all;
    std::size_t m_at = 0;
    bool m_isBroken = false;
};

struct LeafWords {
    std::string first;
    std::string last;
};

// nullopt: it is no leaf. Without words where all of it goes on with the word of the page before.
std::optional<std::optional<LeafWords>> wordsOnLeaf(std::string_view leaf)
{
    if (leaf.size() < kLeafHead)
        return std::nullopt;
    const std::size_t end = static_cast<unsigned char>(leaf[2]) * std::size_t{256} +
                            static_cast<unsigned char>(leaf[3]);
    if (end < kLeafHead || end > leaf.size())
        return std::nullopt;
    Bytes places(leaf, end);
    std::optional<LeafWords> words;
    std::size_t at = 0;
    while (!places.isAtEnd()) {
        at += places.number();
        Bytes word(leaf.substr(0, end), at);
        const std::size_t kept = words ? word.number() : 0;
        const std::size_t added = word.number();
        const std::string_view rest = word.text(added);
        if (places.isBroken() || word.isBroken() || (words && kept > words->last.size()))
            return std::nullopt;
        const std::string now = (words ? words->last.substr(0, kept) : "") + std::string(rest);
        if (!words)
            words = LeafWords{now, now};
        words->last = now;
    }
    return words;
}

// Where the words from this one on are looked for.
struct Way {
    std::int64_t page = 0;
    std::string from;
};

// The ways of one segment, against its pages as they come, in order.
class SegmentPages final
{
public:
    explicit SegmentPages(std::vector<Way> ways) : m_ways(std::move(ways)) {}

    [[nodiscard]] bool take(std::int64_t page, std::string_view leaf)
    {
        const auto words = wordsOnLeaf(leaf);
        if (!words)
            return false;
        const bool isFirst = !m_last;
        // Pages before the first were merged away; who is led to one begins at the first.
        while (isFirst && m_next < m_ways.size() && m_ways[m_next].page <= page)
            ++m_next;
        if (isFirst)
            m_last.emplace();
        if (*words && !isFirst) {
            const bool isLedTo = m_next < m_ways.size() && m_ways[m_next].page == page &&
                                 m_ways[m_next].from > *m_last &&
                                 m_ways[m_next].from <= (*words)->first;
            if (!isLedTo)
                return false;
            ++m_next;
        }
        if (*words)
            m_last = (*words)->last;
        return true;
    }
    bool isDone() const { return m_next == m_ways.size(); }

private:
    std::vector<Way> m_ways; // by their words, as they are looked for
    std::size_t m_next = 0;
    std::optional<std::string> m_last; // word so far; nothing before the first page
};

Result<std::map<std::int64_t, std::vector<Way>>> waysBySegment(Database& database)
{
    Statement query(database, "SELECT segid, pgno >> 1, term FROM archive_words_idx"
                              " ORDER BY segid, term");
    std::map<std::int64_t, std::vector<Way>> ways;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return ways;
        ways[query.number(0)].push_back({query.number(1), std::string(query.bytes(2))});
    }
}

} // namespace

Result<WordPages> wordPages(Database& database)
{
    auto ways = waysBySegment(database);
    if (!ways)
        return ways.refusal();
    Statement query(database,
                    "SELECT id, block FROM archive_words_data WHERE id >= ?1 ORDER BY id");
    query.bind(std::int64_t{1} << kSegmentShift);
    std::optional<std::int64_t> segment;
    std::optional<SegmentPages> pages;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        const bool isLeaf =
            *step == Step::Row && ((query.number(0) >> kOtherShift) & kOtherMask) == 0;
        if (*step == Step::Row && !isLeaf)
            continue;
        const std::int64_t now = isLeaf ? query.number(0) >> kSegmentShift : 0;
        if (segment != now || !isLeaf) {
            if (pages && !pages->isDone())
                return WordPages::Hidden;
            if (!isLeaf)
                break;
            segment = now;
            pages.emplace(std::move((*ways)[now]));
            ways->erase(now);
        }
        if (!pages->take(query.number(0) & kPageMask, query.bytes(1)))
            return WordPages::Hidden;
    }
    // The rest lead into segments that are not there.
    return ways->empty() ? WordPages::Reached : WordPages::Hidden;
}

} // namespace haven
