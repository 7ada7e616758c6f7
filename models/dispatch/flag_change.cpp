#include "models/dispatch/flag_change.h"

#include <algorithm>

namespace haven {

namespace {

bool isSameReason(const FlagSpan& one, const FlagSpan& other)
{
    return one.family == other.family && one.reason == other.reason;
}

bool isAmong(const std::vector<FlagSpan>& spans, const FlagSpan& span)
{
    return std::any_of(spans.begin(), spans.end(),
                       [&](const FlagSpan& one) { return isSameReason(one, span); });
}

std::vector<FlagSpan> onlyIn(const std::vector<FlagSpan>& spans, const std::vector<FlagSpan>& other)
{
    std::vector<FlagSpan> only;
    for (const FlagSpan& span : spans) {
        if (!isAmong(other, span) && !isAmong(only, span))
            only.push_back(span);
    }
    return only;
}

} // namespace

FlagChange changeBetween(const std::vector<FlagSpan>& before, const std::vector<FlagSpan>& now)
{
    return {onlyIn(now, before), onlyIn(before, now)};
}

std::optional<FlagChange> lastChange(const Incident& incident)
{
    const auto& marks = incident.noteMarks;
    if (marks.size() < 2)
        return std::nullopt;
    return changeBetween(marks[marks.size() - 2].spans, marks.back().spans);
}

std::vector<FlagSpan> weightiest(const std::vector<FlagSpan>& spans, std::size_t most)
{
    std::vector<FlagSpan> order = spans;
    std::stable_sort(order.begin(), order.end(),
                     [](const FlagSpan& a, const FlagSpan& b) { return a.weight > b.weight; });
    std::vector<FlagSpan> kept;
    for (FlagSpan& span : order) {
        if (kept.size() < most && !isAmong(kept, span))
            kept.push_back(std::move(span));
    }
    return kept;
}

} // namespace haven
