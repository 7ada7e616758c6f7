#include "models/exchange/numbers_report.h"

#include <fmt/format.h>

namespace haven {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;

ReportCell open(std::string text)
{
    return ReportCell::of(std::move(text), FieldClass::Open);
}

std::string minutesText(Span span)
{
    return fmt::format("{:.1f}", static_cast<double>(span.ms) / kMinuteMs);
}

} // namespace

Report numbersReport(const CrisisNumbers& numbers, const NumbersWish& wish)
{
    Report report;
    report.title = "Behavioral health in numbers, " + wish.agency;
    report.preface = {"Period: " + wish.period, "Made: " + wish.made};
    if (numbers.isCut)
        report.preface.push_back(
            "There were more facts than are counted: choose a shorter period.");
    using Side = ReportColumn::Side;
    report.columns = {{"group", "Group", Side::Left},      {"what", "What", Side::Left},
                      {"number", "Number", Side::Right},   {"of", "Of", Side::Right},
                      {"minutes", "Minutes", Side::Right}, {"key", "Key", Side::Left}};
    for (const NumberLine& line : numbers.lines) {
        const std::string count = std::to_string(line.count);
        report.rows.push_back(
            {open(std::string(groupWords(line.group))), open(line.words),
             line.isHidden ? ReportCell::withheld(FieldClass::Police, "small") : open(count),
             open(line.of ? std::to_string(*line.of) : std::string()),
             open(line.time ? minutesText(*line.time) : std::string()), open(line.key)});
    }
    if (wish.keys == NumbersWish::Keys::Left) {
        report.columns.pop_back();
        for (auto& row : report.rows)
            row.pop_back();
    }
    report.notes = {
        fmt::format("small: fewer than {} people, or hidden because it would tell of fewer.",
                    kSmallCell),
        "These are counts. What they mean, and what they saved, they do not say.",
        "Race and sex are as perceived by who was there, and are never an input of anything."};
    if (numbers.perceived != PerceivedTables::Told)
        report.notes.emplace_back(perceivedWords(numbers.perceived));
    return report;
}

} // namespace haven
