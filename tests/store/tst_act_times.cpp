#include "tests/store/store_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <random>

using namespace haven;
using namespace haven::test;

namespace {

// Two facts: the incident and its call.
Command takenAt(const std::string& text)
{
    auto open = asKind<OpenIncident>(openAt(text));
    open.call.emplace().callback = "8605550142";
    return open;
}

// A station whose clock stands where it is put.
struct Watched {
    Watched() { must(station.create()); }
    void open()
    {
        core.reset();
        EngineOptions options = station.options();
        options.clock = [this] { return now; };
        core = must(EngineCore::open(std::move(options)));
    }
    Result<std::vector<Recorded>> perform(Command command) { return core->perform(wish(command)); }
    std::int64_t newest()
    {
        return must(core->database().number("SELECT recorded_at_ms FROM event"
                                            " ORDER BY seq DESC LIMIT 1"));
    }
    // Whether undo takes back this act, and nothing else.
    void checkUndo(const std::vector<Recorded>& act)
    {
        const auto undone = must(perform(Undo{}));
        const auto& fact = asKind<ActUndone>(*undone.front().event);
        QCOMPARE(fact.undoneSequence, act.front().envelope.sequence);
        QCOMPARE(fact.what, std::to_string(act.size()) + " facts");
    }

    Station station;
    Instant now = station.now() + Span::minutes(1);
    std::unique_ptr<EngineCore> core;
};

} // namespace

// Undo finds an act by its time, so no two acts next to each other bear the same one.
class tst_ActTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedActBetweenDoesNotJoinTwo();
    void timesGrowWhileTheClockStands();
    void aClockSetBackIsFollowed();
    void aRestartGoesOnAfterTheNewestFact();
    void undoTakesBackOneActWhateverTheClockDoes();
};

void tst_ActTimes::aRefusedActBetweenDoesNotJoinTwo()
{
    Watched at;
    at.open();
    must(at.perform(openAt("12 Elm St")));
    const Instant first{at.newest()};
    at.now = first + Span{1};
    QVERIFY(!at.perform(noteOn(99, "nowhere")));
    at.now = first;
    at.checkUndo(must(at.perform(takenAt("9 Oak Ave"))));
}

void tst_ActTimes::timesGrowWhileTheClockStands()
{
    Watched at;
    at.open();
    std::int64_t last = 0;
    for (int n = 0; n < 300; ++n) {
        must(at.perform(openAt("12 Elm St")));
        QVERIFY(at.newest() > last);
        last = at.newest();
    }
    at.now = at.now - Span{999};
    must(at.perform(openAt("12 Elm St")));
    QVERIFY(at.newest() > last);
}

void tst_ActTimes::aClockSetBackIsFollowed()
{
    Watched at;
    at.open();
    must(at.perform(openAt("12 Elm St")));
    const Instant first = at.now;
    at.now = first + Span{1500};
    QVERIFY(!at.perform(noteOn(99, "nowhere")));
    // To the very time of the newest fact.
    at.now = first;
    at.checkUndo(must(at.perform(takenAt("9 Oak Ave"))));
    at.now = at.now - Span::hours(2);
    must(at.perform(openAt("12 Elm St")));
    QCOMPARE(at.newest(), at.now.ms);
}

void tst_ActTimes::aRestartGoesOnAfterTheNewestFact()
{
    Watched at;
    at.open();
    const auto act = must(at.perform(openAt("12 Elm St")));
    at.open();
    const auto next = must(at.perform(takenAt("9 Oak Ave")));
    QVERIFY(next.front().envelope.recordedAt > act.front().envelope.recordedAt);
    at.checkUndo(next);
}

void tst_ActTimes::undoTakesBackOneActWhateverTheClockDoes()
{
    constexpr std::array<std::int64_t, 10> kSteps = {0, 0, 0, 1, 1, -1, -1, 3, -1500, 2000};
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        Watched at;
        at.open();
        for (int n = 0; n < 30; ++n) {
            at.now = at.now + Span{kSteps[random() % kSteps.size()]};
            switch (random() % 6) {
            case 0:
                QVERIFY(!at.perform(noteOn(999, "nowhere")));
                break;
            case 1:
                must(at.perform(openAt("12 Elm St")));
                break;
            case 2:
                at.open();
                break;
            default:
                at.checkUndo(must(at.perform(takenAt("9 Oak Ave"))));
                if (QTest::currentTestFailed()) {
                    qInfo("seed %u, step %d", seed, n);
                    return;
                }
            }
        }
    }
}

HAVEN_TESTS(tst_ActTimes)
#include "tst_act_times.moc"
