#include "tests/ui/busy_board.h"

namespace haven::test {

namespace {

struct BoardCall {
    const char* type;
    Priority priority;
    const char* place;
    int minutes; // since it came in
    const char* units = "";
};

// The drawing's evening. The last of those that wait is looked at.
constexpr BoardCall kEvening[] = {
    {"OUTREACH", Priority::P4, "Nathan Hale School", 40, "2A16"},
    {"PROPFND", Priority::P5, "Police lobby", 31},
    {"LARCENY", Priority::P3, "Mill Outlet, 12 Mill Ln", 22, "4A03"},
    {"NOISE", Priority::P4, "204 Prospect St", 17, "3A15"},
    {"SUSP", Priority::P3, "Harbor Green, bandstand", 16},
    {"MISSVUL", Priority::P1, "Maple Court, 15 Maple Ct", 12, "2A14"},
    {"ALMB", Priority::P4, "Stop & Save, 400 Main St", 9},
    {"DISORD", Priority::P2, "Union Station, lobby", 8, "3A10 CR2"},
    {"MVA", Priority::P3, "I-95 N, exit 41, CSP told", 6},
    {"OD", Priority::P1, "Elm & Third, bus shelter", 2, "1A20"},
    {"DVA", Priority::P1, "71 Quarry Rd", 1, "2A11 2A12"},
    {"MTLV", Priority::P1, "118 Wharf St, apt 3", 0},
};

constexpr BoardCall kStorm[] = {
    {"THAZ", Priority::P3, "Old Stagecoach Road at Cemetery Lane, tree on wires", 64},
    {"MISSVUL", Priority::P1, "Whispering Pines Assisted Living, 1450 Meriden Turnpike, wing C",
     38},
    {"ALRBS", Priority::P2, "Connecticut Southern Savings Bank, drive-through", 27},
    {"MTLV", Priority::P1, "Saint Bartholomew Street 1187, third floor rear", 3},
    {"SUICTHRT", Priority::P1, "Quinnipiac Avenue bridge, south footpath", 1},
};

IncidentId openAs(Console& console, const BoardCall& call, Coordinate point)
{
    OpenIncident command;
    command.type = TypeCode(call.type);
    command.location = at(call.place, point);
    command.priority = call.priority;
    DispatchRoom& room = console.desk.room();
    if (const auto done = room.run(command); !done)
        qFatal("%s: %s", call.type, refusalSentence(done.refusal()).c_str());
    return room.last<IncidentOpened>().incident;
}

void sendAll(Console& console, const char* units, IncidentId incident)
{
    for (const QString& unit : QString::fromLatin1(units).split(u' ', Qt::SkipEmptyParts))
        console.desk.room().dispatch(unit.toStdString(), incident);
}

template <std::size_t N>
IncidentId openAll(Console& console, const BoardCall (&calls)[N])
{
    DispatchRoom& room = console.desk.room();
    const Instant end = room.now() + Span::minutes(calls[0].minutes);
    IncidentId last;
    int at = 0;
    for (const BoardCall& call : calls) {
        room.setNow(end - Span::minutes(call.minutes));
        const Coordinate point = ++at % 2 == 0 ? kInBeat1 : kInBeat2;
        last = openAs(console, call, point);
        sendAll(console, call.units, last);
    }
    room.setNow(end + Span::seconds(31));
    return last;
}

// The words behind the flag and what is known of the weapon.
void tellCrisis(Console& console, IncidentId incident)
{
    DispatchRoom& room = console.desk.room();
    const std::string words = "RP STS HIS 22YO BRO IS OFF HIS MEDS X2WKS, NOT SLEEPING. HAS A "
                              "KITCHEN KNIFE IN HAND.";
    if (!room.run(AddNote{incident, {}, words, FieldClass::Police, {}}))
        qFatal("no note");
    CrisisFlagSuggested flag;
    flag.incident = incident;
    flag.note = room.last<NoteAdded>().note;
    flag.flag = Flag::Yes;
    flag.score = 200;
    for (const char* cue : {"OFF HIS MEDS X2WKS", "NOT SLEEPING"}) {
        FlagSpan span;
        span.start = static_cast<std::int64_t>(words.find(cue));
        span.text = cue;
        span.end = span.start + static_cast<std::int64_t>(span.text.size());
        span.family = "medication";
        span.reason = "stopped medication";
        span.weight = 100;
        flag.spans.push_back(span);
    }
    flag.facts.push_back({Fact::Weapon, "in_hand", "KITCHEN KNIFE IN HAND"});
    flag.reason = "Flagged for: stopped medication, not sleeping.";
    if (!room.runAs(advisorSeat(), SuggestFlag{flag}))
        qFatal("no flag");
    if (!room.run(AnswerFact{incident, Fact::Weapon, answered("in_hand")}))
        qFatal("no weapon");
}

} // namespace

std::optional<IncidentId> fillConsole(Console& console, BoardLoad load)
{
    DispatchRoom& room = console.desk.room();
    if (load == BoardLoad::Empty) {
        console.desk.sync();
        return std::nullopt;
    }
    for (const char* unit :
         {"2A16", "5A21", "3A15", "2A14", "4A02", "4A03", "3A10", "1A20", "2A12"})
        room.logOn(unit);
    room.logOn("CR2", {kSkillClinician});
    room.logOn("K9-1", {"K9"});
    IncidentId looked = openAll(console, kEvening);
    if (load == BoardLoad::Full) {
        for (int round = 0; round < 4; ++round)
            looked = openAll(console, kStorm);
    }
    tellCrisis(console, looked);
    console.desk.sync();
    console.window().select(looked);
    QTest::qWait(1200); // what is due is looked at once a second
    return looked;
}

} // namespace haven::test
