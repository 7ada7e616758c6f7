#include "models/dispatch/person_age.h"

#include "models/base/text.h"
#include "models/crisis/directory.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <vector>

namespace haven {

namespace {

constexpr int kOldest = 130;
constexpr std::size_t kDigitsMax = 8;

struct Number {
    std::size_t at = 0;
    std::size_t digits = 0;
    int value = 0;
};

std::vector<Number> numbersIn(std::string_view text)
{
    std::vector<Number> numbers;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        const std::size_t digits = end - at;
        // Longer ones are no day and no age; they stay too large to be taken for one.
        if (digits > 0)
            numbers.push_back(
                {at, digits,
                 std::stoi(std::string(text.substr(at, std::min(digits, kDigitsMax))))});
        at = std::max(end, at + 1);
    }
    return numbers;
}

bool isYear(const Number& number)
{
    return number.digits == 4;
}

// "1988-04-17" out of 1988-4-17 or 4/17/1988; empty where the three are no such day.
std::string writtenDay(std::string_view text, const std::vector<Number>& three)
{
    const char first = text[three[0].at + three[0].digits];
    const char second = text[three[1].at + three[1].digits];
    const bool isIso = isYear(three[0]) && first == '-' && second == '-';
    const bool isUsual = isYear(three[2]) && (first == '/' || first == '-') && second == first;
    if (!isIso && !isUsual)
        return {};
    const auto padded = [](int value, std::size_t digits) {
        const std::string word = std::to_string(value);
        return std::string(digits - std::min(digits, word.size()), '0') + word;
    };
    const Number& year = isIso ? three[0] : three[2];
    const Number& month = isIso ? three[1] : three[0];
    const Number& day = isIso ? three[2] : three[1];
    return padded(year.value, 4) + "-" + padded(month.value, 2) + "-" + padded(day.value, 2);
}

// Three numbers with a stroke or a dash between them are meant as a day.
bool isMeantAsDay(std::string_view text, const std::vector<Number>& numbers)
{
    const auto isJoint = [&](const Number& a, const Number& b) {
        const std::size_t end = a.at + a.digits;
        return b.at == end + 1 && (text[end] == '/' || text[end] == '-');
    };
    return numbers.size() == 3 && isJoint(numbers[0], numbers[1]) &&
           isJoint(numbers[1], numbers[2]);
}

// The day of birth as 1988-04-17, however it was written; empty where it is an age or a year.
std::string dayOfBirth(std::string_view text)
{
    const auto numbers = numbersIn(text);
    return isMeantAsDay(text, numbers) ? writtenDay(text, numbers) : std::string();
}

// "25:99", "21:40:75".
bool isClockBroken(std::string_view word)
{
    const auto parts = split(word, ':');
    const bool isClock =
        parts.size() >= 2 && std::all_of(parts.begin(), parts.end(),
                                         [](const std::string& part) { return isDigits(part); });
    if (!isClock)
        return false;
    const auto numbers = numbersIn(word);
    const bool isInRange = parts.size() <= 3 && numbers[0].value <= 23 &&
                           std::all_of(numbers.begin() + 1, numbers.end(),
                                       [](const Number& number) { return number.value <= 59; });
    return !isInRange;
}

bool isDayBroken(std::string_view word, LocalDay today)
{
    const auto numbers = numbersIn(word);
    return isMeantAsDay(word, numbers) &&
           daysSince(writtenDay(word, numbers), today).value_or(-1) < 0;
}

// In whole years on that day. No agency is more than twelve hours behind UTC: nobody is a year
// older before their birthday has come where they are.
int yearsSince(const std::string& day, Instant at)
{
    constexpr Span kFarthest = Span::hours(12);
    const std::chrono::sys_time<std::chrono::milliseconds> now{
        std::chrono::milliseconds((at - kFarthest).ms)};
    const std::chrono::year_month_day today{std::chrono::floor<std::chrono::days>(now)};
    const auto part = [&day](std::size_t from, std::size_t size) {
        return std::stoi(day.substr(from, size));
    };
    const std::chrono::month_day birthday{std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(part(8, 2)))};
    const bool isReached = std::chrono::month_day{today.month(), today.day()} >= birthday;
    return static_cast<int>(today.year()) - part(0, 4) - (isReached ? 0 : 1);
}

} // namespace

std::optional<int> ageAt(const std::string& born, Instant at)
{
    constexpr std::int64_t kMsPerYear = 31'556'952'000; // the Gregorian mean
    const auto numbers = numbersIn(born);
    if (numbers.empty())
        return std::nullopt;
    const auto year = std::find_if(numbers.begin(), numbers.end(), isYear);
    if (year == numbers.end())
        return numbers.front().value;
    if (const std::string day = dayOfBirth(born); !day.empty())
        return yearsSince(day, at);
    return static_cast<int>(1970 + at.ms / kMsPerYear) - year->value - 1;
}

std::optional<int> ageOn(const std::string& born, LocalDay today)
{
    const std::chrono::sys_days day{std::chrono::year_month_day{
        std::chrono::year(today.year), std::chrono::month(static_cast<unsigned>(today.month)),
        std::chrono::day(static_cast<unsigned>(today.day))}};
    const Instant midnight{std::chrono::milliseconds(day.time_since_epoch()).count()};
    const auto age = ageAt(born, midnight + Span::hours(12));
    return age && *age >= 0 && *age <= kOldest ? age : std::nullopt;
}

BornMatch bornMatch(std::string_view one, std::string_view other, Instant at)
{
    const std::string first = dayOfBirth(one);
    const std::string second = dayOfBirth(other);
    if (!first.empty() && !second.empty())
        return first == second ? BornMatch::Same : BornMatch::Differs;
    const auto oneAge = ageAt(std::string(one), at);
    const auto otherAge = ageAt(std::string(other), at);
    const bool isFar = oneAge && otherAge && std::abs(*oneAge - *otherAge) > kAgesApartMax;
    return isFar ? BornMatch::Differs : BornMatch::Perhaps;
}

bool isBirthDay(std::string_view born, LocalDay today)
{
    const auto numbers = numbersIn(born);
    if (isMeantAsDay(born, numbers)) {
        const auto days = daysSince(writtenDay(born, numbers), today);
        return days && *days >= 0 && *days <= kOldest * 366;
    }
    return std::all_of(numbers.begin(), numbers.end(), [&](const Number& number) {
        if (isYear(number))
            return number.value <= today.year && number.value >= today.year - kOldest;
        return number.value <= kOldest;
    });
}

bool isPastTime(std::string_view words, LocalDay today)
{
    const auto parts = split(words, ' ');
    return std::none_of(parts.begin(), parts.end(), [&](const std::string& word) {
        return equalsIgnoringCase(word, "tomorrow") || isClockBroken(word) ||
               isDayBroken(word, today);
    });
}

} // namespace haven
