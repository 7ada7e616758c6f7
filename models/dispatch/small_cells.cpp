#include "models/dispatch/small_cells.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace haven {

namespace {

using Cells = std::vector<std::int64_t>;

bool isFew(std::int64_t count)
{
    return count > 0 && count < kSmallCell;
}

// One table on its way to being told.
struct CellTable {
    const Cells& counts;
    const Cells& people; // of each value; the same as counts in the first table
    std::vector<bool> isHidden;

    // Those who are counted less those who are not would tell of few.
    std::int64_t restAt(std::size_t n) const { return people[n] - counts[n]; }
    bool isFirst() const { return &counts == &people; }

    void hideFew()
    {
        for (std::size_t n = 0; n < counts.size(); ++n)
            isHidden[n] = isHidden[n] || isFew(counts[n]) || isFew(restAt(n));
    }

    // Beside a hidden number a nought would say that the hidden one is not, and an "all" that the
    // hidden one is not all.
    void hideEnds()
    {
        if (std::find(isHidden.begin(), isHidden.end(), true) == isHidden.end())
            return;
        for (std::size_t n = 0; n < counts.size(); ++n)
            isHidden[n] = isHidden[n] || counts[n] == 0 || (!isFirst() && restAt(n) == 0);
    }

    // How many values with anybody in them are hidden.
    std::int64_t hiddenValues() const
    {
        std::int64_t values = 0;
        for (std::size_t n = 0; n < counts.size(); ++n)
            values += isHidden[n] && people[n] > 0 ? 1 : 0;
        return values;
    }

    // The sum less what is told is the hidden ones together. That tells each where there is one
    // alone, where each must be the least or the most that is hidden for being few, and where it
    // was none of these people or all of them.
    bool canBeWorkedOut() const
    {
        std::int64_t sum = 0;
        std::int64_t hiddenPeople = 0;
        bool isAny = false;
        for (std::size_t n = 0; n < counts.size(); ++n) {
            sum += isHidden[n] ? counts[n] : 0;
            hiddenPeople += isHidden[n] ? people[n] : 0;
            isAny = isAny || isHidden[n];
        }
        const std::int64_t values = hiddenValues();
        const bool isEnd = isFirst() ? sum == values || sum == values * (kSmallCell - 1)
                                     : sum == 0 || sum == hiddenPeople;
        return isAny && (values < 2 || isEnd);
    }

    // All of the smallest: which of two alike were chosen would tell too. False: there is no more.
    bool hideNext()
    {
        std::optional<std::int64_t> least;
        for (std::size_t n = 0; n < counts.size(); ++n) {
            if (!isHidden[n])
                least = std::min(least.value_or(counts[n]), counts[n]);
        }
        for (std::size_t n = 0; least && n < counts.size(); ++n)
            isHidden[n] = isHidden[n] || counts[n] == *least;
        return least.has_value();
    }
};

} // namespace

std::vector<std::vector<bool>> hiddenCells(const std::vector<Cells>& tables)
{
    std::vector<std::vector<bool>> hidden;
    bool isLost = false;
    for (const Cells& table : tables) {
        // Of people too few to be counted nothing else is told either.
        CellTable told{table, tables.front(),
                       hidden.empty() ? std::vector<bool>(table.size(), false) : hidden.front()};
        told.hideFew();
        told.hideEnds();
        while (told.canBeWorkedOut() && told.hideNext())
            told.hideEnds();
        // Where all are of one value, what is known of all is known of it.
        isLost = isLost || told.hiddenValues() == 1;
        hidden.push_back(std::move(told.isHidden));
    }
    if (isLost) {
        for (auto& table : hidden)
            std::fill(table.begin(), table.end(), true);
    }
    return hidden;
}

std::int64_t percentShare(std::int64_t count, std::int64_t of)
{
    if (of == 0)
        return 0;
    const std::int64_t nearest = (200 * count + of) / (2 * of);
    if (count > 0 && count < of)
        return std::clamp<std::int64_t>(nearest, 1, 99);
    return nearest;
}

std::string shareWords(std::int64_t count, std::int64_t of)
{
    return fmt::format("{} of {} ({} %)", count, of, percentShare(count, of));
}

} // namespace haven
