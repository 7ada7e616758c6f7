#include "models/base/text.h"
#include "models/dispatch/cry_words.h"
#include "models/dispatch/timers.h"
#include "tests/dispatch/line_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// An officer's cry for help is refused for nothing that stands behind it, and nothing that stands
// there is lost.
using namespace haven;
using namespace haven::test;

namespace {

std::vector<std::string> notesOf(const DispatchRoom& room, IncidentId id)
{
    std::vector<std::string> out;
    for (const Note& note : room.incident(id).notes)
        out.push_back(note.text);
    return out;
}

DeclareEmergency cry(const DispatchRoom& room, const char* line)
{
    return commandOf<DeclareEmergency>(parseLine(line, contextOf(room)));
}

} // namespace

class tst_EmergencyWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noWordBehindACryRefusesIt()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.open("WELFARE");
        for (const char* words :
             {"shots fired", "he has a gun", "zebra", "@Main & Oak", "! gun", "+5", "\"he said",
              "p1", "because he has a gun", "203-555-0147", "01", "acked by nobody", "at 25:99",
              "officer down, send medics"}) {
            const std::string line = std::string("em 3A12 ") + words;
            const auto parsed = parseLine(line, contextOf(room));
            QVERIFY2(parsed.isOk(), line.c_str());
            const auto command = commandOf<DeclareEmergency>(parsed);
            QCOMPARE(command.unit, UnitId("3A12"));
            QCOMPARE(command.words, std::string(words));
            QVERIFY(command.others.empty());
        }
        QVERIFY(cry(room, "em 3A12").words.empty());
        // A comma before them makes them no call sign.
        const DeclareEmergency comma = cry(room, "em 3A12, shots fired");
        QVERIFY(comma.others.empty());
        QCOMPARE(toLower(comma.words), std::string("shots fired"));
        // A time is a time, and is no word.
        QVERIFY(cry(room, "em 3A12 -3").words.empty());
    }

    void whoIsNamedBehindABlankCriesToo()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        for (const char* line : {"em 3A12 3A15", "em 3A12,3A15", "em 3A12, 3A15"}) {
            QCOMPARE(cry(room, line).others, std::vector<UnitId>{UnitId("3A15")});
            QVERIFY2(cry(room, line).words.empty(), line);
        }
        const DeclareEmergency both = cry(room, "em 3A12 3A15 shots fired");
        QCOMPARE(both.others, std::vector<UnitId>{UnitId("3A15")});
        QCOMPARE(both.words, std::string("shots fired"));
    }

    void itIsStillAnsweredAndEnded()
    {
        DispatchRoom room;
        room.logOn("3A12");
        QCOMPARE(commandOf<AcknowledgeEmergency>(parseLine("em 3A12 ack", contextOf(room))).unit,
                 UnitId("3A12"));
        QCOMPARE(
            commandOf<EndEmergency>(parseLine("em 3A12 end all is well", contextOf(room))).reason,
            std::string("all is well"));
    }

    void whatIsSaidIsANoteOnWhatTheUnitWorks()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const IncidentId id = room.open("WELFARE");
        room.dispatch("3A12", id);
        QVERIFY(room.run(cry(room, "em 3A12 he has a gun")));
        QVERIFY(room.unit("3A12").emergency.has_value());
        QCOMPARE(notesOf(room, id), std::vector<std::string>{"he has a gun"});
        QVERIFY(room.last<EmergencyDeclared>().words.empty()); // written once
        // Said again before anybody answered: the cry stands, and the words are kept.
        const Instant since = room.unit("3A12").emergency->declaredAt;
        room.pass(Span::minutes(1));
        QVERIFY(room.run(cry(room, "em 3A12 shots fired")));
        QCOMPARE(room.count<AlarmRaised>(), 0);
        QVERIFY(room.unit("3A12").emergency->declaredAt == since);
        QCOMPARE(notesOf(room, id).back(), std::string("shots fired"));
    }

    void whoeverIsToldOfTheCryIsToldWhatWasSaid()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const IncidentId id = room.open("WELFARE");
        room.dispatch("3A12", id);
        const auto told = [&] { return cryWords(room.state(), room.unit("3A12")); };
        QVERIFY(told().empty());
        QVERIFY(room.run(cry(room, "em 3A12 end of alley shots fired")));
        QCOMPARE(told(), std::string("end of alley shots fired"));
        room.pass(Span::minutes(1));
        AddNote later;
        later.incident = id;
        later.text = "sergeant is on the way"; // no word of the cry
        QVERIFY(room.run(later));
        room.pass(Span::minutes(1));
        QVERIFY(room.run(cry(room, "em 3A12 one is down")));
        QCOMPARE(told(), std::string("end of alley shots fired; one is down"));
        CrisisFlagSuggested heard;
        heard.incident = id;
        heard.facts.push_back(FlagFact{Fact::Weapon, "used", "shots fired"});
        room.record(heard);
        QCOMPARE(cryWeapon(room.state(), room.unit("3A12")),
                 std::string("possible weapon “shots fired”"));
        // Of a restricted incident only that there is one.
        RestrictIncident hide;
        hide.incident = id;
        hide.reason = "asked by the chief";
        QVERIFY(room.runAs(supervisorSeat(), hide));
        QVERIFY(told().empty());
        QCOMPARE(cryWeapon(room.state(), room.unit("3A12")), std::string("possible weapon"));
    }

    void whatAnotherDeskAddsToACryIsToldToo()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const IncidentId id = room.open("WELFARE");
        room.dispatch("3A12", id);
        QVERIFY(room.run(cry(room, "em 3A12 end of alley")));
        room.pass(Span::minutes(1));
        QVERIFY(room.runAs(supervisorSeat(), cry(room, "em 3A12 shots fired")));
        QCOMPARE(cryWords(room.state(), room.unit("3A12")),
                 std::string("end of alley; shots fired"));
    }

    void aNewCryAfterAnAnswerLosesNoWord()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        const IncidentId id = room.open("WELFARE");
        room.dispatch("3A15", id);
        for (const char* unit : {"3A12", "3A15"}) {
            const std::string em = std::string("em ") + unit;
            QVERIFY(room.run(cry(room, (em + " two men with knives").c_str())));
            room.pass(Span::minutes(1));
            QVERIFY(room.run(AcknowledgeEmergency{UnitId(unit)}));
            QVERIFY(room.run(cry(room, (em + " in the alley").c_str())));
            QCOMPARE(cryWords(room.state(), room.unit(unit)),
                     std::string("two men with knives; in the alley"));
            QVERIFY(!room.unit(unit).emergency->acknowledgedAt);
        }
        // Once it is ended they are of another one.
        QVERIFY(room.run(EndEmergency{UnitId("3A12"), "all is well"}));
        QVERIFY(room.run(cry(room, "em 3A12")));
        QCOMPARE(cryWords(room.state(), room.unit("3A12")), std::string());
    }

    void whoIsOnTheWayIsLookedForBetween()
    {
        DispatchRoom room;
        room.logOn("3A12");
        QVERIFY(room.run(MoveUnit{UnitId("3A12"), at("16 Chapel St")}));
        const auto where = [&] { return cryPlace(room.state(), room.unit("3A12")); };
        QCOMPARE(where(), std::string("16 Chapel St"));
        const IncidentId id = room.open("WELFARE", "71 Quarry Rd");
        room.dispatch("3A12", id);
        QCOMPARE(where(), std::string("16 Chapel St → 71 Quarry Rd"));
        QVERIFY(room.run(cry(room, "em 3A12 behind the shed")));
        const auto timers =
            timerRows(room.state(), room.knowledge().codes, dispatcherSeat(), room.now());
        QCOMPARE(timers.front().place, std::string("16 Chapel St → 71 Quarry Rd"));
        QCOMPARE(cryTold(room.state(), room.unit("3A12")),
                 std::string("16 Chapel St → 71 Quarry Rd: behind the shed"));
        MarkOnScene there;
        there.units = {UnitId("3A12")};
        QVERIFY(room.run(there));
        QCOMPARE(where(), std::string("71 Quarry Rd"));
    }

    void whatEnterWillDoTellsWhatWillBeSaid()
    {
        DispatchRoom room;
        room.logOn("3A12");
        QCOMPARE(parseLine("em 3A12 end of alley shots fired", contextOf(room))->preview,
                 std::string("Officer emergency for 3A12: every position is told. Said: “end of "
                             "alley shots fired”."));
        QCOMPARE(parseLine("em 3A12", contextOf(room))->preview,
                 std::string("Officer emergency for 3A12: every position is told."));
    }

    void ofAUnitThatWorksNothingItStandsOnTheCry()
    {
        DispatchRoom room;
        room.logOn("3A12");
        QVERIFY(room.run(cry(room, "em 3A12 two men with knives")));
        QCOMPARE(room.last<EmergencyDeclared>().words, std::string("two men with knives"));
        const Instant since = room.unit("3A12").emergency->declaredAt;
        room.pass(Span::minutes(1));
        QVERIFY(room.run(cry(room, "em 3A12 in the alley")));
        QCOMPARE(room.last<EmergencyDeclared>().words, std::string("in the alley"));
        QCOMPARE(room.count<AlarmRaised>(), 0);
        QVERIFY(room.unit("3A12").emergency->declaredAt == since);
        // Pressed again it changes nothing, as ever.
        QVERIFY(room.run(cry(room, "em 3A12")));
        QCOMPARE(room.count<EmergencyDeclared>(), 0);
    }
};

HAVEN_TESTS(tst_EmergencyWords)
#include "tst_emergency_words.moc"
