#pragma once

#include "tests/testkit/dispatch_fixture.h"

#include <QtGlobal>

// Incidents with a caller each, joined and split.
namespace haven::test {

inline IncidentId openedWithCall(DispatchRoom& room, const char* type, const char* caller)
{
    OpenIncident command;
    command.type = TypeCode(type);
    command.location = at("Route 9 at Elm St");
    command.call = CallDraft{};
    command.call->callerName = caller;
    if (!room.run(command))
        qFatal("the incident was not opened");
    return room.last<IncidentOpened>().incident;
}

inline MergeIncidents join(IncidentId from, IncidentId into)
{
    MergeIncidents command;
    command.from = from;
    command.into = into;
    command.reason = "same crash";
    return command;
}

inline SplitIncident split(IncidentId id, std::vector<CallId> calls = {})
{
    SplitIncident command;
    command.incident = id;
    command.calls = std::move(calls);
    return command;
}

inline std::vector<std::string> callers(const Incident& incident)
{
    std::vector<std::string> names;
    for (const auto& call : incident.calls)
        names.push_back(call.callerName);
    return names;
}

using Names = std::vector<std::string>;

} // namespace haven::test
