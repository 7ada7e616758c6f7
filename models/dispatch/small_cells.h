#pragma once

#include <cstdint>
#include <string>
#include <vector>

// What a table of people must not tell, and how a share is said.
namespace haven {

// A number of people smaller than this tells who they are.
inline constexpr std::int64_t kSmallCell = 5;

// Which cells are not told. The first table says how many people there are of each value, each
// further one with how many of them something was; all have a cell for each value. The sums of all
// tables are taken to be known, and so is this rule: no hidden number follows from what is told. A
// number that is the whole sum of its table is no secret of the table.
std::vector<std::vector<bool>> hiddenCells(const std::vector<std::vector<std::int64_t>>& tables);

// Rounded to the nearest; 100 only where it is all of them, 0 only where it is none. Nought of
// nothing is 0.
std::int64_t percentShare(std::int64_t count, std::int64_t of);

// "15 of 16 (94 %)".
std::string shareWords(std::int64_t count, std::int64_t of);

} // namespace haven
