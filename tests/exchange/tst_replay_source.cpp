#include "models/base/json_codec.h"
#include "models/exchange/replay_source.h"
#include "models/exchange/zone_clock.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

namespace {

PastIncident call(std::int64_t receivedMin, std::vector<std::string> units)
{
    PastIncident one;
    one.receivedAt = Instant{receivedMin * 60'000};
    one.units = std::move(units);
    return one;
}

PastIncident answered(std::int64_t received, std::int64_t dispatched, std::int64_t arrived,
                      std::int64_t cleared, std::vector<std::string> units)
{
    PastIncident one = call(received, std::move(units));
    one.dispatchedAt = Instant{dispatched * 60'000};
    one.arrivedAt = Instant{arrived * 60'000};
    one.clearedAt = Instant{cleared * 60'000};
    one.clearing = ClearingBasis::Reconstructed;
    return one;
}

std::string told(const ReplayPlan& plan)
{
    std::string out;
    for (const auto& step : plan.steps)
        out += std::to_string(step.at.ms / 60'000) + std::string(enumName(step.kind)).substr(0, 1) +
               std::to_string(step.call) + step.unit + " ";
    return out;
}

} // namespace

class TestReplaySource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ordersTheLifeOfACall();
    void repairsSlippedClocks();
    void dispatchesOnArrivalWhatWasNeverDispatched();
    void letsAUnitBeAtOneCallAtATime();
    void keepsARecordedClearing();
    void knowsALostCallByItsType();
    void keepsToTheWindow();
    void replaysADayOfSanLuisObispo();
};

void TestReplaySource::ordersTheLifeOfACall()
{
    const auto plan = planReplay(
        {answered(20, 22, 25, 40, {"B"}), answered(10, 11, 12, 30, {"A"}), call(15, {})});
    QCOMPARE(told(plan),
             std::string("10R0 11D0A 12A0A 15R1 20R2 22D2B 25A2B 30C0A 30C0 40C2B 40C2 "));
    QCOMPARE(plan.units, (std::vector<std::string>{"A", "B"}));
    QCOMPARE(plan.counts.unanswered, std::int64_t{1});
}

void TestReplaySource::repairsSlippedClocks()
{
    const auto plan =
        planReplay({answered(10, 9, 8, 7, {"A"}), answered(100, 120, 110, 130, {"B"})});
    QCOMPARE(told(plan),
             std::string("10R0 10D0A 10A0A 10C0A 10C0 100R1 110D1B 110A1B 130C1B 130C1 "));
    QCOMPARE(plan.counts.repairedTimes, std::int64_t{4});
}

void TestReplaySource::dispatchesOnArrivalWhatWasNeverDispatched()
{
    auto one = call(10, {"A", "B"});
    one.arrivedAt = Instant{12 * 60'000};
    const auto plan = planReplay({one});
    QCOMPARE(told(plan), std::string("10R0 12D0A 12A0A 12D0B 12A0B "));
    QCOMPARE(plan.counts.takenOnArrival, std::int64_t{1});
}

void TestReplaySource::letsAUnitBeAtOneCallAtATime()
{
    const auto plan =
        planReplay({answered(10, 11, 18, 60, {"A"}), answered(12, 15, 16, 50, {"A"})});
    QCOMPARE(told(plan), std::string("10R0 11D0A 12R1 14C0A 14C0 15D1A 16A1A 50C1A 50C1 "));
    QCOMPARE(plan.counts.cutShort, std::int64_t{1});
    const auto same =
        planReplay({answered(10, 11, 12, 60, {"A"}), answered(10, 11, 12, 60, {"A"})});
    QCOMPARE(told(same), std::string("10R0 10R1 11D0A 11C0A 11C0 11D1A 12A1A 60C1A 60C1 "));
}

void TestReplaySource::keepsARecordedClearing()
{
    auto first = answered(10, 11, 12, 60, {"A"});
    first.clearing = ClearingBasis::Recorded;
    const auto plan = planReplay({first, answered(12, 15, 16, 50, {"A"})});
    QCOMPARE(plan.counts.cutShort, std::int64_t{0});
    QVERIFY(told(plan).find("60C0A") != std::string::npos);
}

void TestReplaySource::knowsALostCallByItsType()
{
    const auto profile = parseProfile(R"({"format":1,"source":"t","title":"t","zone":"UTC",
        "fields":{"number":"n","type":"y"},"times":{"received":{"from":"t","format":"epoch_ms"}},
        "call_kinds":{"9-1-1 ABANDON":"Abandoned"}})");
    QVERIFY(profile.isOk());
    const SourceOpener open = []() -> Result<std::unique_ptr<ByteSource>> {
        return memorySource("t.csv", "n,t,y\n1,1000,9-1-1 Abandon\n2,2000,Theft\n");
    };
    const auto plan = planReplay(open, *profile, {});
    QVERIFY(plan.isOk());
    QCOMPARE(plan->counts.lostCalls, std::int64_t{1});
    QVERIFY(callKindOf(plan->calls[0]) == CallKind::Abandoned);
    QVERIFY(callKindOf(plan->calls[1]) == CallKind::Fed);
    QVERIFY(!parseProfile(R"({"format":1,"source":"t","title":"t","zone":"UTC",
        "fields":{"number":"n"},"times":{"received":{"from":"t","format":"epoch_ms"}},
        "call_kinds":{"X":"Abandond"}})")
                 .isOk());
}

void TestReplaySource::keepsToTheWindow()
{
    const auto profile = parseProfile(R"({"format":1,"source":"t","title":"t","zone":"UTC",
        "fields":{"number":"n"},"times":{"received":{"from":"t","format":"epoch_ms"}}})");
    QVERIFY(profile.isOk());
    const SourceOpener open = []() -> Result<std::unique_ptr<ByteSource>> {
        return memorySource("t.csv", "n,t\n1,1000\n2,2000\n3,3000\n4,x\n");
    };
    const auto plan = planReplay(open, *profile, {Instant{2000}, Instant{3000}});
    QVERIFY(plan.isOk());
    QCOMPARE(plan->calls.size(), std::size_t{1});
    QCOMPARE(plan->calls[0].number, std::string("2"));
    QCOMPARE(plan->counts.read, std::int64_t{4});
    QCOMPARE(plan->counts.rejected, std::int64_t{1});
}

void TestReplaySource::replaysADayOfSanLuisObispo()
{
    if (!qEnvironmentVariableIsSet("HAVEN_DATA"))
        QSKIP("HAVEN_DATA is not set; the real file is not tried.");
    const std::string file =
        qEnvironmentVariable("HAVEN_DATA").toStdString() + "/calls/slo-police-log.csv";
    const auto text =
        readWhole(HAVEN_SOURCE_DIR "/resources/profiles/san-luis-obispo.json", kProfileBytesMax);
    QVERIFY(text.isOk());
    const auto profile = parseProfile(*text);
    QVERIFY(profile.isOk());
    const auto whole = planReplay([file] { return openInput(file); }, *profile, {});
    QVERIFY(whole.isOk());
    qInfo("whole file: %s", toJson(whole->counts).dump().c_str());
    QCOMPARE(whole->counts.calls, std::int64_t{19063});
    QCOMPARE(whole->counts.rejected, std::int64_t{1});
    QCOMPARE(whole->counts.lostCalls, std::int64_t{3789});
    QVERIFY(whole->counts.repairedTimes > 0);
    std::map<std::string, std::size_t> busyAt;
    std::vector<int> closed(whole->calls.size(), 0);
    Instant before{0};
    for (const auto& step : whole->steps) {
        QVERIFY(step.at >= before);
        before = step.at;
        switch (step.kind) {
        case ReplayKind::Received:
            break;
        case ReplayKind::Dispatched:
            QVERIFY2(busyAt.emplace(step.unit, step.call).second, step.unit.c_str());
            break;
        case ReplayKind::Arrived:
            QCOMPARE(busyAt.at(step.unit), step.call);
            break;
        case ReplayKind::Cleared:
            if (step.unit.empty()) {
                ++closed[step.call];
                break;
            }
            QCOMPARE(busyAt.at(step.unit), step.call);
            busyAt.erase(step.unit);
            break;
        }
    }
    QVERIFY(busyAt.empty());
    QVERIFY(std::all_of(closed.begin(), closed.end(), [](int times) { return times == 1; }));
    const Instant midnight = profile->zone.toInstant(CivilTime{2021, 10, 31, 0, 0, 0, 0});
    const auto day = planReplay([file] { return openInput(file); }, *profile,
                                {midnight, midnight + Span::hours(24)});
    QVERIFY(day.isOk());
    qInfo("one day: %s, %zu units", toJson(day->counts).dump().c_str(), day->units.size());
    QVERIFY(day->counts.calls > 50);
}

HAVEN_TESTS(TestReplaySource)
#include "tst_replay_source.moc"
