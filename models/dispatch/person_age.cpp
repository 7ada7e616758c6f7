#include "models/dispatch/person_age.h"

#include <cstdlib>

namespace haven {

std::optional<int> ageAt(const std::string& born, Instant at)
{
    constexpr std::int64_t kMsPerYear = 31'556'952'000; // the Gregorian mean
    const auto first = born.find_first_of("0123456789");
    if (first == std::string::npos)
        return std::nullopt;
    const int number = std::atoi(born.c_str() + first);
    if (number < 1000)
        return number;
    return static_cast<int>(1970 + at.ms / kMsPerYear) - number - 1;
}

} // namespace haven
