#include "models/dispatch/crisis_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace haven {

namespace {

constexpr std::int64_t kMinuteS = 60;
constexpr std::int64_t kHourMinutes = 60;

// To the nearest minute: a table has its tenth, and both are to say the same.
Span nearestMinute(Span span)
{
    const std::int64_t seconds = span.wholeSeconds();
    return seconds < kMinuteS ? span : Span::minutes((seconds + kMinuteS / 2) / kMinuteS);
}

} // namespace

std::string durationWords(Span span)
{
    const std::int64_t seconds = span.wholeSeconds();
    const std::int64_t minutes = seconds / kMinuteS;
    if (minutes == 0)
        return fmt::format("{} s", seconds);
    if (minutes < kHourMinutes)
        return fmt::format("{} min", minutes);
    return fmt::format("{} h {:02} min", minutes / kHourMinutes, minutes % kHourMinutes);
}

std::string numberWords(const NumberLine& line)
{
    if (line.isHidden)
        return fmt::format("hidden: would tell of fewer than {}", kSmallCell);
    if (line.time)
        return fmt::format("{} ({} counted)", durationWords(nearestMinute(*line.time)), line.count);
    if (!line.of)
        return std::to_string(line.count);
    if (*line.of == 0)
        return "none to count";
    return shareWords(line.count, *line.of);
}

std::string_view groupWords(NumberGroup group)
{
    switch (group) {
    case NumberGroup::Flag:
        return "Flagged";
    case NumberGroup::Agreement:
        return "Agreement";
    case NumberGroup::Level:
        return "Level";
    case NumberGroup::Clinician:
        return "Clinician";
    case NumberGroup::Outcome:
        return "How it ended";
    case NumberGroup::Again:
        return "Came again";
    case NumberGroup::FollowUp:
        return "Follow-up";
    case NumberGroup::Race:
        return "By race, as perceived by who was there";
    case NumberGroup::Sex:
        return "By sex, as perceived by who was there";
    }
    return {};
}

bool isOfPerceivedTables(std::string_view factType)
{
    constexpr std::array<std::string_view, 9> kTypes{
        IncidentOpened::kType,   TypeChanged::kType,       IncidentsMerged::kType,
        IncidentSplit::kType,    CrisisFlagDecided::kType, FlagDecisionUndone::kType,
        CareTextRecorded::kType, ForceRecorded::kType,     PerceivedRecorded::kType};
    return std::find(kTypes.begin(), kTypes.end(), factType) != kTypes.end();
}

std::string_view perceivedWords(PerceivedTables tables)
{
    switch (tables) {
    case PerceivedTables::Told:
        return {};
    case PerceivedTables::NotAQuarter:
        return "By perceived race and sex only for a whole quarter of the year that is over, such "
               "as 2026-Q3: two periods that overlap would tell of single people.";
    case PerceivedTables::NotYet:
        return "By perceived race and sex thirty days after the quarter: until then it is still "
               "being written down.";
    case PerceivedTables::NoRole:
        return "By perceived race and sex only for a supervisor.";
    case PerceivedTables::Removed:
        return "By perceived race and sex no more for this quarter: the law took something out of "
               "it since, and tables told before and now would together tell of whom. Those told "
               "before stay valid.";
    }
    return {};
}

} // namespace haven
