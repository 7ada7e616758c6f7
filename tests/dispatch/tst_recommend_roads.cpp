#include "models/dispatch/recommend.h"
#include "models/geo/state_roads.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace haven;
using namespace haven::test;

namespace {

constexpr std::size_t kUnits = 90;
constexpr int kIncidents = 12;

std::set<UnitId> unitsOf(const std::vector<UnitLeftOut>& left)
{
    std::set<UnitId> units;
    for (const UnitLeftOut& one : left)
        units.insert(one.unit);
    return units;
}

// A room with many units anywhere on a made-up network, one in three busy, some with a skill.
class RoadRoom final
{
public:
    explicit RoadRoom(std::uint64_t seed)
        : plan{seed, 40, 40, RoadPlan::Roads::Long}, chance(seed),
          plans(*parsePlans(sourceText("resources/codes/plans.json"), room.knowledge().codes)),
          graph(madeRoads(plan), {}, *parseTravelProfile(sourceText("resources/map/travel.json"))),
          search(graph)
    {
        for (std::size_t i = 0; i < kUnits; ++i) {
            LogOnUnit on;
            on.unit = UnitId("U" + std::to_string(i));
            if (i % 7 == 0)
                on.skills = {"CIT"};
            run(on);
            run(MoveUnit{on.unit, at("a place", chance.pointIn(plan))});
            if (i % 3 == 0)
                room.dispatch(on.unit.value, opened("NOISE"));
        }
    }

    void run(const Command& command)
    {
        const auto ran = room.run(command);
        if (!ran)
            qFatal("%s", refusalSentence(ran.refusal()).c_str());
    }

    IncidentId opened(const char* type)
    {
        OpenIncident command;
        command.type = TypeCode(type);
        command.location = at("a place", chance.pointIn(plan));
        run(command);
        return room.last<IncidentOpened>().incident;
    }

    Recommendation quickly(IncidentId incident)
    {
        return *recommendByRoad(
            incident,
            {room.state(), room.knowledge().codes, plans, positions(), room.now(), search, {}});
    }

    Recommendation whole(IncidentId incident)
    {
        const auto all = positions();
        const auto travels =
            travelsTo(room.state().incidents.at(incident).location.point, all, search, {});
        return *recommend(incident,
                          {room.state(), room.knowledge().codes, plans, all, travels, room.now()});
    }

    UnitPositions positions() const { return positionsOf(room.state(), nullptr); }

    DispatchRoom room;
    const RoadPlan plan;
    RoadChance chance;
    const ResponsePlans plans;
    const RoadGraph graph;
    RoadSearch search;
};

} // namespace

// Whom to send when the search stops early: the same units as when it looks for all.
class TestRecommendRoads final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShortSearchPicksWhomTheWholeOnePicks_data();
    void theShortSearchPicksWhomTheWholeOnePicks();
    void itLooksAtLessOfTheMap();
    void whoWasNotLookedForSaysSo();
    void onceEnoughAreOnItTheNextOnesHaveTheirMinutes();
    void withoutAPointItAnswersAllTheSame();
};

void TestRecommendRoads::theShortSearchPicksWhomTheWholeOnePicks_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestRecommendRoads::theShortSearchPicksWhomTheWholeOnePicks()
{
    QFETCH(int, seed);
    RoadRoom made(static_cast<std::uint64_t>(seed));
    for (int i = 0; i < kIncidents; ++i) {
        const IncidentId incident = made.opened(i % 3 == 0 ? "EDP" : i % 3 == 1 ? "DVA" : "NOISE");
        const Recommendation quick = made.quickly(incident);
        const Recommendation whole = made.whole(incident);
        QVERIFY(quick.picked == whole.picked);
        QCOMPARE(unitsOf(quick.leftOut), unitsOf(whole.leftOut));
        QCOMPARE(quick.shortfall, whole.shortfall);
    }
}

void TestRecommendRoads::itLooksAtLessOfTheMap()
{
    RoadRoom made(3);
    const IncidentId incident = made.opened("NOISE");
    made.whole(incident);
    const std::size_t all = made.search.settled();
    made.quickly(incident);
    QVERIFY2(made.search.settled() * 2 < all,
             QByteArray::number(qulonglong{made.search.settled()}).constData());
}

void TestRecommendRoads::onceEnoughAreOnItTheNextOnesHaveTheirMinutes()
{
    RoadRoom made(3);
    const IncidentId incident = made.opened("NOISE");
    const Recommendation before = made.whole(incident);
    std::vector<std::pair<Span, UnitId>> near;
    for (const UnitPick& pick : before.picked)
        near.emplace_back(*pick.eta, pick.unit);
    for (const UnitLeftOut& left : before.leftOut) {
        if (left.rule == LeftOutRule::Farther && left.eta)
            near.emplace_back(*left.eta, left.unit);
    }
    std::sort(near.begin(), near.end());
    QVERIFY(near.size() > 12);
    for (std::size_t i = 0; i < 8; ++i)
        made.room.dispatch(near[i].second.value, incident);
    const Recommendation after = made.quickly(incident);
    QVERIFY(after.picked.empty());
    const auto told =
        std::count_if(after.leftOut.begin(), after.leftOut.end(), [](const UnitLeftOut& left) {
            return left.rule == LeftOutRule::Enough && left.eta.has_value();
        });
    QVERIFY2(told >= 2, QByteArray::number(qlonglong{told}).constData());
}

void TestRecommendRoads::whoWasNotLookedForSaysSo()
{
    RoadRoom made(3);
    const Recommendation quick = made.quickly(made.opened("NOISE"));
    int beyond = 0;
    for (const UnitLeftOut& one : quick.leftOut) {
        const bool isBeyond = one.reason.find("away from a place") != std::string::npos;
        beyond += isBeyond ? 1 : 0;
        QVERIFY(!isBeyond || !one.eta); // at least so long is no time of arrival
    }
    QVERIFY(beyond > 10);
    for (const UnitPick& pick : quick.picked) {
        QVERIFY(pick.eta.has_value());
        for (const std::string& reason : pick.reasons)
            QVERIFY2(reason.find(" away from ") == std::string::npos, reason.c_str());
    }
}

void TestRecommendRoads::withoutAPointItAnswersAllTheSame()
{
    RoadRoom made(2);
    OpenIncident command;
    command.type = TypeCode("NOISE");
    command.location = at("somewhere");
    made.run(command);
    const IncidentId incident = made.room.last<IncidentOpened>().incident;
    QVERIFY(made.quickly(incident).picked == made.whole(incident).picked);
    QVERIFY(!recommendByRoad(IncidentId{999'999}, {made.room.state(),
                                                   made.room.knowledge().codes,
                                                   made.plans,
                                                   made.positions(),
                                                   made.room.now(),
                                                   made.search,
                                                   {}})
                 .isOk());
}

HAVEN_TESTS(TestRecommendRoads)
#include "tst_recommend_roads.moc"
