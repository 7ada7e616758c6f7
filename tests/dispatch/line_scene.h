#pragma once

#include "models/dispatch/alarms.h"
#include "models/dispatch/line_of.h"
#include "tests/dispatch/care_kit.h"

namespace haven::test {

struct LineScene {
    LineScene()
    {
        DispatchRoom& room = shift.room;
        room.logOn("3A12");
        room.logOn("3A15");
        first = room.open("WELFARE");
        second = room.open("NOISE", "40 Elm St");
        room.dispatch("3A15", second);
        Person person;
        person.name = "Ana Ruiz";
        static_cast<void>(room.runAs(clinicianSeat(), RecordPerson{first, person}));
        shift.run("plan 0001 place speak slowly");
        shift.run("cau 0001 animal from neighbor large dog");
        shift.run("run 0001 suicidal-person");
        shift.run("ran 3A12 person due Ana Ruiz", dispatcherSeat());
    }
    LineContext context() const
    {
        return LineContext{
            shift.room.state(), shift.room.knowledge(), shift.room.now(), Span{}, std::nullopt, {}};
    }
    Result<ParsedLine> read(const std::string& line) const { return parseLine(line, context()); }
    std::optional<LineOf> back(const Command& command) const { return lineOf(command, context()); }

    void addCall()
    {
        OpenIncident called;
        called.type = TypeCode("NOISE");
        called.location = at("7 Pine St");
        called.call = CallDraft{};
        called.call->callback = "860-555-0134";
        static_cast<void>(shift.room.run(called));
    }

    // All that is due after an hour stands on the record.
    void raiseDue()
    {
        DispatchRoom& room = shift.room;
        room.pass(Span::hours(1));
        for (const DueAlarm& due : dueAlarms(room.state(), room.knowledge().codes, room.now()))
            static_cast<void>(
                room.runAs(advisorSeat(), RaiseAlarm{due.kind, due.incident, due.unit, due.dueAt}));
    }

    CareShift shift;
    IncidentId first;
    IncidentId second;
};

} // namespace haven::test
