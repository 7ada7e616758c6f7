#include "tests/dispatch/flag_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

Seat readingSeat()
{
    Seat seat;
    seat.agent = AgentId("advisor");
    seat.name = "Advisor";
    seat.position = PositionId("advisor");
    seat.roles = {Role::Automaton};
    return seat;
}

// A note of a type that is flagged whatever its words are, and how it was read.
CrisisFlagSuggested noteRead(DispatchRoom& room, IncidentId id, const char* text,
                             const char* reason)
{
    if (!room.run(AddNote{id, {}, text, FieldClass::Police, {}}))
        qFatal("no note");
    CrisisFlagSuggested read;
    read.incident = id;
    read.note = room.last<NoteAdded>().note;
    read.flag = Flag::Yes;
    read.reason = std::string(reason) + " The incident type is SUICTHRT.";
    return read;
}

} // namespace

// What an earlier note said stands until a person decides; a later one adds to it.
class TestFlagStands final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSilentNoteTakesBackNeitherReasonNorLevel()
    {
        DispatchRoom room;
        const IncidentId id = room.open("SUICTHRT");
        auto knife = noteRead(room, id, "brother with knife to his neck",
                              "Flagged for: weapon held to the body.");
        knife.suggestedLevel = 4;
        knife.facts.push_back(FlagFact{Fact::Weapon, "in_hand", "knife to his"});
        QVERIFY(room.runAs(readingSeat(), SuggestFlag{knife}));
        QCOMPARE(room.last<CrisisFlagSuggested>().suggestedLevel, std::optional(4));
        const auto silent =
            noteRead(room, id, "RP waiting outside", "Nothing in the words speaks for it.");
        QVERIFY(room.runAs(readingSeat(), SuggestFlag{silent}));
        QCOMPARE(room.incident(id).flag.reason,
                 std::string("Flagged for: weapon held to the body. The incident type is "
                             "SUICTHRT."));
        QCOMPARE(room.last<CrisisFlagSuggested>().suggestedLevel, std::optional(4));
        auto alone = noteRead(room, id, "clinician CR1 alone with him",
                              "Flagged for: a clinician calls, alone or nobody there.");
        alone.suggestedLevel = 3;
        alone.facts.push_back(FlagFact{Fact::Alone, "yes", "alone"});
        QVERIFY(room.runAs(readingSeat(), SuggestFlag{alone}));
        QCOMPARE(room.incident(id).flag.reason,
                 std::string("Flagged for: weapon held to the body, a clinician calls, alone or "
                             "nobody there. The incident type is SUICTHRT."));
        QCOMPARE(room.last<CrisisFlagSuggested>().suggestedLevel, std::optional(4));
        QVERIFY(room.state() == foldedFromText(room.log()));
    }

    // Once a person has answered, the advisor's guess of it speaks for no level any more.
    void aPersonsAnswerEndsIt()
    {
        DispatchRoom room;
        const IncidentId id = room.open("SUICTHRT");
        auto knife = noteRead(room, id, "knife", "Flagged for: weapon held to the body.");
        knife.suggestedLevel = 4;
        knife.facts.push_back(FlagFact{Fact::Weapon, "in_hand", "knife"});
        QVERIFY(room.runAs(readingSeat(), SuggestFlag{knife}));
        room.pass(Span::minutes(1));
        answer(room, id, Fact::Weapon, answered("none"));
        QVERIFY(room.incident(id).suggestions.empty());
        const auto silent =
            noteRead(room, id, "RP waiting outside", "Nothing in the words speaks for it.");
        QVERIFY(room.runAs(readingSeat(), SuggestFlag{silent}));
        QVERIFY(!room.last<CrisisFlagSuggested>().suggestedLevel);
    }
};

HAVEN_TESTS(TestFlagStands)
#include "tst_flag_stands.moc"
