#include "models/store/drafts.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Calls that are parked when a desk is handed over are no facts: the engine counts their drafts.
using namespace haven;
using namespace haven::test;

namespace {

constexpr const char* kOfNoIncident = R"({"started_at": 5, "texts": [["Location", "12 Elm St"]]})";
constexpr const char* kOnAnIncident = R"({"started_at": 6, "incident": 3})";
constexpr const char* kElsewhere = R"({"started_at": 7})";

} // namespace

class tst_ReliefDrafts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCallsOfThisDeskAreCounted()
    {
        Station station;
        must(station.create());
        EngineOptions options = station.options();
        const auto counted = std::make_shared<std::atomic<int>>(-1);
        options.decide = [counted](const State& state, const Command& command, const Act& act) {
            if (isKind<GiveRelief>(command))
                *counted = act.halfTaken;
            return simpleRules(state, command, act);
        };
        auto engine = must(Engine::open(std::move(options)));
        const auto keep = [&](const char* position, const char* key, const char* text) {
            must(engine->saveDraft(StoredDraft{PositionId(position), key, text, station.now()}));
        };
        keep("Position 1", "intake/1", kOfNoIncident);
        keep("Position 1", "intake/2", kOnAnIncident);
        keep("Position 1", "note/26-000001", "typed");
        keep("Position 2", "intake/1", kElsewhere);
        engine->wait();
        static_cast<void>(ask(*engine, wish(GiveRelief{AgentId("lee"), ""})));
        QCOMPARE(counted->load(), 2);
    }
};

HAVEN_TESTS(tst_ReliefDrafts)
#include "tst_relief_drafts.moc"
