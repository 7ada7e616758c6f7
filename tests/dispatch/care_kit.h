#pragma once

#include "models/dispatch/command_line.h"
#include "tests/testkit/dispatch_fixture.h"

namespace haven::test {

// A shift whose people work at the command line.
class CareShift final
{
public:
    // "done", or the name of the refusal.
    std::string run(const std::string& line, const Seat& seat = clinicianSeat())
    {
        const LineContext context{room.state(), room.knowledge(), room.now(), Span{}, {}, {}};
        const auto parsed = parseLine(line, context);
        if (!parsed)
            return std::string(refusalName(parsed.refusal().code));
        if (!parsed->command)
            return "no command";
        Seat asked = seat;
        if (parsed->happenedAt)
            room.setBackdate(room.now() - *parsed->happenedAt);
        const auto facts = room.runAs(asked, *parsed->command);
        room.setBackdate(Span{});
        return facts ? "done" : std::string(refusalName(facts.refusal().code));
    }
    const Incident& incident() const { return room.state().incidents.rbegin()->second; }
    const CareTexts& sheet(CareSheet which) const { return incident().care.sheets.at(which); }
    // A plan that may be shown, for the place of the newest incident.
    CarePlanId approvedPlan(const std::string& radioSafe)
    {
        run("plan 01 place " + radioSafe);
        const CarePlanId id(room.state().counters.carePlan);
        const std::string number = std::to_string(id.value);
        for (const char* field : {" helps soft voice", " steps wait; offer water; ask",
                                  " source brother", " background THE-PLANTED-SECRET"})
            run("pset " + number + field);
        run("papp " + number + " sergeant", supervisorSeat());
        return id;
    }

    DispatchRoom room;
};

} // namespace haven::test
