#include "app/session/agency_time.h"
#include "app/session/profile_files.h"
#include "app/session/replayer.h"
#include "models/dispatch/call_rules.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

struct LostCalls {
    int abandoned = 0;
    int owed = 0;
    int closed = 0;
};

LostCalls countLost(const State& state)
{
    LostCalls counts;
    for (const auto& [id, incident] : state.incidents) {
        const Call* call = callMeant(incident, std::nullopt);
        if (!call || call->kind != CallKind::Abandoned)
            continue;
        ++counts.abandoned;
        counts.owed += incident.callback ? 1 : 0;
        counts.closed += incident.stage == IncidentStage::Closed ? 1 : 0;
    }
    return counts;
}

} // namespace

class TestReplayedCalls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A day of the real log: every abandoned call comes in as one, is owed a call back, and gives
    // it up with the reason when the file says that it was closed.
    void aDayOfAbandonedCallsComesInAsSuch()
    {
        if (!qEnvironmentVariableIsSet("HAVEN_DATA"))
            QSKIP("HAVEN_DATA is not set; the real file is not tried.");
        const std::string file =
            qEnvironmentVariable("HAVEN_DATA").toStdString() + "/calls/slo-police-log.csv";
        const auto profile = must(readProfile("san-luis-obispo"));
        const AgencyTime time(profile.zoneName);
        ReplayWindow window;
        window.from = time.parse("2021-10-30 00:00", systemNow());
        window.to = time.parse("2021-10-31 00:00", systemNow());
        auto plan = must(planReplay([file] { return openInput(file); }, profile, window));
        const auto lost = static_cast<int>(plan.counts.lostCalls);
        QVERIFY(lost > 0);
        SessionRoom room;
        room.open();
        Replayer replayer(room.session(), std::move(plan));
        while (!replayer.isFinished())
            replayer.step(room.now());
        const LostCalls counts = countLost(room.session().state());
        QCOMPARE(counts.abandoned, lost);
        QCOMPARE(counts.owed + counts.closed, lost);
        QVERIFY(replayer.outcome().refusals.count("CloseOwesCallback") == 0);
    }
};

HAVEN_TESTS(TestReplayedCalls)
#include "tst_replayed_calls.moc"
