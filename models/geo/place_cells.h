#pragma once

#include <cstdint>

// The grid in which PlaceIndex looks around a spot: squares of about half a kilometer.
namespace haven {

inline constexpr std::int64_t kPlaceCellE7 = 50'000;
inline constexpr std::int64_t kPlaceCellColumns = 3'600'000'000 / kPlaceCellE7 + 1;

constexpr std::int64_t placeCellRow(std::int64_t latE7)
{
    return (latE7 + 900'000'000) / kPlaceCellE7;
}

constexpr std::int64_t placeCellColumn(std::int64_t lonE7)
{
    return (lonE7 + 1'800'000'000) / kPlaceCellE7;
}

// The whole Earth has 2.6 billion of them, so that 32 bits are enough.
constexpr std::uint32_t placeCellKey(std::int64_t row, std::int64_t column)
{
    return static_cast<std::uint32_t>(row * kPlaceCellColumns + column);
}

} // namespace haven
