#include "models/dispatch/alarms.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/crisis_rules.h"
#include "tests/dispatch/response_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

void agree(DispatchRoom& room)
{
    QVERIFY(room.runAs(administratorSeat(), ChangeSetting{kPhoneOnlySetting, kAgreementExample}));
}

} // namespace

// When a call may be left to a telephone, and closed with no unit sent.
class TestWithoutUnit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levelOneWithoutAUnitIsOffUntilTheAgreementIsRecorded()
    {
        DispatchRoom room;
        const IncidentId id = routineCall(room);
        QCOMPARE(room.refusalOf(closingAs(id, "15")), std::string("CloseNeedsUnit"));
        QCOMPARE(room.refusalOf(ChangeSetting{kPhoneOnlySetting, kAgreementExample}),
                 std::string("RoleMissing"));
        QCOMPARE(room.refusalOfAs(administratorSeat(), ChangeSetting{kPhoneOnlySetting, "yes"}),
                 std::string("AgreementIncomplete"));
        agree(room);
        QCOMPARE(room.last<SettingChanged>().after, std::string(kAgreementExample));
        QCOMPARE(room.refusalOf(closingAs(id, "15")), std::string("CloseNeedsTransfer"));
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        QCOMPARE(room.refusalOf(closingAs(id, "15", "done")), std::string("CloseHasHandoff"));
        QVERIFY(room.run(mark(id, HandoffStage::Accepted)));
        QVERIFY(room.run(closingAs(id, "15")));
    }

    // A person may set the level lower; the weapon that was answered still decides who goes first,
    // whichever way the incident came to stand so.
    void aThreatThatWasAnsweredNeverLeavesAPersonToATelephone_data()
    {
        QTest::addColumn<QString>("way");
        for (const char* way : {"level", "answer", "undo", "join", "join level 0", "paper"})
            QTest::newRow(way) << QString::fromUtf8(way);
    }

    void aThreatThatWasAnsweredNeverLeavesAPersonToATelephone()
    {
        QFETCH(QString, way);
        DispatchRoom room;
        agree(room);
        IncidentId id = openCalled(room, "WELFARE");
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("in_hand")}));
        QVERIFY(!standingThreat(room.incident(id))); // level 4 says it all
        if (way == u"paper") {
            room.pass(Span::minutes(20));
            room.setBackdate(Span::minutes(10));
            room.setSource("card 7");
        }
        QVERIFY(room.run(SetLevel{id, 1, "he is calm"}));
        room.setBackdate(Span{});
        room.setSource({});
        if (way == u"answer") {
            answerQuiet(room, id, {Fact::Violence, Fact::Injury});
            QVERIFY(room.run(AnswerFact{id, Fact::SupportOnly, answered("yes")}));
        } else if (way == u"undo") {
            QVERIFY(room.refusalOf(Undo{}) != "done");
            QVERIFY(room.run(AnswerFact{id, Fact::Alone, answered("yes")}));
            QVERIFY(room.refusalOf(Undo{}) != "done");
        } else if (way.startsWith(u"join")) {
            const IncidentId into =
                room.open(way == u"join" ? "EDP" : "NOISE", "44 Grove St, New Haven");
            QVERIFY(room.run(MergeIncidents{id, into, "the same"}));
            id = into;
        }
        const Incident& incident = room.incident(id);
        QVERIFY(incident.answers.at(Fact::Weapon).answer == answered("in_hand"));
        // Joined with one that a person has not lowered, the answers decide again: level 4 says it.
        if (way == u"join") {
            QCOMPARE(incident.level.level, 4);
        } else {
            QVERIFY(incident.level.level < 4);
            QCOMPARE(standingThreat(incident), std::optional<std::string>("weapon in hand"));
        }
        const LocalNow noon{WeekTime{0, 12 * 60}, LocalDay{2026, 11, 23}};
        const auto response = responseOf(incident, room.state(), room.knowledge(), noon);
        QVERIFY(response);
        QVERIFY(response->goes.front().who == ResponseWho::Police);
        QVERIFY(response->goes.front().how == ResponseHow::AtOnce);
        for (const auto& step : response->goes)
            QVERIFY2(step.how != ResponseHow::Together, step.name.c_str());
        QCOMPARE(leadWords(incident, room.state(), room.knowledge().codes),
                 leadSentence(Lead::Police));
        // Set right by a person, it is over.
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("none")}));
        QVERIFY(!standingThreat(room.incident(id)));
        QVERIFY(room.state() == foldedFromText(room.log()));
    }

    void aThreatThatWasAnsweredDoesNotCloseWithoutAnOfficer()
    {
        DispatchRoom room;
        agree(room);
        const auto lowered = [&] {
            const IncidentId id = openCalled(room, "NOISE");
            done(room, AnswerFact{id, Fact::Weapon, answered("in_hand")});
            done(room, AnswerFact{id, Fact::Violence, answered("none")});
            done(room, AnswerFact{id, Fact::Injury, answered("none")});
            done(room, SetLevel{id, 1, "he is calm"});
            done(room, PlaceHandoff{id, "988"});
            done(room, mark(id, HandoffStage::Accepted));
            return id;
        };
        // By telephone alone, with the agreement: not over a weapon in hand.
        const IncidentId alone = lowered();
        QCOMPARE(room.refusalOf(closingAs(alone, "15", "calm now")),
                 std::string("CloseNeedsOfficer"));
        QVERIFY(room.run(AnswerFact{alone, Fact::Weapon, answered("none")}));
        QVERIFY(room.refusalOf(closingAs(alone, "15", "calm now")) != "CloseNeedsOfficer");
        const IncidentId seen = lowered();
        room.logOn("3A12");
        room.dispatch("3A12", seen);
        done(room, MarkOnScene{{UnitId("3A12")}, ""});
        QVERIFY(room.refusalOf(closingAs(seen, "15", "calm now")) != "CloseNeedsOfficer");
        // A clinician who also speaks Spanish is no officer.
        const IncidentId spoken = lowered();
        room.logOn("CR2", {kSkillClinician, "Spanish"});
        room.dispatch("CR2", spoken);
        done(room, MarkOnScene{{UnitId("CR2")}, ""});
        QCOMPARE(room.refusalOf(closingAs(spoken, "15", "calm now")),
                 std::string("CloseNeedsOfficer"));
        const IncidentId judged = lowered();
        QVERIFY(room.refusalOfAs(supervisorSeat(), closingAs(judged, "15", "seen by video")) !=
                "CloseNeedsOfficer");
    }

    void aReasonGoesOnTheSupervisorsList()
    {
        DispatchRoom room;
        const IncidentId id = routineCall(room);
        // Off is off: what the agency has not agreed to, no dispatcher's reason opens.
        QCOMPARE(room.refusalOf(closingAs(id, "15", "wanted the number of the library")),
                 std::string("CloseNeedsUnit"));
        QVERIFY(
            room.runAs(supervisorSeat(), closingAs(id, "15", "wanted the number of the library")));
        QCOMPARE(room.last<OverrideRecorded>().rule, std::string("CloseNeedsUnit"));
        QCOMPARE(room.last<OverrideRecorded>().missing.size(), std::size_t(1));
    }

    void aWrongFlagIsSetRightAndNeedsNoUnit()
    {
        DispatchRoom room;
        const IncidentId id = routineCall(room);
        QVERIFY(room.run(DecideFlag{id, FlagDecision::Rejected, "asked for the library"}));
        QVERIFY(room.run(closingAs(id, "15")));
    }

    void aCallerWhoWantsAnOfficerGetsOne()
    {
        DispatchRoom room;
        agree(room);
        const IncidentId id = routineCall(room);
        QVERIFY(room.run(PlaceHandoff{id, "988"}));
        QVERIFY(room.run(mark(id, HandoffStage::Accepted)));
        QCOMPARE(room.refusalOf(RecordClosingItem{id, ClosingItem::Officer, ClosingState::Answered,
                                                  "perhaps"}),
                 std::string("OfficerYesOrNo"));
        QVERIFY(
            room.run(RecordClosingItem{id, ClosingItem::Officer, ClosingState::Answered, "YES"}));
        const auto response = responseOf(room.incident(id), room.state(), room.knowledge(),
                                         {{0, 600}, {2026, 3, 14}});
        QCOMPARE(response->goes.front().who, ResponseWho::Police);
        QCOMPARE(room.refusalOf(closingAs(id, "15", "no")), std::string("CloseOwesOfficer"));
        room.logOn("3A12");
        room.dispatch("3A12", id);
        QVERIFY(room.run(closingAs(id, "15")));
    }
};

HAVEN_TESTS(TestWithoutUnit)
#include "tst_without_unit.moc"
