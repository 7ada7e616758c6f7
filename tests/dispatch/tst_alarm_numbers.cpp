#include "models/dispatch/alarm_numbers.h"

#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <set>

using namespace haven;
using namespace haven::test;

namespace {

AlarmNumbers alarmNumbersOf(const DispatchRoom& room, Instant from)
{
    AlarmFold fold(from, room.now(), room.knowledge().codes.alarms);
    for (const Recorded& recorded : room.log())
        fold.add(recorded);
    return fold.numbers([&](IncidentId id) { return room.incident(id).number; });
}

// As the clock of the program does every second.
void raiseWhatIsDue(DispatchRoom& room)
{
    for (const auto& due : dueAlarms(room.state(), room.knowledge().codes, room.now())) {
        if (due.standing == AlarmStanding::Silent)
            QVERIFY(
                room.runAs(advisorSeat(), RaiseAlarm{due.kind, due.incident, due.unit, due.dueAt}));
    }
}

std::string measureOf(const AlarmNumbers& numbers, std::string_view key)
{
    for (const AlarmMeasure& measure : alarmMeasures(numbers)) {
        if (measure.key == key)
            return measure.value;
    }
    return "no such measure";
}

} // namespace

class TestAlarmNumbers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShiftWithoutAlarmsIsAllNoughts()
    {
        DispatchRoom room;
        const Instant from = room.now();
        room.pass(Span::hours(8));
        const AlarmNumbers numbers = alarmNumbersOf(room, from);
        QCOMPARE(numbers.raised, std::int64_t(0));
        QCOMPARE(measureOf(numbers, "per_ten_minutes"), std::string("0.0"));
        QCOMPARE(measureOf(numbers, "answer_median"), std::string("none"));
        for (const AlarmMeasure& measure : alarmMeasures(numbers))
            QVERIFY2(measure.isFine, measure.key.c_str());
    }

    // "Beyond the standard" alone tells nobody what the standard is.
    void whatCanBeBeyondTheStandardNamesItsFigure()
    {
        AlarmNumbers bad;
        bad.from = Instant{0};
        bad.to = Instant{0} + Span::minutes(10);
        bad.raised = 200;
        bad.mostInTen = 200;
        bad.floodCount = 1;
        bad.openAtEnd = 1;
        bad.stale = 9;
        bad.chattering = 1;
        int beyond = 0;
        for (const AlarmMeasure& measure : alarmMeasures(bad)) {
            if (measure.isFine)
                continue;
            ++beyond;
            QVERIFY2(measure.words.find('(') != std::string::npos, measure.words.c_str());
        }
        QCOMPARE(beyond, 6);
    }

    void answersAreTimedWhetherSaidOrDone()
    {
        DispatchRoom room;
        const Instant from = room.now();
        for (const char* unit : {"1", "2", "3"}) {
            room.logOn(unit);
            room.dispatch(unit, room.open("NOISE"));
            QVERIFY(room.run(MarkOnScene{{UnitId(unit)}, ""}));
        }
        room.pass(Span::hours(1));
        raiseWhatIsDue(room);
        room.pass(Span::seconds(10));
        QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::StatusCheck, {}, UnitId("1")}));
        room.pass(Span::seconds(10));
        QVERIFY(room.run(CheckUnits{{UnitId("2")}, ""}));
        room.pass(Span::seconds(10));
        const AlarmNumbers numbers = alarmNumbersOf(room, from);
        QCOMPARE(numbers.raised, std::int64_t(3));
        QCOMPARE(numbers.acknowledged, std::int64_t(1));
        QCOMPARE(numbers.done, std::int64_t(1));
        QCOMPARE(numbers.openAtEnd, std::int64_t(1));
        QCOMPARE(numbers.answerMedian->wholeSeconds(), std::int64_t(10));
        QCOMPARE(numbers.answerNinetieth->wholeSeconds(), std::int64_t(20));
        QCOMPARE(measureOf(numbers, "answer_ninetieth"), std::string("0:20"));
        QCOMPARE(numbers.byKind.at(AlarmKind::StatusCheck), std::int64_t(3));
    }

    void aFloodIsFoundWithWhatCameFirstAndItsSource()
    {
        DispatchRoom room;
        const Instant from = room.now();
        std::vector<IncidentId> incidents;
        for (int n = 0; n < 14; ++n) {
            incidents.push_back(room.open("NOISE"));
            room.pass(Span::seconds(20));
        }
        const auto priority = room.incident(incidents[0]).priority;
        const Span limit = room.knowledge().codes.ruleFor(priority).waitMax;
        for (Span passed{}; passed < limit; passed = passed + Span::seconds(20)) {
            raiseWhatIsDue(room);
            room.pass(Span::seconds(20));
        }
        const AlarmNumbers numbers = alarmNumbersOf(room, from);
        QCOMPARE(numbers.floodCount, std::int64_t(1));
        QCOMPARE(numbers.floods[0].count, std::int64_t(14));
        QVERIFY(numbers.floods[0].first.incident == incidents[0]);
        QCOMPARE(numbers.floods[0].subject, room.incident(incidents[0]).number);
        QCOMPARE(numbers.mostInTen, std::int64_t(14));
        QCOMPARE(numbers.sources.size(), kAlarmSourcesMax);
        QCOMPARE(percentOf(numbers, AlarmPriority::Low), 100);
    }

    // What is due on a restricted incident says what it is about.
    void ofARestrictedIncidentOnlyThatSomethingWasDue()
    {
        DispatchRoom room;
        const Instant from = room.now();
        const IncidentId hidden = room.open("WELFARE");
        const IncidentId shown = room.open("WELFARE");
        for (const IncidentId id : {hidden, shown}) {
            room.record(AlarmRaised{AlarmKind::Recheck, id, {}, room.now()});
            room.record(AlarmRaised{AlarmKind::WaitLimit, id, {}, room.now()});
        }
        room.pass(Span::minutes(1));
        AlarmFold fold(from, room.now(), room.knowledge().codes.alarms);
        for (const Recorded& recorded : room.log())
            fold.add(recorded);
        const AlarmNumbers numbers =
            fold.numbers([&](IncidentId id) { return room.incident(id).number; },
                         [&](IncidentId id) { return id == hidden; });
        std::set<std::string> words;
        for (const AlarmSource& source : numbers.sources)
            words.insert(sourceWords(source));
        const std::string number = room.incident(hidden).number;
        const std::string other = room.incident(shown).number;
        QCOMPARE(words,
                 (std::set<std::string>{"Something is due " + number, "Waiting too long: " + number,
                                        "Crisis re-check " + other, "Waiting too long: " + other}));
    }

    void exactlyTenInTenMinutesIsNoFlood()
    {
        std::vector<Instant> times;
        for (int n = 0; n < kFloodMore; ++n)
            times.push_back(Instant{n * 1000});
        QVERIFY(floodsIn(times).empty());
        times.push_back(Instant{kFloodWindow.ms - 1});
        QCOMPARE(floodsIn(times).size(), std::size_t(1));
        times.back() = Instant{kFloodWindow.ms};
        QVERIFY(floodsIn(times).empty());
    }

    void twoFloodsWithAQuietHourBetweenAreTwo()
    {
        std::vector<Instant> times;
        for (const std::int64_t hour : {0, 1}) {
            for (int n = 0; n <= kFloodMore; ++n)
                times.push_back(Instant{hour * 3'600'000 + n * 1000});
        }
        QCOMPARE(floodsIn(times).size(), std::size_t(2));
        QCOMPARE(floodsIn(times)[1].count, std::int64_t(kFloodMore + 1));
    }

    void whatStandsTooLongIsStaleAndWhatIsPutAsideIsCounted()
    {
        DispatchRoom room;
        const Instant from = room.now();
        const auto incident = room.open("NOISE");
        room.pass(Span::hours(1));
        raiseWhatIsDue(room);
        QVERIFY(room.run(
            ShelveAlarm{AlarmKind::WaitLimit, incident, {}, Span::minutes(60), "all units out"}));
        room.pass(Span::minutes(30));
        QCOMPARE(alarmNumbersOf(room, from).shelvedAtEnd, std::int64_t(1));
        QCOMPARE(alarmNumbersOf(room, from).stale, std::int64_t(0));
        room.pass(Span::minutes(31));
        const AlarmNumbers numbers = alarmNumbersOf(room, from);
        QCOMPARE(numbers.shelved, std::int64_t(1));
        QCOMPARE(numbers.shelvedAtEnd, std::int64_t(0));
        QCOMPARE(numbers.stale, std::int64_t(1));
    }

    // The fold knows from the facts alone what the board knows from its state.
    void whatTheNumbersCallOpenStandsOnTheBoard()
    {
        DispatchRoom room;
        const Instant from = room.now();
        for (const char* unit : {"1", "2", "3", "4"})
            room.logOn(unit);
        const auto first = room.open("NOISE");
        const auto second = room.open("NOISE", "9 Elm St");
        const auto third = room.open("WELFARE", "3 Pine St");
        room.dispatch("1", first);
        QVERIFY(room.run(HoldIncident{second, "keyholder", room.now() + Span::minutes(5)}));
        QVERIFY(room.run(RequestClinician{third, ""}));
        const auto isSame = [&] {
            raiseWhatIsDue(room);
            std::int64_t open = 0;
            for (const Alarm& alarm : room.state().alarms)
                open += alarm.acknowledgedAt ? 0 : 1;
            return alarmNumbersOf(room, from).openAtEnd == open;
        };
        room.pass(Span::hours(1));
        QVERIFY(isSame());
        QVERIFY(room.run(TakeLadderStep{UnitId("1"), ""}));
        QVERIFY(isSame());
        QVERIFY(room.run(MarkEnRoute{{UnitId("1")}, ""}));
        QVERIFY(isSame());
        QVERIFY(room.run(ReleaseHold{second, ""}));
        QVERIFY(isSame());
        room.dispatch("2", second);
        QVERIFY(isSame());
        QVERIFY(room.run(RecordRecheck{third, ""}));
        QVERIFY(isSame());
        room.pass(Span::minutes(40));
        QVERIFY(isSame());
        QVERIFY(room.run(ClearUnits{{UnitId("1")}, {}}));
        QVERIFY(isSame());
        QVERIFY(room.run(LogOffUnit{UnitId("1"), "", ""}));
        QVERIFY(isSame());
        QVERIFY(room.run(MergeIncidents{second, first, ""}));
        QVERIFY(isSame());
    }
};

HAVEN_TESTS(TestAlarmNumbers)
#include "tst_alarm_numbers.moc"
