#pragma once

#include "models/dispatch/alarms.h"
#include "models/dispatch/log_words.h"
#include "tests/testkit/dispatch_fixture.h"

#include <QtGlobal>

// Calls by how they came, and what the alarms ask of them.
namespace haven::test {

inline IncidentId openKind(DispatchRoom& room, CallKind kind, const char* number = "203-555-0147",
                           SafeContact safe = SafeContact::NotAsked)
{
    OpenIncident command;
    command.type = TypeCode("911H");
    command.location = at("44 Grove St");
    CallDraft call;
    call.kind = kind;
    call.callback = number;
    call.safeContact = safe;
    command.call = call;
    if (const auto facts = room.run(command); !facts)
        qFatal("%s", refusalSentence(facts.refusal()).c_str());
    return room.last<IncidentOpened>().incident;
}

inline int dueAlarmsOf(const DispatchRoom& room, AlarmKind kind)
{
    int n = 0;
    for (const auto& alarm : dueAlarms(room.state(), room.knowledge().codes, room.now()))
        n += alarm.kind == kind ? 1 : 0;
    return n;
}

// What the log says of the newest fact of a kind, inside the house and outside.
template <class Fact>
std::string told(const DispatchRoom& room, std::optional<LogAudience> audience = {})
{
    LogWordsContext context;
    context.codes = &room.knowledge().codes;
    context.numberOf = [](IncidentId) { return std::string("26-000001"); };
    for (auto one = room.log().rbegin(); one != room.log().rend(); ++one) {
        if (!one->event || !isKind<Fact>(*one->event))
            continue;
        return audience ? outwardWords(*one, context, *audience).line.text
                        : wordsFor(*one, context).text;
    }
    return "no such fact";
}

} // namespace haven::test
