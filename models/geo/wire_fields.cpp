#include "models/geo/wire_fields.h"

#include "models/base/text.h"

#include <limits>

namespace haven::wire {

namespace {

std::optional<unsigned> hexDigit(char c)
{
    if (isDigit(c))
        return static_cast<unsigned>(c - '0');
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A' + 10);
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a' + 10);
    return std::nullopt;
}

// So many decimals of the digits after the point, missing ones as zeros.
std::int64_t fractionOf(std::string_view digits, int decimals)
{
    std::int64_t value = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(decimals); ++i)
        value = value * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    return value;
}

struct Halves {
    std::string_view whole;
    std::string_view fraction;
};

// "12.5", "12." and ".5"; digits and at most one point.
std::optional<Halves> halvesOf(std::string_view text)
{
    const auto point = text.find('.');
    const Halves halves{text.substr(0, point), point == std::string_view::npos
                                                   ? std::string_view{}
                                                   : text.substr(point + 1)};
    if (halves.whole.empty() && halves.fraction.empty())
        return std::nullopt;
    if ((!halves.whole.empty() && !isDigits(halves.whole)) ||
        (!halves.fraction.empty() && !isDigits(halves.fraction)))
        return std::nullopt;
    return halves;
}

} // namespace

std::optional<std::int32_t> wholeNumber(std::string_view digits)
{
    if (!isDigits(digits) || digits.size() > 9)
        return std::nullopt;
    std::int32_t value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

std::optional<std::int32_t> scaledNumber(std::string_view text, int decimals)
{
    const bool isNegative = !text.empty() && text.front() == '-';
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    const auto halves = halvesOf(text);
    if (!halves || halves->whole.size() > 9)
        return std::nullopt;
    std::int64_t value = halves->whole.empty() ? 0 : *wholeNumber(halves->whole);
    for (int i = 0; i < decimals; ++i)
        value *= 10;
    value += fractionOf(halves->fraction, decimals);
    if (value > std::numeric_limits<std::int32_t>::max())
        return std::nullopt;
    return static_cast<std::int32_t>(isNegative ? -value : value);
}

std::optional<std::int32_t> degreesMinutesE7(std::string_view text, int degreesMax)
{
    const auto halves = halvesOf(text);
    if (!halves || halves->whole.empty() || halves->whole.size() > 5)
        return std::nullopt;
    const std::int64_t whole = *wholeNumber(halves->whole);
    const std::int64_t minutesE7 = whole % 100 * 10'000'000 + fractionOf(halves->fraction, 7);
    const std::int64_t degreesE7 = whole / 100 * 10'000'000 + (minutesE7 + 30) / 60;
    if (whole % 100 >= 60 || degreesE7 > static_cast<std::int64_t>(degreesMax) * 10'000'000)
        return std::nullopt;
    return static_cast<std::int32_t>(degreesE7);
}

std::optional<std::int32_t> signedDegreesE7(std::string_view text, std::size_t degreeDigits)
{
    if (text.size() <= degreeDigits + 1 || (text.front() != '+' && text.front() != '-'))
        return std::nullopt;
    const std::string_view digits = text.substr(1);
    if (!isDigits(digits))
        return std::nullopt;
    const auto degrees = wholeNumber(digits.substr(0, degreeDigits));
    if (!degrees || *degrees > 180)
        return std::nullopt;
    const auto valueE7 =
        *degrees * std::int64_t{10'000'000} + fractionOf(digits.substr(degreeDigits), 7);
    return static_cast<std::int32_t>(text.front() == '-' ? -valueE7 : valueE7);
}

std::optional<std::int32_t> clockMs(std::string_view text)
{
    const auto halves = halvesOf(text);
    if (!halves || halves->whole.size() != 6)
        return std::nullopt;
    const std::int32_t hhmmss = *wholeNumber(halves->whole);
    const std::int32_t hours = hhmmss / 10'000;
    const std::int32_t minutes = hhmmss / 100 % 100;
    const std::int32_t seconds = hhmmss % 100;
    if (hours > 23 || minutes > 59 || seconds > 60)
        return std::nullopt;
    const auto ms = static_cast<std::int32_t>(fractionOf(halves->fraction, 3));
    return ((hours * 60 + minutes) * 60 + (seconds == 60 ? 59 : seconds)) * 1000 + ms;
}

std::optional<unsigned> hexByte(char high, char low)
{
    const auto first = hexDigit(high);
    const auto second = hexDigit(low);
    return first && second ? std::optional(*first * 16 + *second) : std::nullopt;
}

int fullYear(int twoDigits)
{
    return twoDigits < 80 ? 2000 + twoDigits : 1900 + twoDigits;
}

std::optional<Coordinate> placeOf(std::optional<std::int32_t> latE7,
                                  std::optional<std::int32_t> lonE7)
{
    constexpr std::int32_t kLatMax = 900'000'000;
    constexpr std::int32_t kLonMax = 1'800'000'000;
    if (!latE7 || !lonE7 || *latE7 > kLatMax || *latE7 < -kLatMax || *lonE7 > kLonMax ||
        *lonE7 < -kLonMax)
        return std::nullopt;
    return Coordinate{*latE7, *lonE7};
}

Fields::Fields(std::string_view text, char separator)
{
    while (m_count < kFieldsMax) {
        const auto end = text.find(separator);
        m_parts[m_count++] = text.substr(0, end);
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
}

} // namespace haven::wire
