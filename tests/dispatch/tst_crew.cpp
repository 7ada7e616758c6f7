#include "models/dispatch/alarms.h"
#include "models/dispatch/board.h"
#include "models/dispatch/log_words.h"
#include "models/dispatch/work_stack.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// What is behind a call sign, the second car on a stop, what waits for a unit, the channel that is
// held, and a transport from end to end.
using namespace haven;
using namespace haven::test;

namespace {

std::string wordsOfLast(const DispatchRoom& room)
{
    LogWordsContext words;
    words.codes = &room.knowledge().codes;
    words.numberOf = [&room](IncidentId id) { return room.incident(id).number; };
    return wordsFor(room.log().back(), words).text;
}

MarkTransporting transporting(const char* unit, const std::string& odometer, Carried carried = {})
{
    MarkTransporting command;
    command.unit = UnitId(unit);
    command.destination = "Harbor Hospital";
    command.odometer = odometer;
    command.carried = carried;
    return command;
}

// On scene, so that it can transport.
IncidentId onScene(DispatchRoom& room, const char* unit)
{
    room.logOn(unit);
    const auto incident = room.open("DISORD");
    room.dispatch(unit, incident);
    if (!room.run(MarkOnScene{{UnitId(unit)}, ""}))
        qFatal("not on scene");
    return incident;
}

std::optional<DueAlarm> transportAlarm(const DispatchRoom& room)
{
    for (const auto& due : allDeadlines(room.state(), room.knowledge().codes, room.now())) {
        if (due.kind == AlarmKind::TransportLate)
            return due;
    }
    return std::nullopt;
}

OnViewActivity stopOf(const char* unit)
{
    OnViewActivity stop;
    stop.unit = UnitId(unit);
    stop.type = TypeCode("TSTOP");
    stop.origin = IncidentOrigin::TrafficStop;
    stop.location = at("Main St");
    stop.plate = "ab12345";
    return stop;
}

} // namespace

class TestCrew final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallSignKeepsWhileCarOfficersAndRadioChange()
    {
        DispatchRoom room;
        LogOnUnit on;
        on.unit = UnitId("3A12");
        on.officers = {"Diaz", "Moss"};
        on.vehicle = "112";
        on.radio = "4412";
        on.odometer = "45120.4";
        on.equipment = {"rifle"};
        QVERIFY(room.run(on));
        QCOMPARE(room.unit("3A12").odometer, std::string("45120.4"));
        ChangeCrew change;
        change.unit = UnitId("3A12");
        change.vehicle = "114";
        change.joining = {"Ortiz"};
        change.leaving = {"moss"};
        QVERIFY(room.run(change));
        QCOMPARE(room.last<CrewChanged>().vehicleBefore, std::string("112"));
        QCOMPARE(room.unit("3A12").vehicle, std::string("114"));
        QCOMPARE(room.unit("3A12").radio, std::string("4412"));
        QCOMPARE(room.unit("3A12").officers, (std::vector<std::string>{"Diaz", "Ortiz"}));
        QCOMPARE(room.unit("3A12").equipment, (std::vector<std::string>{"rifle"}));
        QCOMPARE(wordsOfLast(room),
                 std::string("Unit 3A12 changed, car 114 in place of 112, joined "
                             "by Ortiz, left by Moss"));
        // The same again is nothing.
        ChangeCrew again;
        again.unit = UnitId("3A12");
        again.vehicle = "114";
        QCOMPARE(room.refusalOf(again), std::string("NothingToChange"));
        QVERIFY(folded(room.log()) == room.state());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aCrewIsNeverEmptyNorNamedTwice()
    {
        DispatchRoom room;
        LogOnUnit on;
        on.unit = UnitId("3A12");
        on.officers = {"Diaz"};
        QVERIFY(room.run(on));
        const auto crew = [](std::vector<std::string> in, std::vector<std::string> out) {
            ChangeCrew change;
            change.unit = UnitId("3A12");
            change.joining = std::move(in);
            change.leaving = std::move(out);
            return change;
        };
        QCOMPARE(room.refusalOf(crew({}, {"Moss"})), std::string("OfficerNotAboard"));
        QCOMPARE(room.refusalOf(crew({"diaz"}, {})), std::string("OfficerAboard"));
        QCOMPARE(room.refusalOf(crew({}, {"Diaz"})), std::string("CrewEmpty"));
        std::vector<std::string> seven;
        for (int n = 1; n < 8; ++n)
            seven.push_back("Officer " + std::to_string(n));
        auto eight = seven;
        eight.push_back("One more");
        QCOMPARE(room.refusalOf(crew(eight, {})), std::string("CrewTooMany"));
        QVERIFY(room.run(crew(seven, {})));
        QCOMPARE(room.unit("3A12").officers.size(), kOfficersMax);
        // One for another is possible also when the car is full.
        QVERIFY(room.run(crew({"Moss"}, {"Diaz"})));
        ChangeCrew reading;
        reading.unit = UnitId("3A12");
        for (const char* bad : {"many", "45120.44", "12345678", "45120.", "-3"}) {
            reading.odometer = bad;
            QCOMPARE(room.refusalOf(reading), std::string("OdometerMalformed"));
        }
        reading.odometer = "1234567";
        QVERIFY(room.run(reading));
        QCOMPARE(room.refusalOfAs(clinicianSeat(), reading), std::string("RoleMissing"));
    }

    void aChangeOfCarIsTakenBack()
    {
        DispatchRoom room;
        LogOnUnit on;
        on.unit = UnitId("3A12");
        on.officers = {"Diaz"};
        on.vehicle = "112";
        QVERIFY(room.run(on));
        ChangeCrew change;
        change.unit = UnitId("3A12");
        change.vehicle = "114";
        change.joining = {"Moss"};
        QVERIFY(room.run(change));
        QVERIFY(room.run(Undo{}));
        QCOMPARE(room.unit("3A12").vehicle, std::string("112"));
        QCOMPARE(room.unit("3A12").officers, (std::vector<std::string>{"Diaz"}));
        // A radio that nobody had named has no name to go back to.
        ChangeCrew radio;
        radio.unit = UnitId("3A12");
        radio.radio = "4412";
        QVERIFY(room.run(radio));
        QCOMPARE(room.refusalOf(Undo{}), std::string("UndoImpossible"));
    }

    void theSecondCarIsOnTheStopInTheSameLine()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        room.logOn("3A17");
        auto stop = stopOf("3A12");
        stop.plateState = "ct";
        stop.backups = {UnitId("3A15")};
        QVERIFY(room.run(stop));
        const auto incident = room.last<UnitArrived>().incident;
        QCOMPARE(room.incident(incident).vehicles.front().plateState, std::string("CT"));
        QCOMPARE(room.incident(incident).assignments.size(), std::size_t(2));
        QVERIFY(room.incident(incident).assignments.back().role == AssignmentRole::Backup);
        QVERIFY(room.unit("3A15").stage == AssignmentStage::OnScene);
        // A backup with other work is sent in an act of its own.
        auto other = stopOf("3A17");
        other.backups = {UnitId("3A15")};
        QCOMPARE(room.refusalOf(other), std::string("UnitIsBusy"));
        other.backups = {UnitId("9Z9")};
        QCOMPARE(room.refusalOf(other), std::string("UnitNotOnDuty"));
        QVERIFY(!room.unit("3A17").incident);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void workWaitsForAUnitInOrderAndIsOfferedWhenItIsFree()
    {
        DispatchRoom room;
        const auto busy = onScene(room, "3A12");
        const auto first = room.open("NOISE", "1 Elm St");
        const auto second = room.open("NOISE", "2 Elm St");
        QVERIFY(room.run(StackWork{UnitId("3A12"), first}));
        QVERIFY(room.run(StackWork{UnitId("3A12"), second}));
        QCOMPARE(room.refusalOf(StackWork{UnitId("3A12"), first}), std::string("StackedAlready"));
        QCOMPARE(room.refusalOf(StackWork{UnitId("3A12"), busy}), std::string("StackHasUnits"));
        QVERIFY(stackOffers(room.state()).empty());
        const auto rows = unitRows(room.state(), room.knowledge().codes, room.now());
        QCOMPARE(rows.front().note, std::string("2 stacked"));
        QVERIFY(room.run(ClearUnits{{UnitId("3A12")}, std::nullopt}));
        const auto offers = stackOffers(room.state());
        QCOMPARE(offers.size(), std::size_t(1));
        QVERIFY(offers.front().next == first);
        QCOMPARE(offers.front().waiting, std::size_t(2));
        // Offered, not sent.
        QVERIFY(!room.unit("3A12").incident);
        room.dispatch("3A12", first);
        QCOMPARE(stackOf(room.state(), room.unit("3A12")), (std::vector<IncidentId>{second}));
        // Somebody else takes it: nothing waits any more.
        room.logOn("3A15");
        room.dispatch("3A15", second);
        QVERIFY(stackOf(room.state(), room.unit("3A12")).empty());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aP1WaitsForNobodyAndAStackHasAnEnd()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const auto urgent = room.open("NOISE");
        QVERIFY(room.run(ChangePriority{urgent, Priority::P1, "shots heard"}));
        QCOMPARE(room.refusalOf(StackWork{UnitId("3A12"), urgent}), std::string("StackNeverP1"));
        IncidentId last;
        for (std::size_t n = 0; n < kStackMax; ++n) {
            last = room.open("NOISE", std::to_string(n) + " Oak Ave");
            QVERIFY(room.run(StackWork{UnitId("3A12"), last}));
        }
        const auto more = room.open("NOISE", "99 Oak Ave");
        QCOMPARE(room.refusalOf(StackWork{UnitId("3A12"), more}), std::string("StackFull"));
        QVERIFY(room.run(UnstackWork{UnitId("3A12"), last, "3A15 is nearer"}));
        QCOMPARE(room.refusalOf(UnstackWork{UnitId("3A12"), last, ""}), std::string("StackNone"));
        QVERIFY(room.run(StackWork{UnitId("3A12"), more}));
        QVERIFY(room.run(Undo{}));
        QCOMPARE(room.unit("3A12").stack.size(), kStackMax - 1);
    }

    void theAirIsHeldByChannelUntilItIsReleased()
    {
        DispatchRoom room;
        const auto incident = onScene(room, "3A12");
        HoldAir hold;
        hold.channel = "East";
        hold.askedBy = UnitId("3A12");
        hold.reason = "foot pursuit";
        QVERIFY(room.run(hold));
        const AirHold& held = room.state().airHolds.at("East");
        QVERIFY(held.unit == UnitId("3A12") && held.incident == incident);
        QCOMPARE(wordsOfLast(room), "Air of channel East held, asked for by 3A12, for " +
                                        room.incident(incident).number + ": foot pursuit");
        QCOMPARE(room.refusalOf(HoldAir{"east", {}, {}, ""}), std::string("AirHeldAlready"));
        // Another channel is another hold.
        QVERIFY(room.run(HoldAir{"West", {}, {}, ""}));
        room.pass(Span::seconds(135));
        QVERIFY(room.run(ReleaseAir{"EAST", "one in custody"}));
        QCOMPARE(wordsOfLast(room),
                 std::string("Air of channel East released after 2 min 15 s: one "
                             "in custody"));
        QCOMPARE(room.refusalOf(ReleaseAir{"East", ""}), std::string("AirNotHeld"));
        QVERIFY(room.run(Undo{}));
        QCOMPARE(room.state().airHolds.count("East"), std::size_t(1));
        QCOMPARE(room.refusalOf(HoldAir{std::string(kChannelBytesMax + 1, 'c'), {}, {}, ""}),
                 std::string("ChannelMalformed"));
        QVERIFY(room.run(HoldAir{std::string(kChannelBytesMax, 'c'), {}, {}, ""}));
        QCOMPARE(room.refusalOf(HoldAir{" ", {}, {}, ""}), std::string("ChannelMalformed"));
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aTransportHasTimeAndMilesAtBothEnds()
    {
        DispatchRoom room;
        onScene(room, "3A12");
        QVERIFY(room.run(transporting("3A12", "45120.4")));
        QVERIFY(room.last<TransportDetailed>().kind == TransportKind::Hospital);
        room.pass(Span::minutes(12));
        QCOMPARE(room.refusalOf(ReachDestination{UnitId("3A12"), "45120.3", ""}),
                 std::string("OdometerBackwards"));
        QVERIFY(room.run(ReachDestination{UnitId("3A12"), "45126.9", ""}));
        QCOMPARE(wordsOfLast(room), std::string("3A12 has arrived with the transport, Harbor "
                                                "Hospital, after 12 min, odometer 45126.9, 6.5 "
                                                "miles"));
        QCOMPARE(room.refusalOf(ReachDestination{UnitId("3A12"), "45127", ""}),
                 std::string("TransportNone"));
        QVERIFY(room.run(ClearUnits{{UnitId("3A12")}, std::nullopt}));
        QVERIFY(!room.unit("3A12").transport);
        QCOMPARE(room.unit("3A12").odometer, std::string("45126.9"));
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void anUndoReleasesNoHoldOfSomebodyElse()
    {
        DispatchRoom room;
        QVERIFY(room.run(HoldAir{"East", {}, {}, "foot pursuit"}));
        room.pass(Span::seconds(30));
        QVERIFY(room.runAs(supervisorSeat(), ReleaseAir{"East", ""}));
        QVERIFY(room.runAs(supervisorSeat(), HoldAir{"East", {}, {}, "officer down"}));
        QCOMPARE(room.refusalOf(Undo{}), std::string("UndoOvertaken"));
        QCOMPARE(room.state().airHolds.at("East").reason, std::string("officer down"));
        // One's own is released.
        QVERIFY(room.run(HoldAir{"West", {}, {}, ""}));
        QVERIFY(room.run(Undo{}));
        QCOMPARE(room.state().airHolds.count("West"), std::size_t(0));
    }

    // Cleared by mistake, or put on scene: whoever is carried is still in the car.
    void aTransportGoesOnWhereAnUndoPutsItBack()
    {
        DispatchRoom room;
        onScene(room, "3A12");
        QVERIFY(room.run(transporting("3A12", "45120")));
        const Transport before = *room.unit("3A12").transport;
        QVERIFY(room.run(ClearUnits{{UnitId("3A12")}, std::nullopt, "3A15 took over"}));
        QVERIFY(!transportAlarm(room));
        QVERIFY(room.run(Undo{}));
        QVERIFY(room.unit("3A12").transport == before);
        QCOMPARE(room.unit("3A12").note, std::string("Harbor Hospital"));
        QVERIFY(transportAlarm(room)->dueAt == before.lateAt);
        QVERIFY(room.run(ReachDestination{UnitId("3A12"), "45126", ""}));
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    // The commonest slip: the unit is cleared, closed away or swapped while somebody is in the car.
    void noTransportEndsUnasked()
    {
        DispatchRoom room;
        const auto incident = onScene(room, "3A12");
        room.logOn("3A15");
        const auto other = room.open("NOISE");
        QVERIFY(room.run(transporting("3A12", "45120")));
        const ClearUnits clear{{UnitId("3A12")}, std::nullopt};
        const SwapUnits swap{UnitId("3A15"), UnitId("3A12")};
        const PreemptUnit preempt{UnitId("3A12"), other};
        const CloseIncident close{incident, DispositionCode("DONE"), ""};
        const auto facts = room.log().size();
        QCOMPARE(room.refusalOf(clear), std::string("TransportUnderWay"));
        QCOMPARE(room.refusalOf(swap), std::string("TransportUnderWay"));
        QCOMPARE(room.refusalOf(preempt), std::string("TransportUnderWay"));
        QCOMPARE(room.refusalOf(close), std::string("CloseHasTransport"));
        QCOMPARE(room.log().size(), facts);
        const auto refused = room.run(swap);
        const std::string sentence = refusalSentence(refused.refusal());
        QVERIFY2(sentence.find("tra 3A12 odo") != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find("swap 3A15 3A12 because") != std::string::npos, sentence.c_str());
        // With a reason it ends, and that is on the supervisor's list.
        auto swapAnyway = swap;
        swapAnyway.overrideReason = "3A15 took the person over";
        QVERIFY(room.run(swapAnyway));
        QCOMPARE(room.last<OverrideRecorded>().rule, std::string("TransportUnderWay"));
        QCOMPARE(room.last<OverrideRecorded>().reason, std::string("3A15 took the person over"));
        QVERIFY(room.run(Undo{}));
        QVERIFY(room.unit("3A12").transport.has_value());
        auto closeAnyway = close;
        closeAnyway.reason = "released at the roadside";
        QVERIFY(room.run(closeAnyway));
        QCOMPARE(room.last<OverrideRecorded>().rule, std::string("CloseHasTransport"));
        QVERIFY(!room.unit("3A12").incident);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void whoHasArrivedIsClearedWithoutAQuestion()
    {
        DispatchRoom room;
        const auto incident = onScene(room, "3A12");
        QVERIFY(room.run(transporting("3A12", "45120")));
        QVERIFY(room.run(ReachDestination{UnitId("3A12"), "45126", ""}));
        QVERIFY(room.run(ClearUnits{{UnitId("3A12")}, std::nullopt}));
        QCOMPARE(room.count<OverrideRecorded>(), 0);
        QVERIFY(room.run(CloseIncident{incident, DispositionCode("DONE"), ""}));
    }

    void aTransportGoesOnInTheIncidentThatIsLeft()
    {
        DispatchRoom room;
        const auto from = onScene(room, "3A12");
        QVERIFY(room.run(transporting("3A12", "45120")));
        const auto into = room.open("DISORD");
        QVERIFY(room.run(MergeIncidents{from, into, ""}));
        QVERIFY(room.unit("3A12").incident == into);
        QVERIFY(room.unit("3A12").transport.has_value());
        QVERIFY(room.run(ReachDestination{UnitId("3A12"), "45126", ""}));
        // The next one is another one.
        QVERIFY(room.run(ClearUnits{{UnitId("3A12")}, std::nullopt}));
        const auto next = room.open("DISORD");
        room.dispatch("3A12", next);
        QVERIFY(!room.unit("3A12").transport);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void someTransportsNeedTheMilesOrAReason()
    {
        for (const Carried& carried :
             {Carried{CarriedSex::Female, CarriedAge::Juvenile, CarriedBy::SameSex},
              Carried{CarriedSex::Male, CarriedAge::Adult, CarriedBy::OppositeSex}}) {
            DispatchRoom room;
            onScene(room, "3A12");
            QCOMPARE(room.refusalOf(transporting("3A12", "", carried)),
                     std::string("TransportNeedsMiles"));
            auto anyway = transporting("3A12", "", carried);
            anyway.overrideReason = "car has no reading";
            QVERIFY(room.run(anyway));
            QCOMPARE(room.last<OverrideRecorded>().rule, std::string("TransportNeedsMiles"));
            QCOMPARE(room.refusalOf(ReachDestination{UnitId("3A12"), "", ""}),
                     std::string("TransportNeedsMiles"));
            QVERIFY(room.run(ReachDestination{UnitId("3A12"), "", "car has no reading"}));
        }
        DispatchRoom room;
        onScene(room, "3A12");
        QVERIFY(room.run(transporting(
            "3A12", "", Carried{CarriedSex::Female, CarriedAge::Adult, CarriedBy::SameSex})));
    }

    void whoIsUnderAgeIsToldToNobodyOutside()
    {
        DispatchRoom room;
        onScene(room, "3A12");
        QVERIFY(room.run(transporting(
            "3A12", "45120", Carried{CarriedSex::Male, CarriedAge::Juvenile, CarriedBy::NotSaid})));
        LogWordsContext words;
        words.codes = &room.knowledge().codes;
        words.numberOf = [&room](IncidentId id) { return room.incident(id).number; };
        const auto inside = outwardWords(room.log().back(), words, LogAudience::Internal).line.text;
        QVERIFY(inside.find("under 18") != std::string::npos);
        for (const auto audience : {LogAudience::Foi, LogAudience::Press, LogAudience::Court}) {
            const auto line = outwardWords(room.log().back(), words, audience);
            QVERIFY(line.line.text.find("under 18") == std::string::npos);
            QVERIFY(line.line.text.find("W-JUVENILE") != std::string::npos);
        }
    }

    void aLateTransportIsAskedForUntilItIsThereOrOver()
    {
        DispatchRoom room;
        onScene(room, "3A12");
        auto command = transporting("3A12", "45120");
        command.within = Span::minutes(20);
        QVERIFY(room.run(command));
        QVERIFY(transportAlarm(room)->dueAt == room.now() + Span::minutes(20));
        room.pass(Span::minutes(21));
        QVERIFY(room.runAs(
            advisorSeat(),
            RaiseAlarm{AlarmKind::TransportLate, {}, UnitId("3A12"), transportAlarm(room)->dueAt}));
        QCOMPARE(room.state().alarms.size(), std::size_t(1));
        QVERIFY(room.run(ReachDestination{UnitId("3A12"), "45126", ""}));
        QVERIFY(!transportAlarm(room));
        QVERIFY(room.state().alarms.empty());
        // Taken back, a transport asks for nothing either.
        QVERIFY(room.run(ClearUnits{{UnitId("3A12")}, std::nullopt}));
        DispatchRoom other;
        onScene(other, "3A12");
        QVERIFY(other.run(transporting("3A12", "45120")));
        QVERIFY(transportAlarm(other)->dueAt ==
                other.now() + other.knowledge().codes.alarms.transportWithin);
        QVERIFY(other.run(Undo{}));
        QVERIFY(!transportAlarm(other));
        auto wrong = transporting("3A12", "45120");
        wrong.within = Span::hours(12) + Span::minutes(1);
        QCOMPARE(other.refusalOf(wrong), std::string("TransportMinutes"));
        wrong.within = Span::hours(12);
        QVERIFY(other.run(wrong));
    }

    void theWordsOfADestinationSayItsKind()
    {
        QVERIFY(transportKindOf("Harbor Hospital, ER") == TransportKind::Hospital);
        QVERIFY(transportKindOf("HQ for booking") == TransportKind::Booking);
        QVERIFY(transportKindOf("her mother's in Sheds Lane") == TransportKind::Other);
        QVERIFY(!carriedFrom("female,tall"));
        const Carried all{CarriedSex::X, CarriedAge::Juvenile, CarriedBy::OppositeSex};
        QVERIFY(carriedFrom(carriedWords(all)) == all);
        QVERIFY(carriedFrom("f, juv, opposite")->sex == CarriedSex::Female);
        QCOMPARE(milesBetween("100", "99"), std::string());
        QCOMPARE(milesBetween("99.9", "100"), std::string("0.1"));
    }
};

HAVEN_TESTS(TestCrew)
#include "tst_crew.moc"
