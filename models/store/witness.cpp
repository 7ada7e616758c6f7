#include "models/store/witness.h"

#include "models/base/text.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::size_t kHeadDigits = 2 * sizeof(Hash);

Result<std::string> headAt(Database& database, std::int64_t sequence)
{
    Statement query(database, "SELECT hash FROM event WHERE seq = ?1");
    const auto step = query.bind(sequence).step();
    if (!step)
        return step.refusal();
    return *step == Step::Row ? std::string(query.bytes(0)) : std::string();
}

Result<bool> isSameAt(Database& one, Database& other, std::int64_t sequence)
{
    const auto head = headAt(one, sequence);
    if (!head)
        return head.refusal();
    const auto same = headAt(other, sequence);
    if (!same)
        return same.refusal();
    return !head->empty() && *head == *same;
}

} // namespace

std::optional<std::string> headNoted(std::string_view words)
{
    const std::string_view head = trimmed(words);
    const bool isHead = head.size() >= kHeadDigitsMin && head.size() <= kHeadDigits &&
                        head.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    return isHead ? std::optional(toLower(head)) : std::nullopt;
}

Result<std::optional<std::int64_t>> factOfHead(const StationPlace& place, const std::string& head)
{
    auto reader = StationReader::open(place, LogCheck::None);
    if (!reader)
        return reader.refusal();
    Statement query(reader->database(),
                    "SELECT seq FROM event WHERE substr(lower(hex(hash)), 1, ?1) = ?2");
    const auto step = query.bind(static_cast<std::int64_t>(head.size())).bind(head).step();
    if (!step)
        return step.refusal();
    return *step == Step::Row ? std::optional(query.number(0)) : std::nullopt;
}

Result<CopyCompared> compareWithCopy(const StationPlace& place, const StationPlace& copy)
{
    auto ours = StationReader::open(place, LogCheck::None);
    if (!ours)
        return ours.refusal();
    auto theirs = StationReader::open(copy, LogCheck::None);
    if (!theirs)
        return theirs.refusal();
    constexpr const char* kEnd = "SELECT max(seq) FROM event";
    const auto end = ours->database().number(kEnd);
    if (!end)
        return end.refusal();
    const auto copied = theirs->database().number(kEnd);
    if (!copied)
        return copied.refusal();
    CopyCompared found;
    found.inStation = *end;
    found.inCopy = *copied;
    // What is the same up to some fact is the same before it too: each head holds the one before.
    std::int64_t beyond = std::min(*end, *copied) + 1;
    while (found.common + 1 < beyond) {
        const std::int64_t middle = found.common + (beyond - found.common) / 2;
        const auto isSame = isSameAt(ours->database(), theirs->database(), middle);
        if (!isSame)
            return isSame.refusal();
        (*isSame ? found.common : beyond) = middle;
    }
    found.isOfStation = found.common > 0;
    return found;
}

} // namespace haven
