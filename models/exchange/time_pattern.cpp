#include "models/exchange/time_pattern.h"

#include "models/base/text.h"

#include <algorithm>
#include <charconv>

namespace haven {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// Reads as many digits as there are, at most digitsMax; nothing when there are too few.
std::optional<int> takeNumber(std::string_view& text, int digitsMin, int digitsMax)
{
    int value = 0;
    int count = 0;
    while (count < digitsMax && !text.empty() && isDigit(text.front())) {
        value = value * 10 + (text.front() - '0');
        text.remove_prefix(1);
        ++count;
    }
    if (count < digitsMin)
        return std::nullopt;
    return value;
}

bool takeLiteral(std::string_view& text, char literal)
{
    if (literal == ' ') {
        while (!text.empty() && text.front() == ' ')
            text.remove_prefix(1);
        return true;
    }
    if (text.empty() || text.front() != literal)
        return false;
    text.remove_prefix(1);
    return true;
}

// 12 AM is midnight, 12 PM is noon.
std::optional<int> hourOfHalfDay(int hour, std::string_view& text)
{
    const bool isMorning = startsWithIgnoringCase(text, "AM");
    const bool isEvening = startsWithIgnoringCase(text, "PM");
    if ((!isMorning && !isEvening) || hour < 1 || hour > 12)
        return std::nullopt;
    text.remove_prefix(2);
    return hour % 12 + (isEvening ? 12 : 0);
}

std::optional<CivilTime> fromEpoch(std::string_view text, std::int64_t unitMs)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::int64_t valueMax = 7'258'118'400'000 / unitMs; // the year 2200
    if (error != std::errc() || end != text.data() + text.size() || value > valueMax ||
        value < -valueMax)
        return std::nullopt;
    const CivilTime civil = civilFromMs(value * unitMs);
    return isValidCivil(civil) ? std::optional(civil) : std::nullopt;
}

} // namespace

std::optional<TimePattern::Token> TimePattern::letterToken(char letter, std::size_t count)
{
    const int digits = static_cast<int>(count);
    const auto oneOrTwo = [&](Part part) {
        return count <= 2 ? std::optional(Token{part, digits, 2, 0}) : std::nullopt;
    };
    switch (letter) {
    case 'y':
        if (count == 4)
            return Token{Part::Year4, 4, 4, 0};
        return count == 2 ? std::optional(Token{Part::Year2, 2, 2, 0}) : std::nullopt;
    case 'M':
        return oneOrTwo(Part::Month);
    case 'd':
        return oneOrTwo(Part::Day);
    case 'H':
        return oneOrTwo(Part::Hour24);
    case 'h':
        return oneOrTwo(Part::Hour12);
    case 'm':
        return oneOrTwo(Part::Minute);
    case 's':
        return oneOrTwo(Part::Second);
    case 'S':
        return count == 3 ? std::optional(Token{Part::Millisecond, 3, 3, 0}) : std::nullopt;
    default:
        return std::nullopt;
    }
}

std::optional<TimePattern::Kind> TimePattern::kindOfTokens() const
{
    const auto has = [&](Part part) {
        return std::any_of(m_tokens.begin(), m_tokens.end(),
                           [part](const Token& token) { return token.part == part; });
    };
    if (m_tokens.size() == 1 && (has(Part::EpochMs) || has(Part::EpochS)))
        return Kind::Epoch;
    const bool hasHour = has(Part::Hour24) || (has(Part::Hour12) && has(Part::HalfDay));
    const bool hasYear = has(Part::Year4) || has(Part::Year2);
    if (hasHour && hasYear && has(Part::Month) && has(Part::Day))
        return Kind::DateTime;
    if (hasHour && !hasYear && !has(Part::Month) && !has(Part::Day))
        return Kind::TimeOfDay;
    return std::nullopt;
}

std::optional<TimePattern> TimePattern::compile(std::string_view pattern)
{
    TimePattern compiled;
    if (pattern == "epoch_ms" || pattern == "epoch_s") {
        compiled.m_tokens.push_back(
            Token{pattern == "epoch_ms" ? Part::EpochMs : Part::EpochS, 0, 0, 0});
        pattern = {};
    }
    while (!pattern.empty()) {
        const char c = pattern.front();
        if (c == '\'') {
            const auto close = pattern.find('\'', 1);
            if (close == std::string_view::npos)
                return std::nullopt;
            for (const char literal : pattern.substr(1, close - 1))
                compiled.m_tokens.push_back(Token{Part::Literal, 0, 0, literal});
            pattern.remove_prefix(close + 1);
        } else if (pattern.substr(0, 2) == "AP") {
            compiled.m_tokens.push_back(Token{Part::HalfDay, 0, 0, 0});
            pattern.remove_prefix(2);
        } else if (isLetter(c)) {
            const auto count = std::min(pattern.find_first_not_of(c), pattern.size());
            const auto token = letterToken(c, count);
            if (!token)
                return std::nullopt;
            compiled.m_tokens.push_back(*token);
            pattern.remove_prefix(count);
        } else {
            compiled.m_tokens.push_back(Token{Part::Literal, 0, 0, c});
            pattern.remove_prefix(1);
        }
    }
    const auto kind = compiled.kindOfTokens();
    if (!kind)
        return std::nullopt;
    compiled.m_kind = *kind;
    return compiled;
}

std::optional<CivilTime> TimePattern::parse(std::string_view text) const
{
    text = trimmed(text);
    if (m_kind == Kind::Epoch)
        return fromEpoch(text, m_tokens.front().part == Part::EpochMs ? 1 : 1000);
    CivilTime civil;
    for (const Token& token : m_tokens) {
        if (token.part == Part::Literal) {
            if (!takeLiteral(text, token.literal))
                return std::nullopt;
            continue;
        }
        const auto number = token.part == Part::HalfDay
                                ? hourOfHalfDay(civil.hour, text)
                                : takeNumber(text, token.digitsMin, token.digitsMax);
        if (!number)
            return std::nullopt;
        switch (token.part) {
        case Part::Year4:
            civil.year = *number;
            break;
        case Part::Year2:
            civil.year = 2000 + *number;
            break;
        case Part::Month:
            civil.month = *number;
            break;
        case Part::Day:
            civil.day = *number;
            break;
        case Part::Hour24:
        case Part::Hour12:
        case Part::HalfDay:
            civil.hour = *number;
            break;
        case Part::Minute:
            civil.minute = *number;
            break;
        case Part::Second:
            civil.second = *number;
            break;
        case Part::Millisecond:
            civil.millisecond = *number;
            break;
        case Part::Literal:
        case Part::EpochMs:
        case Part::EpochS:
            break;
        }
    }
    const bool isWhole = text.empty() && isValidCivil(civil);
    return isWhole ? std::optional(civil) : std::nullopt;
}

} // namespace haven
