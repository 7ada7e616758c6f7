#pragma once

#include "models/base/enums.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// A moment on the agency's wall clock: day 0 is Monday, minute 0 to 1439 of that day.
struct WeekTime {
    int day = 0;
    int minute = 0;
    bool operator==(const WeekTime&) const = default;
};

inline constexpr int kMinutesOfDay = 24 * 60;
inline constexpr int kMinutesOfWeek = 7 * kMinutesOfDay;

// Perhaps open: only a source that others contradict says so.
HAVEN_ENUM(Openness, Open, PerhapsOpen, Closed, NotKnown)

// Minutes of the week from Monday 00:00. The end lies beyond the week's where it runs over it.
struct OpenWindow {
    int start = 0;
    int end = 0;
    bool isCertain = true;
    bool operator==(const OpenWindow&) const = default;
};

// When somebody answers. `text` is how it was written, and how it is written again.
struct DirectoryHours {
    std::string text = "unknown";
    std::vector<OpenWindow> windows; // none: not known
    bool operator==(const DirectoryHours&) const = default;
};

struct HoursRead {
    DirectoryHours hours;
    std::string wrong; // half a sentence; empty when nothing is
};

// "unknown", "always", or parts as in "Mon-Fri 08:00-17:00; Sat,Sun 13:00-22:00; daily
// 22:00-06:00". A part that ends before it begins runs into the next day; one that ends with "?" is
// not certain. Two parts of one kind do not overlap; an uncertain one may lie over a certain one.
HoursRead readHours(std::string_view text);

Openness opennessAt(const DirectoryHours& hours, WeekTime at);
// When it opens next, certain or not; nothing where the hours are not known or it is open.
std::optional<WeekTime> nextOpening(const DirectoryHours& hours, WeekTime at);
std::string weekTimeText(WeekTime at); // "Mon 08:00"

} // namespace haven
