#pragma once

#include "models/exchange/zone_clock.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// How a file writes a time, compiled once: "MM/dd/yy HH:mm", "yyyy-MM-dd'T'HH:mm:ss'Z'",
// "epoch_ms", "epoch_s". Letters: yyyy yy MM M dd d HH H hh h mm ss SSS AP; text in apostrophes and
// anything else stands for itself, a blank for any number of blanks. Doubled letters want exactly
// two digits, single ones one or two. yy means 2000 to 2099.
class TimePattern final
{
public:
    // What a text gave: a point in time, or a local date and time, or only a time of day.
    enum class Kind { Epoch, DateTime, TimeOfDay };

    // Nothing when the pattern is empty, has an unknown letter, or says neither a date and an hour
    // nor an hour alone.
    static std::optional<TimePattern> compile(std::string_view pattern);

    Kind kind() const { return m_kind; }
    // Nothing when the text is not of this form, or is no date. For Kind::TimeOfDay the date is
    // 1970-01-01; for Kind::Epoch it is the date in UTC.
    std::optional<CivilTime> parse(std::string_view text) const;

private:
    enum class Part {
        Year4,
        Year2,
        Month,
        Day,
        Hour24,
        Hour12,
        Minute,
        Second,
        Millisecond,
        HalfDay,
        Literal,
        EpochMs,
        EpochS
    };
    struct Token {
        Part part;
        int digitsMin = 0;
        int digitsMax = 0;
        char literal = 0;
    };
    TimePattern() = default;
    static std::optional<Token> letterToken(char letter, std::size_t count);
    std::optional<Kind> kindOfTokens() const;

    std::vector<Token> m_tokens;
    Kind m_kind = Kind::DateTime;
};

} // namespace haven
