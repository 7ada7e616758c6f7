#pragma once

#include "models/dispatch/recommend.h"
#include "tests/testkit/dispatch_fixture.h"

#include <QtTest>

namespace haven::test {

// A room with plans and travel times that the test sets by hand.
class SendingRoom
{
public:
    SendingRoom()
        : plans(*parsePlans(sourceText("resources/codes/plans.json"), room.knowledge().codes))
    {}

    // On duty, at a place, so many minutes away by road.
    void unit(const char* sign, int minutes, std::vector<std::string> skills = {},
              std::vector<std::string> officers = {}, const char* beat = "")
    {
        LogOnUnit on;
        on.unit = UnitId(sign);
        on.skills = std::move(skills);
        on.officers = std::move(officers);
        if (*beat != '\0')
            on.beat = BeatId(beat);
        done(on);
        done(MoveUnit{UnitId(sign), at("Wharf & Second", kInBeat1)});
        travels[UnitId(sign)] = {Span::minutes(minutes), TravelWay::Road};
    }
    void done(const Command& command)
    {
        const auto ran = room.run(command);
        QVERIFY2(ran.isOk(), ran ? "" : refusalSentence(ran.refusal()).c_str());
    }
    IncidentId open(const char* type)
    {
        OpenIncident command;
        command.type = TypeCode(type);
        command.location = at("12 Oak Ave", kInBeat2);
        done(command);
        return room.last<IncidentOpened>().incident;
    }
    Recommendation asked(IncidentId incident)
    {
        const auto positions = positionsOf(room.state(), room.knowledge().beats);
        return *recommend(incident, {room.state(), room.knowledge().codes, plans, positions,
                                     travels, room.now()});
    }

    DispatchRoom room;
    ResponsePlans plans;
    UnitTravels travels;
};

} // namespace haven::test
