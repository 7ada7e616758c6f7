#pragma once

#include "models/geo/place_index.h"
#include "models/geo/town_generator.h"
#include "tests/ui/intake_room.h"

// Places that the intake knows something of.
namespace haven::test {

// The demo town, made once; one of its addresses serves as the place that is on file.
inline const PlaceIndex& town()
{
    static const PlaceIndex index = [] {
        const auto plan = parseTownPlan(sourceText("resources/demo/town.json"));
        const auto made = plan ? makeTown(*plan, 14482, TownSize::Village) : plan.refusal();
        if (!made)
            qFatal("%s", refusalSentence(made.refusal()).c_str());
        return PlaceIndex(*made);
    }();
    return index;
}

// A place with a history: an open incident, a caution, and what happened before.
inline IncidentId fillPlace(FakeDesk& desk)
{
    const IncidentId open = desk.room().open("NOISE", "12 Oak Ave");
    Caution rifle;
    rifle.kind = CautionKind::Weapon;
    rifle.severity = CautionSeverity::High;
    rifle.text = "Hunting rifle in the home";
    rifle.source = "brother";
    must(desk, RecordCaution{rifle, open});
    desk.pass(Span::hours(3 * 24));
    desk.sync();
    return open;
}

} // namespace haven::test
