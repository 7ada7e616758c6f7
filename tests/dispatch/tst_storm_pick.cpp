#include "models/dispatch/act_words.h"
#include "tests/dispatch/flag_kit.h"
#include "tests/dispatch/line_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// A storm sweeps up what nobody has to look at; the rest is named, and stays in the queue.
using namespace haven;
using namespace haven::test;

namespace {

void stormNote(DispatchRoom& room, IncidentId id, const char* text)
{
    AddNote note;
    note.incident = id;
    note.text = text;
    QVERIFY(room.run(note));
}

std::string stormAnswer(DispatchRoom& room, const GatherStorm& storm)
{
    const std::size_t before = room.log().size();
    if (const auto done = room.run(storm); !done)
        return refusalSentence(done.refusal());
    LogWordsContext words;
    words.codes = &room.knowledge().codes;
    words.numberOf = [&room](IncidentId id) { return room.incident(id).number; };
    const std::vector<Recorded> facts(room.log().begin() + static_cast<std::ptrdiff_t>(before),
                                      room.log().end());
    return actWords(room.state(), facts, dispatcherSeat().roles, words, room.now());
}

bool tellsOf(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class tst_StormPick final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenSinceStaysInTheQueue()
    {
        DispatchRoom room;
        room.open("WIRES", "townwide");
        const IncidentId plain = room.open("WIRES", "1 Elm St");
        const IncidentId trapped = room.open("WIRES", "2 Elm St");
        room.pass(Span::minutes(1));
        stormNote(room, trapped, "man trapped in car under the wire");
        const std::string line = "storm 01 WIRES until +60 crews are behind";
        const std::string preview = parseLine(line, contextOf(room))->preview;
        QVERIFY2(tellsOf(preview, "for 1 h: 1 now, and not 26-000003, to be looked at."),
                 preview.c_str());
        const GatherStorm storm = commandOf<GatherStorm>(parseLine(line, contextOf(room)));
        const std::string told = stormAnswer(room, storm);
        QVERIFY2(tellsOf(told, "26-000003 is not held: a note since"), told.c_str());
        QVERIFY2(tellsOf(told, "held for 1 h"), told.c_str());
        QVERIFY2(tellsOf(told, "to let them go: calm 26-000001 WHY"), told.c_str());
        QCOMPARE(room.incident(plain).stage, IncidentStage::Held);
        QCOMPARE(room.incident(trapped).stage, IncidentStage::Open);
        // Whoever has looked at it holds it by its number.
        QVERIFY(room.run(HoldIncident{trapped, "he is out", {}}));
    }

    void whatIsUrgentAndWhereSomebodyIsHurtStaysToo()
    {
        DispatchRoom room;
        const IncidentId parent = room.open("WIRES", "townwide");
        const IncidentId hurt = room.open("WIRES", "1 Elm St");
        const IncidentId urgent = room.open("WIRES", "2 Elm St");
        room.open("WIRES", "3 Elm St");
        answer(room, hurt, Fact::Injury, answered("minor"));
        QVERIFY(room.run(ChangePriority{urgent, Priority::P2, "over a school gate"}));
        const std::string told =
            stormAnswer(room, {parent, {TypeCode("WIRES")}, {}, "crews are behind", {}});
        QVERIFY2(tellsOf(told, "26-000002 is not held: somebody may be in danger"), told.c_str());
        QVERIFY2(tellsOf(told, "26-000003 is not held: P2"), told.c_str());
        QCOMPARE(room.last<StormGathered>().incidents.size(), std::size_t{1});
    }
};

HAVEN_TESTS(tst_StormPick)
#include "tst_storm_pick.moc"
