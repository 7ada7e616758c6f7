#pragma once

#include "models/base/result.h"
#include "models/dispatch/query.h"

#include <functional>
#include <QString>
#include <QStringList>

// The filter line of the shift log:
//   agent:reyes after:21:00 before:23:00 unit:3A12 incident:014482 position:2 is:late look:sends
//   "knife in hand"
// All terms hold together. Unlike a table's quick filter it is answered by the station file, so it
// can only ask what that can answer: no "or" but in is:, no "not".
namespace haven {

// What a shift's summary found, each a list of facts behind a count.
enum class LookAt { Nothing, Sends, Checks, Levels, Overrides, Others, Flags, Places, Corrections };
QString lookWord(LookAt look); // "sends", as in look:sends; empty for Nothing
const Findings& findingsOf(const ShiftSummary& summary, LookAt look);

// How a line's words become values; each may answer that there is no such thing.
struct LogFilterWords {
    std::function<std::optional<Instant>(const QString&)> timeOf;
    std::function<std::optional<AgentId>(const QString&)> agentOf;
    std::function<std::optional<PositionId>(const QString&)> positionOf;
};

struct LogFilter {
    LogQuery query;
    LookAt look = LookAt::Nothing;
    bool isEmpty = true;
};

// Errors, each naming the bad token: FilterKeyUnknown, FilterValueMissing, FilterValueUnknown,
// FilterTooLong.
Result<LogFilter> parseLogFilter(const QString& text, const LogFilterWords& words);
// Every key with an example, for the tip of the line.
QStringList logFilterExamples();

} // namespace haven
