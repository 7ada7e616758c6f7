#include "models/items/incident_queue_model.h"
#include "models/items/unit_board_model.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"

#include <memory>
#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QtTest>
#include <random>

using namespace haven;
using namespace haven::test;

namespace {

constexpr int kSeeds = 20;
constexpr int kStepsASeed = 120;

QueueWords queueWords()
{
    return {[](QueueGroup group) {
                return group == QueueGroup::Waiting ? u"Waiting"_qs : u"Working"_qs;
            },
            [](const BoardRow& row) { return QString::fromStdString(row.label); }};
}

UnitWords unitWords()
{
    return {[](UnitGroup group, UnitGrouping, const QString& name) {
                return QString::number(static_cast<int>(group)) + name;
            },
            [](const UnitRow& row, StatusShape) { return QString::fromStdString(row.id.value); }};
}

QVariant at(const QAbstractItemModel& model, int row, QueueColumn column, int role)
{
    return model.index(row, static_cast<int>(column)).data(role);
}

// The ids in the order shown, headers left out.
std::vector<std::int64_t> shown(const IncidentQueueModel& model)
{
    std::vector<std::int64_t> ids;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (const auto id = model.incidentAt(row))
            ids.push_back(id->value);
    }
    return ids;
}

std::vector<std::int64_t> expected(const FakeDesk& desk)
{
    std::vector<std::int64_t> waiting;
    std::vector<std::int64_t> working;
    for (const auto& row : queueRows(desk.state(), desk.knowledge().codes, desk.now())) {
        const bool isUp = isWaiting(desk.state().incidents.at(row.id), desk.knowledge().codes);
        (isUp ? waiting : working).push_back(row.id.value);
    }
    waiting.insert(waiting.end(), working.begin(), working.end());
    return waiting;
}

// One random act of a shift; many are refused, as in life.
class Shift final
{
public:
    Shift(FakeDesk& desk, unsigned seed) : m_desk(desk), m_random(seed) {}

    void step()
    {
        m_desk.pass(Span::seconds(pick(90)));
        const Command command = any();
        static_cast<void>(m_desk.room().run(command).isOk());
        m_desk.sync();
    }

    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

private:
    UnitId unit() { return UnitId("U" + std::to_string(pick(8))); }
    IncidentId incident()
    {
        return IncidentId(1 + pick(1 + static_cast<int>(m_desk.state().counters.incident)));
    }
    Command open()
    {
        OpenIncident open;
        const auto& types = m_desk.knowledge().codes.types;
        open.type = types.at(static_cast<std::size_t>(pick(static_cast<int>(types.size())))).code;
        open.location = at(std::to_string(pick(90)) + " Oak Ave", pick(2) ? kInBeat1 : kInBeat2);
        open.priority = static_cast<Priority>(pick(5));
        return open;
    }
    static Location at(std::string text, Coordinate point)
    {
        return test::at(std::move(text), point);
    }
    Command any()
    {
        switch (pick(13)) {
        case 0:
        case 1:
        case 2:
            return open();
        case 3: {
            LogOnUnit on;
            on.unit = unit();
            if (pick(2))
                on.beat = BeatId(pick(2) ? "1" : "2");
            if (pick(3) == 0)
                on.skills = {pick(2) ? kSkillCit : kSkillClinician};
            return on;
        }
        case 4:
        case 5:
            return DispatchUnits{{unit()}, incident(), AssignmentStage::Dispatched, {}};
        case 6:
            return MarkOnScene{{unit()}, {}};
        case 7:
            return ClearUnits{{unit()}, {}};
        case 8:
            return ChangePriority{incident(), static_cast<Priority>(pick(5)), "heard more"};
        case 9:
            return HoldIncident{incident(), "no unit near", std::nullopt};
        case 10:
            return CloseIncident{incident(), m_desk.knowledge().codes.dispositions.front().code,
                                 "done"};
        case 11:
            return LogOffUnit{unit(), "end of shift", {}};
        default:
            return DeclareEmergency{unit(), "radio"};
        }
    }

    FakeDesk& m_desk;
    std::mt19937 m_random;
};

} // namespace

class TestBoardModels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomShiftsKeepTheQueueInOrder()
    {
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            const QByteArray told = "seed " + QByteArray::number(seed);
            FakeDesk desk;
            IncidentQueueModel model(desk, queueWords());
            QAbstractItemModelTester tester(&model,
                                            QAbstractItemModelTester::FailureReportingMode::QtTest);
            Shift shift(desk, seed);
            std::map<std::int64_t, QPersistentModelIndex> kept;
            for (int step = 0; step < kStepsASeed; ++step) {
                if (step % 17 == 0)
                    model.setFrozen(step % 34 == 0 ? Frozen::Yes : Frozen::No);
                shift.step();
                model.tick(desk.now(), {0, model.rowCount()});
                if (!model.isFrozen())
                    QVERIFY2(shown(model) == expected(desk), told.constData());
                for (const auto& [id, index] : kept) {
                    if (index.isValid())
                        QCOMPARE(index.data(IdRole).toLongLong(), id);
                }
                for (const auto id : shown(model))
                    kept.insert({id, model.index(model.rowOf(IncidentId(id)), 0)});
            }
            model.setFrozen(Frozen::No);
            QVERIFY2(shown(model) == expected(desk), told.constData());
            QCOMPARE(model.waitingMoves(), 0);
        }
    }

    void randomShiftsKeepTheUnitsInOrder()
    {
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            FakeDesk desk;
            UnitBoardModel model(desk, unitWords());
            QAbstractItemModelTester tester(&model,
                                            QAbstractItemModelTester::FailureReportingMode::QtTest);
            Shift shift(desk, seed);
            for (int step = 0; step < kStepsASeed; ++step) {
                if (step % 11 == 0)
                    model.setGrouping(static_cast<UnitGrouping>(step / 11 % 3));
                if (step % 13 == 0)
                    model.setFrozen(step % 26 == 0 ? Frozen::Yes : Frozen::No);
                shift.step();
                model.tick(desk.now(), {0, model.rowCount()});
            }
            model.setFrozen(Frozen::No);
            QCOMPARE(model.shownCount(), static_cast<int>(desk.state().units.size()));
            for (const auto& [id, unit] : desk.state().units)
                QCOMPARE(model.unitAt(model.rowOf(id)), std::optional(id));
        }
    }

    void randomShiftsStaySortedAsAsked()
    {
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            const QByteArray told = "seed " + QByteArray::number(seed);
            FakeDesk desk;
            IncidentQueueModel queue(desk, queueWords());
            UnitBoardModel units(desk, unitWords());
            using Mode = QAbstractItemModelTester::FailureReportingMode;
            QAbstractItemModelTester queueTester(&queue, Mode::QtTest);
            QAbstractItemModelTester unitTester(&units, Mode::QtTest);
            Shift shift(desk, seed);
            std::map<std::int64_t, QPersistentModelIndex> kept;
            for (int step = 0; step < kStepsASeed; ++step) {
                if (step % 7 == 0) {
                    const auto way = shift.pick(2) ? SortWay::Up : SortWay::Down;
                    queue.setSort(shift.pick(4)
                                      ? std::optional(BoardSort{shift.pick(kQueueColumns), way})
                                      : std::nullopt);
                    units.setSort(BoardSort{shift.pick(kUnitColumns), way});
                }
                if (step % 17 == 0)
                    queue.setFrozen(step % 34 == 0 ? Frozen::Yes : Frozen::No);
                shift.step();
                for (const auto& [id, index] : kept) {
                    if (index.isValid())
                        QVERIFY2(index.data(IdRole).toLongLong() == id, told.constData());
                }
                for (const auto id : shown(queue)) {
                    const int row = queue.rowOf(IncidentId(id));
                    QVERIFY2(queue.incidentAt(row) == IncidentId(id), told.constData());
                    kept.insert({id, queue.index(row, 0)});
                }
            }
            // As if it had been sorted so from the beginning.
            IncidentQueueModel fresh(desk, queueWords());
            fresh.setSort(queue.sort());
            queue.setFrozen(Frozen::No);
            QVERIFY2(shown(queue) == shown(fresh), told.constData());
            queue.setSort(std::nullopt);
            QVERIFY2(shown(queue) == expected(desk), told.constData());
            for (const auto& [id, unit] : desk.state().units)
                QCOMPARE(units.unitAt(units.rowOf(id)), std::optional(id));
        }
    }

    void rowsAreSortedByTheirWordsWithinTheirGroups()
    {
        FakeDesk desk;
        const IncidentId twelve = desk.room().open("NOISE", "12 Oak Ave");
        const IncidentId nine = desk.room().open("NOISE", "9 Oak Ave");
        const IncidentId elm = desk.room().open("NOISE", "elm St");
        const IncidentId worked = desk.room().open("NOISE", "1 Acorn Ct");
        desk.room().logOn("3A2");
        desk.room().dispatch("3A2", worked);
        desk.sync();
        IncidentQueueModel model(desk, queueWords());
        const int location = static_cast<int>(QueueColumn::Location);
        const auto ids = [](std::initializer_list<IncidentId> all) {
            std::vector<std::int64_t> out;
            for (const IncidentId id : all)
                out.push_back(id.value);
            return out;
        };
        model.setSort(BoardSort{location, SortWay::Up});
        QCOMPARE(shown(model), ids({nine, twelve, elm, worked}));
        model.setSort(BoardSort{location, SortWay::Down});
        QCOMPARE(shown(model), ids({elm, twelve, nine, worked}));
        // A new one comes in where it belongs, and nobody without a unit sorts before who has one.
        const IncidentId birch = desk.room().open("NOISE", "Birch Rd");
        desk.sync();
        QCOMPARE(shown(model), ids({elm, birch, twelve, nine, worked}));
        model.setSort(std::nullopt);
        QCOMPARE(shown(model), expected(desk));
    }

    void aDisciplineInTheFilterShowsItsPriorities()
    {
        FakeDesk desk;
        const IncidentId crash = desk.room().open("MVAINJY", "Route 1");
        const IncidentId noise = desk.room().open("NOISE");
        QVERIFY(desk.room().run(
            ChangeDisciplinePriority{crash, Discipline::Ems, Priority::P4, "nobody is hurt"}));
        desk.sync();
        IncidentQueueModel model(desk, queueWords());
        QAbstractItemModelTester tester(&model);
        const auto priorityShown = [&] {
            return at(model, model.rowOf(crash), QueueColumn::Priority, CellValueRole).toInt();
        };
        QCOMPARE(priorityShown(), 1);
        const auto only = QuickFilter::parse(u"disc:ems"_qs, IncidentQueueModel::vocabulary(desk));
        QVERIFY(only.isOk());
        model.setFilter(*only);
        QCOMPARE(shown(model), std::vector<std::int64_t>{crash.value});
        QCOMPARE(priorityShown(), 4);
        model.setFilter(QuickFilter());
        QCOMPARE(priorityShown(), 1);
        QCOMPARE(shown(model).size(), std::size_t(2));
        static_cast<void>(noise);
    }

    void whatIsAskedOfOthersIsMarkedBesideTheUnits()
    {
        FakeDesk desk;
        const IncidentId id = desk.room().open("NOISE");
        AskAid ask;
        ask.incident = id;
        ask.kind = "ems";
        QVERIFY(desk.room().run(ask));
        desk.sync();
        IncidentQueueModel model(desk, queueWords());
        QCOMPARE(at(model, model.rowOf(id), QueueColumn::Units, Qt::DisplayRole).toString(),
                 u"+aid 1"_qs);
        const auto asked = QuickFilter::parse(u"is:aid"_qs, IncidentQueueModel::vocabulary(desk));
        QVERIFY(asked.isOk());
        model.setFilter(*asked);
        QCOMPARE(shown(model), std::vector<std::int64_t>{id.value});
    }

    void aRestrictedIncidentHasNoPlaceInACopy()
    {
        FakeDesk desk;
        OpenIncident open;
        open.type = TypeCode("NOISE");
        open.location = test::at("12 Oak Ave", kInBeat1);
        QVERIFY(desk.room().run(open).isOk());
        desk.sync();
        const IncidentId id = desk.state().incidents.begin()->first;
        IncidentQueueModel model(desk, queueWords());
        QCOMPARE(model.pointAt(model.rowOf(id)), std::optional(kInBeat1));
        QCOMPARE(model.pointAt(0), std::nullopt); // a heading
        RestrictIncident restrict;
        restrict.incident = id;
        restrict.reason = "officer involved";
        QVERIFY(desk.room().runAs(supervisorSeat(), restrict).isOk());
        desk.sync();
        QCOMPARE(model.pointAt(model.rowOf(id)), std::nullopt);
    }

    void aFrozenTableKeepsItsOrderAndShowsWhatIsNew()
    {
        FakeDesk desk;
        const IncidentId noise = desk.room().open("NOISE");
        desk.pass(Span::seconds(5));
        const IncidentId alarm = desk.room().open("NOISE");
        desk.sync();
        IncidentQueueModel model(desk, queueWords());
        model.setFrozen(Frozen::Yes);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);

        QVERIFY(desk.room().run(ChangePriority{alarm, Priority::P1, "weapon seen"}).isOk());
        QVERIFY(desk.room()
                    .run(CloseIncident{noise, desk.knowledge().codes.dispositions.front().code, ""})
                    .isOk());
        const IncidentId third = desk.room().open("NOISE");
        desk.sync();

        QCOMPARE(moved.count(), 0);
        QCOMPARE(removed.count(), 0);
        QCOMPARE(model.rowOf(noise), 1);
        QCOMPARE(model.rowOf(alarm), 2);
        QCOMPARE(at(model, 2, QueueColumn::Priority, CellValueRole).toInt(), 1);
        QVERIFY(at(model, 1, QueueColumn::Type, MutedRole).toBool());
        const QString spoken = at(model, 1, QueueColumn::Type, SpokenRole).toString();
        QVERIFY(!spoken.isEmpty() && !spoken.endsWith(u", over"_qs));
        model.setGoneSpoken(u"%1, over"_qs);
        QCOMPARE(at(model, 1, QueueColumn::Type, SpokenRole).toString(), spoken + u", over"_qs);
        QVERIFY(!at(model, 2, QueueColumn::Type, SpokenRole).toString().endsWith(u", over"_qs));
        QCOMPARE(at(model, 1, QueueColumn::Type, IncidentStatusRole).toInt(),
                 static_cast<int>(IncidentStatus::Closed));
        QVERIFY(model.rowOf(third) > 0);
        QCOMPARE(model.waitingMoves(), 2);

        model.setFrozen(Frozen::No);
        QCOMPARE(model.rowOf(noise), -1);
        QCOMPARE(model.rowOf(alarm), 1);
        QCOMPARE(model.rowOf(third), 2);
    }

    void theClockTouchesOnlySeenWaitingTimes()
    {
        FakeDesk desk;
        for (int i = 0; i < 10; ++i)
            desk.room().open("NOISE");
        desk.sync();
        IncidentQueueModel model(desk, queueWords());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        desk.pass(Span::seconds(1));
        model.tick(desk.now(), {2, 4});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex(),
                 model.index(2, static_cast<int>(QueueColumn::Waiting)));
        QCOMPARE(changed.at(0).at(1).toModelIndex(),
                 model.index(4, static_cast<int>(QueueColumn::Waiting)));
        QCOMPARE(at(model, 3, QueueColumn::Waiting, CellValueRole).toInt(), 1);
    }

    void whatIsWorkedShowsTheTimeSinceThenMuted()
    {
        FakeDesk desk;
        const IncidentId id = desk.room().open("NOISE");
        desk.room().logOn("3A12");
        desk.sync();
        desk.pass(Span::minutes(3));
        DispatchUnits send;
        send.units = {UnitId("3A12")};
        send.incident = id;
        must(desk, send);
        desk.sync();
        IncidentQueueModel model(desk, queueWords());
        QVERIFY(at(model, 1, QueueColumn::Waiting, MutedRole).toBool());
        QCOMPARE(at(model, 1, QueueColumn::Waiting, CellValueRole).toInt(), 0);
        desk.pass(Span::seconds(75));
        model.tick(desk.now(), {0, 1});
        QCOMPARE(at(model, 1, QueueColumn::Waiting, CellValueRole).toInt(), 75);
    }

    void aCallBecomesLateAtItsLimitAndNotBefore()
    {
        FakeDesk desk;
        const IncidentId id = desk.room().open("NOISE");
        desk.sync();
        IncidentQueueModel model(desk, queueWords());
        const auto late = QuickFilter::parse(u"is:late"_qs, IncidentQueueModel::vocabulary(desk));
        QVERIFY(late.isOk());
        model.setFilter(*late);
        QCOMPARE(model.shownCount(), 0);
        const auto limit =
            desk.knowledge().codes.ruleFor(desk.state().incidents.at(id).priority).waitMax;
        desk.pass(limit);
        model.tick(desk.now(), {});
        QCOMPARE(model.lateCount(), 0);
        desk.pass(Span{1});
        model.tick(desk.now(), {});
        QCOMPARE(model.lateCount(), 1);
        QCOMPARE(model.shownCount(), 1);
        QVERIFY(at(model, 1, QueueColumn::Waiting, LateRole).toBool());
    }

    void aFilterIsFewSignalsAndCountsWhatItHides()
    {
        FakeDesk desk;
        for (int i = 0; i < 6; ++i)
            desk.room().open("NOISE", i % 2 ? "12 Oak Ave" : "9 Elm St");
        desk.sync();
        IncidentQueueModel model(desk, queueWords());
        QAbstractItemModelTester tester(&model);
        const auto oak =
            QuickFilter::parse(u"\"oak ave\""_qs, IncidentQueueModel::vocabulary(desk));
        QVERIFY(oak.isOk());
        model.setFilter(*oak);
        QCOMPARE(model.shownCount(), 3);
        QCOMPARE(model.totalCount(), 6);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(at(model, 0, QueueColumn::Priority, CellValueRole).toInt(), 3);
        const auto none = QuickFilter::parse(u"nothing"_qs, IncidentQueueModel::vocabulary(desk));
        QVERIFY(none.isOk());
        model.setFilter(*none);
        QCOMPARE(model.rowCount(), 0);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.setFilter({});
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(model.rowCount(), 7);
    }

    void aRestrictedIncidentShowsItsTitleOnly()
    {
        FakeDesk desk;
        const IncidentId id = desk.room().open("NOISE", "12 Oak Ave");
        RestrictIncident restrict;
        restrict.incident = id;
        restrict.reason = "officer involved";
        QVERIFY(desk.room().runAs(supervisorSeat(), restrict).isOk());
        desk.sync();
        IncidentQueueModel model(desk, queueWords());
        const int row = model.rowOf(id);
        QVERIFY(at(model, row, QueueColumn::Location, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(at(model, row, QueueColumn::Beat, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(!at(model, row, QueueColumn::Type, Qt::DisplayRole).toString().isEmpty());
        const auto oak = QuickFilter::parse(u"oak"_qs, IncidentQueueModel::vocabulary(desk));
        QVERIFY(oak.isOk());
        model.setFilter(*oak);
        QCOMPARE(model.shownCount(), 0);
    }

    void savingIsShownUntilEachChangeIsAnswered()
    {
        FakeDesk desk;
        const IncidentId id = desk.room().open("NOISE");
        desk.sync();
        IncidentQueueModel model(desk, queueWords());
        const auto isSaving = [&] {
            return at(model, 1, QueueColumn::Priority, SavingRole).toBool();
        };
        model.setSaving(id, Saving::Yes);
        model.setSaving(id, Saving::Yes);
        model.setSaving(id, Saving::No);
        QVERIFY(isSaving());
        model.setSaving(id, Saving::No);
        QVERIFY(!isSaving());
    }

    void unitsDroppedOnARowAskForThatIncident()
    {
        FakeDesk desk;
        const IncidentId id = desk.room().open("NOISE");
        desk.room().logOn("3A12");
        desk.sync();
        IncidentQueueModel queue(desk, queueWords());
        UnitBoardModel units(desk, unitWords());
        QSignalSpy dropped(&queue, &IncidentQueueModel::unitsDropped);
        const std::unique_ptr<QMimeData> dragged(
            units.mimeData({units.index(units.rowOf(UnitId("3A12")), 0)}));
        QVERIFY(dragged != nullptr);
        const QModelIndex header = queue.index(0, 0);
        const QModelIndex row = queue.index(queue.rowOf(id), 3);
        QVERIFY(!queue.canDropMimeData(dragged.get(), Qt::CopyAction, -1, -1, header));
        QVERIFY(!queue.canDropMimeData(dragged.get(), Qt::CopyAction, 0, 0, {}));
        QVERIFY(queue.dropMimeData(dragged.get(), Qt::CopyAction, -1, -1, row));
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped.at(0).at(1).toStringList(), QStringList{u"3A12"_qs});
    }

    void unitsAreFilteredByTheChannelOfTheirGroup()
    {
        FakeDesk desk;
        for (const char* beat : {"1", "2"}) {
            LogOnUnit on;
            on.unit = UnitId(std::string("A") + beat);
            on.beat = BeatId(beat);
            QVERIFY(desk.room().run(on).isOk());
        }
        desk.room().logOn("A3");
        desk.sync();
        UnitBoardModel model(desk, unitWords());
        const QAbstractItemModelTester tester(&model);
        const auto east = QuickFilter::parse(u"channel:East"_qs, UnitBoardModel::vocabulary(desk));
        QVERIFY(east.isOk());
        model.setFilter(*east);
        QCOMPARE(model.rowOf(UnitId("A2")), -1);
        // The channel comes, changes and goes with the group.
        const auto group = [&desk](const char* channel) {
            return desk.room().runAs(supervisorSeat(),
                                     ChangeDispatchGroup{"EAST", {BeatId("2")}, channel});
        };
        QVERIFY(group("East").isOk());
        desk.sync();
        QVERIFY(model.rowOf(UnitId("A2")) >= 0);
        QCOMPARE(model.rowOf(UnitId("A1")), -1);
        QCOMPARE(model.rowOf(UnitId("A3")), -1);
        OpenIncident open;
        open.type = TypeCode("NOISE");
        open.location = at("12 Oak Ave", kInBeat2);
        QVERIFY(desk.room().run(open).isOk());
        const IncidentId there = desk.room().last<IncidentOpened>().incident;
        const IncidentId elsewhere = desk.room().open("NOISE", "somewhere");
        desk.sync();
        IncidentQueueModel queue(desk, queueWords());
        const auto here =
            QuickFilter::parse(u"channel:East"_qs, IncidentQueueModel::vocabulary(desk));
        QVERIFY(here.isOk());
        queue.setFilter(*here);
        QVERIFY(queue.rowOf(there) >= 0);
        QCOMPARE(queue.rowOf(elsewhere), -1);
        QVERIFY(group("none").isOk());
        desk.sync();
        QCOMPARE(model.rowOf(UnitId("A2")), -1);
        QCOMPARE(queue.rowOf(there), -1);
    }

    void anEmergencyStandsFirstInEveryGrouping()
    {
        FakeDesk desk;
        for (const char* unit : {"1A1", "2A2", "3A3"})
            desk.room().logOn(unit);
        QVERIFY(desk.room().run(DeclareEmergency{UnitId("3A3"), "radio"}).isOk());
        desk.sync();
        UnitBoardModel model(desk, unitWords());
        for (const auto grouping :
             {UnitGrouping::Availability, UnitGrouping::Beat, UnitGrouping::Skill}) {
            model.setGrouping(grouping);
            QCOMPARE(model.rowOf(UnitId("3A3")), 1);
        }
        QVERIFY(model.index(1, 0).data(EmergencyRole).toBool());
    }
};

HAVEN_TESTS(TestBoardModels)
#include "tst_board_models.moc"
