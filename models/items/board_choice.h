#pragma once

#include <string>
#include <vector>

// How one person likes one board to look. Never a fact, never in the station.
namespace haven {

inline constexpr std::size_t kKeptFiltersMax = 6;
inline constexpr std::size_t kBoardColumnsMax = 32;

enum class SortWay { Up, Down };

struct BoardChoice {
    std::vector<std::string> columns; // those shown, in their order; empty: as shipped
    std::string sortedBy;             // a column; empty: as the board has it
    SortWay way = SortWay::Up;
    std::vector<std::string> filters; // kept as buttons, as they were typed
    bool operator==(const BoardChoice&) const = default;
};

// From a file that somebody wrote by hand: no more than can be shown, nothing twice.
BoardChoice withinLimits(BoardChoice choice);

} // namespace haven
