#include "models/items/follow_up_model.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/care_room.h"
#include "tests/ui/crisis_scene.h"
#include "tests/ui/filled_care.h"
#include "ui/care/plan_cards.h"
#include "ui/widgets/key_button.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

class TestCareFollowUp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFollowUpIsPromisedTriedAndDoneByKeys()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_6, Qt::AltModifier);
        auto* panel = room.find<QWidget>("followUpPanel");
        QVERIFY(panel->isVisible());
        room.find<KeyButton>("promise48")->setFocus();
        room.press(Qt::Key_4);
        QTRY_COMPARE(room.desk.state().followUps.size(), std::size_t(1));
        auto* view = room.find<QTableView>("followUpView");
        QAbstractItemModelTester tester(view->model());
        QTRY_VERIFY(view->isVisible());
        view->setFocus();
        view->setCurrentIndex(view->model()->index(1, 0));
        QTRY_VERIFY(room.find<KeyButton>("followUpDone")->isVisible());
        room.press(Qt::Key_O);
        auto* message = panel->findChild<QLabel*>(QStringLiteral("followUpMessage"));
        QTRY_VERIFY(message->text().contains(QStringLiteral("not done")));
        room.press(Qt::Key_R);
        QTRY_COMPARE(room.desk.state().followUps.at(FollowUpId(1)).tries.size(), std::size_t(1));
        room.press(Qt::Key_O);
        QTRY_VERIFY(room.desk.state().followUps.at(FollowUpId(1)).end == FollowUpEnd::Done);
    }

    void aPromiseSaysWhatItIsForAndItsWordsAreKeptUntilItIsMade()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_6, Qt::AltModifier);
        // Whoever types at once writes what it is for; no digit of that promises anything.
        auto* what = room.find<QLineEdit>("followUpWhat");
        QVERIFY(what->hasFocus());
        room.type(QStringLiteral("2 calls, after 4, not at work"));
        QVERIFY(room.desk.state().followUps.empty());
        const std::string key = "follow-up-what/" + room.desk.state().incidents.at(id).number;
        QTRY_COMPARE(room.desk.draft(key), std::string("2 calls, after 4, not at work"));
        room.desk.refuseNextWith(refuse(RefusalCode::DiskFull, "demo.haven"));
        room.find<KeyButton>("promise48")->setFocus();
        room.press(Qt::Key_4);
        QTRY_VERIFY(room.find<QLabel>("followUpMessage")->text().contains(QStringLiteral("disk")));
        QCOMPARE(what->text(), QStringLiteral("2 calls, after 4, not at work"));
        room.press(Qt::Key_4);
        QTRY_COMPARE(room.desk.state().followUps.size(), std::size_t(1));
        QCOMPARE(room.desk.state().followUps.at(FollowUpId(1)).text,
                 std::string("2 calls, after 4, not at work"));
        QTRY_VERIFY(what->text().isEmpty());
        QVERIFY(room.desk.draft(key).empty());
    }

    // How the person is safely reached is not for a dispatcher who relieves at the same desk.
    void whatAClinicianBeganIsNotReadByWhoeverRelieves()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_6, Qt::AltModifier);
        auto* what = room.find<QLineEdit>("followUpWhat");
        const QString begun = QStringLiteral("at her sister's, not at home");
        room.type(begun);
        QCOMPARE(what->text(), begun);
        const Seat clinician = room.desk.seat();
        Seat dispatcher = dispatcherSeat();
        dispatcher.position = clinician.position;
        room.desk.setSeat(dispatcher);
        QVERIFY2(what->text().isEmpty(), qPrintable(what->text()));
        room.desk.setSeat(clinician);
        QCOMPARE(what->text(), begun);
    }

    void aFollowUpSaysWhomToCallAndWhetherItIsSafe()
    {
        CareRoom room;
        OpenIncident open;
        open.type = TypeCode("SUICTHRT");
        open.location.text = "118 Wharf St";
        CallDraft call;
        call.callerName = "Dana Reed";
        call.relation = "sister";
        call.callback = "203-555-0147";
        call.safeContact = SafeContact::Never;
        open.call = call;
        QVERIFY(room.desk.room().run(open));
        const IncidentId id(room.desk.room().state().counters.incident);
        Person person;
        person.name = "Sam Reed";
        person.phone = "203-555-0148";
        mustAs(room.desk, clinicianSeat(), RecordPerson{id, person});
        mustAs(room.desk, clinicianSeat(),
               PlanFollowUp{id, FollowUpKind::Hours24, "by the neighbor"});
        room.show(id);
        room.press(Qt::Key_6, Qt::AltModifier);
        auto* view = room.find<QTableView>("followUpView");
        const auto what = [view] {
            const int column = static_cast<int>(FollowUpColumn::What);
            return view->model()->index(1, column).data().toString();
        };
        QTRY_COMPARE(what(), QStringLiteral("by the neighbor"));
        auto* whom = room.find<QLabel>("followUpWhom");
        QTRY_VERIFY(whom->isVisible());
        for (const char* part :
             {"Sam Reed", "203-555-0148", "Dana Reed", "sister", "203-555-0147", "NEVER call back"})
            QVERIFY2(whom->text().contains(QString::fromLatin1(part)), qPrintable(whom->text()));
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"});
        room.desk.sync();
        QTRY_VERIFY(!whom->text().contains(QStringLiteral("Reed")));
        // Nor in its row, where it is said how somebody is safely reached.
        QTRY_COMPARE(what(), QStringLiteral("restricted"));
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Normal, "cleared"});
        room.desk.sync();
        QTRY_COMPARE(what(), QStringLiteral("by the neighbor"));
    }

    void aMissedFollowUpTakesItsReason()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        mustAs(room.desk, clinicianSeat(), PlanFollowUp{id, FollowUpKind::Hours24, {}});
        room.desk.pass(Span::hours(30));
        room.show(id);
        room.press(Qt::Key_6, Qt::AltModifier);
        auto* view = room.find<QTableView>("followUpView");
        QVERIFY(view->hasFocus());
        QCOMPARE(view->model()->index(0, 0).data().toString(), QStringLiteral("Overdue"));
        room.press(Qt::Key_M);
        room.type(QStringLiteral("telephone is off"));
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.desk.state().followUps.at(FollowUpId(1)).end == FollowUpEnd::Missed);
    }

    void aDispatcherIsToldHowManyAndOfNobody()
    {
        CareRoom room;
        const IncidentId id = fillCare(room.desk);
        room.desk.setSeat(dispatcherSeat());
        room.show(id);
        room.press(Qt::Key_6, Qt::AltModifier);
        QVERIFY(!room.find<QTableView>("followUpView")->isVisible());
        QVERIFY(room.find<QLabel>("followUpEmpty")->isVisible());
        QVERIFY(!room.find<KeyButton>("followUpReached")->isVisible());
    }
};

HAVEN_TESTS(TestCareFollowUp)
#include "tst_care_follow_up.moc"
