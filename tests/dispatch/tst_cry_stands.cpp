#include "tests/dispatch/line_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// No words end or refuse a cry unless they say beyond doubt that it is over.
using namespace haven;
using namespace haven::test;

class tst_CryStands final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsThatMayBeAPlaceOrADangerEndNothing()
    {
        for (const bool isStanding : {false, true}) {
            DispatchRoom room;
            room.logOn("3A12");
            if (isStanding)
                QVERIFY(room.run(DeclareEmergency{UnitId("3A12"), "command line"}));
            for (const char* words :
                 {"end stairwell", "end of alley shots fired", "end of the alley", "END unit 4",
                  "end suspect running at me", "end he has a gun", "end not safe",
                  "end officer down, not ok", "end safe room, knife",
                  "ack man with gun at the door", "ack shots fired"}) {
                const std::string line = std::string("em 3A12 ") + words;
                const auto cry = commandOf<DeclareEmergency>(parseLine(line, contextOf(room)));
                QCOMPARE(cry.unit, UnitId("3A12"));
                QCOMPARE(cry.words, std::string(words));
            }
        }
    }

    void theCryStandsAndItsWordsAreKept()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const IncidentId id = room.open("WELFARE");
        room.dispatch("3A12", id);
        QVERIFY(room.run(DeclareEmergency{UnitId("3A12"), "command line"}));
        const auto parsed = parseLine("em 3A12 end stairwell", contextOf(room));
        QVERIFY(room.run(commandOf<DeclareEmergency>(parsed)));
        QVERIFY(room.unit("3A12").emergency.has_value());
        QCOMPARE(room.incident(id).notes.back().text, std::string("end stairwell"));
    }

    void aReasonEndsItAndSoDoesWhatSaysThatItIsOver()
    {
        DispatchRoom room;
        room.logOn("3A12");
        QVERIFY(room.run(DeclareEmergency{UnitId("3A12"), "command line"}));
        const std::pair<const char*, const char*> lines[] = {
            {"em 3A12 end", ""},
            {"em 3A12 end because he left", "he left"},
            {"em 3A12 end because shots were fireworks", "shots were fireworks"},
            {"em 3A12 end: he left", "he left"},
            {"em 3A12 end false alarm, officer safe", "false alarm, officer safe"},
            {"em 3A12 end he is in handcuffs, nobody hurt", "he is in handcuffs, nobody hurt"},
            {"em 3A12 end suspect in custody", "suspect in custody"}};
        for (const auto& [line, reason] : lines) {
            const auto end = commandOf<EndEmergency>(parseLine(line, contextOf(room)));
            QCOMPARE(end.reason, std::string(reason));
        }
        QCOMPARE(commandOf<AcknowledgeEmergency>(parseLine("em 3A12 ack", contextOf(room))).unit,
                 UnitId("3A12"));
    }

    void theUnitFirstIsTheSame()
    {
        DispatchRoom room;
        room.logOn("3A12");
        QVERIFY(room.run(DeclareEmergency{UnitId("3A12"), "command line"}));
        const auto cry = parseLine("3A12 em end stairwell", contextOf(room));
        QCOMPARE(commandOf<DeclareEmergency>(cry).words, std::string("end stairwell"));
        const auto end = parseLine("3A12 em end because he left", contextOf(room));
        QCOMPARE(commandOf<EndEmergency>(end).reason, std::string("he left"));
    }

    // The line that is shown for an act means that act.
    void theLineOfAnEndEndsIt()
    {
        DispatchRoom room;
        room.logOn("3A12");
        QVERIFY(room.run(DeclareEmergency{UnitId("3A12"), "command line"}));
        const auto parsed = parseLine("em 3A12 end because REASON", contextOf(room));
        QCOMPARE(commandOf<EndEmergency>(parsed).unit, UnitId("3A12"));
    }
};

HAVEN_TESTS(tst_CryStands)
#include "tst_cry_stands.moc"
