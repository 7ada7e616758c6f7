#pragma once

#include "models/dispatch/line_of.h"

#include <vector>

// Private to line_of: a line as it grows, and what writes one.
namespace haven {

class LineText final
{
public:
    explicit LineText(std::string_view verb) : m_line{std::string(verb), std::string(verb)} {}

    // For everybody's eyes.
    LineText& word(std::string_view text);
    // Only `as` is shown of it; an empty text leaves no trace.
    LineText& hidden(std::string_view text, std::string_view as);
    // Behind a keyword; nothing where the text is empty. Quoted where it holds blanks.
    LineText& keyword(std::string_view name, std::string_view text);
    LineText& hiddenKeyword(std::string_view name, std::string_view text, std::string_view as);
    LineText& place(std::string_view text);
    LineText& hiddenPlace();
    const LineOf& line() const { return m_line; }

private:
    LineOf m_line;
};

// The lines that may do a command, the plainest first; which one really does is found by reading
// it.
using LineCandidates = std::vector<LineOf>;

struct LineNumbers {
    const LineContext& context;

    // "4482", as short as is clear; empty for an incident that is not in memory.
    std::string of(IncidentId id) const;
    bool isRestricted(IncidentId id) const;
};

// About crisis and care; empty: not one of those.
LineCandidates careLines(const Command& command, const LineContext& context);
// Of persons, vehicles and cautions that were seen.
LineCandidates peopleLines(const Command& command, const LineContext& context);
// Those of crews, the channel, record checks and BOLOs.
LineCandidates crewLines(const Command& command, const LineContext& context);

// About other agencies, turns and disciplines.
LineCandidates aidLines(const Command& command, const LineContext& context);
// About a contact; empty: not one of those.
LineCandidates callLines(const Command& command, const LineContext& context);
std::string_view callbackTyped(CallbackResult result);

// About the room itself.
LineCandidates roomLines(const Command& command, const LineContext& context);

// A time to come, as minutes from now and as the clock of that day.
std::vector<std::string> momentWords(Instant at, const LineContext& context);
std::string joinedUnits(const std::vector<UnitId>& units);

} // namespace haven
