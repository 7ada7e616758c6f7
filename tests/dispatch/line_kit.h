#pragma once

#include "models/dispatch/command_line.h"
#include "tests/testkit/dispatch_fixture.h"

#include <QTest>

// Reading one line, as the bar and havenctl do.
namespace haven::test {

inline constexpr Span kNewYork = Span::hours(-5);

inline LineContext contextOf(const DispatchRoom& room, std::optional<IncidentId> selected = {})
{
    return LineContext{room.state(), room.knowledge(), room.now(), kNewYork, selected, {}};
}

inline std::string refusalOf(const Result<ParsedLine>& parsed)
{
    return parsed ? "parsed" : std::string(refusalName(parsed.refusal().code));
}

template <class Wanted>
Wanted commandOf(const Result<ParsedLine>& parsed)
{
    if (!parsed || !parsed->command || !isKind<Wanted>(*parsed->command)) {
        QTest::qFail(refusalOf(parsed).c_str(), __FILE__, __LINE__);
        return Wanted{};
    }
    return asKind<Wanted>(*parsed->command);
}

} // namespace haven::test
