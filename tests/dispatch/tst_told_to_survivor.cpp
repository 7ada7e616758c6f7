#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Two incidents were joined, and a desk still says the number of the one that went: what adds or
// raises goes to the one that is worked, what would replace or lower is refused with its number.
using namespace haven;
using namespace haven::test;

namespace {

constexpr Coordinate kSomewhere{412'800'000, -725'200'000};

struct ToldPair {
    IncidentId survivor;
    IncidentId joined;
    CallId joinedCall;
};

ToldPair toldPair(DispatchRoom& room)
{
    ToldPair pair;
    for (IncidentId* id : {&pair.joined, &pair.survivor}) {
        OpenIncident open;
        open.type = TypeCode("NOISE");
        open.location = at("12 Elm St");
        open.call = CallDraft{};
        open.call->callback = "8605550199";
        if (!room.run(open))
            qFatal("the incident was not opened");
        *id = room.last<IncidentOpened>().incident;
        if (id == &pair.joined)
            pair.joinedCall = room.last<CallTaken>().call;
    }
    if (!room.run(MergeIncidents{pair.joined, pair.survivor, "same thing"}))
        qFatal("they were not joined");
    return pair;
}

const std::string kMerged = "IncidentIsMerged";

} // namespace

class tst_ToldToSurvivor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFurtherCallIsTakenWhereItIsWorked()
    {
        DispatchRoom room;
        const ToldPair pair = toldPair(room);
        QVERIFY(room.run(TakeCall{pair.joined, CallDraft{}, "shots heard"}));
        QCOMPARE(room.last<CallTaken>().incident, pair.survivor);
        QCOMPARE(room.last<NoteAdded>().incident, pair.survivor);
        QCOMPARE(room.incident(pair.survivor).notes.back().text, std::string("shots heard"));
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void whatRaisesGoesThereAndWhatLowersIsRefused()
    {
        DispatchRoom room;
        const ToldPair pair = toldPair(room);
        QVERIFY(room.run(SetLevel{pair.joined, 3, "her words"}));
        QCOMPARE(room.incident(pair.survivor).level.level, 3);
        QCOMPARE(room.refusalOf(SetLevel{pair.joined, 2, "calmer"}), kMerged);
        QVERIFY(room.run(AnswerFact{pair.joined, Fact::Weapon, answered("in_hand")}));
        QCOMPARE(room.last<FactAnswered>().incident, pair.survivor);
        QCOMPARE(room.refusalOf(AnswerFact{pair.joined, Fact::Weapon, answered("none")}), kMerged);
    }

    void aPriorityIsRaisedThereAndNeverLowered()
    {
        DispatchRoom room;
        const ToldPair pair = toldPair(room);
        QVERIFY(room.run(ChangePriority{pair.joined, Priority::P1, "shots"}));
        QCOMPARE(room.incident(pair.survivor).priority, Priority::P1);
        QCOMPARE(room.refusalOf(ChangePriority{pair.joined, Priority::P4, "minor"}), kMerged);
        QCOMPARE(room.incident(pair.survivor).priority, Priority::P1);
    }

    void whatIsAskedForGoesThere()
    {
        DispatchRoom room;
        const ToldPair pair = toldPair(room);
        AskAid aid;
        aid.incident = pair.joined;
        aid.kind = "tow";
        aid.whom = "Harbor Towing";
        aid.way = AidWay::Phone;
        QVERIFY(room.run(aid));
        QCOMPARE(room.last<AidAsked>().incident, pair.survivor);
        QVERIFY(room.run(RequestClinician{pair.joined, "wants to talk"}));
        QCOMPARE(room.last<ClinicianRequested>().incident, pair.survivor);
        QVERIFY(room.run(SetLevel{pair.joined, 4, "her words"}));
        QVERIFY(room.run(RecordRecheck{pair.joined, "sitting down"}));
        QCOMPARE(room.last<RecheckDone>().incident, pair.survivor);
    }

    void whatIsSaidOfACallIsSaidOfItsOwn()
    {
        DispatchRoom room;
        const ToldPair pair = toldPair(room);
        AddTranscript typed;
        typed.incident = pair.joined;
        typed.text = "c: he is at the door";
        MarkTextSession session;
        session.incident = pair.joined;
        QVERIFY(room.run(session));
        QCOMPARE(room.last<TextSessionMarked>().incident, pair.survivor);
        QCOMPARE(room.last<TextSessionMarked>().call, pair.joinedCall);
        QVERIFY(room.run(typed));
        RecordCallLocation located;
        located.incident = pair.joined;
        located.place = at("by the door", kSomewhere);
        QVERIFY(room.run(located));
        QCOMPARE(room.last<CallLocated>().incident, pair.survivor);
        QCOMPARE(room.last<CallLocated>().call, pair.joinedCall);
        TryCallback tried;
        tried.incident = pair.joined;
        tried.result = CallbackResult::Answered;
        QVERIFY(room.run(tried));
    }

    void noRefusalSendsPeopleToAPageThatIsClosed()
    {
        DispatchRoom room;
        const ToldPair pair = toldPair(room);
        CorrectDetails name;
        name.incident = pair.joined;
        name.field = "caller_name";
        name.value = "Ana Ruiz";
        QCOMPARE(room.refusalOf(name), kMerged);
        QCOMPARE(room.refusalOf(HoldIncident{pair.joined, "later", {}}), kMerged);
        QCOMPARE(room.refusalOf(CloseIncident{pair.joined, DispositionCode("DONE"), {}}), kMerged);
    }

    void apartAgainItIsItsOwn()
    {
        DispatchRoom room;
        const ToldPair pair = toldPair(room);
        QVERIFY(room.run(SplitIncident{pair.joined, {}, "two"}));
        QVERIFY(room.run(TakeCall{pair.joined, CallDraft{}, "again"}));
        QCOMPARE(room.last<CallTaken>().incident, pair.joined);
    }
};

HAVEN_TESTS(tst_ToldToSurvivor)
#include "tst_told_to_survivor.moc"
