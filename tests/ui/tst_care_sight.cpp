#include "tests/testkit/screening_kit.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/care_room.h"

#include <QLabel>
#include <QLineEdit>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

constexpr int kPages = 8;
constexpr int kSettledMs = 10;

std::vector<CareViewed> looksIn(CareRoom& room)
{
    std::vector<CareViewed> all;
    for (const Recorded& one : room.desk.room().log()) {
        const auto* look = one.event ? kindIf<CareViewed>(&*one.event) : nullptr;
        if (look)
            all.push_back(*look);
    }
    return all;
}

void writeOn(CareRoom& room, IncidentId id, CareSheet sheet, CareField field)
{
    mustAs(room.desk, clinicianSeat(), RecordCareText{id, sheet, field, "as it was"});
    room.desk.sync();
}

void turnAllPages(CareRoom& room)
{
    for (int page = 0; page < kPages; ++page) {
        room.press(static_cast<Qt::Key>(Qt::Key_1 + page), Qt::AltModifier);
        QTest::qWait(kSettledMs);
    }
}

} // namespace

// Who reads a page of care at their desk is on the record (crisis.md 6.19), without a question.
class TestCareSight final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageIsOnTheRecordOnceASignOn()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        writeOn(room, id, CareSheet::Outcome, CareField::Seen);
        writeOn(room, id, CareSheet::Handoff, CareField::Medicines);
        writeOn(room, id, CareSheet::Certificate, CareField::Condition);
        room.show(id);
        QTRY_COMPARE(looksIn(room).size(), std::size_t(1));
        QVERIFY(looksIn(room).front().view == CareView::CareRecord);
        QVERIFY(looksIn(room).front().incident == id);
        QVERIFY(looksIn(room).front().reason.empty());
        // One care record, whichever of its pages; and the same page again.
        for (const Qt::Key page : {Qt::Key_2, Qt::Key_1, Qt::Key_2}) {
            room.press(page, Qt::AltModifier);
            QTest::qWait(kSettledMs);
        }
        QCOMPARE(looksIn(room).size(), std::size_t(1));
        room.press(Qt::Key_4, Qt::AltModifier);
        QTRY_COMPARE(looksIn(room).size(), std::size_t(2));
        QVERIFY(looksIn(room).back().view == CareView::Certificate);
        // Whoever signs on sees what stands there.
        room.desk.setSeat(supervisorSeat());
        QTRY_COMPARE(looksIn(room).size(), std::size_t(3));
        QCOMPARE(room.desk.room().log().back().envelope.doneBy, supervisorSeat().agent);
        QVERIFY(looksIn(room).back().view == CareView::Certificate);
    }

    void whoWalksThroughEmptyRecordsHasReadNothing()
    {
        CareRoom room;
        const IncidentId first = bridgeCall(room.desk);
        std::vector<IncidentId> others;
        for (int n = 0; n < 9; ++n)
            others.push_back(room.desk.room().open("WELFARE", std::to_string(n + 1) + " Elm St"));
        room.show(first);
        turnAllPages(room);
        for (const IncidentId other : others) {
            room.workspace().show(other);
            turnAllPages(room);
        }
        QVERIFY(looksIn(room).empty());
    }

    // A dispatcher is told that something is there, and not what.
    void whoIsShownNothingHasReadNothing()
    {
        CareRoom room;
        room.desk.room().setInstrument(madeUpInstrument());
        const IncidentId id = bridgeCall(room.desk);
        for (const CareSheet sheet : {CareSheet::Outcome, CareSheet::Certificate})
            writeOn(room, id, sheet,
                    sheet == CareSheet::Outcome ? CareField::Seen : CareField::Condition);
        mustAs(room.desk, clinicianSeat(), PlanFollowUp{id, FollowUpKind::Hours24, "how she is"});
        mustAs(room.desk, clinicianSeat(),
               RecordConsent{id, "River House", "name", ConsentForm::Written, 90});
        mustAs(room.desk, clinicianSeat(),
               RecordScreening{id,
                               InstrumentId("made-up-screen"),
                               ScreeningOutcome::Recorded,
                               {{"total", "1"}, {"tier", "low"}}});
        room.desk.setSeat(dispatcherSeat());
        room.show(id);
        turnAllPages(room);
        QVERIFY(looksIn(room).empty());
        // What police wrote of force they read, and it comes while the page stands there.
        room.press(Qt::Key_5, Qt::AltModifier);
        mustAs(room.desk, supervisorSeat(), RecordForce{id, {ForceKind::None}, {}, {}});
        room.desk.sync();
        QTRY_COMPARE(looksIn(room).size(), std::size_t(1));
        QVERIFY(looksIn(room).back().view == CareView::CareRecord);
        QVERIFY(looksIn(room).back().incident == id);
    }

    void theListsOfAllIncidentsAreReadOnce()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        const IncidentId other = room.desk.room().open("WELFARE", "9 Elm St");
        mustAs(room.desk, clinicianSeat(), PlanFollowUp{id, FollowUpKind::Hours24, "how she is"});
        RecordCarePlan plan;
        plan.incident = id;
        plan.plan.radioSafe = "one person speaks";
        mustAs(room.desk, clinicianSeat(), plan);
        room.show(id);
        room.press(Qt::Key_6, Qt::AltModifier);
        QTRY_COMPARE(looksIn(room).size(), std::size_t(1));
        QVERIFY(looksIn(room).back().view == CareView::FollowUps);
        QVERIFY(!looksIn(room).back().incident);
        room.press(Qt::Key_8, Qt::AltModifier);
        QTRY_COMPARE(looksIn(room).size(), std::size_t(2));
        QVERIFY(looksIn(room).back().view == CareView::CareRecord);
        QVERIFY(!looksIn(room).back().incident);
        room.workspace().show(other);
        turnAllPages(room);
        QCOMPARE(looksIn(room).size(), std::size_t(2));
    }

    // Behind the checklist, or behind another workspace, nobody reads it.
    void whatIsNotInSightIsNotRead()
    {
        CareRoom room;
        const IncidentId empty = room.desk.room().open("WELFARE", "9 Elm St");
        const IncidentId id = bridgeCall(room.desk);
        writeOn(room, id, CareSheet::Outcome, CareField::Seen);
        room.show(empty);
        room.press(Qt::Key_K, Qt::AltModifier);
        room.workspace().show(id);
        QTest::qWait(kSettledMs);
        room.workspace().hide();
        room.workspace().show(empty);
        room.workspace().setVisible(true);
        QTest::qWait(kSettledMs);
        QVERIFY(looksIn(room).empty());
        room.workspace().show(id);
        room.workspace().focusList();
        room.press(Qt::Key_K, Qt::AltModifier);
        QTRY_COMPARE(looksIn(room).size(), std::size_t(1));
    }

    // The one that stood there before is on the screen no more when the desk comes back to sight.
    void whatWasLeftBehindIsNotReadOnTheWayBack()
    {
        CareRoom room;
        const IncidentId empty = room.desk.room().open("WELFARE", "9 Elm St");
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.workspace().hide();
        writeOn(room, id, CareSheet::Outcome, CareField::Seen);
        room.workspace().show(empty);
        room.workspace().setVisible(true);
        QTest::qWait(kSettledMs);
        QVERIFY(looksIn(room).empty());
    }

    // Its reason is on the record by then; its pages ask and write nothing further.
    void aRestrictedRecordKeepsItsQuestion()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        writeOn(room, id, CareSheet::Outcome, CareField::Seen);
        writeOn(room, id, CareSheet::Certificate, CareField::Condition);
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"});
        room.show(id);
        turnAllPages(room);
        QVERIFY(looksIn(room).empty());
        room.press(Qt::Key_1, Qt::AltModifier);
        room.press(Qt::Key_0, Qt::AltModifier);
        room.type(QStringLiteral("going there now"));
        room.press(Qt::Key_Return);
        QTRY_COMPARE(looksIn(room).size(), std::size_t(1));
        QTRY_VERIFY(room.shown<QLabel>("sheet-seen-standing"));
        room.press(Qt::Key_4, Qt::AltModifier);
        QTest::qWait(kSettledMs);
        QCOMPARE(looksIn(room).size(), std::size_t(1));
        QCOMPARE(looksIn(room).front().reason, std::string("going there now"));
    }

    void aLookThatCannotBeSavedIsToldAndTriedAgain()
    {
        CareRoom room;
        const IncidentId empty = room.desk.room().open("WELFARE", "9 Elm St");
        const IncidentId id = bridgeCall(room.desk);
        writeOn(room, id, CareSheet::Outcome, CareField::Seen);
        room.show(empty);
        QTest::qWait(kSettledMs);
        QString told;
        connect(&room.workspace(), &CrisisWorkspace::said, this,
                [&told](const QString& sentence, Tone) { told = sentence; });
        room.desk.refuseNextWith(refuse(RefusalCode::DiskFull, "demo.haven"));
        room.workspace().show(id);
        // Nobody waits for it.
        QVERIFY(room.shown<QLabel>("sheet-seen-standing"));
        QTRY_VERIFY2(told.contains(QStringLiteral("disk")), qPrintable(told));
        QVERIFY(looksIn(room).empty());
        room.press(Qt::Key_2, Qt::AltModifier);
        room.press(Qt::Key_1, Qt::AltModifier);
        QTRY_COMPARE(looksIn(room).size(), std::size_t(1));
    }
};

HAVEN_TESTS(TestCareSight)
#include "tst_care_sight.moc"
