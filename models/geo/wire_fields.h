#pragma once

#include "models/geo/coordinate.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// The small change of receivers' messages: digits, fields, checksums. All of it
// is exact, takes no memory and accepts nothing that is only nearly a number.
namespace haven::wire {

// Digits alone, at least one and at most nine.
std::optional<std::int32_t> wholeNumber(std::string_view digits);
// "-12.345" with `decimals` 2 gives -1234: cut, not rounded, because the last
// digits are noise. Empty text, a lone point, a second sign and numbers beyond
// 32 bits are no number.
std::optional<std::int32_t> scaledNumber(std::string_view text, int decimals);
// "dddmm.mmmm" (NMEA): degrees and minutes, 1e-7 degrees. Minutes
// reach 59.999…, the degrees `degreesMax`.
std::optional<std::int32_t> degreesMinutesE7(std::string_view text, int degreesMax);
// "+4555512" with two digits of degrees: a sign and degrees with the point left
// out (TAIP).
std::optional<std::int32_t> signedDegreesE7(std::string_view text, std::size_t degreeDigits);
// "hhmmss[.sss]" in milliseconds since midnight; a leap second is taken as the
// one before.
std::optional<std::int32_t> clockMs(std::string_view text);
// Both hexadecimal digits, either case.
std::optional<unsigned> hexByte(char high, char low);
// Two digits of a year: GPS began in 1980.
int fullYear(int twoDigits);
std::optional<Coordinate> placeOf(std::optional<std::int32_t> latE7,
                                  std::optional<std::int32_t> lonE7);

// The fields of one message, cut at commas; those beyond kFieldsMax are left
// off.
inline constexpr std::size_t kFieldsMax = 40;
class Fields final
{
public:
    explicit Fields(std::string_view text, char separator = ',');
    std::size_t count() const { return m_count; }
    // Empty beyond the last.
    std::string_view at(std::size_t i) const { return i < m_count ? m_parts[i] : ""; }

private:
    std::array<std::string_view, kFieldsMax> m_parts;
    std::size_t m_count = 0;
};

} // namespace haven::wire
