#pragma once

#include "models/dispatch/alarms.h"
#include "tests/testkit/dispatch_fixture.h"

#include <QtTest>

// Incidents that a clinician or a telephone could answer, and what is done with them.
namespace haven::test {

inline IncidentId openCalled(DispatchRoom& room, const char* type = "MNTL",
                             const char* callback = "203-555-0147")
{
    OpenIncident command;
    command.type = TypeCode(type);
    command.location = at("44 Grove St, New Haven");
    CallDraft call;
    call.callback = callback;
    command.call = call;
    if (!room.run(command))
        qFatal("the incident was not opened");
    return room.last<IncidentOpened>().incident;
}

inline void answerQuiet(DispatchRoom& room, IncidentId id,
                        const std::vector<Fact>& facts = {Fact::Weapon, Fact::Violence,
                                                          Fact::Injury})
{
    for (const Fact fact : facts)
        QVERIFY(room.run(AnswerFact{id, fact, answered("none")}));
}

inline void done(DispatchRoom& room, const Command& command)
{
    if (const auto facts = room.run(command); !facts)
        qFatal("%s", refusalSentence(facts.refusal()).c_str());
}

inline MarkHandoff mark(IncidentId id, HandoffStage stage, const char* reason = "")
{
    return MarkHandoff{id, stage, reason};
}

inline CloseIncident closingAs(IncidentId id, const char* disposition, const char* reason = "")
{
    return CloseIncident{id, DispositionCode(disposition), reason};
}

// What the need of a crisis is judged as once it is closed after `act`: "sent", or the code.
template <class Do>
std::string judged(Do act)
{
    DispatchRoom room;
    const IncidentId id = openCalled(room);
    done(room, AnswerFact{id, Fact::Psychosis, answered("calm")});
    act(room, id);
    if (!room.runAs(supervisorSeat(),
                    CloseIncident{id, DispositionCode("15"), reasonForEach(room, id, "over")}))
        qFatal("not closed");
    const auto& fact = room.last<ClinicianNeedJudged>();
    return fact.outcome == ClinicianOutcome::Sent ? std::string("sent") : fact.code;
}

inline std::size_t dueOf(const DispatchRoom& room, AlarmKind kind)
{
    std::size_t count = 0;
    for (const auto& alarm : dueAlarms(room.state(), room.knowledge().codes, room.now()))
        count += alarm.kind == kind ? 1 : 0;
    return count;
}

// A level 1 call with everything asked.
inline IncidentId routineCall(DispatchRoom& room)
{
    const IncidentId id = openCalled(room);
    answerQuiet(room, id);
    if (room.incident(id).level.level != 1)
        qFatal("the level is not 1");
    return id;
}

inline std::string replayed(const DispatchRoom& room)
{
    const State once = folded(room.log());
    const State twice = foldedFromText(room.log());
    return once == room.state() && twice == room.state() ? "" : "a replay differs";
}

} // namespace haven::test
