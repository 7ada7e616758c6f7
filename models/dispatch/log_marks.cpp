#include "models/dispatch/log_marks.h"

#include <algorithm>
#include <array>

namespace haven {

namespace {

using Marks = std::vector<LogMark>;

template <class Fact>
Marks marksFor(const Fact&)
{
    return {};
}

Marks marksFor(const AlarmRaised&)
{
    return {LogMark::Late};
}

Marks marksFor(const OverrideRecorded&)
{
    return {LogMark::Overridden};
}

Marks marksFor(const RequestRefused&)
{
    return {LogMark::Refused};
}

Marks marksFor(const PayloadRemoved&)
{
    return {LogMark::Removed};
}

Marks marksFor(const ActUndone&)
{
    return {LogMark::Corrected};
}

Marks marksFor(const LocationChanged&)
{
    return {LogMark::Corrected};
}

Marks marksFor(const NoteAdded& fact)
{
    return fact.corrects ? Marks{LogMark::Corrected} : Marks{};
}

Marks marksFor(const ActReconstructed&)
{
    return {LogMark::Reconstructed};
}

// Filling in what was empty corrects nothing.
Marks marksFor(const DetailsCorrected& fact)
{
    const bool isVoice = !fact.call && fact.field == kVoiceField; // an order, and nothing was wrong
    return fact.before.empty() || isVoice ? Marks{} : Marks{LogMark::Corrected};
}

Marks marksFor(const TypeChanged& fact)
{
    return fact.priorityAfter > fact.priorityBefore ? Marks{LogMark::Lowered} : Marks{};
}

Marks marksFor(const PriorityChanged& fact)
{
    return fact.after > fact.before ? Marks{LogMark::Lowered} : Marks{};
}

Marks marksFor(const LevelChanged& fact)
{
    Marks marks;
    if (fact.cause == LevelCause::ByCorrection)
        marks.push_back(LogMark::Corrected);
    // "3, not yet asked" that the answers then make a 1 was lowered by nobody.
    if (fact.after < fact.before && fact.cause != LevelCause::ByAnswers)
        marks.push_back(LogMark::Lowered);
    return marks;
}

struct TypeWithMark {
    LogMark mark;
    const char* type;
};

constexpr std::array<TypeWithMark, 13> kTypes = {{
    {LogMark::Late, AlarmRaised::kType},
    {LogMark::Overridden, OverrideRecorded::kType},
    {LogMark::Refused, RequestRefused::kType},
    {LogMark::Removed, PayloadRemoved::kType},
    {LogMark::Corrected, ActUndone::kType},
    {LogMark::Corrected, LocationChanged::kType},
    {LogMark::Corrected, NoteAdded::kType},
    {LogMark::Corrected, DetailsCorrected::kType},
    {LogMark::Corrected, LevelChanged::kType},
    {LogMark::Lowered, TypeChanged::kType},
    {LogMark::Lowered, PriorityChanged::kType},
    {LogMark::Lowered, LevelChanged::kType},
    {LogMark::Reconstructed, ActReconstructed::kType},
}};

} // namespace

std::vector<LogMark> marksOf(const Recorded& recorded)
{
    if (!recorded.event)
        return {LogMark::Removed};
    return visitKind([](const auto& fact) { return marksFor(fact); }, *recorded.event);
}

bool isLoweredByHand(const LevelChanged& fact)
{
    return fact.after < fact.before && fact.cause == LevelCause::ByPerson;
}

std::vector<std::string> typesWithMarks(const std::vector<LogMark>& marks)
{
    std::vector<std::string> types;
    for (const auto mark : marks) {
        // A removed payload can have been of any type.
        if (mark == LogMark::Removed)
            return {};
        for (const auto& row : kTypes) {
            const bool isNew = std::find(types.begin(), types.end(), row.type) == types.end();
            if (row.mark == mark && isNew)
                types.emplace_back(row.type);
        }
    }
    return types;
}

} // namespace haven
