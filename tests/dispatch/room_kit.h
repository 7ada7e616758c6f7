#pragma once

#include "models/dispatch/command_line.h"
#include "models/dispatch/relief_brief.h"
#include "tests/testkit/dispatch_fixture.h"

#include <QtGlobal>

// What is set down for later, and the brief that tells the next shift of it.
namespace haven::test {

inline ReliefBrief briefOf(const DispatchRoom& room, BriefCare care = BriefCare::Told)
{
    return reliefBrief({room.state(), room.knowledge().codes, dispatcherSeat(), room.now(),
                        [](Instant at) { return std::to_string(at.ms); }, care});
}

inline const BriefSection& sectionOf(const ReliefBrief& brief, std::string_view key)
{
    for (const BriefSection& section : brief.sections) {
        if (section.key == key)
            return section;
    }
    qFatal("no such section");
}

inline Result<ParsedLine> readLine(const DispatchRoom& room, std::string_view line)
{
    return parseLine(
        line, LineContext{room.state(), room.knowledge(), room.now(), Span{}, std::nullopt, {}});
}

} // namespace haven::test
