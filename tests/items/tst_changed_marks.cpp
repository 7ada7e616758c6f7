#include "models/items/incident_queue_model.h"
#include "models/items/last_look.h"
#include "models/items/last_unit_look.h"
#include "models/items/unit_board_model.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;

// "Changed since you looked" on the rows of both boards, and the filter that shows only those.
class tst_ChangedMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFilterShowsTheIncidentsThatOthersChanged();
    void whatOthersDoWithALookedAtUnitIsMarked();
    void myOwnActMarksNothing();
    void aUnitNeverLookedAtIsNotMarked();
    void theUnitInFrontOfMeIsNotMarked();
    void aReliefForgetsWhatWasLookedAt();
    void aFilterShowsTheUnitsThatOthersChanged();
    void anEmergencyOutranksTheMark();
};

namespace {

QuickFilter changedOnly(const FilterVocabulary& vocabulary)
{
    const auto filter = QuickFilter::parse(QStringLiteral("is:changed"), vocabulary);
    if (!filter)
        qFatal("is:changed is not understood");
    return *filter;
}

UnitWords markWords()
{
    return {[](UnitGroup, UnitGrouping, const QString& name) { return name; },
            [](const UnitRow& row, StatusShape) { return QString::fromStdString(row.id.value); },
            {},
            QStringLiteral("changed")};
}

QVariant ofUnit(const UnitBoardModel& model, const char* unit, int role)
{
    return model.index(model.rowOf(UnitId(unit)), 0).data(role);
}

} // namespace

void tst_ChangedMarks::aFilterShowsTheIncidentsThatOthersChanged()
{
    FakeDesk desk;
    const IncidentId first = desk.room().open("NOISE", "1 Oak Ave");
    const IncidentId second = desk.room().open("NOISE", "2 Oak Ave");
    desk.sync();
    QueueWords words{[](QueueGroup) { return QString(); },
                     [](const BoardRow&) { return QString(); }, QStringLiteral("changed")};
    IncidentQueueModel model(desk, words);
    const QAbstractItemModelTester tester(&model);
    LastLook look(desk);
    auto* const marked = &model;
    connect(&look, &LastLook::changesTold, marked, [&] { model.setChanged(look.changed()); });
    model.setFilter(changedOnly(IncidentQueueModel::vocabulary(desk)));
    QCOMPARE(model.shownCount(), 0);
    look.look(first);
    look.look(second);
    AddNote note;
    note.incident = first;
    note.text = "loud";
    mustAs(desk, supervisorSeat(), note);
    desk.sync();
    QCOMPARE(model.shownCount(), 1);
    QVERIFY(model.rowOf(first) >= 0);
    QVERIFY(model.rowOf(second) < 0);
    look.look(first);
    QCOMPARE(model.shownCount(), 0);
}

void tst_ChangedMarks::whatOthersDoWithALookedAtUnitIsMarked()
{
    FakeDesk desk;
    desk.room().logOn("3A12");
    desk.room().logOn("2A11");
    const IncidentId incident = desk.room().open("NOISE");
    desk.sync();
    LastUnitLook look(desk);
    const QSignalSpy told(&look, &LastUnitLook::changesTold);
    look.look(UnitId("3A12"));
    look.look(UnitId("2A11"));
    mustAs(desk, supervisorSeat(),
           DispatchUnits{{UnitId("3A12")}, incident, AssignmentStage::Dispatched, {}});
    desk.sync();
    QCOMPARE(look.changed(), std::set<UnitId>{UnitId("3A12")});
    QCOMPARE(told.size(), 1);
    look.look(UnitId("3A12"));
    QVERIFY(look.changed().empty());
    QCOMPARE(told.size(), 2);
}

void tst_ChangedMarks::myOwnActMarksNothing()
{
    FakeDesk desk;
    desk.room().logOn("3A12");
    const IncidentId incident = desk.room().open("NOISE");
    desk.sync();
    LastUnitLook look(desk);
    look.look(UnitId("3A12"));
    look.look(std::nullopt);
    mustAs(desk, desk.seat(),
           DispatchUnits{{UnitId("3A12")}, incident, AssignmentStage::Dispatched, {}});
    desk.sync();
    QVERIFY(look.changed().empty());
}

void tst_ChangedMarks::aUnitNeverLookedAtIsNotMarked()
{
    FakeDesk desk;
    desk.room().logOn("3A12");
    const IncidentId incident = desk.room().open("NOISE");
    desk.sync();
    LastUnitLook look(desk);
    mustAs(desk, supervisorSeat(),
           DispatchUnits{{UnitId("3A12")}, incident, AssignmentStage::Dispatched, {}});
    desk.sync();
    QVERIFY(look.changed().empty());
}

void tst_ChangedMarks::theUnitInFrontOfMeIsNotMarked()
{
    FakeDesk desk;
    desk.room().logOn("3A12");
    const IncidentId incident = desk.room().open("NOISE");
    desk.sync();
    LastUnitLook look(desk);
    look.look(UnitId("3A12"));
    mustAs(desk, supervisorSeat(),
           DispatchUnits{{UnitId("3A12")}, incident, AssignmentStage::Dispatched, {}});
    desk.sync();
    QVERIFY(look.changed().empty());
}

void tst_ChangedMarks::aReliefForgetsWhatWasLookedAt()
{
    FakeDesk desk;
    desk.room().logOn("3A12");
    desk.room().logOn("2A11");
    const IncidentId incident = desk.room().open("NOISE");
    desk.sync();
    LastUnitLook look(desk);
    look.look(UnitId("3A12"));
    look.look(UnitId("2A11"));
    mustAs(desk, supervisorSeat(),
           DispatchUnits{{UnitId("3A12")}, incident, AssignmentStage::Dispatched, {}});
    desk.sync();
    QCOMPARE(look.changed().size(), std::size_t(1));
    Seat other = dispatcherSeat();
    other.agent = AgentId("west");
    desk.setSeat(other);
    QVERIFY(look.changed().empty());
}

void tst_ChangedMarks::aFilterShowsTheUnitsThatOthersChanged()
{
    FakeDesk desk;
    desk.room().logOn("3A12");
    desk.room().logOn("2A11");
    desk.sync();
    UnitBoardModel model(desk, markWords());
    const QAbstractItemModelTester tester(&model);
    model.setFilter(changedOnly(UnitBoardModel::vocabulary(desk)));
    QCOMPARE(model.shownCount(), 0);
    model.setChanged({UnitId("2A11")});
    QCOMPARE(model.shownCount(), 1);
    QCOMPARE(ofUnit(model, "2A11", RowMarkRole).toInt(), static_cast<int>(RowMark::Changed));
    QCOMPARE(ofUnit(model, "2A11", SpokenRole).toString(), QStringLiteral("2A11, changed"));
    model.setChanged({});
    QCOMPARE(model.shownCount(), 0);
    model.setFilter(QuickFilter());
    QCOMPARE(ofUnit(model, "2A11", RowMarkRole).toInt(), static_cast<int>(RowMark::None));
    QCOMPARE(ofUnit(model, "2A11", SpokenRole).toString(), QStringLiteral("2A11"));
}

void tst_ChangedMarks::anEmergencyOutranksTheMark()
{
    FakeDesk desk;
    desk.room().logOn("3A12");
    desk.sync();
    UnitBoardModel model(desk, markWords());
    model.setChanged({UnitId("3A12")});
    must(desk, DeclareEmergency{UnitId("3A12"), "radio"});
    desk.sync();
    QCOMPARE(ofUnit(model, "3A12", RowMarkRole).toInt(), static_cast<int>(RowMark::Attention));
}

HAVEN_TESTS(tst_ChangedMarks)
#include "tst_changed_marks.moc"
