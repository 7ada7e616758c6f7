// Whom to send, as rows that keep their places and marks that are a person's.
#include "models/items/feed_list_model.h"
#include "models/items/map_files_model.h"
#include "models/items/recommend_model.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

WhoWords plainWords()
{
    return {[](const WhoRow& row) {
                return row.eta ? QString::number(row.eta->wholeSeconds()) : QString();
            },
            [](const WhoRow& row, int order) {
                return QString::fromStdString(row.unit.value) + u' ' + QString::number(order);
            }};
}

UnitPick pick(const char* unit, int seconds, std::vector<std::string> reasons = {"near"})
{
    UnitPick one;
    one.unit = UnitId(unit);
    one.eta = Span::seconds(seconds);
    one.reasons = std::move(reasons);
    return one;
}

UnitLeftOut left(const char* unit, LeftOutRule rule = LeftOutRule::Farther)
{
    return {UnitId(unit), rule, "farther"};
}

QStringList unitsOf(const RecommendModel& model)
{
    QStringList units;
    for (const WhoRow& row : model.rows())
        units << QString::fromStdString(row.unit.value);
    return units;
}

QStringList names(const std::vector<UnitId>& units)
{
    QStringList list;
    for (const UnitId& unit : units)
        list << QString::fromStdString(unit.value);
    return list;
}

using Taking = RecommendModel::Taking;

} // namespace

class TestRecommendModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thoseOnItComeFirstThenPicksThenTheRest()
    {
        RecommendModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        Recommendation answer;
        answer.picked = {pick("A", 60), pick("B", 90)};
        answer.leftOut = {left("C"), left("D", LeftOutRule::OnItAlready)};
        model.take(answer, {UnitId("B")}, Taking::Anew);
        QCOMPARE(unitsOf(model), (QStringList{QStringLiteral("D"), QStringLiteral("A"),
                                              QStringLiteral("B"), QStringLiteral("C")}));
        QCOMPARE(names(model.marked()), (QStringList{QStringLiteral("A"), QStringLiteral("B")}));
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("1"));
        QVERIFY(model.index(0, 0).data().toString().isEmpty());
        QCOMPARE(model.index(2, 1).data(EmphasisRole).toInt(),
                 static_cast<int>(Emphasis::Behavioral));
        // Who is on it already cannot be sent again.
        model.toggle(0);
        QVERIFY(!model.isTouched());
        model.setEtas(IncidentId(1), {{UnitId("D"), IncidentId(1), Span::seconds(75)},
                                      {UnitId("A"), IncidentId(2), Span::seconds(1)}});
        QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("75"));
        QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("60"));
    }

    void theDistanceComesAfterWhatElseSpeaksForIt()
    {
        RecommendModel model(plainWords());
        Recommendation answer;
        answer.picked = {pick("A", 60, {"1 min by road", "CIT, as Level 3 asks"})};
        model.take(answer, {}, Taking::Anew);
        QCOMPARE(model.index(0, 3).data().toString(),
                 QStringLiteral("CIT, as Level 3 asks; 1 min by road"));
    }

    void whileWorkedInRowsStayAndTheNewsWaits()
    {
        RecommendModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        Recommendation before;
        before.picked = {pick("A", 60)};
        before.leftOut = {left("B")};
        model.take(before, {}, Taking::Anew);
        Recommendation after;
        after.picked = {pick("B", 20)};
        after.leftOut = {left("C")};
        model.take(after, {}, Taking::InPlace);
        QVERIFY(model.waits());
        QCOMPARE(unitsOf(model),
                 (QStringList{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")}));
        QCOMPARE(names(model.marked()), QStringList{QStringLiteral("A")});
        QVERIFY(model.rows()[0].isGone);
        QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("20")); // its time goes on
        model.take(after, {}, Taking::Anew);
        QVERIFY(!model.waits());
        QCOMPARE(names(model.marked()), QStringList{QStringLiteral("B")});
    }

    void whoWasSentLosesItsMarkAlsoWhileWorkedIn()
    {
        RecommendModel model(plainWords());
        Recommendation before;
        before.picked = {pick("A", 60)};
        model.take(before, {}, Taking::Anew);
        Recommendation after;
        after.leftOut = {left("A", LeftOutRule::OnItAlready)};
        model.take(after, {}, Taking::InPlace);
        QVERIFY(model.marked().empty());
        QCOMPARE(model.rows()[0].standing, WhoStanding::OnIt);
    }

    void aPersonsMarksStayWhileTheOrderDoes()
    {
        RecommendModel model(plainWords());
        Recommendation answer;
        answer.picked = {pick("A", 60)};
        answer.leftOut = {left("B"), left("C")};
        model.take(answer, {}, Taking::Anew);
        model.toggle(2);
        model.take(answer, {}, Taking::InPlace);
        QCOMPARE(names(model.marked()), (QStringList{QStringLiteral("A"), QStringLiteral("C")}));
        QCOMPARE(names(model.recommended()), QStringList{QStringLiteral("A")});
        model.toggle(0);
        QCOMPARE(names(model.marked()), QStringList{QStringLiteral("C")});
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void feedsKeepTheirRowsAsTheyFare()
    {
        FakeDesk desk;
        FeedRow one;
        one.name = "Routers";
        one.health = FeedHealth::Live;
        desk.setFeeds({one});
        FeedListModel model(desk, {[](FeedHealth) { return QStringLiteral("h"); },
                                   [](const FeedRow&, Instant) { return QStringLiteral("s"); }});
        const QAbstractItemModelTester tester(&model);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        one.health = FeedHealth::Flooding;
        desk.setFeeds({one, one});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.index(0, 1).data(LateRole).toBool());
        desk.setFeeds({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.size(), 0);
    }

    void aFileWithoutAKindCannotBeBroughtIn()
    {
        MapFilesModel model({QStringLiteral("say"), QStringLiteral("all")});
        const QAbstractItemModelTester tester(&model);
        QVERIFY(!model.isReady());
        MapFilesFound found;
        found.kinds = {"roads", "beats"};
        MapFileSeen osm;
        osm.path = "/a/state.osm.pbf";
        osm.isKindNeeded = false;
        MapFileSeen unclear;
        unclear.path = "/a/x.geojson";
        found.files = {osm, unclear};
        model.add(found);
        QVERIFY(!model.isReady());
        model.turnKind(1, -1);
        QCOMPARE(model.wishes()[1].kind, std::string("beats"));
        QVERIFY(model.isReady());
        // Round and round; a file that needs a kind never loses it, one that says it itself may.
        model.turnKind(1, 1);
        QCOMPARE(model.wishes()[1].kind, std::string("roads"));
        model.turnKind(0, 1);
        model.turnKind(0, -1);
        QVERIFY(model.wishes()[0].kind.empty());
        model.tellOutcome("/a/x.geojson", QStringLiteral("beats 5"));
        QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("beats 5"));
        // The same file again is looked at anew, and stays one row.
        model.add(found);
        QCOMPARE(model.rowCount(), 2);
        model.remove(0);
        QCOMPARE(model.rowCount(), 1);
    }
};

HAVEN_TESTS(TestRecommendModel)
#include "tst_recommend_model.moc"
